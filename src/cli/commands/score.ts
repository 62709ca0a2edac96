import { ReconcileError } from '../../domain/reconcile-error.ts'
import { formatScore } from '../../score/format-score.ts'
import { score } from '../../score/score.ts'
import { type Command, textFlag } from './command.ts'

export const scoreCommand: Command = {
  name: 'score',
  summary: 'Chấm một lần chạy trên dữ liệu giả: độ chính xác và độ phủ theo từng quy tắc, kể ra từng trường hợp sai.',
  arguments: [],
  flags: [
    { name: 'truth', value: 'dir', description: 'thư mục truth do doisoat generate ghi', required: true },
    { name: 'out', value: 'dir', description: 'thư mục kết quả của lần chạy', default: 'out' },
    { name: 'json', description: 'in kết quả dạng JSON' },
  ],
  example: 'doisoat score --truth /tmp/nation/truth --out /tmp/lists',
  async run(_, flags) {
    const truth = textFlag(flags, 'truth') ?? ''
    const report = await score({ truth, run: textFlag(flags, 'out') ?? 'out' }).catch((error: unknown) => {
      if (error instanceof RangeError) throw new ReconcileError('truth-missing', { folder: truth }, error)
      throw error
    })
    process.stdout.write(flags.json === true ? `${JSON.stringify(report)}\n` : formatScore(report))
    return 0
  },
}

import { ReconcileError } from '../../domain/reconcile-error.ts'
import { generate } from '../../generate/generate.ts'
import { type Command, type FlagValues, listFlag, textFlag } from './command.ts'

function numberFlag(flags: FlagValues, name: string, expected: string, valid: (value: number) => boolean): number {
  const found = textFlag(flags, name) ?? ''
  const value = Number(found)
  if (found.trim() === '' || !valid(value)) throw new ReconcileError('flag-invalid', { flag: name, found, expected })
  return value
}

export const generateCommand: Command = {
  name: 'generate',
  summary: 'Dựng dữ liệu giả của một quốc gia tưởng tượng, có đáp án, để thử và chấm điểm.',
  arguments: [],
  flags: [
    { name: 'out', value: 'dir', description: 'nơi ghi: <dir>/input và <dir>/truth', required: true },
    { name: 'people', value: 'n', description: 'số người', default: '20000' },
    { name: 'seed', value: 'n', description: 'số gieo; cùng số cho cùng dữ liệu', default: '1' },
    { name: 'errors', value: 'p', description: 'tỷ lệ dòng bị làm hỏng như ngoài thực tế, từ 0 đến 1', default: '0' },
    {
      name: 'messy',
      description: 'viết như cơ quan gửi: tiêu đề gộp, phông cũ, dòng cộng, nhiều trang tính …; cùng đáp án',
    },
    { name: 'province', value: 'code', description: 'chỉ các tỉnh này', repeat: true },
    { name: 'year', value: 'YYYY', description: 'năm của dữ liệu thuế', default: '2025' },
    { name: 'json', description: 'in kết quả dạng JSON' },
  ],
  example: 'doisoat generate --people 20000 --seed 7 --out /tmp/nation',
  async run(_, flags) {
    const whole = (value: number): boolean => Number.isSafeInteger(value) && value > 0
    const provinces = listFlag(flags, 'province')
    const summary = await generate({
      people: numberFlag(flags, 'people', 'một số nguyên dương', whole),
      seed: numberFlag(flags, 'seed', 'một số nguyên từ 0', (value) => Number.isSafeInteger(value) && value >= 0),
      errors: numberFlag(flags, 'errors', 'một số từ 0 đến 1', (value) => value >= 0 && value <= 1),
      year: numberFlag(flags, 'year', 'một năm, ví dụ 2025', (value) => whole(value) && value >= 2019 && value <= 2100),
      messy: flags.messy === true,
      out: textFlag(flags, 'out') ?? '',
      ...(provinces.length > 0 ? { provinces } : {}),
    })
    if (flags.json === true) process.stdout.write(`${JSON.stringify(summary)}\n`)
    else {
      process.stdout.write(`Đã dựng ${summary.people} người, ${summary.employers} đơn vị:\n`)
      for (const file of summary.files) process.stdout.write(`  ${file.path}  ${file.rows} dòng\n`)
    }
    return 0
  },
}

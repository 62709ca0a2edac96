import { linkFiles } from '../../link-files/link-files.ts'
import { summaryText } from '../../link-files/summary-text.ts'
import { LINK_MARKER, writeLinked } from '../../link-files/write-linked.ts'
import { checkOutputOf } from './check-folders.ts'
import { type Command, textFlag } from './command.ts'

export const linkCommand: Command = {
  name: 'link',
  summary:
    'Tìm các bản ghi của cùng một đối tượng trong một hay nhiều tệp, theo một mô hình so sánh; không cần đáp án.',
  arguments: [{ name: 'file', description: 'một hay nhiều tệp .csv, hoặc trang tính đầu của sổ tính', repeat: true }],
  flags: [
    {
      name: 'model',
      value: 'yaml',
      description: 'mô hình: cột, quy tắc gom khối, phép so sánh, ngưỡng',
      required: true,
    },
    { name: 'out', value: 'dir', description: 'thư mục kết quả', required: true },
    { name: 'parameters', value: 'json', description: 'model.json của lần trước: dùng lại tham số, không ước lượng' },
    { name: 'json', description: 'in kết quả dạng JSON' },
  ],
  example: 'doisoat link a.csv b.csv --model model.yaml --out linked',
  async run([given], flags) {
    const files = Array.isArray(given) ? (given as readonly string[]) : []
    const out = textFlag(flags, 'out') ?? ''
    checkOutputOf(out, [...files, textFlag(flags, 'model') ?? ''], LINK_MARKER)
    const linked = await linkFiles({
      files,
      model: textFlag(flags, 'model') ?? '',
      parameters: textFlag(flags, 'parameters'),
    })
    const json = await writeLinked(linked, out)
    process.stdout.write(flags.json === true ? `${JSON.stringify(json)}\n` : summaryText(linked, json, out))
    return 0
  },
}

import { dirname, relative, resolve } from 'node:path'
import { matchesGlob } from '../../config/glob.ts'
import { loadSiteConfig } from '../../config/load-config.ts'
import { profileFile, type TableProfile } from '../../ingest/profile-file.ts'
import { type Command, textFlag } from './command.ts'

const DELIMITERS: Readonly<Record<string, string>> = {
  ',': 'dấu phẩy',
  ';': 'dấu chấm phẩy',
  '\t': 'tab',
  '|': 'gạch đứng',
}

function formatProfile(profile: TableProfile): string {
  const name = profile.sheet === '' ? profile.file : `${profile.file}!${profile.sheet}`
  const lines = [
    name,
    `  loại: ${profile.source === null ? 'CHƯA NHẬN DẠNG' : `${profile.source} (${profile.sourceTitle})`}`,
  ]
  const reading = [profile.encoding, DELIMITERS[profile.delimiter] ?? ''].filter((part) => part !== '').join(', ')
  lines.push(`  cách đọc: ${reading}; ${profile.rows} dòng; tiêu đề ở dòng ${profile.headerRow ?? '-'}`)
  if (profile.title.length > 0) lines.push(`  phần đầu tệp: ${profile.title.join('; ')}`)
  for (const [ours, value] of Object.entries(profile.values)) lines.push(`  cả tệp   ${ours.padEnd(28)} = ${value}`)
  for (const [ours, [header, place]] of Object.entries(profile.columns))
    lines.push(`  cột ${String(place).padStart(3)}  ${ours.padEnd(28)} ← ${header}`)
  if (profile.unmapped.length > 0) lines.push(`  không dùng: ${profile.unmapped.join('; ')}`)
  for (const problem of profile.problems) lines.push(`  lưu ý: ${problem}`)
  return `${lines.join('\n')}\n`
}

export const profileCommand: Command = {
  name: 'profile',
  summary:
    'Tệp trông ra sao dưới mắt chương trình: loại, mã chữ, trang tính, dòng tiêu đề, cột nào là gì, chỗ nào vướng.',
  arguments: [
    { name: 'file', description: 'một hay nhiều tệp .csv, .tsv, .txt, .xlsx, .xls, .xlsb, .ods', repeat: true },
  ],
  flags: [
    { name: 'input', value: 'dir', description: 'thư mục có doisoat.yaml để áp dụng; mặc định là thư mục của tệp' },
    { name: 'json', description: 'in dạng JSON' },
  ],
  example: 'doisoat profile thue/05-1_2025.xlsx',
  async run([files], flags) {
    const profiles: TableProfile[] = []
    for (const file of Array.isArray(files) ? (files as readonly string[]) : []) {
      const folder = resolve(textFlag(flags, 'input') ?? dirname(file))
      const config = await loadSiteConfig(folder)
      const path = relative(folder, resolve(file)).replaceAll('\\', '/')
      const mapping = config.files.find(({ match }) => matchesGlob(match, path)) ?? null
      profiles.push(...(await profileFile(file, mapping)))
    }
    process.stdout.write(flags.json === true ? `${JSON.stringify(profiles)}\n` : profiles.map(formatProfile).join('\n'))
    return profiles.every((profile) => profile.source !== null) ? 0 : 2
  },
}

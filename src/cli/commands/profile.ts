import { readFile } from 'node:fs/promises'
import { dirname, relative, resolve } from 'node:path'
import { matchesGlob } from '../../config/glob.ts'
import { loadSiteConfig } from '../../config/load-config.ts'
import { ReconcileError } from '../../domain/reconcile-error.ts'
import { writePrivateFile } from '../../files/folders.ts'
import { type ProfiledTable, profileFile } from '../../ingest/profile-file.ts'
import { profileText } from '../../ingest/profile-text.ts'
import { pinningLines } from '../../ingest/profile-yaml.ts'
import { type Command, textFlag } from './command.ts'

interface ProfiledFile {
  readonly tables: readonly ProfiledTable[]
  /** The entry for doisoat.yaml. */
  readonly yaml: readonly string[]
}

async function profileOne(file: string, input: string | undefined): Promise<ProfiledFile> {
  const folder = resolve(input ?? dirname(file))
  const config = await loadSiteConfig(folder)
  const path = relative(folder, resolve(file)).replaceAll('\\', '/')
  const mapping = config.files.find(({ match }) => matchesGlob(match, path)) ?? null
  const tables = await profileFile(file, mapping, path)
  return { tables, yaml: pinningLines(path, tables) }
}

function textOf({ tables, yaml }: ProfiledFile): string {
  const texts = tables.map(({ profile }) => profileText(profile)).join('\n')
  return yaml.length === 0 ? texts : `${texts}  ghim trong doisoat.yaml:\nfiles:\n${yaml.join('\n')}\n`
}

/** Adds entries to a doisoat.yaml that ends with its list of files, or begins one. @throws ReconcileError flag-invalid for any other. */
async function addTo(path: string, entries: readonly string[]): Promise<void> {
  const known = await readFile(path, 'utf8').catch(() => '')
  const keys = [...known.matchAll(/^(\w+):(.*)$/gm)]
  const last = keys.at(-1)
  const endsWithFiles = last?.[1] === 'files' && (last[2] ?? '').trim() === ''
  if (keys.some(([, key]) => key === 'files') && !endsWithFiles)
    throw new ReconcileError('flag-invalid', {
      flag: 'yaml',
      found: path,
      expected: 'tệp kết thúc bằng danh sách files; dán các dòng đã in vào đúng chỗ',
    })
  const start = known === '' || known.endsWith('\n') ? known : `${known}\n`
  await writePrivateFile(path, `${start}${endsWithFiles ? '' : 'files:\n'}${entries.join('\n')}\n`)
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
    { name: 'yaml', value: 'file', description: 'ghi thêm các dòng ghim cách đọc vào tệp doisoat.yaml này' },
  ],
  example: 'doisoat profile thue/05-1_2025.xlsx',
  async run([files], flags) {
    const profiled: ProfiledFile[] = []
    for (const file of Array.isArray(files) ? (files as readonly string[]) : [])
      profiled.push(await profileOne(file, textFlag(flags, 'input')))
    const profiles = profiled.flatMap(({ tables }) => tables.map(({ profile }) => profile))
    process.stdout.write(flags.json === true ? `${JSON.stringify(profiles)}\n` : profiled.map(textOf).join('\n'))
    const target = textFlag(flags, 'yaml')
    const entries = profiled.flatMap(({ yaml }) => yaml)
    if (target !== undefined && entries.length > 0) await addTo(target, entries)
    return profiles.every(({ source }) => source !== null) ? 0 : 2
  },
}

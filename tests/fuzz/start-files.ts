import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { listInputFiles } from '../../src/files/folders.ts'
import { readCases } from '../cases/runner/read-cases.ts'
import { caseFileBytes } from '../cases/runner/write-case-file.ts'

/** A whole file from which mutants are made. */
export interface StartFile {
  readonly name: string
  readonly kind: 'text' | 'workbook'
  readonly bytes: Buffer
}

const SAMPLE_DATA = join(import.meta.dirname, '..', '..', 'sample-data')
/** What is larger (bombs, blank rows by the hundred thousand) shows nothing more and takes its time. */
const MOST_BYTES = 64 * 1024

const kindOf = (bytes: Buffer): StartFile['kind'] =>
  bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004')) ? 'workbook' : 'text'

/** The files of the corpus and those of sample-data, in one order. Large CSV files are cut at a line's end. */
export async function startFiles(): Promise<readonly StartFile[]> {
  const files: StartFile[] = []
  for (const { area, name, content } of readCases()) {
    for (const file of content?.files ?? []) {
      if (JSON.stringify(file).includes('"times"')) continue
      const bytes = await caseFileBytes(file)
      if (bytes.length > 0 && bytes.length <= MOST_BYTES)
        files.push({ name: `${area}/${name}/${basename(file.path)}`, kind: kindOf(bytes), bytes })
    }
  }
  for (const { path, absolutePath } of await listInputFiles(SAMPLE_DATA)) {
    if (!/\.(csv|xlsx)$/.test(path)) continue
    const bytes = readFileSync(absolutePath)
    const cut = bytes.length <= 8192 || kindOf(bytes) === 'workbook' ? bytes.length : bytes.lastIndexOf(10, 8192) + 1
    files.push({ name: `sample-data/${path}`, kind: kindOf(bytes), bytes: bytes.subarray(0, cut) })
  }
  return files
}

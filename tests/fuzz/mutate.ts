import { BYTE_MUTATIONS } from './mutate-bytes.ts'
import { delimiterOf, TEXT_MUTATIONS } from './mutate-text.ts'
import { unzipped, WORKBOOK_MUTATIONS, zipped } from './mutate-workbook.ts'
import { type Random, randomFor } from './random.ts'
import type { StartFile } from './start-files.ts'

export interface Mutant {
  /** "csv/semicolon/nguoi.csv: columns swapped, truncated". */
  readonly about: string
  /** Name of the file in the input folder. */
  readonly file: string
  readonly bytes: Buffer
}

/** Mutant number `index` of that seed: one of the start files after one to three mutations. The same for the same files, seed and index. */
export async function mutant(seed: number, index: number, files: readonly StartFile[]): Promise<Mutant> {
  const random = randomFor(seed, index)
  const start = random.pick(files)
  let bytes = start.bytes
  const done: string[] = []
  for (let times = 1 + random.below(3); times > 0; times--) {
    if (bytes.length === 0) break
    const [name, next] = await mutated(bytes, start.kind, random)
    done.push(name)
    bytes = next
  }
  // The name must not tell more than a sender's would: now and then it is that of the other kind.
  const honest = start.kind === 'workbook' ? 'xlsx' : 'csv'
  const ending = random.below(20) === 0 ? random.pick(['csv', 'xlsx', 'txt', 'xls', 'xlsm']) : honest
  return { about: `${start.name}: ${done.join(', ')}`, file: `tep.${ending}`, bytes }
}

async function mutated(bytes: Buffer, kind: StartFile['kind'], random: Random): Promise<readonly [string, Buffer]> {
  const structured = random.below(4) > 0
  if (structured && kind === 'text') return mutatedText(bytes, random)
  if (structured && kind === 'workbook') {
    const parts = await unzipped(bytes)
    if (parts !== null && parts.size > 0) {
      const name = random.pick(Object.keys(WORKBOOK_MUTATIONS))
      const next = WORKBOOK_MUTATIONS[name]?.(parts, random) ?? parts
      return [name, await zipped(next).catch(() => bytes)]
    }
  }
  const name = random.pick(Object.keys(BYTE_MUTATIONS))
  return [name, BYTE_MUTATIONS[name]?.(bytes, random) ?? bytes]
}

/** Lines are changed as Latin-1, which keeps every byte; a part of them may then be written in another encoding. */
function mutatedText(bytes: Buffer, random: Random): readonly [string, Buffer] {
  if (random.below(8) === 0) {
    const cut = random.below(bytes.length)
    const encoding = random.pick(['utf16le', 'latin1', 'utf8'] as const)
    return [
      `encodings mixed (${encoding})`,
      Buffer.concat([
        bytes.subarray(0, cut),
        Buffer.from(bytes.subarray(cut).toString(random.pick(['utf8', 'latin1'] as const)), encoding),
      ]),
    ]
  }
  const text = bytes.toString('latin1')
  const name = random.pick(Object.keys(TEXT_MUTATIONS))
  const lines = TEXT_MUTATIONS[name]?.(text.split('\n'), random, delimiterOf(text)) ?? []
  // What a mutation puts in is Unicode; what was there is bytes.
  const written = Buffer.concat(
    lines.map((line, at) => Buffer.from(at === 0 ? line : `\n${line}`, /[^\0-\xff]/.test(line) ? 'utf8' : 'latin1')),
  )
  return [name, written]
}

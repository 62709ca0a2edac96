/** A process that reads mutants one by one: it gets their numbers and answers with what became of them. */
import { openStore } from '../../src/store/open-store.ts'
import { ingestOne, type Verdict } from './ingest-one.ts'
import { mutant } from './mutate.ts'
import { startFiles } from './start-files.ts'

export interface Answer extends Verdict {
  readonly index: number
  readonly about: string
  readonly bytes: number
  /** Peak resident memory of this process so far, in MB. */
  readonly peakMegabytes: number
}

const files = await startFiles()
const store = await openStore('sqlite::memory:')

process.on('message', async ({ seed, index }: { seed: number; index: number }) => {
  const made = await mutant(seed, index, files)
  process.send?.({ index, about: made.about, started: true })
  const verdict = await ingestOne(store, made)
  const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024)
  process.send?.({ ...verdict, index, about: made.about, bytes: made.bytes.length, peakMegabytes } satisfies Answer)
})
process.send?.({ ready: true })

import { sourceFiles } from '../evidence.ts'
import type { PublishWork } from '../publish-work.ts'
import { closeCases } from './close-cases.ts'
import { matchCases } from './match-cases.ts'
import { openCases } from './open-cases.ts'
import { rewindNight } from './rewind.ts'
import { writeLedger } from './write-ledger.ts'

/** The findings of tonight meet the cases of earlier nights. Fills `case_tonight` and moves the ledger on; returns how many findings hold. */
export async function updateCases(work: PublishWork): Promise<number> {
  await rewindNight(work.db, work.asOf)
  await matchCases(work)
  const opened = await openCases(work, await sourceFiles(work.db))
  await closeCases(work)
  await writeLedger(work)
  return opened
}

import { defineStage } from '../pipeline/stage.ts'
import { EMPLOYER_SCRATCH } from './employer-scratch.ts'
import { forgetEmployerScratch, identifyEmployers } from './employers.ts'
import { PERSON_SCRATCH } from './person-scratch.ts'
import { identifyPersons } from './persons.ts'
import { IDENTITY_READS, IDENTITY_WRITES, type Work } from './work.ts'

/** Who is who: one employer for all its tax IDs and units, one person for all keys that are known to be theirs. */
export const identity = defineStage({
  name: 'identity',
  summary: 'Give every employer and every person one number, and leave out of it what cannot be told apart.',
  reads: IDENTITY_READS,
  writes: IDENTITY_WRITES,
  scratch: [...EMPLOYER_SCRATCH, ...PERSON_SCRATCH],
  async run(context) {
    const work: Work = { db: context.db, dialect: context.dialect, step: (name) => context.progress.note(name) }
    const { employers, units } = await identifyEmployers(work)
    const { rows, keys, persons } = await identifyPersons(work)
    await forgetEmployerScratch(work)
    return { employers, units, rows, keys, persons }
  },
})

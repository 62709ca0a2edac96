import { sql } from 'kysely'
import { type Check, defineStage } from '../pipeline/stage.ts'
import { rowsOf } from '../store/scratch.ts'
import { EMPLOYER_SCRATCH } from './employer-scratch.ts'
import { forgetEmployerScratch, identifyEmployers } from './employers.ts'
import { FACT_SCRATCH } from './fact-scratch.ts'
import { TABLES_OF_PEOPLE } from './listing-sources.ts'
import { PERSON_SCRATCH } from './person-scratch.ts'
import { identifyPersons } from './persons.ts'
import { IDENTITY_READS, IDENTITY_WRITES, type IdentityTable, type Work } from './work.ts'

/** A row without a person would be invisible to every rule. */
function everyRowHasAPerson(table: string): Check<IdentityTable> {
  return {
    name: `every row of ${table} has a person`,
    severity: 'error',
    violations: () =>
      rowsOf(sql`select line.file_id || ':' || line.row_number as key, 'no row in person_row' as detail
        from ${sql.table(table)} as line
        left join person_row as named on named.file_id = line.file_id and named.row_number = line.row_number
        where named.person_id is null`),
  }
}

/** Who is who: one employer for all its tax IDs and units, one person for all keys that are known to be theirs. */
export const identity = defineStage({
  name: 'identity',
  summary: 'Ghép mọi mã số về một đơn vị, mọi giấy tờ về một người; không ghép khi chưa đủ căn cứ.',
  reads: IDENTITY_READS,
  writes: IDENTITY_WRITES,
  scratch: [...EMPLOYER_SCRATCH, ...PERSON_SCRATCH, ...FACT_SCRATCH],
  checks: [
    ...TABLES_OF_PEOPLE.map(everyRowHasAPerson),
    {
      name: 'every person of a row is described',
      severity: 'error',
      violations: (db) =>
        db
          .selectFrom('person_row as line')
          .leftJoin('person', 'person.person_id', 'line.person_id')
          .where('person.person_id', 'is', null)
          .select(['line.person_id as key', sql<string>`'no row in person'`.as('detail')]),
    },
  ],
  async run(context) {
    const work: Work = { db: context.db, dialect: context.dialect, step: (name) => context.progress.note(name) }
    const { employers, units } = await identifyEmployers(work)
    const { rows, keys, persons } = await identifyPersons(work)
    await forgetEmployerScratch(work)
    return { employers, units, rows, keys, persons }
  },
})

import { textValue } from '../../store/expressions.ts'
import { insertFrom, insertFromInto } from '../../store/insert-from.ts'
import type { PublishDb, PublishWork } from '../publish-work.ts'
import { publishKey, publishNext } from './scratch.ts'

/** Brings tonight's states and newly learnt keys into the ledger, in the transaction that publishes the lists. */
export async function writeLedger(work: PublishWork): Promise<void> {
  const { db, dialect, asOf } = work
  await dialect.finishTable(db, publishNext)
  await db
    .deleteFrom('ledger.cases')
    .where('case_id', 'in', (query) => query.selectFrom('publish_next').select('publish_next.case_id'))
    .execute()
  await insertFrom(db, 'ledger.cases', db.selectFrom('publish_next').selectAll())
  await addKeys(work)
  await db.deleteFrom('ledger.facts').where('name', '=', 'last_as_of').execute()
  await db.insertInto('ledger.facts').values({ name: 'last_as_of', value: asOf }).execute()
}

/** A case is found again by any key that was ever known for it, so keys are only added. */
async function addKeys({ db, dialect, asOf }: PublishWork): Promise<void> {
  await insertFromInto(db, publishKey, employerKeys(db).union(personKeys(db)).union(mergedKeys(db)))
  await dialect.finishTable(db, publishKey)
  const fresh = db
    .selectFrom('publish_key as tonight')
    .leftJoin('ledger.case_keys as known', (on) =>
      on
        .onRef('known.case_id', '=', 'tonight.case_id')
        .onRef('known.side', '=', 'tonight.side')
        .onRef('known.key', '=', 'tonight.key'),
    )
    .where('known.case_id', 'is', null)
    .select(['tonight.case_id', 'tonight.side', 'tonight.key', textValue(asOf).as('added_on')])
  await insertFrom(db, 'ledger.case_keys', fresh)
}

function employerKeys(db: PublishDb) {
  return db
    .selectFrom('publish_found as found')
    .innerJoin('employer_key', 'employer_key.employer_id', 'found.employer_id')
    .where('found.employer_id', '<>', 0)
    .select(['found.case_id', textValue<string>('E').as('side'), 'employer_key.key'])
}

function personKeys(db: PublishDb) {
  return db
    .selectFrom('publish_found as found')
    .innerJoin('person_key', 'person_key.person_id', 'found.person_id')
    .where('found.person_id', '<>', 0)
    .select(['found.case_id', textValue<string>('P').as('side'), 'person_key.key'])
}

function mergedKeys(db: PublishDb) {
  return db
    .selectFrom('publish_found as merged')
    .innerJoin('ledger.case_keys as known', 'known.case_id', 'merged.case_id')
    .where('merged.merged_into', '<>', '')
    .select(['merged.merged_into as case_id', 'known.side', 'known.key'])
}

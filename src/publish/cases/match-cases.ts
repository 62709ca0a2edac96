import { sql } from 'kysely'
import { textValue, wholeNumber } from '../../store/expressions.ts'
import { insertFromInto } from '../../store/insert-from.ts'
import { pageRows } from '../../store/page-rows.ts'
import { lookUp } from '../look-up.ts'
import { PAGE, type PublishDb, type PublishWork } from '../publish-work.ts'
import { mintCaseId } from './case-id.ts'
import { publishContender, publishFound, publishLead, publishWon } from './scratch.ts'

/**
 * Decides which case of the ledger each finding of tonight continues. A finding and a case belong together when rule and
 * period are equal and they share a key on each side; what none matches is minted anew.
 */
export async function matchCases(work: PublishWork): Promise<void> {
  await listLeads(work)
  await collectContenders(work)
  await chooseCases(work)
  await listFoundCases(work)
}

async function listLeads({ db, dialect }: PublishWork): Promise<void> {
  const findings = db.selectFrom('findings').select(['finding_id', 'rule_id', 'period', 'employer_id', 'person_id'])
  for await (const page of pageRows(db, findings, ['finding_id'], PAGE)) {
    const employers = await lookUp(page, 'employer_id', (ids) =>
      db.selectFrom('employer').select(['employer_id', 'employer_key']).where('employer_id', 'in', ids).execute(),
    )
    const persons = await lookUp(page, 'person_id', (ids) =>
      db.selectFrom('person').select(['person_id', 'person_key']).where('person_id', 'in', ids).execute(),
    )
    const leads = page.map((finding) => {
      const employer_key = employers.get(finding.employer_id)?.employer_key ?? ''
      const person_key = persons.get(finding.person_id)?.person_key ?? ''
      const own_id = mintCaseId(finding.rule_id, employer_key, person_key, finding.period)
      return { ...finding, employer_key, person_key, own_id }
    })
    await dialect.load(db, publishLead, [leads])
  }
  await dialect.finishTable(db, publishLead)
}

async function collectContenders({ db, dialect }: PublishWork): Promise<void> {
  await insertFromInto(db, publishContender, byBothSides(db))
  await insertFromInto(db, publishContender, byEmployer(db))
  await insertFromInto(db, publishContender, byPerson(db))
  await dropOtherSides(db)
  await dialect.finishTable(db, publishContender)
}

/** A case that has keys on a side where the finding has nobody is another case: a worker's, not the employer's own. */
async function dropOtherSides(db: PublishDb): Promise<void> {
  await db
    .deleteFrom('publish_contender')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('ledger.case_keys as other')
          .select('other.key')
          .whereRef('other.case_id', '=', 'publish_contender.case_id')
          .whereRef('other.side', '=', 'publish_contender.other_side'),
      ),
    )
    .execute()
}

/** A worker's case: a key of the person and a key of the employer agree. */
function byBothSides(db: PublishDb) {
  return db
    .selectFrom('publish_lead as lead')
    .innerJoin('person_key', 'person_key.person_id', 'lead.person_id')
    .innerJoin('ledger.case_keys as person_side', (on) =>
      on.onRef('person_side.key', '=', 'person_key.key').on('person_side.side', '=', 'P'),
    )
    .innerJoin('ledger.cases as known', (on) =>
      on
        .onRef('known.case_id', '=', 'person_side.case_id')
        .onRef('known.rule_id', '=', 'lead.rule_id')
        .onRef('known.period', '=', 'lead.period'),
    )
    .innerJoin('ledger.case_keys as employer_side', (on) =>
      on.onRef('employer_side.case_id', '=', 'known.case_id').on('employer_side.side', '=', 'E'),
    )
    .innerJoin('employer_key', (on) =>
      on.onRef('employer_key.employer_id', '=', 'lead.employer_id').onRef('employer_key.key', '=', 'employer_side.key'),
    )
    .where('lead.person_id', '<>', 0)
    .where('lead.employer_id', '<>', 0)
    .select(['known.case_id', 'lead.finding_id', 'known.minted_on', textValue('').as('other_side')])
    .distinct()
}

/** A case of the employer itself: it has no key of a person. */
function byEmployer(db: PublishDb) {
  return db
    .selectFrom('publish_lead as lead')
    .innerJoin('employer_key', 'employer_key.employer_id', 'lead.employer_id')
    .innerJoin('ledger.case_keys as employer_side', (on) =>
      on.onRef('employer_side.key', '=', 'employer_key.key').on('employer_side.side', '=', 'E'),
    )
    .innerJoin('ledger.cases as known', (on) =>
      on
        .onRef('known.case_id', '=', 'employer_side.case_id')
        .onRef('known.rule_id', '=', 'lead.rule_id')
        .onRef('known.period', '=', 'lead.period'),
    )
    .where('lead.person_id', '=', 0)
    .select(['known.case_id', 'lead.finding_id', 'known.minted_on', textValue('P').as('other_side')])
    .distinct()
}

/** A case of a resident: it has no key of an employer. */
function byPerson(db: PublishDb) {
  return db
    .selectFrom('publish_lead as lead')
    .innerJoin('person_key', 'person_key.person_id', 'lead.person_id')
    .innerJoin('ledger.case_keys as person_side', (on) =>
      on.onRef('person_side.key', '=', 'person_key.key').on('person_side.side', '=', 'P'),
    )
    .innerJoin('ledger.cases as known', (on) =>
      on
        .onRef('known.case_id', '=', 'person_side.case_id')
        .onRef('known.rule_id', '=', 'lead.rule_id')
        .onRef('known.period', '=', 'lead.period'),
    )
    .where('lead.employer_id', '=', 0)
    .select(['known.case_id', 'lead.finding_id', 'known.minted_on', textValue('E').as('other_side')])
    .distinct()
}

/**
 * A case that several findings could continue goes to the one that would mint its very id, else to the smallest keys.
 * A finding that could continue several cases keeps the oldest; the others have proved to be the same and are merged into it.
 */
async function chooseCases({ db, dialect }: PublishWork): Promise<void> {
  const claims = db
    .selectFrom('publish_contender as contender')
    .innerJoin('publish_lead as lead', 'lead.finding_id', 'contender.finding_id')
    .select(['contender.case_id', 'contender.finding_id', 'contender.minted_on'])
    .select(
      sql<number>`row_number() over (partition by contender.case_id order by
        case when contender.case_id = lead.own_id then 0 else 1 end, lead.employer_key, lead.person_key, lead.finding_id)`.as(
        'place',
      ),
    )
  const won = db
    .selectFrom(claims.as('claim'))
    .where('claim.place', '=', 1)
    .select(['claim.case_id', 'claim.finding_id'])
    .select(
      sql<number>`row_number() over (partition by claim.finding_id order by claim.minted_on, claim.case_id)`.as(
        'place',
      ),
    )
  await insertFromInto(db, publishWon, won)
  await dialect.finishTable(db, publishWon)
}

async function listFoundCases({ db, dialect }: PublishWork): Promise<void> {
  const kept = db
    .selectFrom('publish_lead as lead')
    .leftJoin('publish_won as won', (on) => on.onRef('won.finding_id', '=', 'lead.finding_id').on('won.place', '=', 1))
    .select(({ fn }) => [
      fn.coalesce('won.case_id', 'lead.own_id').as('case_id'),
      'lead.employer_id',
      'lead.person_id',
      textValue('').as('merged_into'),
    ])
  const merged = db
    .selectFrom('publish_won as won')
    .innerJoin('publish_won as kept', (on) =>
      on.onRef('kept.finding_id', '=', 'won.finding_id').on('kept.place', '=', 1),
    )
    .where('won.place', '>', 1)
    .select([
      'won.case_id',
      wholeNumber(0).as('employer_id'),
      wholeNumber(0).as('person_id'),
      'kept.case_id as merged_into',
    ])
  await insertFromInto(db, publishFound, kept)
  await insertFromInto(db, publishFound, merged)
  await dialect.finishTable(db, publishFound)
}

import { sql } from 'kysely'
import { lastMonthOfMask, textValue } from '../../store/expressions.ts'
import { insertFromInto } from '../../store/insert-from.ts'
import { DIRECT_RULES } from '../../store/tables/results.ts'
import type { PublishDb, PublishWork } from '../publish-work.ts'
import { publishSign } from './scratch.ts'

/**
 * What tonight's data tells of the cases that no finding holds any more; `closingOf` reads it. Workers and employers are
 * asked apart, so that every join is on one column with an index.
 */
export async function listSigns({ db, dialect }: PublishWork): Promise<void> {
  const queries = [
    personInsured(db),
    personInsuredNow(db),
    employerInsured(db),
    personUnknown(db),
    employerUnknown(db),
    personTaxed(db),
    employerTaxed(db),
    personExcluded(db),
    employerExcluded(db),
    replaced(db),
  ]
  for (const query of queries) await insertFromInto(db, publishSign, query.distinct())
  await dialect.finishTable(db, publishSign)
}

const DIRECT = sql.join(DIRECT_RULES)

const workers = (db: PublishDb) =>
  db.selectFrom('publish_gone as gone').where('gone.has_person', '=', 1).where('gone.person_id', '<>', 0)

const employers = (db: PublishDb) =>
  db.selectFrom('publish_gone as gone').where('gone.has_person', '=', 0).where('gone.employer_id', '<>', 0)

/** The person is in a compulsory retirement fund, anywhere, in the year of the case. */
function personInsured(db: PublishDb) {
  return workers(db)
    .where('gone.direct', '=', 0)
    .innerJoin('insured_year as insured', 'insured.person_id', 'gone.person_id')
    .where('insured.retirement_mask', '<>', 0)
    .where(sql<boolean>`cast(insured.year as text) = gone.period`)
    .select(['gone.case_id', textValue<string>('insured').as('sign'), textValue<string>('').as('value')])
}

/** The person takes part, in whatever way, in the last month that the rolls know; a case of a past year asks about that year. */
function personInsuredNow(db: PublishDb) {
  return workers(db)
    .where('gone.direct', '=', 1)
    .innerJoin('rule_evaluation as rule', 'rule.rule_id', 'gone.rule_id')
    .where('rule.periods', '<>', 'year')
    .innerJoin('participation as part', 'part.person_id', 'gone.person_id')
    .innerJoin(lastMonth(db).as('last'), (on) =>
      on.onRef('part.from_month', '<=', 'last.month').onRef('part.to_month', '>=', 'last.month'),
    )
    .select(['gone.case_id', textValue<string>('insured_now').as('sign'), textValue<string>('').as('value')])
}

function lastMonth(db: PublishDb) {
  return db
    .selectFrom('known_year')
    .where('known_mask', '<>', 0)
    .select(sql<number>`max(${lastMonthOfMask(sql.ref('known_mask'), sql.ref('year'))})`.as('month'))
}

/** Somebody is in a compulsory retirement fund at the employer in the year of the case. */
function employerInsured(db: PublishDb) {
  return employers(db)
    .innerJoin('insured_year as insured', 'insured.employer_id', 'gone.employer_id')
    .where('insured.retirement_mask', '<>', 0)
    .where(sql<boolean>`cast(insured.year as text) = gone.period`)
    .select(['gone.case_id', textValue<string>('insured').as('sign'), textValue<string>('').as('value')])
}

/** The person is paid there in that year, in months of which nobody knows who was insured. */
function personUnknown(db: PublishDb) {
  return workers(db)
    .innerJoin('uncompared as unknown', 'unknown.person_id', 'gone.person_id')
    .whereRef('unknown.employer_id', '=', 'gone.employer_id')
    .where(sql<boolean>`cast(unknown.year as text) = gone.period`)
    .select(['gone.case_id', textValue<string>('unknown').as('sign'), textValue<string>('').as('value')])
}

/** Nothing that the employer pays in that year could be compared. */
function employerUnknown(db: PublishDb) {
  return employers(db)
    .innerJoin('uncompared as unknown', 'unknown.employer_id', 'gone.employer_id')
    .where('unknown.employer_compared', '=', 0)
    .where(sql<boolean>`cast(unknown.year as text) = gone.period`)
    .select(['gone.case_id', textValue<string>('unknown').as('sign'), textValue<string>('').as('value')])
}

/** The tax data still names the person at the employer. */
function personTaxed(db: PublishDb) {
  return workers(db)
    .innerJoin('employment as paid', 'paid.person_id', 'gone.person_id')
    .whereRef('paid.employer_id', '=', 'gone.employer_id')
    .where(sql<boolean>`(gone.period = '-' or cast(paid.year as text) = gone.period)`)
    .select(['gone.case_id', textValue<string>('taxed').as('sign'), textValue<string>('').as('value')])
}

/** The tax data still names somebody at the employer. */
function employerTaxed(db: PublishDb) {
  return employers(db)
    .innerJoin('employment as paid', 'paid.employer_id', 'gone.employer_id')
    .where(sql<boolean>`(gone.period = '-' or cast(paid.year as text) = gone.period)`)
    .select(['gone.case_id', textValue<string>('taxed').as('sign'), textValue<string>('').as('value')])
}

/** An exclusion removed the person at this employer: under whatever rule of the question, or under the direct rule of the case. */
function personExcluded(db: PublishDb) {
  return workers(db)
    .innerJoin('exclusions as excluded', (on) =>
      on
        .onRef('excluded.person_id', '=', 'gone.person_id')
        .onRef('excluded.employer_id', '=', 'gone.employer_id')
        .onRef('excluded.period', '=', 'gone.period'),
    )
    .innerJoin('rule_evaluation as rule', 'rule.rule_id', 'excluded.rule_id')
    .where(sql<boolean>`(excluded.rule_id = gone.rule_id or (gone.direct = 0 and rule.about not in (${DIRECT})))`)
    .select(['gone.case_id', textValue<string>('excluded').as('sign'), 'excluded.exclusion as value'])
}

/** An exclusion removed the employer itself, or one of its workers, under the rule of the case. */
function employerExcluded(db: PublishDb) {
  return employers(db)
    .innerJoin('exclusions as excluded', (on) =>
      on
        .onRef('excluded.employer_id', '=', 'gone.employer_id')
        .onRef('excluded.period', '=', 'gone.period')
        .onRef('excluded.rule_id', '=', 'gone.rule_id'),
    )
    .select([
      'gone.case_id',
      sql<string>`case when excluded.person_id = 0 then 'excluded_itself' else 'excluded' end`.as('sign'),
      'excluded.exclusion as value',
    ])
}

/** Another rule holds tonight for the same employer, person and period. */
function replaced(db: PublishDb) {
  return db
    .selectFrom('publish_gone as gone')
    .innerJoin('findings as other', (on) =>
      on
        .onRef('other.employer_id', '=', 'gone.employer_id')
        .onRef('other.person_id', '=', 'gone.person_id')
        .onRef('other.period', '=', 'gone.period'),
    )
    .innerJoin('rule_evaluation as rule', 'rule.rule_id', 'other.rule_id')
    .where('gone.direct', '=', 0)
    .where(sql<boolean>`rule.about not in (${DIRECT})`)
    .where('gone.employer_id', '<>', 0)
    .where(sql<boolean>`(gone.has_person = 0 or gone.person_id <> 0)`)
    .select(['gone.case_id', textValue<string>('replaced').as('sign'), 'other.rule_id as value'])
}

import { sql } from 'kysely'
import { bitOr, maskBetween } from '../store/expressions.ts'
import { insertFromInto } from '../store/insert-from.ts'
import { rowsOf } from '../store/scratch.ts'
import {
  askedYear,
  employerRemoved,
  employerRule,
  employerSum,
  employerYear,
  onRoll,
  stateCase,
  watchedEmployer,
} from './decision-tables.ts'
import type { Times } from './evaluation.ts'
import type { EmployerRule, EmployerStateEffect, Rule, StateRule } from './rule.ts'
import { RULES } from './rules/index.ts'
import type { CoverageWork } from './work.ts'

const isEmployerRule = (rule: Rule): rule is EmployerRule => rule.subject === 'employer'
const isStateRule = (rule: Rule): rule is StateRule => rule.subject === 'state'

const SINCE_EVER = sql<number>`0`
const FOR_EVER = sql<number>`119999`

/** Months compared at an employer: those of all it pays, of questions and of people who are covered. */
const asked = sql`
  select c.employer_id, c.year, max(c.compared_year) as compared_year, min(c.paused_out) as all_paused,
    case when min(c.paused_out) = 1 then ${bitOr(sql.ref('c.compared_mask'))}
      else bit_or(case when c.paused_out = 0 then c.compared_mask else 0 end) end as compared_mask
  from coverage_claim c
  join (select distinct employer_id, year from coverage_candidate where origin = 'tax') as q
    on q.employer_id = c.employer_id and q.year = c.year
  group by c.employer_id, c.year`

const open = maskBetween(
  sql`coalesce(u.first_month, ${SINCE_EVER})`,
  sql`coalesce(u.last_month, ${FOR_EVER})`,
  sql`a.compared_year`,
)
const paused = sql`case when u.paused_from is null and u.paused_until is null then 0
  else ${maskBetween(sql`coalesce(u.paused_from, ${SINCE_EVER})`, sql`coalesce(u.paused_until, ${FOR_EVER})`, sql`a.compared_year`)} end`

/** A unit that only the roll names has no state of its own: it lives as long as the roll lists people. */
const told = sql`(u.status is not null or u.first_month is not null or u.last_month is not null or u.participants is not null)`

const units = sql`
  select s.employer_id, s.year, max(s.live) as live, max(case when s.live = 1 then s.participants else 0 end) as told_participants,
    max(s.paused) as paused_units
  from (
    select a.employer_id, a.year, coalesce(u.participants, 0) as participants,
      case when u.closed = 0 and ${told} and (${open} & a.compared_mask & ~ ${paused}) <> 0 then 1 else 0 end as live,
      case when u.closed = 0 and (${paused} & a.compared_mask) = a.compared_mask then 1 else 0 end as paused
    from coverage_asked_year a join unit u on u.employer_id = a.employer_id) as s
  group by s.employer_id, s.year`

const listed = sql`
  select distinct a.employer_id, a.year
  from coverage_asked_year a
  join participation p on p.employer_id = a.employer_id
  where p.kind = 'compulsory' and (${maskBetween(sql.ref('p.from_month'), sql.ref('p.to_month'), sql.ref('a.compared_year'))} & a.compared_mask) <> 0`

const employerYears = sql`
  select a.employer_id, a.year, a.compared_year, a.compared_mask, a.all_paused,
    case when coalesce(u.live, 0) = 1 or r.employer_id is not null then 1 else 0 end as live,
    case when r.employer_id is null then 0 else 1 end as on_roll, coalesce(u.told_participants, 0) as told_participants,
    coalesce(u.paused_units, 0) as paused_units, s.kind, s.state, s.province_code, s.tax_id_repaired
  from coverage_asked_year a
  join coverage_employer_state s on s.employer_id = a.employer_id
  left join (${units}) as u on u.employer_id = a.employer_id and u.year = a.year
  left join coverage_on_roll r on r.employer_id = a.employer_id and r.year = a.year`

/** Every employer-year with questions comes under one employer rule, by its units and its kind. */
export async function assignEmployerRules(
  work: CoverageWork,
  evaluated: ReadonlySet<string>,
  { watch, share }: Times,
): Promise<void> {
  await share(['coverage_employer_year'], () => describeEmployerYears(work))
  for (const rule of RULES.filter(isEmployerRule)) {
    if (!evaluated.has(rule.id)) continue
    await watch(rule.id, async () => {
      const found = rule.candidates(work.db, work).as('q')
      const fits = work.db
        .selectFrom(found)
        .select(['q.employer_id', 'q.year', sql<string>`cast(${rule.id} as text)`.as('rule_id')])
      await insertFromInto(work.db, employerRule, fits)
    })
  }
  await work.dialect.finishTable(work.db, employerRule)
}

async function describeEmployerYears(work: CoverageWork): Promise<void> {
  await insertFromInto(work.db, askedYear, rowsOf(asked))
  await work.dialect.finishTable(work.db, askedYear)
  await insertFromInto(work.db, onRoll, rowsOf(listed))
  await work.dialect.finishTable(work.db, onRoll)
  await insertFromInto(work.db, employerYear, rowsOf(employerYears))
  await work.dialect.finishTable(work.db, employerYear)
}

/** D of docs/semantics.md: the workers that count, those at A–C alone if there are any; and those a closed or paused state removed. */
const sums = sql`
  select employer_id, year, sum(worker) as workers, sum(money) as money_vnd, min(confidence_rank) as confidence_rank,
    bit_or(taxed_mask) as taxed_mask, sum(gone) as removed_workers
  from (
    select w.employer_id, w.year, 1 as worker, w.income_vnd as money, w.confidence_rank, w.taxed_mask, 0 as gone
    from coverage_worker_lead w
    join (select employer_id, year, min(confidence_rank) as best from coverage_worker_lead where counted = 1
        group by employer_id, year) as b on b.employer_id = w.employer_id and b.year = w.year
    where w.counted = 1 and (w.confidence_rank < 3 or b.best = 3)
    union all
    select l.employer_id, l.year, 0, 0, 3, 0, 1
    from coverage_removed r
    join coverage_lead l on l.candidate_id = r.candidate_id
    where r.exclusion = 'E10') as people
  group by employer_id, year`

/** What each employer's case would rest on, and which cases its state removes. */
export async function settleEmployerCases(work: CoverageWork, { watch, share }: Times): Promise<void> {
  await share(['coverage_employer_year'], async () => {
    await insertFromInto(work.db, employerSum, rowsOf(sums))
    await work.dialect.finishTable(work.db, employerSum)
  })
  for (const { id, onEmployerCase } of RULES.flatMap(withEffect)) {
    const rules = RULES.filter((rule) => isEmployerRule(rule) && rule.excludedBy.includes(id)).map((rule) => rule.id)
    await watch(id, async () => {
      const found = onEmployerCase.removes(work.db).as('q')
      const hit = work.db
        .selectFrom('coverage_employer_rule as e')
        .innerJoin(found, (on) => on.onRef('q.employer_id', '=', 'e.employer_id').onRef('q.year', '=', 'e.year'))
        .innerJoin('coverage_employer_sum as s', (on) =>
          on.onRef('s.employer_id', '=', 'e.employer_id').onRef('s.year', '=', 'e.year'),
        )
        .leftJoin('coverage_employer_removed as r', (on) =>
          on.onRef('r.employer_id', '=', 'e.employer_id').onRef('r.year', '=', 'e.year'),
        )
        .where('r.employer_id', 'is', null)
        .where('e.rule_id', 'in', rules)
        .select(['e.employer_id', 'e.year', sql<string>`cast(${id} as text)`.as('exclusion')])
      await insertFromInto(work.db, employerRemoved, hit)
    })
  }
  await work.dialect.finishTable(work.db, employerRemoved)
}

function withEffect(rule: Rule): readonly { readonly id: string; readonly onEmployerCase: EmployerStateEffect }[] {
  if (rule.subject !== 'state' && rule.subject !== 'hold') return []
  return rule.onEmployerCase === undefined ? [] : [{ id: rule.id, onEmployerCase: rule.onEmployerCase }]
}

/** Employers whose state needs a look. */
const doubtful = sql`select * from coverage_employer_state where state in ('moved', 'to_verify') or books_disagree = 1`

const paying = sql`
  select s.employer_id, count(distinct e.person_id) as workers
  from (${doubtful}) as s join employment e on e.employer_id = s.employer_id
  where e.form <> '05-2' and s.agent_only = 0 group by s.employer_id`

const withUnit = sql`
  select distinct s.employer_id from (${doubtful}) as s join unit u on u.employer_id = s.employer_id
  where u.closed = 0 and ${told} and coalesce(u.first_month, ${SINCE_EVER}) <= s.last_known_month
    and coalesce(u.last_month, ${FOR_EVER}) >= s.last_known_month
    and not (coalesce(u.paused_from, u.paused_until) is not null
      and coalesce(u.paused_from, ${SINCE_EVER}) <= s.last_known_month
      and coalesce(u.paused_until, ${FOR_EVER}) >= s.last_known_month)`

const withPeople = sql`
  select distinct s.employer_id from (${doubtful}) as s join participation p on p.employer_id = s.employer_id
  where p.kind = 'compulsory' and p.from_month <= s.last_known_month and p.to_month >= s.last_known_month`

/** Without contract workers in the data and without a unit that lives in the last known month, the state is nobody's business here. */
const watched = sql`
  select employer_id, sum(workers) as workers, max(by_unit) as by_unit, max(by_roll) as by_roll from (
    select employer_id, workers, 0 as by_unit, 0 as by_roll from (${paying}) as paying
    union all select employer_id, 0, 1, 0 from (${withUnit}) as with_unit
    union all select employer_id, 0, 0, 1 from (${withPeople}) as with_people) as w
  group by employer_id`

/** Employers whose state is a case of its own (R28, R29). */
export async function settleStateCases(
  work: CoverageWork,
  evaluated: ReadonlySet<string>,
  { watch, share }: Times,
): Promise<void> {
  await share(['coverage_watched_employer'], async () => {
    await insertFromInto(work.db, watchedEmployer, rowsOf(watched))
    await work.dialect.finishTable(work.db, watchedEmployer)
  })
  for (const rule of RULES.filter(isStateRule)) {
    if (!evaluated.has(rule.id)) continue
    await watch(rule.id, async () => {
      const found = rule.candidates(work.db, work).as('q')
      const cases = work.db
        .selectFrom('coverage_watched_employer as w')
        .innerJoin(found, 'q.employer_id', 'w.employer_id')
        .select([
          'w.employer_id',
          'w.workers',
          'w.by_unit',
          'w.by_roll',
          sql<string>`cast(${rule.id} as text)`.as('rule_id'),
        ])
      await insertFromInto(work.db, stateCase, cases)
    })
  }
  await work.dialect.finishTable(work.db, stateCase)
}

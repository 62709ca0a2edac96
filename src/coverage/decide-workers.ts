import { type RawBuilder, sql } from 'kysely'
import { addDays } from '../domain/dates.ts'
import { LATE_REGISTRATION_DAYS } from '../policy/deadlines.ts'
import { insertFromInto } from '../store/insert-from.ts'
import { rowsOf } from '../store/scratch.ts'
import { workerConfidence } from './confidence.ts'
import { lead, removalHit, removed, ruleHit, workerLead } from './decision-tables.ts'
import type { Stopwatch } from './evaluation.ts'
import { EXCLUSIONS } from './exclusions/index.ts'
import { insuredToday, ROLL_ORIGIN } from './question-tables.ts'
import type { HoldRule, Rule, WorkerRule } from './rule.ts'
import { RULES } from './rules/index.ts'
import type { CoverageWork } from './work.ts'

export const isWorkerRule = (rule: Rule): rule is WorkerRule => rule.subject === 'worker'
const isHoldRule = (rule: Rule): rule is HoldRule => rule.subject === 'hold'

/** One lead a question: each question goes to the first worker rule that holds. Rules not evaluated tonight are left out. */
export async function assignLeads(work: CoverageWork, evaluated: ReadonlySet<string>, watch: Stopwatch): Promise<void> {
  const rules = RULES.filter(isWorkerRule)
  for (const [place, rule] of rules.entries()) {
    if (evaluated.has(rule.id))
      await watch(rule.id, () => recordHits(work, ruleHit, place, rule.candidates(work.db, work)))
  }
  await work.dialect.finishTable(work.db, ruleHit)
  const leads = sql`
    select c.candidate_id, c.person_id, c.employer_id, c.year, c.compared_year, ${named('h.place', rules)} as rule_id
    from (select candidate_id, min(place) as place from coverage_rule_hit group by candidate_id) as h
    join coverage_candidate c on c.candidate_id = h.candidate_id`
  await insertFromInto(work.db, lead, rowsOf(leads))
  await work.dialect.finishTable(work.db, lead)
}

async function recordHits(
  work: CoverageWork,
  table: typeof ruleHit | typeof removalHit,
  place: number,
  found: ReturnType<WorkerRule['candidates']>,
): Promise<void> {
  const hits = sql<{
    candidate_id: number
    place: number
  }>`select q.candidate_id, ${sql.lit(place)} as place from ${found.as('q')}`
  await insertFromInto(work.db, table, rowsOf(hits))
}

/** The id at a place of an ordered list. */
function named(place: string, list: readonly { readonly id: string }[]): RawBuilder<string> {
  const cases = list.map(({ id }, index) => sql`when ${sql.lit(index)} then ${sql.lit(id)}`)
  return sql<string>`case ${sql.ref(place)} ${sql.join(cases, sql` `)} end`
}

interface Remover {
  readonly id: string
  candidates: WorkerRule['candidates']
}

function removers(): readonly Remover[] {
  const byExclusion = EXCLUSIONS.flatMap(({ id, decides }) =>
    decides.kind === 'removes' ? [{ id, candidates: decides.candidates }] : [],
  )
  const byRule = RULES.filter(isHoldRule).flatMap(({ id, onWorker }) =>
    onWorker === undefined ? [] : [{ id, candidates: onWorker.removes }],
  )
  return [...byExclusion, ...byRule]
}

/**
 * Questions that an exclusion removes, each by the first that does and only for rules that name it. What the rolls alone
 * show (R16) is no question about a contract: nothing removes it.
 */
export async function removeExcluded(work: CoverageWork, watch: Stopwatch): Promise<void> {
  const exclusions = removers()
  for (const [place, { id, candidates }] of exclusions.entries())
    await watch(id, () => recordHits(work, removalHit, place, candidates(work.db, work)))
  await work.dialect.finishTable(work.db, removalHit)
  const pairs = exclusions.flatMap(({ id }, place) =>
    RULES.filter((rule) => isWorkerRule(rule) && rule.excludedBy.includes(id)).map(
      (rule) => sql`(h.place = ${sql.lit(place)} and l.rule_id = ${sql.lit(rule.id)})`,
    ),
  )
  const first = sql`
    select l.candidate_id, min(h.place) as place
    from coverage_lead l join coverage_removal_hit h on h.candidate_id = l.candidate_id
    where l.candidate_id < ${sql.lit(ROLL_ORIGIN)} and (${sql.join(pairs, sql` or `)}) group by l.candidate_id`
  const rows = sql`select f.candidate_id, ${named('f.place', exclusions)} as exclusion from (${first}) as f`
  await insertFromInto(work.db, removed, rowsOf(rows))
  await work.dialect.finishTable(work.db, removed)
}

const firstMonth = sql`case when c.precision = 'year' then 4096 else c.taxed_mask & -c.taxed_mask end`

/** Insured nowhere: the first payer is the debtor (design §4c 6). */
const payerPlace = sql`case when c.origin = 'roll' or l.rule_id = 'R12' then 1 else row_number() over (
  partition by c.person_id, c.year, case when c.origin = 'roll' or l.rule_id = 'R12' then c.candidate_id else 0 end
  order by coalesce(c.contract_signed_on, '9999'), ${firstMonth}, c.income_vnd desc, c.debtor_key) end`

function standing({ asOf, policy }: CoverageWork, counted: readonly string[]) {
  const lateSince = addDays(asOf, -(policy.valueOn(LATE_REGISTRATION_DAYS, asOf) ?? 0))
  return sql`
    select l.candidate_id, l.person_id, l.employer_id, l.year, l.compared_year, l.rule_id, ${workerConfidence} as confidence_rank,
      case when ${payerPlace} > 1 then 1 else 0 end as later_payer,
      case when c.origin = 'tax' and l.rule_id <> 'R12' and c.started_on >= ${lateSince} then 1 else 0 end as late_band,
      case when t.candidate_id is null then 0 else 1 end as insured_today, c.income_vnd, c.taxed_mask,
      case when c.origin = 'tax' and l.rule_id in (${sql.join(counted)}) then 1 else 0 end as counted
    from coverage_lead l
    join coverage_candidate c on c.candidate_id = l.candidate_id
    left join coverage_removed r on r.candidate_id = l.candidate_id
    left join coverage_look_alike a on a.candidate_id = l.candidate_id
    left join coverage_older_papers o on o.candidate_id = l.candidate_id
    left join coverage_insured_today t on t.candidate_id = l.candidate_id
    where r.candidate_id is null`
}

/** In a compulsory retirement fund anywhere in the last month that the employer's province knows. */
const coveredToday = sql`
  select distinct c.candidate_id from coverage_candidate c
  join participation p on p.person_id = c.person_id
  where p.kind = 'compulsory' and (p.funds & 1) <> 0 and p.from_month <= c.last_known_month
    and p.to_month >= c.last_known_month`

/** Leads that stand, with confidence, payer order and the clock of R30. Returns how many there are. */
export async function settleWorkerLeads(work: CoverageWork): Promise<number> {
  await insertFromInto(work.db, insuredToday, rowsOf(coveredToday))
  await work.dialect.finishTable(work.db, insuredToday)
  const counted = RULES.filter(isWorkerRule).filter((rule) => rule.countsForEmployer)
  const rows = standing(
    work,
    counted.map((rule) => rule.id),
  )
  const count = await insertFromInto(work.db, workerLead, rowsOf(rows))
  await work.dialect.finishTable(work.db, workerLead)
  return count
}

import { type RawBuilder, sql } from 'kysely'
import { nullText, nullWhole } from '../../store/expressions.ts'
import { insertFromInto } from '../../store/insert-from.ts'
import { rowsOf } from '../../store/scratch.ts'
import type { Stopwatch } from '../evaluation.ts'
import { EXCLUSIONS } from '../exclusions/index.ts'
import type { DirectRemoval, DirectRule, Rule } from '../rule.ts'
import { RULES } from '../rules/index.ts'
import type { CoverageWork } from '../work.ts'
import { DIRECT_COLUMNS, slotsOf } from './figures.ts'
import { DIRECT_ORIGIN, directHit, directRemovalHit, directRemoved, SPAN_OF_RULE } from './tables.ts'

export const isDirectRule = (rule: Rule): rule is DirectRule => rule.subject === 'direct'

/** What each direct rule finds by its own query. Rules not evaluated tonight are left out. */
export async function findDirectHits(
  work: CoverageWork,
  evaluated: ReadonlySet<string>,
  watch: Stopwatch,
): Promise<void> {
  for (const [place, rule] of RULES.filter(isDirectRule).entries())
    if (evaluated.has(rule.id)) await watch(rule.id, () => recordHits(work, rule, place))
  await work.dialect.finishTable(work.db, directHit)
}

/** Numbered by employer, person and period, so that the same data gives the same numbers. */
async function recordHits({ db, ...work }: CoverageWork, rule: DirectRule, place: number): Promise<void> {
  const first = DIRECT_ORIGIN + place * SPAN_OF_RULE
  const common = DIRECT_COLUMNS.map((column) => sql`q.${sql.id(column)}`)
  const found = sql`
    select ${sql.lit(first)} + row_number() over (order by q.employer_id, q.person_id, q.period) as hit_id,
      cast(${sql.lit(rule.id)} as text) as rule_id, ${sql.join(common)}, ${sql.join(figureColumns(rule))}
    from ${rule.candidates(db, { ...work }).as('q')}`
  await insertFromInto(db, directHit, rowsOf(found))
}

function figureColumns({ figures }: DirectRule): readonly RawBuilder<unknown>[] {
  const names = new Map([...slotsOf(figures)].map(([name, slot]) => [slot, name]))
  return Object.keys(directHit.columns)
    .filter((column) => /^[nt]\d+$/.test(column))
    .map((slot) => {
      const name = names.get(slot)
      const none = slot.startsWith('n') ? nullWhole : nullText
      return sql`${name === undefined ? none : sql`q.${sql.id(name)}`} as ${sql.id(slot)}`
    })
}

interface Remover extends DirectRemoval {
  readonly id: string
}

/** Exclusions in their order, then states and holds in theirs. */
export function directRemovers(): readonly Remover[] {
  return [...EXCLUSIONS, ...RULES.filter((rule) => rule.subject === 'hold' || rule.subject === 'state')].flatMap(
    ({ id, onDirect }) => (onDirect === undefined ? [] : [{ id, ...onDirect }]),
  )
}

/** Hits that an exclusion removes, each by the first that does and only for rules that name it; what the rule itself excludes goes first. */
export async function removeDirectHits(work: CoverageWork, watch: Stopwatch): Promise<void> {
  const { db, dialect } = work
  const removers = directRemovers()
  for (const [place, { id, removes }] of removers.entries()) {
    const rules = RULES.filter((rule) => isDirectRule(rule) && rule.excludedBy.includes(id)).map((rule) => rule.id)
    if (rules.length === 0) continue
    await watch(id, async () => {
      const hits = sql`select distinct q.hit_id, ${sql.lit(place)} as place from ${removes(db, work).as('q')}
        join coverage_direct_hit h on h.hit_id = q.hit_id where h.rule_id in (${sql.join(rules)}) and h.exclusion = ''`
      await insertFromInto(db, directRemovalHit, rowsOf(hits))
    })
  }
  await dialect.finishTable(db, directRemovalHit)
  const named = removers.map(({ id }, place) => sql`when ${sql.lit(place)} then ${sql.lit(id)}`)
  // Without removers nothing is removed; the statement must still be one.
  const cases = named.length === 0 ? [sql`when 0 then ''`] : named
  const first = sql`select hit_id, exclusion from coverage_direct_hit where exclusion <> ''
    union all select f.hit_id, case f.place ${sql.join(cases, sql` `)} end
    from (select hit_id, min(place) as place from coverage_direct_removal_hit group by hit_id) as f`
  await insertFromInto(db, directRemoved, rowsOf(first))
  await dialect.finishTable(db, directRemoved)
}

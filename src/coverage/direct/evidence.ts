import { type RawBuilder, sql } from 'kysely'
import { insertFrom } from '../../store/insert-from.ts'
import { rowsOf } from '../../store/scratch.ts'
import type { DirectRule } from '../rule.ts'
import { RULES } from '../rules/index.ts'
import { benefitShows, residentShows } from '../shown-by-lists.ts'
import type { CoverageWork } from '../work.ts'
import { isDirectRule } from './decide-direct.ts'

interface Numbered {
  readonly table: 'finding_row' | 'exclusion_row'
  readonly from: RawBuilder<unknown>
  readonly id: RawBuilder<unknown>
}

const NUMBERED: readonly Numbered[] = [
  { table: 'finding_row', from: sql`coverage_numbered_finding`, id: sql`finding_id` },
  { table: 'exclusion_row', from: sql`coverage_numbered_exclusion`, id: sql`exclusion_id` },
]

/** The source rows that findings and exclusions of direct rules rest on. */
export async function writeDirectEvidence({ db }: CoverageWork): Promise<void> {
  const rules = RULES.filter(isDirectRule)
  const own = rules.flatMap((rule) => (rule.alsoEvidence === undefined ? [] : [rule.alsoEvidence(db)]))
  for (const { table, from, id } of NUMBERED) {
    const hits = sql`${from} n join coverage_direct_hit h on h.hit_id = n.candidate_id`
    const parts = [
      taxRows(hits, id, rules),
      rollRows(hits, id, rules),
      employerRows(hits, id, rules),
      ...own.map(
        (rows) => sql`select n.${id}, o.file_id, o.row_number from ${hits} join ${rows.as('o')} on o.hit_id = h.hit_id`,
      ),
      ...(table === 'exclusion_row' ? [benefitRows(hits, id), residentRows(hits, id)] : []),
    ]
    await insertFrom(db, table, rowsOf(sql.join(parts, sql` union `)))
  }
}

/** Ids of the rules that rest on such rows; none: a list that no rule is in. */
function idsOf(rules: readonly DirectRule[], kind: DirectRule['evidence'][number]): RawBuilder<unknown> {
  const ids = rules.filter(({ evidence }) => evidence.includes(kind)).map(({ id }) => id)
  return sql.join(ids.length === 0 ? [''] : ids)
}

const taxRows = (hits: RawBuilder<unknown>, id: RawBuilder<unknown>, rules: readonly DirectRule[]) => sql`
  select n.${id}, r.file_id, r.row_number from ${hits}
  join employment e on e.person_id = h.person_id and e.employer_id = h.employer_id and cast(e.year as text) = h.period
  join employment_row r on r.employment_id = e.employment_id and r.person_id = e.person_id
  where h.person_id <> 0 and h.rule_id in (${idsOf(rules, 'tax')})`

/** Rows of the person that touch the months of the hit; of a hit without months all. */
const rollRows = (hits: RawBuilder<unknown>, id: RawBuilder<unknown>, rules: readonly DirectRule[]) => sql`
  select n.${id}, r.file_id, r.row_number from ${hits}
  join participation p on p.person_id = h.person_id
    and (h.month_from is null or (p.from_month <= h.month_to and p.to_month >= h.month_from))
  join participation_row r on r.participation_id = p.participation_id and r.person_id = p.person_id
  where h.person_id <> 0 and h.rule_id in (${idsOf(rules, 'roll')})`

const employerRows = (hits: RawBuilder<unknown>, id: RawBuilder<unknown>, rules: readonly DirectRule[]) => sql`
  select n.${id}, r.file_id, r.row_number from ${hits}
  join employer_row r on r.employer_id = h.employer_id
  where h.person_id = 0 and h.rule_id in (${idsOf(rules, 'employer')})`

/** Rows of lists of benefits and residents that show why the hit was removed; of a hit without months, whatever theirs are. */
const benefitRows = (hits: RawBuilder<unknown>, id: RawBuilder<unknown>) => sql`
  select n.${id}, b.file_id, b.row_number from ${hits}
  join benefit_span b on b.person_id = h.person_id
  where h.person_id <> 0 and ${benefitShows(sql`n.exclusion`, sql`h.month_from`, sql`h.month_to`)}`

const residentRows = (hits: RawBuilder<unknown>, id: RawBuilder<unknown>) => sql`
  select n.${id}, r.file_id, r.row_number from ${hits}
  join resident r on r.person_id = h.person_id
  where h.person_id <> 0 and ${residentShows(sql`n.exclusion`)}`

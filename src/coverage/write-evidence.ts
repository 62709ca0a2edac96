import { type RawBuilder, sql } from 'kysely'
import { insertFrom } from '../store/insert-from.ts'
import { rowsOf } from '../store/scratch.ts'
import { writeDirectEvidence } from './direct/evidence.ts'
import { RULES } from './rules/index.ts'
import { benefitShows, residentShows } from './shown-by-lists.ts'
import type { CoverageWork } from './work.ts'

/** Exclusions that rest on what the rolls say of the person, not on the tax rows alone. */
const SHOWN_BY_ROLLS = ['E1', 'E5', 'E9', 'E11', 'E15', 'R12']

const taxRows = (numbered: RawBuilder<unknown>, id: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select n.${id}, e.file_id, e.row_number from ${numbered} n
  join employment_row e on e.employment_id = n.candidate_id and e.person_id = n.person_id
  where n.candidate_id <> 0`

const employerRows = (numbered: RawBuilder<unknown>, id: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select n.${id}, e.file_id, e.row_number from ${numbered} n join employer_row e on e.employer_id = n.employer_id
  where n.candidate_id = 0`

/** Rolls rows of the person that touch the year of the facts or the month that stood for it. */
const rollRows = (
  numbered: RawBuilder<unknown>,
  id: RawBuilder<unknown>,
  which: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`
  select n.${id}, r.file_id, r.row_number from ${numbered} n
  join participation p on p.person_id = n.person_id and p.from_month <= n.compared_year * 12 + 11
    and p.to_month >= n.year * 12
  join participation_row r on r.participation_id = p.participation_id and r.person_id = p.person_id
  where n.candidate_id <> 0 and ${which}`

/** Rows of lists of benefits and residents that show why the question was removed. */
const listRows = (numbered: RawBuilder<unknown>, id: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select n.${id}, b.file_id, b.row_number from ${numbered} n join benefit_span b on b.person_id = n.person_id
  where n.candidate_id <> 0 and n.year > 0
    and ${benefitShows(sql`n.exclusion`, sql`n.year * 12`, sql`n.compared_year * 12 + 11`)}
  union
  select n.${id}, r.file_id, r.row_number from ${numbered} n join resident r on r.person_id = n.person_id
  where n.candidate_id <> 0 and n.year > 0 and ${residentShows(sql`n.exclusion`)}`

/** An employer that no register lists has no rows of its own: its case rests on the tax rows of the workers it counts. */
const rowsOfUnlisted = sql`
  select n.finding_id, e.file_id, e.row_number from coverage_numbered_finding n
  join coverage_worker_lead w on w.employer_id = n.employer_id and w.year = n.year and w.counted = 1
  join employment_row e on e.employment_id = w.candidate_id and e.person_id = w.person_id
  join coverage_employer_state s on s.employer_id = n.employer_id
  where n.candidate_id = 0 and n.period <> '-' and s.told_rows = 0`

/** The source rows that each finding and each exclusion rests on. */
export async function writeEvidence(work: CoverageWork): Promise<void> {
  const { db } = work
  const found = sql`coverage_numbered_finding`
  const findingId = sql`finding_id`
  const insured = RULES.flatMap((rule) =>
    rule.subject === 'worker' && rule.alsoEvidence === 'insurance' ? [rule.id] : [],
  )
  await insertFrom(
    db,
    'finding_row',
    rowsOf(sql`${taxRows(found, findingId)} union ${employerRows(found, findingId)}
      union ${rollRows(found, findingId, sql`n.rule_id in (${sql.join(insured)})`)} union ${rowsOfUnlisted}`),
  )
  const excluded = sql`coverage_numbered_exclusion`
  const exclusionId = sql`exclusion_id`
  await insertFrom(
    db,
    'exclusion_row',
    rowsOf(sql`${taxRows(excluded, exclusionId)} union ${employerRows(excluded, exclusionId)}
      union ${rollRows(excluded, exclusionId, sql`n.exclusion in (${sql.join(SHOWN_BY_ROLLS)})`)}
      union ${listRows(excluded, exclusionId)}`),
  )
  await writeDirectEvidence(work)
}

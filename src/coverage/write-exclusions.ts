import { sql } from 'kysely'
import type { PolicyBook } from '../policy/book.ts'
import { pageRows } from '../store/page-rows.ts'
import { rowsOf } from '../store/scratch.ts'
import { DIRECT_ORIGIN } from './direct/tables.ts'
import { writeDirectExclusions } from './direct/write-direct.ts'
import { EXCLUSIONS } from './exclusions/index.ts'
import type { WorkerFigures } from './figures.ts'
import type { Rule } from './rule.ts'
import { RULES } from './rules/index.ts'
import type { CoverageWork } from './work.ts'

const PAGE = 5_000

type NumberedExclusion = WorkerFigures & {
  exclusion_id: number
  exclusion: string
  of_worker: number
  excluded_period: string
  employer: number
  person: number
}

/** Questions removed, with their figures; rows about employers, and people covered through a branch, have none. */
const rows = rowsOf<NumberedExclusion>(sql`
  select n.exclusion_id, n.rule_id, n.exclusion, n.employer_id as employer, n.person_id as person, n.period as excluded_period,
    case when n.candidate_id = 0 then 0 else 1 end as of_worker, 0 as later_payer, 0 as late_band, 0 as insured_today,
    0 as confidence_rank, c.*
  from coverage_numbered_exclusion n
  left join coverage_candidate c on c.candidate_id = n.candidate_id
  where n.candidate_id < ${sql.lit(DIRECT_ORIGIN)}`)

/** Word the numbered exclusions and write them. Returns how many there are. */
export async function writeExclusions(work: CoverageWork): Promise<number> {
  let written = 0
  for await (const page of pageRows(work.db, rows, ['exclusion_id'], PAGE)) {
    const worded = page.map((row) => ({
      exclusion_id: row.exclusion_id,
      rule_id: row.rule_id,
      exclusion: row.exclusion,
      employer_id: row.employer,
      person_id: row.person,
      period: row.excluded_period,
      reason:
        row.of_worker === 1 ? workerReason({ ...row, as_of: work.asOf }, work.policy) : employerReason(row.exclusion),
    }))
    written += await work.dialect.load(work.db, 'exclusions', [worded])
  }
  return written + (await writeDirectExclusions(work))
}

/** People covered elsewhere in some months stand under R12, in all months under E5; both are worded by E5. */
function workerReason(row: NumberedExclusion, policy: PolicyBook): string {
  const id = row.exclusion === 'R12' ? 'E5' : row.exclusion
  const decides = EXCLUSIONS.find((exclusion) => exclusion.id === id)?.decides
  if (decides?.kind === 'removes') return decides.reason(row, policy)
  if (decides?.kind === 'by_match') return decides.reason(row)
  const rule = RULES.find((one) => one.id === id)
  if (rule?.subject === 'hold' && rule.onWorker !== undefined) return rule.onWorker.removalReason(row)
  throw new RangeError(`nothing words the exclusion ${id}`)
}

function employerReason(id: string): string {
  const effect = effectOf(RULES.find((one) => one.id === id))
  if (effect === undefined) throw new RangeError(`nothing words the exclusion ${id} of an employer`)
  return effect.removalReason()
}

function effectOf(rule: Rule | undefined) {
  return rule?.subject === 'hold' || rule?.subject === 'state' ? rule.onEmployerCase : undefined
}

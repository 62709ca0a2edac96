import type { Kysely } from 'kysely'
import type { Acceptance } from '../pipeline/stage.ts'
import type { DbOf } from '../store/schema.ts'
import { acceptName, type GateCheck, halts } from './gate-check.ts'

type LedgerDb = Kysely<DbOf<'ledger.acceptances'>>

export interface Settled {
  readonly checks: readonly GateCheck[]
  /** What was given after --accept and met no gate that halts. */
  readonly idle: readonly string[]
}

/** What was accepted in an earlier start of this run holds on: who resumes need not say it again. */
async function acceptedBefore(db: LedgerDb, runId: number): Promise<readonly Acceptance[]> {
  const rows = await db.selectFrom('ledger.acceptances').selectAll().where('run_id', '=', runId).execute()
  return rows.map(({ gate, source, why, accepted_by: by, accepted_at: at }) => ({ gate, source, why, by, at }))
}

const covers = ({ gate, source }: Acceptance, check: GateCheck): boolean =>
  gate === check.gate && (source === null || source === check.source)

/** Lets gates that would halt the run pass where a person said so, and writes into the ledger who, when and why. */
export async function acceptChecks(
  db: LedgerDb,
  runId: number,
  checks: readonly GateCheck[],
  given: readonly Acceptance[],
): Promise<Settled> {
  const known = [...given, ...(await acceptedBefore(db, runId))]
  await db.deleteFrom('ledger.acceptances').where('run_id', '=', runId).execute()
  const settled: GateCheck[] = []
  for (const check of checks) {
    const acceptance = halts(check) ? known.find((candidate) => covers(candidate, check)) : undefined
    settled.push(acceptance === undefined ? check : { ...check, outcome: 'accepted', why: acceptance.why })
    if (acceptance !== undefined) await record(db, runId, check, acceptance)
  }
  const idle = given.filter((acceptance) => !checks.some((check) => halts(check) && covers(acceptance, check)))
  return { checks: settled, idle: idle.map(({ gate, source }) => acceptName({ gate, source: source ?? '' })) }
}

async function record(db: LedgerDb, runId: number, check: GateCheck, { by, at, why }: Acceptance): Promise<void> {
  const { gate, source, measured, expected } = check
  await db
    .insertInto('ledger.acceptances')
    .values({ run_id: runId, gate, source, accepted_by: by, accepted_at: at, why, measured, expected })
    .execute()
}

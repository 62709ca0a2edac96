import type { SiteConfig } from '../config/site-config.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'
import type { Store } from '../store/dialects/dialect.ts'
import { casesUnderKeys, employersOwn, explainCases } from './explain-cases.ts'
import { explainEmployer } from './explain-employer.ts'
import { explainPerson } from './explain-person.ts'
import { beginExplanation, type ExplainWork, hasWorkingTables } from './explain-work.ts'
import type { ExplainedReject, Explanation } from './explanation.ts'
import { readKey } from './resolve-key.ts'

export interface ExplainSettings {
  readonly config: SiteConfig
  /** Where the files of the last run stand; rows are read again from those that did not change. */
  readonly inputDir: string
}

/**
 * Everything the last run and the ledger know under a case id, tax ID, citizen ID or insurance number. Only reads.
 * @throws ReconcileError 'key-unknown' when nothing is known under it.
 */
export async function explain(store: Store, settings: ExplainSettings, given: string): Promise<Explanation> {
  const reading = readKey(given)
  const work = (await hasWorkingTables(store))
    ? await beginExplanation(store, settings.config, settings.inputDir)
    : null
  const subjects = await findSubjects(store, work, reading)
  const titles = new Map(work?.rules.map(({ rule_id, title_vi }) => [rule_id, title_vi]))
  const explanation: Explanation = {
    key: { given: given.trim(), read_as: reading.readAs },
    as_of: work === null ? null : await asOf(work),
    cases: await explainCases(store.db, subjects.caseIds, titles),
    persons: work === null ? [] : await inTurn(subjects.persons, (id) => explainPerson(work, id)),
    employers: work === null ? [] : await inTurn(subjects.employers, (id) => explainEmployer(work, id)),
    rejects: work === null ? [] : await rejectsHolding(work, given.trim()),
  }
  const { cases, persons, employers, rejects } = explanation
  if (cases.length + persons.length + employers.length + rejects.length === 0)
    throw new ReconcileError('key-unknown', { kind: 'mã' })
  return explanation
}

interface Subjects {
  readonly caseIds: readonly string[]
  readonly persons: readonly number[]
  readonly employers: readonly number[]
}

/** Whom a key means: those a case is about, those who hold the key, and the cases the ledger keeps under any of their keys. */
async function findSubjects(
  { db }: Store,
  work: ExplainWork | null,
  reading: ReturnType<typeof readKey>,
): Promise<Subjects> {
  const ofCase =
    reading.caseId === null
      ? []
      : await db.selectFrom('ledger.case_keys').select(['side', 'key']).where('case_id', '=', reading.caseId).execute()
  const onSide = (wanted: string): string[] => ofCase.filter(({ side }) => side === wanted).map(({ key }) => key)
  const personKeys = [...reading.personKeys, ...onSide('P')]
  const employerKeys = [...reading.employerKeys, ...onSide('E')]
  const persons = work === null ? [] : await holders(work, 'person', personKeys)
  const employers = work === null ? [] : await holders(work, 'employer', employerKeys)
  const caseIds =
    reading.caseId === null
      ? [
          ...(await casesUnderKeys(db, 'P', personKeys)),
          ...(await employersOwn(db, await casesUnderKeys(db, 'E', employerKeys))),
        ]
      : [reading.caseId]
  return { caseIds: [...new Set(caseIds)], persons, employers }
}

async function holders({ db }: ExplainWork, of: 'person' | 'employer', keys: readonly string[]): Promise<number[]> {
  if (keys.length === 0) return []
  const rows =
    of === 'person'
      ? await db.selectFrom('person_key').select('person_id as id').distinct().where('key', 'in', keys).execute()
      : await db.selectFrom('employer_key').select('employer_id as id').distinct().where('key', 'in', keys).execute()
  return rows
    .map(({ id }) => id)
    .filter((id) => id !== 0)
    .sort((a, b) => a - b)
}

async function asOf({ db }: ExplainWork): Promise<string | null> {
  const fact = await db.selectFrom('run_facts').select('value').where('name', '=', 'as_of').executeTakeFirst()
  return fact?.value ?? null
}

async function rejectsHolding({ db, files }: ExplainWork, text: string): Promise<readonly ExplainedReject[]> {
  const rows = await db
    .selectFrom('rejects')
    .selectAll()
    .where('raw_value', '=', text)
    .orderBy('file_id')
    .orderBy('row_number')
    .orderBy('column_name')
    .limit(50)
    .execute()
  return rows.map((row) => ({
    file: files.get(row.file_id)?.path ?? '',
    sheet: files.get(row.file_id)?.sheet ?? '',
    row: row.row_number,
    header: row.header === '' ? row.column_name : row.header,
    action: row.action,
    reason: row.reason,
  }))
}

/** One after another: on SQLite there is one connection. */
async function inTurn<T, R>(items: readonly T[], explainOne: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = []
  for (const item of items) results.push(await explainOne(item))
  return results
}

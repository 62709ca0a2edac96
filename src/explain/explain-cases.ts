import { parseState } from '../store/case-state.ts'
import type { Store } from '../store/dialects/dialect.ts'
import type { ExplainedCase } from './explanation.ts'

/** Ids of the cases that the ledger keeps under a key, on either side. */
export async function casesUnderKeys(db: Store['db'], side: 'E' | 'P', keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return []
  const rows = await db
    .selectFrom('ledger.case_keys')
    .select('case_id')
    .distinct()
    .where('side', '=', side)
    .where('key', 'in', keys)
    .execute()
  return rows.map(({ case_id }) => case_id)
}

/** Those of the cases that have no key of a person: the employer's own. */
export async function employersOwn(db: Store['db'], ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('ledger.case_keys')
    .select('case_id')
    .distinct()
    .where('side', '=', 'P')
    .where('case_id', 'in', ids)
    .execute()
  const workers = new Set(rows.map(({ case_id }) => case_id))
  return ids.filter((id) => !workers.has(id))
}

/** The cases with their story, by first night and id. */
export async function explainCases(
  db: Store['db'],
  ids: readonly string[],
  titles: ReadonlyMap<string, string>,
): Promise<readonly ExplainedCase[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('ledger.cases').selectAll().where('case_id', 'in', ids).execute()
  const keys = await db
    .selectFrom('ledger.case_keys')
    .selectAll()
    .where('case_id', 'in', ids)
    .orderBy('case_id')
    .orderBy('side')
    .orderBy('key')
    .execute()
  return rows
    .map((row): ExplainedCase => {
      const { facts, ...state } = parseState(row.state)
      return {
        case_id: row.case_id,
        rule_id: row.rule_id,
        rule_title: titles.get(row.rule_id) ?? '',
        period: row.period,
        ...state,
        class: facts.class,
        confidence: facts.confidence,
        reason: facts.reason,
        compared: facts.compared,
        evidence_rows: facts.evidence_rows,
        minted_on: row.minted_on,
        keys: keys.filter(({ case_id }) => case_id === row.case_id).map(({ case_id: _, ...key }) => key),
      }
    })
    .sort((a, b) => inOrder(a.first_seen + a.case_id, b.first_seen + b.case_id))
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

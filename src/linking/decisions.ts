import type { Judgement } from '../linkage/cluster.ts'
import { byCodeUnit } from '../linkage/sort-texts.ts'
import { type Anchors, anchorText } from './anchors.ts'
import type { Work } from './work.ts'

/** The last word that people said on two records, anchored to what the records say. */
export interface PairDecision {
  readonly anchorA: string
  readonly anchorB: string
  readonly decision: 'same' | 'not_same' | 'unsure'
  readonly decidedOn: string
  readonly reviewer: string
  readonly note: string
}

/** Decisions on two records of tonight, and those whose records are not there any more or say something else now. */
export interface Decisions {
  readonly all: readonly PairDecision[]
  readonly judgements: readonly (Judgement & { readonly decision: PairDecision })[]
  /** By the records of a pair, the smaller first. */
  of(a: number, b: number): PairDecision | undefined
}

/** Of several decisions on the same two records the latest counts, tonight's before the ledger's, then the one that parts. */
export async function readDecisions(work: Work, anchors: Anchors): Promise<Decisions> {
  const all = latest([...(await fromLedger(work)), ...(await fromFiles(work))])
  const records = recordsWith(anchors, new Set(all.flatMap(({ anchorA, anchorB }) => [anchorA, anchorB])))
  const placed = all.flatMap((decision) => {
    const [one, other] = [records.get(decision.anchorA), records.get(decision.anchorB)]
    if (one === undefined || other === undefined || one === other) return []
    return [{ a: Math.min(one, other), b: Math.max(one, other), decision }]
  })
  const byPair = new Map(placed.map(({ a, b, decision }) => [`${a} ${b}`, decision]))
  return {
    all,
    judgements: placed.flatMap(({ a, b, decision }) =>
      decision.decision === 'unsure' ? [] : [{ a, b, same: decision.decision === 'same', decision }],
    ),
    of: (a, b) => byPair.get(a < b ? `${a} ${b}` : `${b} ${a}`),
  }
}

async function fromLedger({ db }: Work): Promise<PairDecision[]> {
  const rows = await db
    .selectFrom('ledger.pair_decisions')
    .selectAll()
    .orderBy('anchor_a')
    .orderBy('anchor_b')
    .execute()
  return rows.map((row) => ({
    anchorA: row.anchor_a,
    anchorB: row.anchor_b,
    decision: row.decision as PairDecision['decision'],
    decidedOn: row.decided_on,
    reviewer: row.reviewer,
    note: row.note,
  }))
}

async function fromFiles({ db }: Work): Promise<PairDecision[]> {
  const rows = await db
    .selectFrom('stg_pair_decisions')
    .select(['record_a', 'record_b', 'decision', 'decided_on', 'reviewer', 'note'])
    .orderBy('file_id')
    .orderBy('row_number')
    .execute()
  return rows.flatMap(({ record_a, record_b, decision, decided_on, reviewer, note }) => {
    if (record_a === null || record_b === null || record_a === record_b) return []
    const [anchorA, anchorB] = [record_a, record_b].sort(byCodeUnit) as [string, string]
    return [
      {
        anchorA,
        anchorB,
        decision: decision as PairDecision['decision'],
        decidedOn: decided_on ?? '',
        reviewer: reviewer ?? '',
        note: note ?? '',
      },
    ]
  })
}

const PARTING = { not_same: 2, unsure: 1, same: 0 } as const

/** Later in the list wins among equals, so that tonight's files come last. */
function latest(decisions: readonly PairDecision[]): PairDecision[] {
  const found = new Map<string, PairDecision>()
  for (const decision of decisions) {
    const pair = `${decision.anchorA} ${decision.anchorB}`
    const before = found.get(pair)
    if (before === undefined || replaces(decision, before)) found.set(pair, decision)
  }
  return [...found].sort(([a], [b]) => byCodeUnit(a, b)).map(([, decision]) => decision)
}

function replaces(later: PairDecision, before: PairDecision): boolean {
  if (later.decidedOn !== before.decidedOn) return later.decidedOn > before.decidedOn
  return PARTING[later.decision] >= PARTING[before.decision]
}

function recordsWith(anchors: Anchors, wanted: ReadonlySet<string>): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  if (wanted.size === 0) return found
  for (let record = 0; record < anchors.high.length; record++) {
    const anchor = anchorText(anchors, record)
    if (wanted.has(anchor) && !found.has(anchor)) found.set(anchor, record)
  }
  return found
}

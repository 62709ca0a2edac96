import { rulesOf } from '../../src/linkage/blocking.ts'
import type { LinkResult } from '../../src/linkage/link.ts'
import { PERSON_MODEL } from '../../src/linkage/person-model.ts'
import type { PersonRecord } from './person-records.ts'

type Pair = readonly [a: number, b: number]

const EXACT_DAY = /^\d{4}-(?!01-01)\d\d-\d\d$/
const UNTOLD = 'namesakes whom nothing tells apart'

/** Recall by what was done to the second record, precision by whom people were taken for, and some pairs of each. */
export function printQuality(nation: readonly PersonRecord[], result: LinkResult, examples: number): void {
  const { labels } = result.clusters
  const truth = truePairs(nation)
  const missed = truth.filter(([a, b]) => labels[a] !== labels[b])
  printRecall(nation, truth, result)
  const joined = joinedPairs(labels)
  const wrong = joined.filter(([a, b]) => nation[a]!.human !== nation[b]!.human)
  const traps = Map.groupBy(wrong, ([a, b]) => trapOf(nation[a]!, nation[b]!))
  const untold = traps.get(UNTOLD)?.length ?? 0
  const right = joined.length - wrong.length
  console.log(
    `precision ${(right / joined.length).toFixed(5)}, without ${UNTOLD} ${(right / (joined.length - untold)).toFixed(5)}`,
  )
  console.log(`recall ${(1 - missed.length / truth.length).toFixed(5)} of ${truth.length}`)
  for (const [trap, pairs] of traps) console.log(`  joined ${trap}: ${pairs.length}`)
  const toldApart = wrong.filter(([a, b]) => trapOf(nation[a]!, nation[b]!) !== UNTOLD)
  for (const pair of missed.slice(0, examples)) console.log(`missed ${tell(nation, result, pair)}`)
  for (const pair of toldApart.slice(0, examples)) console.log(`wrong ${tell(nation, result, pair)}`)
}

function truePairs(nation: readonly PersonRecord[]): Pair[] {
  const first = new Map<number, number>()
  const pairs: Pair[] = []
  for (const [at, { human }] of nation.entries()) {
    const before = first.get(human)
    if (before === undefined) first.set(human, at)
    else pairs.push([before, at])
  }
  return pairs
}

function joinedPairs(labels: Int32Array): Pair[] {
  const members = Map.groupBy(labels.keys(), (at) => labels[at]!)
  return [...members.values()].flatMap((group) =>
    group.flatMap((a, at) => group.slice(at + 1).map((b): Pair => [a, b])),
  )
}

function trapOf(one: PersonRecord, other: PersonRecord): string {
  return one.trap !== '' && one.trap === other.trap ? one.trap.replace(/ \d+$/, '') : 'others'
}

function printRecall(
  nation: readonly PersonRecord[],
  truth: readonly Pair[],
  { clusters, blocking }: LinkResult,
): void {
  const kinds = new Map<string, Pair[]>()
  for (const pair of truth)
    for (const kind of kindsOf(nation, pair)) kinds.set(kind, [...(kinds.get(kind) ?? []), pair])
  for (const [kind, pairs] of [...kinds].sort()) {
    const percent = (holds: (a: number, b: number) => boolean) =>
      ((100 * pairs.filter(([a, b]) => holds(a, b)).length) / pairs.length).toFixed(1).padStart(5)
    const found = percent((a, b) => rulesOf(blocking, a, b).length > 0)
    const joined = percent((a, b) => clusters.labels[a] === clusters.labels[b])
    console.log(`  ${kind.padEnd(28)} ${String(pairs.length).padStart(6)} found ${found} % joined ${joined} %`)
  }
}

function kindsOf(nation: readonly PersonRecord[], [first, second]: Pair): string[] {
  const { error, numbers } = nation[second]!
  const hasDay = EXACT_DAY.test(nation[first]!.fields.birth_date!)
  return [
    error.includes('+') ? 'two errors' : error,
    `numbers: ${numbers}`,
    `first record ${hasDay ? 'with' : 'without'} a day`,
  ]
}

function tell(nation: readonly PersonRecord[], { scorer, comparer, blocking }: LinkResult, [a, b]: Pair): string {
  const levels = PERSON_MODEL.comparisons.map(({ levels }, at) => levels[comparer.levelOf[at]!(a, b)]?.name ?? '-')
  const lines = [a, b].map((at) => `    ${Object.values(nation[at]!.fields).join('|')}`)
  const { error, numbers } = nation[b]!
  const told = `${error} ${numbers}: ${scorer.weight(a, b).toFixed(1)} bits, ${rulesOf(blocking, a, b).length} rules`
  return [`${told}, ${levels.join(' ')}`, ...lines].join('\n')
}

import type { LinkageScore, PairCount } from './score-linkage.ts'

const CONFIDENCES = ['A', 'B', 'C', 'D']
const WRONG_SHOWN = 15

/** The part of the report about who is who: pairs of records, people easily taken for another, and where precision is lost. */
export function formatLinkage(score: LinkageScore): string {
  const { found, right, all, withStrongKey, withoutStrongKey, byScenario, traps, wrongClusters } = score
  const wrong = Object.entries(wrongClusters)
  return [
    'Linkage, pairs of records',
    `  precision ${share(right, found)}  (${right} of ${found} pairs in one cluster are one person)`,
    recallLine('recall', all),
    recallLine('recall where a strong key agrees', withStrongKey),
    recallLine('recall where none does', withoutStrongKey),
    ...named(byScenario).map(([name, count]) => `  ${recallLine(name, count)}`),
    ...(Object.keys(traps).length === 0 ? [] : ['', 'People easily taken for another, joined with somebody else']),
    ...named(traps).map(([name, { people, joined }]) => {
      const figures = CONFIDENCES.map((confidence) => `${confidence} ${joined[confidence] ?? 0}`)
      return `  ${name}: ${figures.join(', ')} of ${people}`
    }),
    ...(wrong.length === 0 ? [] : ['', 'Clusters of several people, by confidence and what these are']),
    ...wrong.slice(0, WRONG_SHOWN).map(([name, clusters]) => `  ${name}: ${clusters}`),
  ].join('\n')
}

function recallLine(name: string, { all, found }: PairCount): string {
  return `  ${name} ${share(found, all)}  (${found} of ${all})`
}

function named<T>(record: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(record).toSorted(([one], [two]) => (one < two ? -1 : one > two ? 1 : 0))
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : (part / whole).toFixed(4)
}

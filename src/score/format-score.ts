import type { FuzzyScore } from './fuzzy-links.ts'
import { formatLinkage } from './linkage/format-linkage.ts'
import type { ScoreReport } from './score.ts'
import { type Finding, precision, recall, type Tallies } from './tally.ts'

/** The report as text for a screen: a table for each part, then the misses and false leads on lines of their own. */
export function formatScore(report: ScoreReport): string {
  const sections = [
    section('Rules, confidence A–C', report.cases, true),
    section('Rules, confidence D (for review, not counted)', report.review, true),
    section('Duplicate types, clusters', report.duplicates, true),
    section('Exclusions, recall', report.exclusions, false),
    fuzzySection(report.fuzzyLinks),
    report.linkage === null ? '' : formatLinkage(report.linkage),
  ]
  return `${sections.filter((text) => text !== '').join('\n\n')}\n`
}

function fuzzySection({ all, recognised, byScenario }: FuzzyScore): string {
  if (all === 0) return ''
  const missed = Object.entries(byScenario)
    .filter(([, count]) => count.recognised < count.all)
    .toSorted(([one], [two]) => (one < two ? -1 : 1))
  return [
    `Covered by a fuzzy link: recognised ${recognised} of ${all}, ${share(recognised / all)}`,
    ...missed.map(([name, count]) => `  ${name}: ${count.recognised} of ${count.all}`),
  ].join('\n')
}

function section(title: string, tallies: Tallies, withPrecision: boolean): string {
  const names = Object.keys(tallies.byName).toSorted((one, two) => (one < two ? -1 : one > two ? 1 : 0))
  if (names.length === 0) return ''
  const header = line(
    '',
    'hits',
    'misses',
    withPrecision ? 'false' : '',
    'undecid.',
    withPrecision ? 'precision' : '',
    'recall',
  )
  const rows = names.map((name) => {
    const tally = tallies.byName[name]!
    const falseLeads = withPrecision ? String(tally.falseLeads) : ''
    const right = withPrecision ? share(precision(tally)) : ''
    return line(
      name,
      String(tally.hits),
      String(tally.misses),
      falseLeads,
      String(tally.undecidable),
      right,
      share(recall(tally)),
    )
  })
  return [title, header, ...rows, ...findingLines(tallies.findings)].join('\n')
}

const FINDINGS_SHOWN = 20

/** Every finding, or of very many that say the same the first ones and how many more there are. */
function findingLines(findings: readonly Finding[]): string[] {
  const kinds = Map.groupBy(findings, ({ name, what }) => `${name} ${what}`)
  return [...kinds].flatMap(([kind, all]) => [
    ...all.slice(0, FINDINGS_SHOWN).map(({ about }) => `  ${kind}: ${about}`),
    ...(all.length > FINDINGS_SHOWN ? [`  ${kind}: ${all.length - FINDINGS_SHOWN} more, see --json`] : []),
  ])
}

const NAME_WIDTH = 12

function line(name: string, ...figures: readonly string[]): string {
  return `  ${name.padEnd(NAME_WIDTH)}${figures.map((figure) => figure.padStart(10)).join('')}`.trimEnd()
}

function share(value: number | null): string {
  return value === null ? '–' : value.toFixed(3)
}

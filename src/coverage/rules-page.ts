import { THRESHOLDS } from '../policy/thresholds.ts'
import type { Exclusion } from './exclusion.ts'
import { EXCLUSIONS } from './exclusions/index.ts'
import type { Basis, Rule } from './rule.ts'
import { RULES } from './rules/index.ts'

/** `docs/rules.md`: every rule, exclusion and parameter as the code declares them. Written by `npm run docs`, checked by a test. */
export function rulesPage(): string {
  return [
    '# Rules and exclusions',
    '',
    'Written by `npm run docs` from the declarations; do not edit. What decides between them: [semantics.md](semantics.md). What the law sets, by date: [policy.md](policy.md).',
    '',
    '## Rules',
    '',
    'In the order in which they are tried. A worker’s question is answered by the first worker rule that holds; an employer’s year comes under one employer rule.',
    '',
    ...RULES.flatMap(ruleSection),
    '## Exclusions',
    '',
    'Those that remove are tried in this order; the first that holds is told.',
    '',
    ...table(
      ['Code', 'Tên / name', 'Basis', 'Signal', 'Decides'],
      EXCLUSIONS.map((one) => [one.id, bilingual(one.title), basisText(one.basis), one.signal, decisionText(one)]),
    ),
    '',
    '## Thresholds',
    '',
    'What a site may set in `doisoat.yaml` under `thresholds`.',
    '',
    ...table(
      ['Name', 'Default', 'Meaning', 'Source'],
      Object.entries(THRESHOLDS).map(([name, { value, vi, source }]) => [`\`${name}\``, String(value), vi, source]),
    ),
    '',
  ].join('\n')
}

function ruleSection(rule: Rule): readonly string[] {
  const needs = rule.needs.map((need) => (typeof need === 'string' ? need : need.join(' or ')))
  return [
    `### ${rule.id}: ${rule.title.vi}`,
    '',
    `*${rule.title.en}*`,
    '',
    rule.meaning,
    '',
    'Có thể sai khi:',
    '',
    ...rule.doubts.map((doubt) => `- ${doubt}`),
    '',
    ...table(
      ['About', 'Class', 'Priority', 'Basis', 'Needs', 'Reads', 'Removed by'],
      [
        [
          rule.subject === 'direct' ? LEVELS[rule.level] : ABOUT[rule.subject],
          rule.subject === 'hold' ? 'none: removes only' : CLASS_TEXTS[rule.class],
          String(rule.priority),
          basisText(rule.basis),
          [...needs, ...(rule.needsData ?? [])].join(', '),
          rule.reads.join(', '),
          [...rule.excludedBy, ...ownExclusions(rule)].join(', ') || 'nothing',
        ],
      ],
    ),
    '',
  ]
}

const ownExclusions = (rule: Rule): readonly string[] =>
  rule.subject === 'direct' ? (rule.ownExclusions ?? []).map(({ id, title }) => `${id} (${bilingual(title)})`) : []

const LEVELS = {
  employer: 'an employer',
  worker: 'a person at an employer',
  resident: 'a person where they live',
} as const

const ABOUT: Readonly<Record<Exclude<Rule['subject'], 'direct'>, string>> = {
  worker: 'a worker at an employer in a year',
  employer: 'an employer in a year',
  state: 'the state of an employer',
  hold: 'what is held back',
}

const CLASS_TEXTS = {
  by_cover: 'uncovered, or partly_covered when any fund is known in the months compared',
  uncovered: 'uncovered',
  partly_covered: 'partly_covered',
  to_verify: 'to_verify',
  covered_elsewhere: 'covered_elsewhere',
  late: 'late',
  health_group_wrong: 'health_group_wrong',
  voluntary_potential: 'voluntary_potential',
  household_potential: 'household_potential',
  by_row: 'as each row says',
} as const

function decisionText({ decides, wouldNeed }: Exclusion): string {
  const more = wouldNeed === undefined ? '' : `; would need ${wouldNeed.join(', ')} to decide more`
  switch (decides.kind) {
    case 'removes':
      return `removes${more}`
    case 'marks':
      return 'marks the reason only'
    case 'by_match':
      return `told by ${decides.where}`
    case 'not_decidable':
      return `not decidable: would need ${(wouldNeed ?? []).join(', ')}`
  }
}

const bilingual = ({ vi, en }: { readonly vi: string; readonly en: string }): string => `${vi} / ${en}`

function basisText({ instrument, article, inForce: [from, until] }: Basis): string {
  return `${instrument}, ${article} (${from} – ${until ?? 'open'})`
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(header), line(header.map(() => '---')), ...rows.map(line)]
}

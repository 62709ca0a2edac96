import { SUBJECTS } from './index.ts'
import type { Parameter } from './parameter.ts'
import { dayText, unitText, valueText } from './value-text.ts'

/** `docs/policy.md`: every parameter as the code declares it. Written by `npm run docs`, checked by a test. */
export function policyPage(): string {
  return [INTRODUCTION, ...SUBJECTS.flatMap(({ title, parameters }) => subject(title, parameters))].join('\n')
}

/** Lines that a site might write; a test reads them. */
const SITE_LINES = `policy:
  - name: local_support_voluntary            # what the province adds to the State's support, by province and group
    value: { "92": { poor: 20%, near_poor: 10% } }
    from: 2026-01-01
    to: 2026-12-31                           # the last day; left out: until further notice
    source: "NQ 00/2025/NQ-HĐND"
  - name: household_owner_scope              # the open point on household owners; the other keys stay as they are
    value: { declares_below: due }           # due, verify, not_yet_due
    from: 2026-07-01
    source: "CV 0000/BHXH-QLT"
    note: "theo hướng dẫn của BHXH Việt Nam"`

const INTRODUCTION = `# What the law sets, by date

Written by \`npm run docs\` from \`src/policy/\`; do not edit. A rule uses the value of the month it speaks of, never today's. A value holds
from its first day to its last, both included. Titles, values and notes are in Vietnamese, because officers and lawyers read them; what a note calls
*nguồn gián tiếp* (second-hand) or *theo hiểu biết chung* (general knowledge) is to be compared with the instrument before it stands on a letter.

What is in force on a day, with the site's own lines marked:

\`\`\`bash
npx doisoat policy --on 2026-07-01
npx doisoat policy --on 2026-07-01 --input sample-data --json
\`\`\`

## Lines of a site

A site adds to a parameter, or puts a value of its own in its place, by dated lines in \`doisoat.yaml\`:

\`\`\`yaml
${SITE_LINES}
\`\`\`

\`name\`, \`value\`, \`from\` and \`source\` are required. Shares are written as percentages (\`20%\`, \`0.5%\`), money and days as whole numbers without
separators. Of a value with several keys only those that are named change; on their days they stand over every value of the law. Two lines may
not set the same figure on the same day. A changed line is another run: nothing of the earlier one is taken over.

How money is rounded: each amount once, at the end, to whole đồng, half a đồng up.
`

function subject(title: { readonly vi: string; readonly en: string }, parameters: readonly Parameter[]): string[] {
  return [
    `## ${title.vi} / ${title.en}`,
    '',
    '| Parameter | Value | From | To | Source and note |',
    '| --- | --- | --- | --- | --- |',
    ...parameters.flatMap(rows),
    '',
  ]
}

/** The first row of a parameter names it; the others are its earlier or later values. */
function rows(parameter: Parameter): readonly string[] {
  const { name, title, values } = parameter
  const named = `\`${name}\`<br>${title.vi}<br>*${title.en}*`
  if (values.length === 0) return [row([named, 'set by the site', '', '', ''])]
  return values.map(({ value, from, to, source, note }, index) =>
    row([
      index === 0 ? named : '',
      `${valueText(parameter, value)} ${unitText(parameter)}`.trim(),
      dayText(from),
      to === null ? 'open' : dayText(to),
      note === undefined ? source : `${source}<br>*${note}*`,
    ]),
  )
}

const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('; ', ';<br>')).join(' | ')} |`

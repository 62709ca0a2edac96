import type { Place } from '../facts.ts'
import type { Oddity } from './hand-made.ts'

/** The first row in which each planted condition shows. */
export type FirstRows = ReadonlyMap<string, Place>

/** README of the sample data: each oddity and the row that shows it, by the line a person sees when the file is open. */
export function sampleReadme(oddities: readonly Oddity[], generated: FirstRows): string {
  const lines = [
    '# Sample data: an invented province',
    '',
    'Made by `npx node sample-data/generate.ts`; nobody and no firm in it exists. Tax IDs lie in a range that no province has issued.',
    'The province bears the code of Cần Thơ (92), because areas are real. Tax data are of 2025, the rolls know January 2025 to October 2026,',
    'and the run stands on 31 October 2026 (`doisoat.yaml`). What a run must find is in `tests/fixtures/sample-truth`.',
    '',
    '| Folder | From | What |',
    '|---|---|---|',
    '| `dang_ky/` | business registry | enterprises, cooperatives, household businesses; old tax IDs and their successors |',
    '| `thue/` | tax authority | PL01 payers, forms 05-1/BK and 05-2/BK, plain lists PL02, payments by the month, a supplement sent twice, two workbooks |',
    '| `bhxh/` | insurance offices | units, compulsory participants, voluntary participants, health groups |',
    '| `dia_ban/` | insurance offices | commune, office, officer in charge |',
    '',
    '## Made by hand',
    '',
    'Row numbers are those a person sees: the header of a CSV is line 1.',
    '',
    '| Row | What is odd | What comes of it |',
    '|---|---|---|',
    ...oddities.map(({ what, comesOfIt, row }) => `| ${shown(row.places[0]!)} | ${what} | ${comesOfIt} |`),
    '',
    '## Planted by the generator',
    '',
    'The first row of each condition.',
    '',
    '| Row | Condition |',
    '|---|---|',
    ...[...generated].map(([name, place]) => `| ${shown(place)} | ${name} |`),
    '',
  ]
  return lines.join('\n')
}

function shown({ file, row }: Place): string {
  return `\`${file}:${row}\``
}

import { SOURCES } from '../sources/index.ts'
import type { Source, SourceColumn } from '../sources/source.ts'

/** `docs/source-columns.md`: the sources as they are declared, for people who send files. */
export function describeSources(): string {
  const head =
    '# Columns of the sources\n\nMade from `src/sources`; a test keeps it current. How files are read: [sources.md](sources.md).\n'
  return `${head}\n${(SOURCES as readonly Source[]).map(describeSource).join('\n')}`
}

function describeSource(source: Source): string {
  const need = source.required ? 'Required.' : 'Optional.'
  const groups = (source.starredAnyOf ?? []).map((columns) => `One of ${columns.join(', ')} is needed in every row.`)
  const ignored =
    source.ignoredHeaders.length === 0 ? [] : [`Ignored on purpose: ${source.ignoredHeaders.join(' · ')}.`]
  const rows = Object.entries(source.columns).map(([column, declared]) => describeColumn(column, declared))
  return [
    `## ${source.name}: ${source.title.vi}`,
    '',
    [`One row is ${source.grain}. ${need}`, ...groups].join(' '),
    '',
    '| Column | Kind | Headers that mean it |',
    '|---|---|---|',
    ...rows,
    '',
    ...ignored,
    '',
  ].join('\n')
}

function describeColumn(column: string, declared: SourceColumn): string {
  const { headersBefore: before, headersAfter: after, formNumbers = [], parts = {}, choices } = declared
  const { headersOtherwise: otherwise = [] } = declared
  const texts = [
    ...declared.headers,
    ...(before?.headers ?? []).map((header) => `${header} (left of ${before?.column})`),
    ...(after?.headers ?? []).map((header) => `${header} (right of ${after?.column})`),
    ...otherwise.map((header) => `${header} (where none of these stands)`),
    ...formNumbers,
    ...Object.entries(parts).map(([part, headers]) => `\`${column}.${part}\`: ${headers.join(', ')}`),
  ]
  const kind = choices === undefined ? declared.cell : choices.join(', ')
  return `| ${column}${declared.star === true ? '*' : ''} | ${kind} | ${texts.join(' · ')} |`
}

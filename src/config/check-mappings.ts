import { SOURCES } from '../sources/index.ts'
import { FUND_BITS, type Source } from '../sources/source.ts'
import { nearest } from './nearest.ts'
import type { FileMapping } from './site-config.ts'

/** A mistake in a mapping that only the declarations of the sources can show. `ofKey`: the key, not the value, is wrong. */
export interface MappingMistake {
  readonly path: readonly (string | number)[]
  readonly ofKey: boolean
  readonly text: string
}

/** The sources a mapping may speak of: the one it names, else (or when that is misspelt) all. */
function sourcesOf(mapping: FileMapping): readonly Source[] {
  const named = SOURCES.filter(({ name }) => name === mapping.source)
  return named.length > 0 ? named : SOURCES
}

/** Names that `columns` may use: columns and their parts, `funds.health`. */
function columnNames(sources: readonly Source[], withParts: boolean): readonly string[] {
  const names = new Set<string>()
  for (const source of sources)
    for (const [column, declared] of Object.entries(source.columns)) {
      names.add(column)
      if (!withParts) continue
      for (const part of Object.keys(declared.parts ?? {})) names.add(`${column}.${part}`)
      if (declared.cell === 'funds') for (const fund of Object.keys(FUND_BITS)) names.add(`${column}.${fund}`)
    }
  return [...names]
}

function unknownColumn(name: string, known: readonly string[], mapping: FileMapping): string {
  const closest = nearest(name, known)
  const where = mapping.source === undefined ? 'không nguồn nào có cột' : `nguồn ${mapping.source} không có cột`
  return `${where} "${name}"${closest === null ? '' : ` (gần nhất: "${closest}")`}`
}

/** Columns that the sources do not have, values that a choice does not have, and what is pinned twice. */
export function mappingMistakes(mapping: FileMapping, index: number): readonly MappingMistake[] {
  const mistakes: MappingMistake[] = []
  const sources = sourcesOf(mapping)
  for (const section of ['columns', 'values', 'constants', 'title'] as const) {
    const known = columnNames(sources, section === 'columns')
    for (const column of Object.keys(mapping[section] ?? {})) {
      const path = ['files', index, section, column]
      if (!known.includes(column)) mistakes.push({ path, ofKey: true, text: unknownColumn(column, known, mapping) })
      else if (section !== 'columns' && section !== 'values' && mapping.columns?.[column] !== undefined)
        mistakes.push({ path, ofKey: true, text: `cột ${column} vừa ở columns vừa ở ${section}` })
    }
  }
  for (const [column, theirs] of Object.entries(mapping.columns ?? {}))
    if (theirs.trim() === '')
      mistakes.push({ path: ['files', index, 'columns', column], ofKey: true, text: 'cần tiêu đề cột trong tệp' })
  if (mapping.replaces !== undefined && mapping.adds_to !== undefined)
    mistakes.push({
      path: ['files', index, 'adds_to'],
      ofKey: true,
      text: 'một tệp hoặc thay thế (replaces) hoặc bổ sung (adds_to), không cả hai',
    })
  return [...mistakes, ...choiceMistakes(mapping, index, sources)]
}

/** Values and constants of a choice must be among its choices, or '' for no value. */
function choiceMistakes(mapping: FileMapping, index: number, sources: readonly Source[]): readonly MappingMistake[] {
  const mistakes: MappingMistake[] = []
  const check = (column: string, ours: string, path: readonly (string | number)[]): void => {
    const declared = sources.map((source) => source.columns[column]).filter((found) => found?.choices !== undefined)
    if (declared.length === 0 || ours === '') return
    const choices = [...new Set(declared.flatMap((found) => found?.choices ?? []))]
    if (choices.includes(ours)) return
    const closest = nearest(ours, choices)
    const hint = closest === null ? '' : ` (gần nhất: "${closest}")`
    mistakes.push({
      path,
      ofKey: false,
      text: `"${ours}" không phải giá trị của ${column}${hint}; cần một trong: ${choices.join(', ')}`,
    })
  }
  for (const [column, values] of Object.entries(mapping.values ?? {}))
    for (const [theirs, ours] of Object.entries(values)) check(column, ours, ['files', index, 'values', column, theirs])
  for (const [column, ours] of Object.entries(mapping.constants ?? {}))
    check(column, ours, ['files', index, 'constants', column])
  return mistakes
}

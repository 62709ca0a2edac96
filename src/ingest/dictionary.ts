import { SOURCES } from '../sources/index.ts'
import { COMMON_IGNORED_HEADERS, OWN_SHEET_HEADERS, type Source } from '../sources/source.ts'
import { headerKey } from './header-key.ts'

/** A column of ours, or a part of one, that a header text can mean. */
export interface Target {
  readonly column: string
  readonly part: string | null
  /** The text means this only on one side of another column, or only where no other text of the column stands. */
  readonly side: { readonly where: 'before' | 'after' | 'otherwise'; readonly column: string } | null
}

/** What the header texts of one source mean. */
export interface Dictionary {
  readonly targets: ReadonlyMap<string, readonly Target[]>
  /** "05-1[19]" → column. */
  readonly formNumbers: ReadonlyMap<string, string>
  readonly ignored: ReadonlySet<string>
  readonly refused: ReadonlySet<string>
}

function buildDictionary(source: Source): Dictionary {
  const targets = new Map<string, Target[]>()
  const formNumbers = new Map<string, string>()
  const add = (text: string, target: Target): void => {
    const key = headerKey(text)
    const known = targets.get(key) ?? []
    if (!known.some(({ column, part }) => column === target.column && part === target.part)) known.push(target)
    targets.set(key, known)
  }
  for (const [column, declared] of Object.entries(source.columns)) {
    for (const header of [column, ...declared.headers]) add(header, { column, part: null, side: null })
    for (const [where, sided] of [
      ['before', declared.headersBefore],
      ['after', declared.headersAfter],
    ] as const) {
      for (const header of sided?.headers ?? [])
        add(header, { column, part: null, side: { where, column: sided?.column ?? '' } })
    }
    for (const header of declared.headersOtherwise ?? [])
      add(header, { column, part: null, side: { where: 'otherwise', column } })
    for (const [part, headers] of Object.entries(declared.parts ?? {}))
      for (const header of [`${column}.${part}`, ...headers]) add(header, { column, part, side: null })
    for (const number of declared.formNumbers ?? []) formNumbers.set(number, column)
  }
  const unread = (headers: readonly string[]) => headers.map(headerKey).filter((key) => !targets.has(key))
  return {
    targets,
    formNumbers,
    ignored: new Set([...unread(COMMON_IGNORED_HEADERS), ...source.ignoredHeaders.map(headerKey)]),
    refused: new Set([...unread(OWN_SHEET_HEADERS), ...(source.refusedBy ?? []).map(headerKey)]),
  }
}

const DICTIONARIES: ReadonlyMap<string, Dictionary> = new Map(
  SOURCES.map((source) => [source.name, buildDictionary(source)]),
)

export function dictionaryOf(source: Source): Dictionary {
  return DICTIONARIES.get(source.name) ?? buildDictionary(source)
}

const COMMONLY_IGNORED: ReadonlySet<string> = new Set(COMMON_IGNORED_HEADERS.map(headerKey))

/** True for what stands in most tables and means nothing: "STT", "Ghi chú". */
export const isCommonlyIgnored = (key: string): boolean => COMMONLY_IGNORED.has(key)

/** How many sources know a header text: the fewer, the more it tells. */
export function sourcesKnowing(key: string): number {
  let count = 0
  for (const dictionary of DICTIONARIES.values()) if (dictionary.targets.has(key)) count++
  return count
}

import { foldWords } from './header-key.ts'

/**
 * What a file's name and the lines above its table say about earlier ones.
 * `replaces`: it takes the place of an earlier one. `replaces?`: it may, if its rows bear it out: "(2)" and "lần 2" also name parts and
 * instalments. `adds`: it stands beside an earlier one.
 */
export type VersionWords = '' | 'replaces' | 'replaces?' | 'adds'

export interface NamedVersion {
  readonly words: VersionWords
  /** Which sending it says it is, 1 for one that says nothing. */
  readonly rank: number
  /** The name without such words, folded: what an earlier sending is called too. */
  readonly stem: string
}

const STRONG = /\b(?:(?:ban |file |tep )?thay the|ban sua(?: doi)?|da sua|gui lai)\b/g
const WEAK = /\b(?:dinh chinh|dieu chinh)\b/g
const ADDS = /\bbo sung\b/g
const TIMES = /\b(?:gui )?lan (?:thu )?(\d{1,2})\b/g
const VERSION = /\bv(?:er(?:sion)?)? ?(\d{1,2})\b/g
/** "(2)" at the end of a name, as browsers write it. */
const COPY = /\((\d{1,2})\)\s*$/

/** What the name of a file says; `titles` are the texts above its table, of which only plain words count. */
export function versionWords(path: string, titles: readonly string[]): NamedVersion {
  const name = (path.split('/').at(-1) ?? path).replace(/\.[a-z0-9]{1,5}$/i, '')
  const copy = COPY.exec(name)?.[1]
  const folded = foldWords(name.replace(COPY, ' '))
  const times = numberIn(TIMES, folded) ?? numberIn(VERSION, folded) ?? (copy === undefined ? null : Number(copy))
  const stem = [STRONG, WEAK, ADDS, TIMES, VERSION].reduce((text, words) => text.replace(words, ' '), folded)
  const title = titles.map(foldWords).join(' | ')
  const words = wordsIn(folded, times) || titleWords(title)
  return { words, rank: words === '' ? 1 : Math.max(times ?? 2, 2), stem: stem.replace(/\s+/g, ' ').trim() }
}

function numberIn(pattern: RegExp, text: string): number | null {
  const found = [...text.matchAll(pattern)].at(-1)?.[1]
  return found === undefined ? null : Number(found)
}

function wordsIn(folded: string, times: number | null): VersionWords {
  if (folded.search(STRONG) >= 0) return 'replaces'
  if (folded.search(ADDS) >= 0) return 'adds'
  if (folded.search(WEAK) >= 0) return 'replaces?'
  return times !== null && times > 1 ? 'replaces?' : ''
}

/** "điều chỉnh, bổ sung" stands in many titles without meaning an earlier file: there only the plainest words count. */
function titleWords(folded: string): VersionWords {
  if (
    /\bthay the (?:cho )?(?:ban|tep|file|danh sach|bang ke|bao cao|so lieu)\b|\(?ban thay the\b|\bban sua\b/.test(
      folded,
    )
  )
    return 'replaces'
  return /\b(?:ban|danh sach|bang ke|bao cao) bo sung\b/.test(folded) ? 'adds' : ''
}

/** How versions and references of rows call a table of a sheet: the sheet's name, with the table's number from the second on. */
export const partPlace = (sheet: string, part: number): string => (part === 1 ? sheet : `${sheet}#${part}`)

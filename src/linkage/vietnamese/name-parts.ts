import { withoutMarks } from '../../domain/vietnamese-text.ts'
import { editDistance } from '../similarity.ts'
import { COMMON_MIDDLES, FAMILIES, LONG_FAMILIES, PLAIN_FAMILIES } from './families.ts'
import { isSyllable } from './spelling.ts'

/** A full name in its parts, in the spelling of the name. '' and [] where the name has no such part. */
export interface NameParts {
  readonly family: string
  readonly middle: readonly string[]
  readonly given: string
}

/** True for a name written without a single mark: on an old system, or by somebody in a hurry. It says nothing of marks. */
export function isBare(name: string): boolean {
  return withoutMarks(name) === name
}

/**
 * The parts of a name's key (`parsePersonName`): family first and given name last, unless the words show another order: a foreign
 * one ("hùng văn nguyễn", "hùng nguyễn văn"), or that of the Ê Đê, whose clan stands last ("h hen niê", "y blô kbuôr").
 * What the words alone do not show stays as it was written; comparing two names finds those.
 */
export function nameParts(name: string): NameParts {
  const words = name.split(' ').filter((word) => word !== '')
  if (words.length === 1) return { family: '', middle: [], given: words[0]! }
  if (words.length === 0) return { family: '', middle: [], given: '' }
  return clanLast(words) ?? foreignOrder(words, isBare(name)) ?? familyFirst(words)
}

function familyFirst(words: readonly string[]): NameParts {
  const plain = words.map(withoutMarks).join(' ')
  const long = LONG_FAMILIES.find((family) => plain.startsWith(`${family} `))
  const length = long === undefined ? 1 : long.split(' ').length
  return { family: words.slice(0, length).join(' '), middle: words.slice(length, -1), given: words.at(-1)! }
}

/** "H'" before a woman's given name, "Y" before a man's, "K'" with the Cơ Ho; then the given name, then the clan. */
function clanLast(words: readonly string[]): NameParts | null {
  const [prefix = '', given = '', ...clan] = words
  if (prefix !== 'h' && prefix !== 'y' && prefix !== 'k') return null
  // "H. V. Hùng", "H. Văn Hùng": an initial, not a prefix.
  if (given.length === 1 || COMMON_MIDDLES.plain.has(withoutMarks(given))) return null
  return { family: clan.join(' '), middle: [prefix], given }
}

function foreignOrder(words: readonly string[], bare: boolean): NameParts | null {
  const isIn = (list: typeof FAMILIES, word: string) => (bare ? list.plain : list.marked).has(word)
  const [first = '', second = ''] = words
  const last = words.at(-1)!
  if (first.length === 1 || isIn(FAMILIES, first) || LONG_FAMILIES.some((family) => isAtStart(words, family)))
    return null
  if (isNearlyFamily(first)) return null
  if (words.length > 2 && isIn(PLAIN_FAMILIES, second) && !isIn(PLAIN_FAMILIES, last))
    return { family: second, middle: words.slice(2), given: first }
  if (!isIn(PLAIN_FAMILIES, last)) return null
  if (words.length > 2 && isIn(COMMON_MIDDLES, first))
    return { family: last, middle: words.slice(0, -2), given: words.at(-2)! }
  return { family: last, middle: words.slice(1, -1), given: first }
}

function isAtStart(words: readonly string[], family: string): boolean {
  return words.map(withoutMarks).join(' ').startsWith(`${family} `)
}

/** A family name with a slip of the finger is no given name that came first. */
function isNearlyFamily(word: string): boolean {
  const plain = withoutMarks(word)
  if (isSyllable(plain)) return false
  for (const family of PLAIN_FAMILIES.plain) if (editDistance(plain, family, 1) === 1) return true
  return false
}

import { withoutMarks } from '../../domain/vietnamese-text.ts'
import { editDistance } from '../similarity.ts'
import { COMMON_MIDDLES, FAMILIES, LONG_FAMILIES, PLAIN_FAMILIES } from './families.ts'
import { remembered } from './remembered.ts'
import { isSyllable } from './spelling.ts'

/** A word without marks. */
const plainWord = remembered(withoutMarks)

/** A full name in its parts, in the spelling of the name. '' and [] where the name has no such part. */
export interface NameParts {
  readonly family: string
  readonly middle: readonly string[]
  readonly given: string
}

/** True for a name written without a single mark: on an old system, or by somebody in a hurry. It says nothing of marks. */
export function isBare(name: string): boolean {
  return name.split(' ').every((word) => plainWord(word) === word)
}

/**
 * The parts of a name's key (`parsePersonName`): family first and given name last, unless the words show another order: a foreign
 * one ("hùng văn nguyễn", "hùng nguyễn văn"), or that of the Ê Đê, whose clan stands last ("h hen niê", "y blô kbuôr").
 * What the words alone do not show stays as it was written; comparing two names finds those.
 */
export function nameParts(name: string): NameParts {
  const words = nameWords(name)
  if (words.length === 1) return { family: '', middle: [], given: words[0]! }
  if (words.length === 0) return { family: '', middle: [], given: '' }
  return clanLast(words) ?? foreignOrder(words, isBare(name)) ?? familyFirst(words)
}

/** The prefix of a name of the Ê Đê, written in one with it: no Vietnamese word begins so. */
const GLUED = /^([hy])([bcdđghklmnpqrstvwxz]\p{L}\p{M}*\p{L}.*)$/u

/** The words of a name's key; "hhen niê" is "h hen niê", "yblô" is "y blô". */
export function nameWords(name: string): string[] {
  const [first = '', ...others] = name.split(' ').filter((word) => word !== '')
  const glued = GLUED.exec(first)
  return first === '' ? [] : glued === null ? [first, ...others] : [glued[1]!, glued[2]!, ...others]
}

function familyFirst(words: readonly string[]): NameParts {
  const plain = words.map(plainWord).join(' ')
  const long = LONG_FAMILIES.find((family) => plain.startsWith(`${family} `))
  const length = long === undefined ? 1 : long.split(' ').length
  return { family: words.slice(0, length).join(' '), middle: words.slice(length, -1), given: words.at(-1)! }
}

/** "H'" before a woman's given name, "Y" before a man's, "K'" with the Cơ Ho; then the given name, then the clan. */
function clanLast(words: readonly string[]): NameParts | null {
  const [prefix = '', given = '', ...clan] = words
  if (prefix !== 'h' && prefix !== 'y' && prefix !== 'k') return null
  // "H. V. Hùng", "H. Văn Hùng": an initial, not a prefix.
  if (given.length === 1 || COMMON_MIDDLES.plain.has(plainWord(given))) return null
  return { family: clan.join(' '), middle: [prefix], given }
}

function foreignOrder(words: readonly string[], bare: boolean): NameParts | null {
  const [first = '', second = ''] = words
  const last = words.at(-1)!
  if (first.length === 1 || isFamily(first, bare) || LONG_FAMILIES.some((family) => isAtStart(words, family)))
    return null
  if (isNearlyFamily(first)) return null
  const isMiddle = COMMON_MIDDLES[bare ? 'plain' : 'marked'].has(first)
  const secondIsFamily = !isMiddle && isPlainFamily(second, bare) && !isPlainFamily(last, bare)
  if (words.length > 2 && (secondIsFamily || words.slice(1).every((word) => word.length === 1)))
    return { family: second, middle: words.slice(2), given: first }
  if (!isPlainFamily(last, bare)) return null
  if (words.length > 2 && isMiddle) return { family: last, middle: words.slice(0, -2), given: words.at(-2)! }
  return { family: last, middle: words.slice(1, -1), given: first }
}

/** `bare`: the name has no marks at all. A common family counts with marks wrong or lost, too: nobody else is called "Đổ" or "Nguyen". */
function isFamily(word: string, bare: boolean): boolean {
  return (bare ? FAMILIES.plain : FAMILIES.marked).has(word) || PLAIN_FAMILIES.plain.has(plainWord(word))
}

function isPlainFamily(word: string, bare: boolean): boolean {
  const plain = plainWord(word)
  const marksLost = bare || plain === word || (plain === 'nguyen' && word !== 'nguyên')
  return marksLost ? PLAIN_FAMILIES.plain.has(plain) : PLAIN_FAMILIES.marked.has(word)
}

function isAtStart(words: readonly string[], family: string): boolean {
  return words.map(plainWord).join(' ').startsWith(`${family} `)
}

/** A family name with a slip of the finger is no given name that came first. */
function isNearlyFamily(word: string): boolean {
  const plain = plainWord(word)
  if (isSyllable(plain)) return false
  for (const family of PLAIN_FAMILIES.plain) if (editDistance(plain, family, 1) === 1) return true
  return false
}

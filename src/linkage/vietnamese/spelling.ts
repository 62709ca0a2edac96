import { withoutMarks } from '../../domain/vietnamese-text.ts'
import { remembered } from './remembered.ts'

const ONSETS = /^(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?/
const RIMES = new Set(
  (
    'a ac ach ai am an ang anh ao ap at au ay e ec ech em en eng enh eo ep et eu i ia ich iec iem ien ieng iep iet ieu im in inh ip it iu ' +
    'o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi om on ong ooc oong op ot u ua uan uang uat uau uay uc ue uech ' +
    'uenh ui um un ung uo uoc uoi uom uon uong uop uot uou up ut uu uy uya uych uyen uyet uynh uyt uyp y yem yen yet yeu uyu'
  ).split(' '),
)

/**
 * True when letters without marks can be a Vietnamese syllable: an initial consonant and a rime. "hung" and "dung" are two
 * syllables, "hugn" is a slip of the finger.
 * @see Đoàn Thiện Thuật (1977), "Ngữ âm tiếng Việt", for initials and rimes.
 */
export function isSyllable(plain: string): boolean {
  const onset = ONSETS.exec(plain)?.[0] ?? ''
  // "gi" and "qu" lend their vowel to the rime where nothing else is left of it: "gi" + "ang", but "g" + "in".
  const rime = plain.slice(onset.length)
  if (onset === 'qu' && rime.startsWith('u')) return false
  return RIMES.has(rime) || (onset.length > 1 && RIMES.has(plain.slice(1)))
}

/** Rimes that there are only with â, ê, ô, ơ or ư: "truyen" is "truyên" without its mark, "hoan" is whole. */
const NEVER_BARE = new Set(
  'ien iet iem iep ieu ieng iec yen yet yem yeu uyen uyet uong uoc uon uot uoi uou uom uop uan uat uay uech uenh ech enh eu'.split(
    ' ',
  ),
)
const STOP = /(?:p|t|c|ch)$/
const TONE_OF_STOPS = /[\u0301\u0323]/
const QUALITY = /[\u0302\u0306\u031b]/

/**
 * True when a word as it is spelt, marks and all, can be Vietnamese: before p, t, c and ch stands a rising or a heavy tone, and some rimes
 * need a mark on their vowel. "Nhat" and "Truyen" have lost theirs.
 */
export function isWhole(word: string): boolean {
  const spelt = oneSpelling(word)
  const plain = plainKey(word)
  if (STOP.test(plain) && !TONE_OF_STOPS.test(spelt)) return false
  const onset = ONSETS.exec(plain)?.[0] ?? ''
  return QUALITY.test(spelt) || !NEVER_BARE.has(plain.slice(onset.length))
}

const LONE_Y = /^(qu|[^aeiouy\p{M}]+)y(?=\p{M}*$)/u

/** A word, decomposed, with i for a lone y ("mỹ", "mĩ"): how it is spelt, whatever school taught it. */
export function oneSpelling(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[ðɖ]/g, 'đ')
    .replace(LONE_Y, (_, onset: string) => `${onset}i`)
}

/** A word without marks and in one spelling: "mỹ" and "mi" are one key. */
export const plainKey = remembered((word) => withoutMarks(oneSpelling(word)))

/** Marks of each letter, in one spelling: `['', 'u+0302', …]`; đ is d with a mark, the tone is the last of all. */
export function marksOf(word: string): readonly string[] {
  const marks: string[] = []
  let tone = ''
  for (const character of oneSpelling(word)) {
    if (/[\u0300\u0301\u0303\u0309\u0323]/.test(character)) tone = character
    else if (/\p{M}/u.test(character)) marks[marks.length - 1] = `${marks.at(-1) ?? ''}${character}`
    else marks.push(character === 'đ' ? '-' : '')
  }
  return [...marks, tone]
}

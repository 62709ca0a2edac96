import type { Random } from '../random.ts'
import type { Gender } from '../reference.ts'

/** A way in which one name is written as another by two offices. */
export interface NameSpoil {
  /** Given names to which it can happen; any if absent. */
  readonly given?: Readonly<Record<Gender, readonly string[]>>
  /** The other spelling, or null if it cannot happen to this name. */
  spoil(name: string, random: Random, gender: Gender): string | null
}

const TONES = ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323']
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/
const HOOK = '\u0309'
const TILDE = '\u0303'

const syllables = (name: string): string[] => name.split(' ')

/** Changes one of the syllables that can be changed. */
function oneOf(name: string, random: Random, change: (syllable: string) => string): string | null {
  const parts = syllables(name)
  const places = [...parts.keys()].filter((place) => change(parts[place]!) !== parts[place])
  if (places.length === 0) return null
  const place = random.pick(places)
  return parts.with(place, change(parts[place]!)).join(' ')
}

const decomposed = (syllable: string, change: (marks: string) => string): string =>
  change(syllable.normalize('NFD')).normalize('NFC')

/** NGUYEN VAN HUNG: a program without Vietnamese letters. */
export const MARKS_LOST: NameSpoil = {
  spoil(name) {
    const plain = name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')
    return plain === name ? null : plain
  },
}

/** Hùng as Húng: the key beside it. */
export const WRONG_TONE: NameSpoil = {
  spoil(name, random) {
    const tone = random.pick(TONES)
    return oneOf(name, random, (syllable) => decomposed(syllable, (marks) => marks.replace(TONE, tone)))
  },
}

const PLACED = { male: ['Hòa', 'Hóa', 'Khỏe', 'Thủy', 'Tòa'], female: ['Hòa', 'Thủy', 'Thúy', 'Lũy', 'Hòe'] } as const

/** Hòa as Hoà, Thủy as Thuỷ: the old and the new way of placing the mark. */
export const TONE_PLACEMENT: NameSpoil = {
  given: PLACED,
  spoil: (name, random) =>
    oneOf(name, random, (syllable) =>
      decomposed(syllable, (marks) =>
        marks.replace(/(o)([\u0300-\u0323])([ae])$/i, '$1$3$2').replace(/(u)([\u0300-\u0323])(y)$/i, '$1$3$2'),
      ),
    ),
}

const WITH_Y = { male: ['Kỳ', 'Lý', 'Quý', 'Sỹ', 'Vỹ'], female: ['Lý', 'Mỹ', 'Quý', 'Thy', 'Vy'] } as const

/** Lý as Lí, Mỹ as Mĩ. */
export const I_FOR_Y: NameSpoil = {
  given: WITH_Y,
  spoil: (name, random) =>
    oneOf(name, random, (syllable) =>
      decomposed(syllable, (marks) => marks.replace(/^(qu|[bcđghklmnprstvx]{1,2})y(?=\p{M}?$)/iu, '$1i')),
    ),
}

/** Dũng as Dủng, Hải as Hãi: the two tones that the south does not tell apart. */
export const HOOK_AND_TILDE: NameSpoil = {
  given: { male: ['Dũng', 'Hải', 'Vũ', 'Hữu', 'Thưởng'], female: ['Thủy', 'Hảo', 'Nữ', 'Quyễn', 'Thảo'] },
  spoil: (name, random) =>
    oneOf(name, random, (syllable) =>
      decomposed(syllable, (marks) => (marks.includes(HOOK) ? marks.replace(HOOK, TILDE) : marks.replace(TILDE, HOOK))),
    ),
}

/** Đặng as Dặng. */
export const D_WITHOUT_STROKE: NameSpoil = {
  given: { male: ['Đức', 'Đạt', 'Đông', 'Đình', 'Định'], female: ['Đào', 'Đoan', 'Đan', 'Điệp', 'Đông'] },
  spoil: (name, random) =>
    oneOf(name, random, (syllable) => syllable.replace(/^[Đđ]/, (letter) => (letter === 'Đ' ? 'D' : 'd'))),
}

/** Nguyễn Thị Lan Anh as Nguyễn Lan Anh. */
export const MIDDLE_DROPPED: NameSpoil = {
  spoil: (name) => (syllables(name).length < 3 ? null : syllables(name).toSpliced(1, 1).join(' ')),
}

/** Lê Hùng as Lê Văn Hùng. */
export const MIDDLE_ADDED: NameSpoil = {
  spoil(name, random, gender) {
    const middle = gender === 'male' ? random.pick(['Văn', 'Đình']) : random.pick(['Thị', 'Ngọc'])
    return name.includes(` ${middle} `) ? null : syllables(name).toSpliced(1, 0, middle).join(' ')
  },
}

/** Hùng Nguyễn Văn, Hùng Văn Nguyễn: the order of another language. */
export const ORDER_SWAPPED: NameSpoil = {
  spoil(name, random) {
    const parts = syllables(name)
    if (parts.length < 3) return null
    return random.chance(0.6) ? [parts.at(-1)!, ...parts.slice(0, -1)].join(' ') : parts.toReversed().join(' ')
  },
}

/** N. V. Hùng. */
export const INITIALS: NameSpoil = {
  spoil(name) {
    const parts = syllables(name)
    if (parts.length < 3) return null
    return [...parts.slice(0, -1).map((part) => `${[...part][0]}.`), parts.at(-1)!].join(' ')
  },
}

/** Names of other peoples, as clerks bend them: H'Hen Niê, Y Blô Kbuôr, Giàng A Páo. */
export const MINORITY_SPELLING: NameSpoil = {
  spoil(name, random) {
    const parts = syllables(name)
    const first = parts[0]!
    if (/^H'/.test(first)) {
      const bare = first.slice(2)
      const rest = parts.slice(1).join(' ')
      return random.pick([
        `H ${bare} ${rest}`,
        `H’${bare} ${rest}`,
        `H${bare.toLowerCase()} ${rest}`,
        `${rest} ${first}`,
      ])
    }
    if (first === 'Y') {
      const [, own, ...kin] = parts
      return random.pick([`Y-${own} ${kin.join(' ')}`, `Y${own} ${kin.join(' ')}`, `${kin.join(' ')} Y ${own}`])
    }
    return WRONG_TONE.spoil(name, random, 'male') ?? MARKS_LOST.spoil(name, random, 'male')
  },
}

/** Given and family name of a foreigner change places. */
export const FOREIGN_ORDER: NameSpoil = {
  spoil(name) {
    const [family, ...given] = syllables(name)
    return [...given, family].join(' ')
  },
}

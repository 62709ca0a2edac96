import { z } from 'zod'
import type { Column } from '../column.ts'
import { type Comparison, type Level, type LevelOf, NULL_LEVEL } from '../comparison.ts'
import { defineKind } from '../kind.ts'
import {
  familyRelation,
  givenNamesDiffer,
  givenRelation,
  hasSameMiddle,
  LEFT_OUT,
  middleRelation,
  type Names,
  namesOf,
  sameWords,
} from '../vietnamese/names.ts'
import {
  FOLDED,
  INITIAL,
  MARKS,
  MISSING,
  NEAR,
  OTHER,
  type Relation,
  SAME,
  SPELLING,
  TONE,
  TYPO,
} from '../vietnamese/words.ts'

type Part = 'family' | 'middle' | 'given'

const VI: Readonly<Record<Part, string>> = { family: 'họ', middle: 'tên đệm', given: 'tên' }

/** A level and the relations of words that fall in it. Terms: the part as written (1), and without marks (2). */
interface PartLevel extends Level {
  readonly of: readonly Relation[]
}

const levelsOf: Readonly<Record<Part, readonly PartLevel[]>> = {
  family: [
    { name: 'exact', vi: 'họ trùng khớp', term: 1, of: [SAME] },
    { name: 'marks_lost', vi: 'họ trùng, một bên mất dấu', term: 2, of: [FOLDED] },
    { name: 'spelling', vi: 'họ khác cách viết (i/y, hỏi/ngã, d/đ)', term: 2, of: [SPELLING] },
    { name: 'initial', vi: 'họ viết tắt chữ đầu', of: [INITIAL] },
    { name: 'typo', vi: 'họ lệch một ký tự, gõ nhầm', of: [TYPO] },
    { name: 'other_marks', vi: 'họ cùng chữ, khác dấu', of: [TONE, MISSING, MARKS] },
    { name: 'else', vi: 'họ khác nhau', of: [NEAR, OTHER] },
  ],
  middle: [
    { name: 'exact', vi: 'tên đệm trùng khớp', term: 1, of: [SAME] },
    { name: 'marks_lost', vi: 'tên đệm trùng, một bên mất dấu', term: 2, of: [FOLDED] },
    { name: 'spelling', vi: 'tên đệm khác cách viết (i/y, hỏi/ngã, d/đ)', term: 2, of: [SPELLING] },
    { name: 'initial', vi: 'tên đệm viết tắt chữ đầu', of: [INITIAL] },
    { name: 'typo', vi: 'tên đệm lệch một ký tự', of: [TYPO, NEAR] },
    { name: 'other_marks', vi: 'tên đệm cùng chữ, khác dấu', of: [TONE, MISSING] },
    { name: 'left_out', vi: 'một bên thiếu chữ đệm', of: [] },
    { name: 'else', vi: 'tên đệm khác nhau', of: [MARKS, OTHER] },
  ],
  given: [
    { name: 'exact', vi: 'tên trùng khớp', term: 1, of: [SAME] },
    { name: 'marks_lost', vi: 'tên trùng, một bên mất dấu', term: 2, of: [FOLDED] },
    { name: 'spelling', vi: 'tên khác cách viết (i/y, hỏi/ngã, d/đ)', term: 2, of: [SPELLING] },
    { name: 'other_order', vi: 'cùng các chữ, khác thứ tự', of: [] },
    { name: 'typo', vi: 'tên lệch một ký tự, gõ nhầm', of: [TYPO] },
    { name: 'initial', vi: 'tên viết tắt chữ đầu', of: [INITIAL] },
    { name: 'marks_wrong', vi: 'tên cùng chữ, sai dấu (hầu như không ai mang một trong hai tên)', of: [TONE] },
    // One level for all that is another name: each by itself is so rare among random pairs that it would hardly speak against a match.
    { name: 'else', vi: 'tên khác nhau, có khi chỉ khác dấu', of: [MISSING, NEAR, MARKS, OTHER] },
  ],
}

export const vietnameseName = defineKind({
  kind: 'vietnamese_name',
  summary:
    'One part of a Vietnamese full name, syllable by syllable: marks lost, another spelling (i/y, hỏi/ngã), initials, a slip of the finger, ' +
    'another order of the words; the same letters with other marks are two names where people bear both. Family and đệm are not asked when the given names are two.',
  spec: z.strictObject({ column: z.string(), part: z.enum(['family', 'middle', 'given']) }),
  make: ({ column, part }, name): Comparison => ({
    name,
    vi: VI[part],
    columns: [column, `${part}(${column})`, `${part}(plain(${column}))`],
    levels: levelsOf[part].map(({ of: _, ...level }) => level),
    bind: ([names]) => BIND[part](names!),
  }),
})

/** Level of each relation; the relations are numbers from 0. */
function levelTable(part: Part): Int8Array {
  const table = new Int8Array(OTHER + 1)
  for (const [level, { of: relations }] of levelsOf[part].entries())
    for (const relation of relations) table[relation] = level
  return table
}

function levelNamed(part: Part, name: string): number {
  return levelsOf[part].findIndex((level) => level.name === name)
}

type Bind = (column: Column) => LevelOf

/** Asks about two known names by their codes. */
function overNames(column: Column, compare: (names: Names, a: number, b: number) => number): LevelOf {
  const names = namesOf(column)
  const { codes } = column
  return (a, b) => {
    const one = codes[a]!
    const other = codes[b]!
    return one === 0 || other === 0 ? NULL_LEVEL : compare(names, one, other)
  }
}

const FAMILY = levelTable('family')
const FAMILY_ELSE = levelNamed('family', 'else')

/**
 * Once the given names are two, family and đệm say nothing: relatives share them. When the words stand in another order altogether, the
 * given name says so, and family and đệm add nothing to it.
 */
const bindFamily: Bind = (column) =>
  overNames(column, (names, a, b) => {
    const relation = familyRelation(names, a, b)
    if (relation === null || givenNamesDiffer(names, a, b)) return NULL_LEVEL
    const level = FAMILY[relation]!
    return level === FAMILY_ELSE && sameWords(names, a, b) ? NULL_LEVEL : level
  })

const GIVEN = levelTable('given')
const OTHER_ORDER = levelNamed('given', 'other_order')

const bindGiven: Bind = (column) =>
  overNames(column, (names, a, b) => {
    const relation = givenRelation(names, a, b)
    if (relation === null) return NULL_LEVEL
    return relation > SPELLING && sameWords(names, a, b) ? OTHER_ORDER : GIVEN[relation]!
  })

const MIDDLE = levelTable('middle')
const MIDDLE_LEFT_OUT = levelNamed('middle', 'left_out')
const MIDDLE_ELSE = levelNamed('middle', 'else')

/** Two names without any đệm say nothing by that, nor does a name of one word. */
const bindMiddle: Bind = (column) =>
  overNames(column, (names, a, b) => {
    if (names.family[a] === 0 || names.family[b] === 0) return NULL_LEVEL
    const relation = middleRelation(names, a, b)
    if (relation === null || givenNamesDiffer(names, a, b)) return NULL_LEVEL
    // "H'" and "Y" stand before every given name of their people.
    if (relation === INITIAL && hasSameMiddle(names, a, b)) return NULL_LEVEL
    const level = relation === LEFT_OUT ? MIDDLE_LEFT_OUT : MIDDLE[relation]!
    return level === MIDDLE_ELSE && sameWords(names, a, b) ? NULL_LEVEL : level
  })

const BIND: Readonly<Record<Part, Bind>> = { family: bindFamily, middle: bindMiddle, given: bindGiven }

import { z } from 'zod'
import type { Column } from '../column.ts'
import { agreeingCodes, type Level, type LevelOf, NULL_LEVEL } from '../comparison.ts'
import { defineKind } from '../kind.ts'
import { birthDatesOf } from '../vietnamese/birth-dates.ts'
import { givenNamesDiffer, namesOf } from '../vietnamese/names.ts'

/** From the narrowest place to the widest, with its setting. */
const PLACES = [
  ['household', 'same_household', 'cùng hộ gia đình'],
  ['commune', 'same_commune', 'cùng xã, phường'],
  ['province', 'same_province', 'cùng tỉnh, khác xã'],
] as const

/**
 * Household, commune and province are one piece of evidence: who shares a household shares the commune too, and to count both would be
 * to count it twice. Father and son, brothers and twins share a home and are not one person: where the given names are two, a common
 * home is what the family explains, and it is left out. Nor does a commune or province count where neither birth date says a day: whole
 * communes were written down as born on 1 January, and a common name is borne by several of them.
 */
export const home = defineKind({
  kind: 'home',
  summary:
    'The narrowest place two records share: household, commune or province. Not asked when the given names are two, ' +
    'nor beyond the household when neither birth date says a day.',
  spec: z.strictObject({
    household: z.string().optional(),
    commune: z.string(),
    province: z.string().optional(),
    full_name: z.string(),
    birth_date: z.string(),
  }),
  make: (spec, name) => {
    const places = PLACES.filter(([setting]) => spec[setting] !== undefined)
    return {
      name,
      vi: 'nơi ở',
      columns: [...places.map(([setting]) => spec[setting]!), spec.full_name, spec.birth_date],
      about: places.map(([setting]) => spec[setting]!),
      levels: [
        ...places.map(([, level, vi], term): Level => ({ name: level, vi, term })),
        { name: 'else', vi: 'nơi ở khác' },
      ],
      bind: (columns) => bindHome(columns, spec.household !== undefined),
    }
  },
})

function bindHome(columns: readonly Column[], hasHousehold: boolean): LevelOf {
  const [named, born] = columns.slice(-2) as [Column, Column]
  const names = namesOf(named)
  const { exact } = birthDatesOf(born)
  const codes = columns.slice(0, -2).map((place) => place.codes)
  const levelOf = (a: number, b: number): number => {
    if (givenNamesDiffer(names, named.codes[a]!, named.codes[b]!)) return NULL_LEVEL
    const vague = exact[born.codes[a]!] === 0 && exact[born.codes[b]!] === 0
    let level = NULL_LEVEL
    for (let place = 0; place < codes.length; place++) {
      const one = codes[place]![a]!
      const other = codes[place]![b]!
      if (one === 0 || other === 0) continue
      if (one === other) return vague && !(hasHousehold && place === 0) ? NULL_LEVEL : place
      level = codes.length
    }
    return level
  }
  const agreeing = agreeingCodes(
    codes[0]!,
    columns[0]!.values.length,
    (record) => codes[0]![record] !== 0,
    (record) => codes.some((place) => place[record] !== 0),
  )
  return Object.assign(levelOf, { equal: { codes: agreeing, level: 0 } })
}

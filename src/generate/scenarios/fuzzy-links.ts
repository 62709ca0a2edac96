import type { FuzzyLink } from '../doubles/fuzzy-links.ts'
import * as names from '../doubles/name-spoils.ts'
import * as spoils from '../doubles/spoils.ts'

const { oldCard } = spoils

/** Workers who are covered, which only the likeness of two records shows, a line each: what the record of the pay has otherwise. */
export const FUZZY_LINKS: readonly FuzzyLink[] = [
  { name: 'old card', spoils: [oldCard] },
  { name: 'old card, elsewhere', spoils: [oldCard], elsewhere: true },
  { name: 'marks lost', spoils: [oldCard], spelled: names.MARKS_LOST },
  { name: 'marks lost, elsewhere', spoils: [oldCard], spelled: names.MARKS_LOST, elsewhere: true },
  { name: 'wrong tone', spoils: [oldCard], spelled: names.WRONG_TONE },
  { name: 'hỏi for ngã', spoils: [oldCard], spelled: names.HOOK_AND_TILDE },
  { name: 'i for y, elsewhere', spoils: [oldCard], spelled: names.I_FOR_Y, elsewhere: true },
  { name: 'd for đ', spoils: [oldCard], spelled: names.D_WITHOUT_STROKE },
  { name: 'đệm dropped', spoils: [oldCard], spelled: names.MIDDLE_DROPPED },
  { name: 'order swapped', spoils: [oldCard], spelled: names.ORDER_SWAPPED },
  { name: 'initials', spoils: [oldCard], spelled: names.INITIALS },
  { name: 'minority name', spoils: [oldCard], spelled: names.MINORITY_SPELLING, people: 'minority' },
  { name: 'day for month', spoils: [oldCard, spoils.dayForMonth], ambiguousDay: true },
  { name: 'year of birth only, marks lost', spoils: [oldCard, spoils.yearOnly], spelled: names.MARKS_LOST },
  { name: 'first of January', spoils: [oldCard, spoils.firstOfJanuary] },
  { name: 'only the name in common', spoils: [oldCard, spoils.noBirth, spoils.noGender], undecidable: true },
  { name: 'no papers, marks lost', spoils: [spoils.noPapers], spelled: names.MARKS_LOST },
  { name: 'one digit of the citizen ID', spoils: [spoils.oneDigit] },
  { name: 'two digits swapped, marks lost', spoils: [spoils.twoSwapped], spelled: names.MARKS_LOST },
]

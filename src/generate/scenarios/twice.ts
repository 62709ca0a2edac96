import * as names from '../doubles/name-spoils.ts'
import * as spoils from '../doubles/spoils.ts'
import type { Twice } from '../doubles/twice.ts'

const { oldCard, noPapers } = spoils

/** People recorded twice whom no key joins, a line each: what the older record has otherwise. */
export const TWICE: readonly Twice[] = [
  { name: 'old card, then citizen ID', spoils: [oldCard] },
  { name: 'no papers, then citizen ID', spoils: [noPapers] },
  { name: 'marks lost', spoils: [oldCard], spelled: names.MARKS_LOST },
  { name: 'marks lost, no papers', spoils: [noPapers], spelled: names.MARKS_LOST },
  { name: 'wrong tone', spoils: [oldCard], spelled: names.WRONG_TONE },
  { name: 'tone placed otherwise', spoils: [oldCard], spelled: names.TONE_PLACEMENT },
  { name: 'i for y', spoils: [oldCard], spelled: names.I_FOR_Y },
  { name: 'hỏi for ngã', spoils: [oldCard], spelled: names.HOOK_AND_TILDE },
  { name: 'd for đ', spoils: [oldCard], spelled: names.D_WITHOUT_STROKE },
  { name: 'đệm dropped', spoils: [oldCard], spelled: names.MIDDLE_DROPPED },
  { name: 'đệm added', spoils: [oldCard], spelled: names.MIDDLE_ADDED },
  { name: 'order swapped', spoils: [oldCard], spelled: names.ORDER_SWAPPED },
  { name: 'initials', spoils: [oldCard], spelled: names.INITIALS },
  { name: 'minority name', spoils: [oldCard], spelled: names.MINORITY_SPELLING, people: 'minority' },
  {
    name: 'minority name, day for month',
    spoils: [oldCard, spoils.dayForMonth],
    people: 'minority',
    ambiguousDay: true,
  },
  {
    name: 'foreign name in another order',
    spoils: [spoils.oldPassport],
    spelled: names.FOREIGN_ORDER,
    people: 'foreign',
  },
  { name: 'day for month', spoils: [oldCard, spoils.dayForMonth], ambiguousDay: true },
  {
    name: 'day for month, marks lost',
    spoils: [oldCard, spoils.dayForMonth],
    spelled: names.MARKS_LOST,
    ambiguousDay: true,
  },
  { name: 'year of birth only', spoils: [oldCard, spoils.yearOnly] },
  { name: 'year of birth only, marks lost', spoils: [oldCard, spoils.yearOnly], spelled: names.MARKS_LOST },
  { name: 'first of January', spoils: [oldCard, spoils.firstOfJanuary] },
  { name: 'first of January, wrong tone', spoils: [oldCard, spoils.firstOfJanuary], spelled: names.WRONG_TONE },
  { name: 'one digit of the citizen ID', spoils: [spoils.oneDigit] },
  { name: 'one digit of the citizen ID, marks lost', spoils: [spoils.oneDigit], spelled: names.MARKS_LOST },
  { name: 'two digits of the citizen ID swapped', spoils: [spoils.twoSwapped] },
  { name: 'two digits swapped, đệm dropped', spoils: [spoils.twoSwapped], spelled: names.MIDDLE_DROPPED },
  { name: 'citizen ID of another gender', spoils: [spoils.otherGenderInId] },
  { name: 'citizen ID of another year', spoils: [spoils.otherYearInId] },
  { name: 'one digit of the insurance number', spoils: [spoils.insuranceNumberTyped] },
  {
    name: 'one digit of the insurance number, wrong tone',
    spoils: [spoils.insuranceNumberTyped],
    spelled: names.WRONG_TONE,
  },
  { name: 'commune before the merger', spoils: [oldCard, spoils.oldCommune], merged: true },
  {
    name: 'commune before the merger, hỏi for ngã',
    spoils: [oldCard, spoils.oldCommune],
    spelled: names.HOOK_AND_TILDE,
    merged: true,
  },
  { name: 'no gender', spoils: [oldCard, spoils.noGender] },
  { name: 'no gender, đệm dropped', spoils: [oldCard, spoils.noGender], spelled: names.MIDDLE_DROPPED },
  { name: 'no birth date', spoils: [oldCard, spoils.noBirth] },
  { name: 'no commune', spoils: [oldCard, spoils.noCommune] },
  { name: 'no commune, marks lost', spoils: [noPapers, spoils.noCommune], spelled: names.MARKS_LOST },
]

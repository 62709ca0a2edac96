import type { Comparison } from './comparison.ts'
import { birthDate } from './comparisons/birth-date.ts'
import { citizenId } from './comparisons/citizen-id.ts'
import { employer } from './comparisons/employer.ts'
import { exact } from './comparisons/exact.ts'
import { home } from './comparisons/home.ts'
import { oldCitizenId } from './comparisons/old-citizen-id.ts'
import { personalNumber } from './comparisons/personal-number.ts'
import { vietnameseName } from './comparisons/vietnamese-name.ts'
import { type BlockingRule, type LinkageModel, MODEL_DEFAULTS } from './model.ts'

/** Columns of a person's record; '' where nothing is known. Identifiers and dates in their normal forms, the name as its key. */
export const PERSON_COLUMNS = [
  'full_name_key',
  'birth_date',
  'gender',
  'citizen_id',
  'old_citizen_id',
  'insurance_number',
  'passport_number',
  'personal_tax_id',
  'nationality',
  'household_code',
  'commune_code',
  'province_code',
  'employer',
] as const

const NAME = 'full_name_key'
const BORN = 'birth_date'

/** A comparison under the Vietnamese name of what it compares. */
const called = (vi: string, comparison: Comparison): Comparison => ({ ...comparison, vi })

const COMPARISONS: readonly Comparison[] = [
  vietnameseName.make({ column: NAME, part: 'family' }, 'family'),
  vietnameseName.make({ column: NAME, part: 'middle' }, 'middle'),
  vietnameseName.make({ column: NAME, part: 'given' }, 'given'),
  birthDate.make({ column: BORN }, 'birth_date'),
  called('giới tính', exact.make({ column: 'gender' }, 'gender')),
  citizenId.make({ column: 'citizen_id', birth_date: BORN, gender: 'gender', full_name: NAME }, 'citizen_id'),
  oldCitizenId.make({ column: 'old_citizen_id', birth_date: BORN, full_name: NAME }, 'old_citizen_id'),
  called('mã số BHXH', personalNumber.make({ column: 'insurance_number', full_name: NAME }, 'insurance_number')),
  called('số hộ chiếu', personalNumber.make({ column: 'passport_number', full_name: NAME }, 'passport_number')),
  called('mã số thuế cá nhân', personalNumber.make({ column: 'personal_tax_id', full_name: NAME }, 'personal_tax_id')),
  home.make(
    {
      household: 'household_code',
      commune: 'commune_code',
      province: 'province_code',
      full_name: NAME,
      birth_date: BORN,
    },
    'home',
  ),
  employer.make({ column: 'employer', full_name: NAME }, 'employer'),
]

/** The words of the name without marks, whatever their order. */
const WORDS = `sorted(plain(${NAME}))`
const FAMILY = `family(plain(${NAME}))`
const MIDDLE = `middle(plain(${NAME}))`
const GIVEN = `given(plain(${NAME}))`
const YEAR = `year(${BORN})`

const rule = (name: string, ...on: string[]): BlockingRule => ({ name, on })

/**
 * Narrow enough for a nation: two in five are Nguyễn and one birth date in twenty is 1 January, so that every rule has a name or a
 * number beside a date or a place. Rules from the surest down; a pair is put down to the first that brings it.
 */
const BLOCKING: readonly BlockingRule[] = [
  rule('citizen_id', 'real(citizen_id)'),
  rule('insurance_number', 'real(insurance_number)'),
  rule('old_citizen_id', 'real(old_citizen_id)'),
  rule('passport_number', 'real(passport_number)'),
  rule('personal_tax_id', 'real(personal_tax_id)'),
  rule('name_birth_date', WORDS, BORN),
  // An đệm dropped or wrong; then a family that is wrong; then initials; then a slip in the given name.
  rule('family_given_birth_date', FAMILY, GIVEN, BORN),
  rule('middle_given_birth_date', MIDDLE, GIVEN, BORN),
  rule('initials_given_birth_date', `initials(${FAMILY})`, GIVEN, BORN),
  rule('family_middle_initial_birth_date', FAMILY, MIDDLE, `prefix(${GIVEN}, 1)`, BORN),
  rule('commune_gender_birth_date', 'commune_code', 'gender', `day(${BORN})`),
  // Day and month swapped, a digit wrong, a year only.
  rule('name_days_swapped', WORDS, `day_month(${BORN})`),
  rule('name_year_commune', WORDS, YEAR, 'commune_code'),
  rule('given_year_commune', GIVEN, YEAR, 'commune_code'),
  rule('given_day_and_month_commune', GIVEN, `month_day(day(${BORN}))`, 'commune_code'),
  rule('name_commune', WORDS, 'commune_code'),
  rule('name_day_and_month', WORDS, `month_day(day(${BORN}))`),
  rule('name_employer', WORDS, 'employer'),
  rule('given_household', GIVEN, 'household_code'),
  rule('birth_date_household', BORN, 'household_code'),
  // An identifier with a digit wrong, in its first half or in its last.
  rule('family_citizen_id_begins', FAMILY, 'prefix(real(citizen_id), 9)'),
  rule('year_citizen_id_ends', YEAR, 'suffix(real(citizen_id), 6)'),
  rule('given_insurance_number_begins', GIVEN, 'prefix(real(insurance_number), 6)'),
  rule('given_insurance_number_ends', GIVEN, 'suffix(real(insurance_number), 5)'),
  rule('given_old_citizen_id_begins', GIVEN, 'prefix(real(old_citizen_id), 5)'),
  rule('given_old_citizen_id_ends', GIVEN, 'suffix(real(old_citizen_id), 5)'),
  // A name too common to say much beside a year alone is left out.
  { name: 'rare_name_year', on: [WORDS, YEAR], maxRecords: 20 },
]

/** Which records of persons are one person's. Weights are estimated from the records; nothing here says how much a level counts. */
export const PERSON_MODEL: LinkageModel = {
  ...MODEL_DEFAULTS,
  name: 'person',
  comparisons: COMPARISONS,
  blocking: BLOCKING,
  // Odds of 64 to 1 and not even odds: a wrong join hides a worker who is not insured. What is below is shown to people.
  threshold: 6,
  maxCluster: 8,
}

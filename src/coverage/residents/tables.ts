import { defineTable, integer, integerOrNull, text, textOrNull } from '../../store/tables/table.ts'

/** Private tables of the rules about people where they live (R21–R25). */

export const knownMonth = defineTable({
  name: 'coverage_known_month',
  grain: 'one row per province and month that the rolls know',
  columns: { province_code: text, month: integer },
  key: ['province_code', 'month'],
  distributeBy: 'reference',
})

/** What the lists of health and of voluntary insurance know: without any of their people in a province, nobody is missing from them. */
export const listedProvince = defineTable({
  name: 'coverage_listed_province',
  grain: 'one row per province in which people live of whom the lists of the last known month speak',
  columns: { province_code: text, health: integer, voluntary: integer },
  key: ['province_code'],
  distributeBy: 'reference',
})

/** What joining would cost a month, whole đồng, at as-of. */
export const joiningFee = defineTable({
  name: 'coverage_joining_fee',
  grain: 'one row per province, product and step: the order in the household, or the group',
  columns: {
    province_code: text,
    product: text,
    step: text,
    fee: integer,
    state: integer,
    local: integer,
    self: integer,
  },
  key: ['province_code', 'product', 'step'],
  distributeBy: 'reference',
})

export const living = defineTable({
  name: 'coverage_living',
  grain:
    'one row per person whom a list of residents names: where they live and what they have in the last known month',
  columns: {
    person_id: integer,
    household: text, // commune|code, '' unknown
    household_code: text,
    relation: text,
    hamlet: text,
    commune_code: text,
    province_code: text,
    groups: integer,
    gone: integer, // 1: moved away; nobody's lead here
    lost: integer, // 1: dead or abroad (E11)
    atk: integer,
    known_province: text,
    month: integer, // last known month; 0 none
    birth_date: textOrNull,
    retirement_month: integerOrNull,
    confidence_rank: integer,
    file_id: integer,
    row_number: integer,
  },
  key: ['person_id'],
  distributeBy: 'person_id',
  indexes: [['household']],
})

export const cover = defineTable({
  name: 'coverage_cover_now',
  grain: 'one row per resident who takes part in whatever way in the last known month',
  columns: {
    person_id: integer,
    compulsory: integer, // 1: in a compulsory retirement fund
    voluntary: integer,
    health: integer,
    health_only: integer, // health cover that is no worker's
    household_card: integer, // GD
    forces: integer,
    pension_card: integer,
  },
  key: ['person_id'],
  distributeBy: 'person_id',
})

export const benefitNow = defineTable({
  name: 'coverage_benefit_now',
  grain: 'one row per resident on a pension or monthly benefit in the last known month',
  columns: { person_id: integer },
  key: ['person_id'],
  distributeBy: 'person_id',
})

export const atWork = defineTable({
  name: 'coverage_at_work',
  grain:
    'one row per resident with contract pay: its last month where months are told, its last year where only years are; 0 for none',
  columns: { person_id: integer, last_month: integer, last_year: integer },
  key: ['person_id'],
  distributeBy: 'person_id',
})

export const RESIDENT_SCRATCH = [knownMonth, listedProvince, joiningFee, living, cover, benefitNow, atWork] as const

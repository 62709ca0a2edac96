import { defineTable, integer, text } from '../../store/tables/table.ts'

/** Private tables about people who are insured: which funds, on which base. Masks have twelve bits, bit 0 is January of `year`. */

export const coveredYear = defineTable({
  name: 'coverage_covered_year',
  grain:
    'one row per person, employer with a unit that lists the person as compulsory, and calendar year of which the rolls know a month',
  columns: {
    person_id: integer,
    employer_id: integer,
    year: integer,
    known_mask: integer, // months that the rolls of the employer's province know, those of its pause left out
    known_whole: integer, // 1: all twelve months are known
    retirement_mask: integer, // months in the retirement fund here, leave included
    due_mask: integer, // of these the months in which contributions are due: no leave
    told_mask: integer, // months of which every row says its funds
    unemployment_mask: integer,
    health_mask: integer,
    accident_mask: integer,
    jobless_exempt_mask: integer, // months in which the position or the contract is outside unemployment insurance
    pension_exempt_mask: integer, // months in which who qualifies for a pension is outside of it
    health_exempt_mask: integer, // the same for health insurance of group 1
    key_quality: integer,
  },
  key: ['person_id', 'employer_id', 'year'],
  distributeBy: 'person_id',
})

/** What was paid and on what contributions were paid, in the months of pay in which the person is on the employer's roll. */
export const paidBase = defineTable({
  name: 'coverage_paid_base',
  grain:
    'one row per employment under contract whose person is in the retirement fund at the employer in a month compared',
  columns: {
    employment_id: integer,
    person_id: integer,
    employer_id: integer,
    year: integer,
    precision: text, // month, quarter, year
    taxed_mask: integer,
    compared_mask: integer, // K
    known_complete: integer,
    in_mask: integer, // months of K in the retirement fund here
    due_mask: integer, // of these those without leave
    base_mask: integer, // of these those of which a base is told
    base_vnd: integer, // sum over base_mask; of several rows of a month the largest
    cap_vnd: integer, // sum of the caps over base_mask
    social_mille: integer, // 1000 times what is taken off the wage for that base, without unemployment insurance
    jobless_mille: integer, // 1000 times the most that unemployment insurance takes off for it
    income_vnd: integer,
    deduction_vnd: integer,
    foreign_national: integer,
    payer_repaired: integer,
    key_quality: integer,
  },
  key: ['employment_id', 'person_id'],
  distributeBy: 'person_id',
})

export const monthFloor = defineTable({
  name: 'coverage_month_floor',
  grain: 'one row per known month, and region of the minimum wage as the data writes it',
  columns: {
    month: integer,
    wage_region: text, // '' not told
    floor_vnd: integer, // of workers
    reference_level: integer, // the floor of those whose base is set by it
    hard: integer, // 1: the floor is that of the law on social insurance; 0: the wage floor of labour law
  },
  key: ['month', 'wage_region'],
  distributeBy: 'reference',
})

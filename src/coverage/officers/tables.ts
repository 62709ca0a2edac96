import { defineTable, integer, integerOrNull, text, textOrNull } from '../../store/tables/table.ts'

/** Private tables of managers and household owners (R09, R10). */

export const officer = defineTable({
  name: 'coverage_officer',
  grain: 'one row per manager or owner and employer, who is one in the last known month',
  columns: {
    employer_id: integer,
    person_id: integer,
    owner: integer, // 1: of a household business
    salaried: integerOrNull, // 1: some list says with pay; null: no list says
    told_by: text, // the list that says most: enterprise_managers, enterprise_registry, tax_units
    from_month: integerOrNull,
    month: integer, // the last known month, which is asked about
    kind: text, // of the employer
    state: text,
    in_pause: integer,
    here: integer, // in the compulsory retirement fund here in that month
    elsewhere: integer,
    pension: integer,
    armed_forces: integer,
    gone: integer, // dead or abroad
    foreign_national: integer,
    past_age: integer,
    confidence_rank: integer,
    in_review: integer,
    registered_on: textOrNull,
    debtor_key: text,
  },
  key: ['person_id', 'employer_id'],
  distributeBy: 'person_id',
})

export const taxMethod = defineTable({
  name: 'coverage_tax_method',
  grain: 'one row per tax method as files write it',
  columns: { tax_method: text, method: text }, // declares, lump_sum, '' unreadable
  key: ['tax_method'],
  distributeBy: 'reference',
})

export const householdTax = defineTable({
  name: 'coverage_household_tax',
  grain: 'one row per household business of which tax data says how it pays: the latest row that does',
  columns: { employer_id: integer, situation: text, revenue_vnd: integerOrNull, period_to: integerOrNull },
  key: ['employer_id'],
  distributeBy: 'employer_id',
})

import { caseTonight } from '../../store/tables/results.ts'
import { defineTable, integer, text, textOrNull } from '../../store/tables/table.ts'

/** Private tables of the publish stage; the engine makes them before it and drops them after it. */

export const publishLead = defineTable({
  name: 'publish_lead',
  grain: 'one row per finding, with the keys from which a case would be minted',
  columns: {
    finding_id: integer,
    rule_id: text,
    period: text,
    employer_id: integer,
    person_id: integer,
    employer_key: text,
    person_key: text,
    own_id: text, // the case id these keys mint
  },
  key: ['finding_id'],
  distributeBy: 'finding_id',
  indexes: [['person_id'], ['employer_id']],
})

export const publishContender = defineTable({
  name: 'publish_contender',
  grain: 'one row per finding and ledger case with which it shares rule, period and a key on each side',
  columns: { case_id: text, finding_id: integer, minted_on: text, other_side: text }, // the side on which the finding has nobody, or ''
  key: ['case_id', 'finding_id'],
  distributeBy: 'case_id',
})

export const publishWon = defineTable({
  name: 'publish_won',
  grain: 'one row per ledger case that a finding continues',
  columns: { case_id: text, finding_id: integer, place: integer }, // place 1: the case the finding keeps; others are merged into it
  key: ['finding_id', 'place'],
  distributeBy: 'finding_id',
})

export const publishFound = defineTable({
  name: 'publish_found',
  grain: 'one row per case that a finding holds open tonight, and per case merged into it',
  columns: { case_id: text, employer_id: integer, person_id: integer, merged_into: text }, // merged_into '' for the case itself
  key: ['case_id'],
  distributeBy: 'case_id',
})

export const publishNext = defineTable({
  name: 'publish_next',
  grain: 'one row per case whose ledger row changes tonight',
  columns: {
    case_id: text,
    rule_id: text,
    period: text,
    minted_on: text,
    touched_on: text,
    state: text,
    before: textOrNull,
  },
  key: ['case_id'],
  distributeBy: 'case_id',
})

export const publishKey = defineTable({
  name: 'publish_key',
  grain: 'one row per key tonight knows for a case',
  columns: { case_id: text, side: text, key: text },
  key: ['case_id', 'side', 'key'],
  distributeBy: 'case_id',
})

export const publishGone = defineTable({
  name: 'publish_gone',
  grain: 'one row per open case that no finding holds tonight, and whom its keys name tonight (0: nobody)',
  columns: {
    case_id: text,
    rule_id: text,
    period: text,
    employer_id: integer,
    person_id: integer,
    has_person: integer,
    direct: integer, // 1: of a rule with a query of its own, which takes no question from others
  },
  key: ['case_id'],
  distributeBy: 'case_id',
})

export const publishSign = defineTable({
  name: 'publish_sign',
  grain: 'one row per thing tonight tells of a gone case',
  columns: { case_id: text, sign: text, value: text }, // insured, insured_now, taxed, excluded E…, replaced R…
  key: ['case_id', 'sign', 'value'],
  distributeBy: 'case_id',
})

export const publishListed = defineTable({
  name: 'publish_listed',
  grain: 'one row per case of tonight, kept by province',
  columns: caseTonight.columns,
  key: ['case_id'],
  distributeBy: 'case_id',
  indexes: [['province_code', 'level']],
})

export const PUBLISH_SCRATCH = [
  publishLead,
  publishContender,
  publishWon,
  publishFound,
  publishNext,
  publishKey,
  publishGone,
  publishSign,
  publishListed,
] as const

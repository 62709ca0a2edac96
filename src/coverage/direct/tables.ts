import { type Column, defineTable, integer, integerOrNull, text, textOrNull } from '../../store/tables/table.ts'

/** Private tables of the direct rules. */

/** Beyond it candidate ids number the hits of direct rules; each rule has a span of its own. */
export const DIRECT_ORIGIN = 10_000_000_000_000
export const SPAN_OF_RULE = 100_000_000_000

/** Figures of a rule: what they mean is said by the rule (`figures`), where they stand by `slotsOf`. */
const n: Column<number | null> = integerOrNull
const t: Column<string | null> = textOrNull

export const directHit = defineTable({
  name: 'coverage_direct_hit',
  grain: 'one row per direct rule, employer, person and period that it found',
  columns: {
    hit_id: integer,
    rule_id: text,
    employer_id: integer,
    person_id: integer,
    period: text,
    month_from: integerOrNull,
    month_to: integerOrNull,
    workers: integer,
    money_vnd: integerOrNull,
    confidence_rank: integer,
    priority_shift: integer,
    class: text,
    province_code: text,
    commune_code: text,
    exclusion: text,
    n1: n,
    n2: n,
    n3: n,
    n4: n,
    n5: n,
    n6: n,
    n7: n,
    n8: n,
    n9: n,
    n10: n,
    n11: n,
    n12: n,
    t1: t,
    t2: t,
    t3: t,
    t4: t,
    t5: t,
    t6: t,
  },
  key: ['hit_id'],
  distributeBy: 'hit_id',
  indexes: [['person_id'], ['employer_id']],
})

export const directRemovalHit = defineTable({
  name: 'coverage_direct_removal_hit',
  grain: 'one row per hit and exclusion that would remove it',
  columns: { hit_id: integer, place: integer }, // in the order in which exclusions are tried
  key: ['hit_id', 'place'],
  distributeBy: 'hit_id',
})

export const directRemoved = defineTable({
  name: 'coverage_direct_removed',
  grain: 'one row per hit that an exclusion removed, by the first that did',
  columns: { hit_id: integer, exclusion: text },
  key: ['hit_id'],
  distributeBy: 'hit_id',
})

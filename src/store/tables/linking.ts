import { defineTable, integer, text, textOrNull } from './table.ts'

/** What linkage found tonight among people that no key joins. Weights are texts that give the floating point number back to the last bit. */

export const personLink = defineTable({
  name: 'person_link',
  grain: 'one row per person (by keys alone) that linkage put in a cluster of two or more',
  columns: {
    person_id: integer, // by keys alone
    cluster_id: text, // stays from night to night
    linked_to: integer, // who stands for the cluster: the smallest person_id
    confidence: text, // A a person said so; C by weight; D for people to look at, joined to nobody
    weight: text, // of the heaviest pair that holds this person in the cluster, bits
  },
  key: ['person_id'],
  distributeBy: 'reference',
  indexes: [['cluster_id']],
})

export const linkPair = defineTable({
  name: 'link_pair',
  grain: 'one row per pair of persons (by keys alone) whose match weight is worth a look',
  columns: {
    person_a: integer,
    person_b: integer,
    key_a: text, // person_key
    key_b: text,
    anchor_a: text, // hash of what the record says: a changed record has another
    anchor_b: text,
    weight: text, // bits, prior included
    rule: text, // blocking rule that brought it first
    levels: text, // names of the levels, one a comparison of the model, separated by spaces
    fate: text, // joined, review, or why it was refused: apart, judged, too_large, weak_bridge
    decision: text, // same, not_same, unsure; '' nobody said anything
    scored: integer, // 1 tonight; 0 on an earlier night, and nothing has changed since
  },
  key: ['person_a', 'person_b'],
  distributeBy: 'reference',
})

export const linkSeen = defineTable({
  name: 'link_seen',
  grain: 'one row per hundred thousand records compared tonight: their hashes in order, packed',
  columns: { chunk: integer, hashes: text },
  key: ['chunk'],
  distributeBy: 'reference',
})

export const linkModel = defineTable({
  name: 'link_model',
  grain: 'one row: the model, its parameters and how the night went',
  columns: {
    model: text, // hash of comparisons, levels, blocking rules and of the code that decides them
    parameters: text, // JSON
    trained_on: text, // as-of of the night that estimated them
    records: integer,
    summary: text, // JSON: counts, rules, warnings, quality
  },
  key: ['model'],
  distributeBy: 'reference',
})

export const linkEvent = defineTable({
  name: 'link_event',
  grain: 'one row per change of a cluster against the night before',
  columns: { cluster_id: text, event: text, other_id: text, persons: integer }, // event: formed, grew, shrank, merged_into, split_from, dissolved
  key: ['cluster_id', 'event', 'other_id'],
  distributeBy: 'reference',
})

/** All that people ever decided, tonight's answers included. */
export const linkDecision = defineTable({
  name: 'link_decision',
  grain: 'one row per two records that somebody decided on, the last word',
  columns: { anchor_a: text, anchor_b: text, decision: text, decided_on: text, reviewer: text, note: text },
  key: ['anchor_a', 'anchor_b'],
  distributeBy: 'reference',
})

export const linkConflict = defineTable({
  name: 'link_conflict',
  grain: 'one row per decision that contradicts others: two records said to be two people that a chain of others joins',
  columns: { anchor_a: text, anchor_b: text, reviewer: textOrNull, decided_on: textOrNull },
  key: ['anchor_a', 'anchor_b'],
  distributeBy: 'reference',
})

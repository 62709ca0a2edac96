import { z } from 'zod'
import type { TextTree } from '../../config/yaml-tree.ts'
import { MODEL_DEFAULTS, priorWeight } from '../model.ts'
import { CLEANING_STEPS, type CleaningStep } from './cleaning.ts'

/** Texts that mean "not known" unless a model says otherwise. A name such as "Na" or "Nan" is none of them. */
export const DEFAULT_NULLS = ['', '-', '--', 'n/a', '#n/a', 'null', '(null)', '\\N'] as const
const DEFAULT_CLEANING: readonly CleaningStep[] = ['lower']

const text = z.string().min(1)
const header = z.union([z.array(text).min(1), text]).transform((value) => (typeof value === 'string' ? [value] : value))
const steps = z.array(z.enum(CLEANING_STEPS as [CleaningStep, ...CleaningStep[]]))
const pattern = text.refine((source) => patternOf(source) !== null, { error: 'biểu thức chính quy không hợp lệ' })
const nulls = z.array(z.string())
const count = (least: number, most: number) => z.int().min(least).max(most)

/** Bits, or a probability that is turned into bits. */
const weight = z
  .strictObject({
    bits: z.number().min(-60).max(60).optional(),
    probability: z.number().gt(0).lt(1).optional(),
  })
  .refine(({ bits, probability }) => (bits === undefined) !== (probability === undefined), {
    error: 'cần một số bit, hoặc { probability: … }',
  })
  .transform(({ bits, probability }) => bits ?? priorWeight(probability ?? 0.5))

const column = z
  .strictObject({
    from: header.optional(),
    join: z.array(header).min(2).optional(),
    with: z.string().optional(),
    pattern: pattern.optional(),
    clean: steps.optional(),
    nulls: nulls.optional(),
  })
  .refine(({ from, join }) => from === undefined || join === undefined, { error: 'chỉ một trong from, join' })

const truth = z.strictObject({ column: header, pattern: pattern.optional() })
const rule = z.strictObject({
  on: z.array(text).min(1),
  name: text.optional(),
  max_records: count(2, 1_000_000).optional(),
})

/** A model file but for the settings of its comparisons, which each kind says for itself. */
export const modelSchema = z.strictObject({
  name: text.optional(),
  id: header.optional(),
  truth: truth.optional(),
  link: z.enum(['within', 'between', 'both']).default(MODEL_DEFAULTS.scope),
  one_to_one: z.boolean().default(MODEL_DEFAULTS.oneToOne),
  nulls: nulls.default([...DEFAULT_NULLS]),
  clean: steps.default([...DEFAULT_CLEANING]),
  columns: z.record(z.string(), column).default({}),
  blocking: z.array(rule).min(1).max(64),
  comparisons: z.array(z.record(z.string(), z.unknown())).min(1),
  threshold: weight.default(MODEL_DEFAULTS.threshold),
  review_from: weight.default(MODEL_DEFAULTS.reviewFrom),
  max_pairs: count(1, 2_000_000_000).default(MODEL_DEFAULTS.maxPairs),
  max_cluster: count(2, 1_000_000).default(MODEL_DEFAULTS.maxCluster),
  sample_pairs: count(1000, 100_000_000).default(MODEL_DEFAULTS.samplePairs),
})

export type ModelSettings = z.output<typeof modelSchema>

/** Keys that may stand under a path, for hints. */
export function knownModelKeys(path: readonly PropertyKey[]): readonly string[] {
  if (path.length === 0) return Object.keys(modelSchema.shape)
  if (path[0] === 'columns') return Object.keys(column.shape)
  if (path[0] === 'truth') return Object.keys(truth.shape)
  if (path[0] === 'blocking') return Object.keys(rule.shape)
  return ['probability']
}

/** Short ways of writing, written out: `truth: column`, `threshold: 3`, `name: "Họ và tên"`, a rule as a list or one expression. */
export function writtenOut(tree: TextTree): TextTree {
  if (!isMap(tree)) return tree
  const { truth, threshold, review_from, columns, blocking } = tree
  return {
    ...tree,
    ...(typeof truth === 'string' || Array.isArray(truth) ? { truth: { column: truth } } : {}),
    ...(typeof threshold === 'string' ? { threshold: { bits: threshold } } : {}),
    ...(typeof review_from === 'string' ? { review_from: { bits: review_from } } : {}),
    ...(isMap(columns) ? { columns: mapValues(columns, (value) => columnWrittenOut(value)) } : {}),
    ...(Array.isArray(blocking) ? { blocking: (blocking as readonly TextTree[]).map(ruleWrittenOut) } : {}),
  }
}

function columnWrittenOut(value: TextTree): TextTree {
  if (value === '') return {}
  return typeof value === 'string' || Array.isArray(value) ? { from: value } : value
}

function ruleWrittenOut(value: TextTree): TextTree {
  if (typeof value === 'string') return { on: [value] }
  return Array.isArray(value) ? { on: value } : value
}

export function isMap(tree: TextTree | undefined): tree is { readonly [key: string]: TextTree } {
  return typeof tree === 'object' && !Array.isArray(tree)
}

function mapValues(map: { readonly [key: string]: TextTree }, change: (value: TextTree) => TextTree) {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]))
}

/** A pattern with classes such as \p{L} if it can be one, else as older writers know them; null when it is neither. */
export function patternOf(source: string): RegExp | null {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(source, flags)
    } catch {}
  }
  return null
}

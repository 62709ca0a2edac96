import type { z } from 'zod'
import type { Comparison } from './comparison.ts'

/** A kind of comparison that a model file can ask for: one file in comparisons/, one line in its index. */
export interface ComparisonKind<Spec extends z.ZodType = z.ZodType> {
  /** Value of `compare:` in a model. */
  readonly kind: string
  /** One sentence for the catalogue in docs/linkage.md. */
  readonly summary: string
  /** The entry in the model, `compare` and `name` left out. Strict: an unknown setting is a mistake. */
  readonly spec: Spec
  /** Columns of a default name. */
  make(spec: z.output<Spec>, name: string): Comparison
}

/** Keeps the type of `spec` for `make`. */
export function defineKind<Spec extends z.ZodType>(kind: ComparisonKind<Spec>): ComparisonKind<Spec> {
  return kind
}

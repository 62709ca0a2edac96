import type { ComparisonKind } from '../kind.ts'
import { date } from './date.ts'
import { edits } from './edits.ts'
import { exact } from './exact.ts'
import { text } from './text.ts'

/** Every kind of comparison a model can ask for, one line each. */
export const COMPARISON_KINDS: readonly ComparisonKind[] = [exact, text, edits, date]

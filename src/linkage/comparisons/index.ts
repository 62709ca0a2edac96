import type { ComparisonKind } from '../kind.ts'
import { birthDate } from './birth-date.ts'
import { citizenId } from './citizen-id.ts'
import { date } from './date.ts'
import { edits } from './edits.ts'
import { exact } from './exact.ts'
import { home } from './home.ts'
import { oldCitizenId } from './old-citizen-id.ts'
import { text } from './text.ts'
import { vietnameseName } from './vietnamese-name.ts'

/** Every kind of comparison a model can ask for, one line each. */
export const COMPARISON_KINDS: readonly ComparisonKind[] = [
  exact,
  text,
  edits,
  date,
  vietnameseName,
  birthDate,
  citizenId,
  oldCitizenId,
  home,
]

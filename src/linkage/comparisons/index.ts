import type { ComparisonKind } from '../kind.ts'
import { birthDate } from './birth-date.ts'
import { citizenId } from './citizen-id.ts'
import { date } from './date.ts'
import { distance } from './distance.ts'
import { edits } from './edits.ts'
import { email } from './email.ts'
import { employer } from './employer.ts'
import { exact } from './exact.ts'
import { givenFamily } from './given-family.ts'
import { home } from './home.ts'
import { number } from './number.ts'
import { oldCitizenId } from './old-citizen-id.ts'
import { personalNumber } from './personal-number.ts'
import { phone } from './phone.ts'
import { text } from './text.ts'
import { vietnameseName } from './vietnamese-name.ts'
import { words } from './words.ts'

/** Every kind of comparison a model can ask for, one line each. */
export const COMPARISON_KINDS: readonly ComparisonKind[] = [
  exact,
  text,
  edits,
  number,
  date,
  words,
  givenFamily,
  email,
  phone,
  distance,
  vietnameseName,
  birthDate,
  citizenId,
  oldCitizenId,
  personalNumber,
  home,
  employer,
]

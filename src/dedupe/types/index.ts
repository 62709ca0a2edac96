import type { DuplicateType } from '../type.ts'
import { d01 } from './d01.ts'
import { d02 } from './d02.ts'
import { d03 } from './d03.ts'
import { d04 } from './d04.ts'
import { d11 } from './d11.ts'
import { d13 } from './d13.ts'
import { d14 } from './d14.ts'

/** Every type of duplicate that is looked for, one line each. */
export const DUPLICATE_TYPES: readonly DuplicateType[] = [d01, d02, d03, d04, d11, d13, d14]

import type { Rule } from '../rule.ts'
import { r01 } from './r01.ts'
import { r02 } from './r02.ts'
import { r03 } from './r03.ts'
import { r04 } from './r04.ts'
import { r05 } from './r05.ts'
import { r06 } from './r06.ts'
import { r07 } from './r07.ts'
import { r08 } from './r08.ts'
import { r08b } from './r08b.ts'
import { r09 } from './r09.ts'
import { r10 } from './r10.ts'
import { r11 } from './r11.ts'
import { r12 } from './r12.ts'
import { r13 } from './r13.ts'
import { r14 } from './r14.ts'
import { r14b } from './r14b.ts'
import { r15 } from './r15.ts'
import { r16 } from './r16.ts'
import { r17 } from './r17.ts'
import { r18 } from './r18.ts'
import { r19 } from './r19.ts'
import { r20 } from './r20.ts'
import { r21 } from './r21.ts'
import { r22 } from './r22.ts'
import { r23 } from './r23.ts'
import { r24 } from './r24.ts'
import { r25 } from './r25.ts'
import { r26 } from './r26.ts'
import { r27 } from './r27.ts'
import { r28 } from './r28.ts'
import { r29 } from './r29.ts'
import { r30 } from './r30.ts'

/** About people who are insured: each finds its leads by itself. */
const INSURED: readonly Rule[] = [r14, r14b, r15, r17, r18, r19]

/** Rules about units and employers that ask by queries of their own. */
const UNITS: readonly Rule[] = [r04, r05, r09, r10, r11]

/** People where they live. */
const RESIDENTS: readonly Rule[] = [r21, r22, r23, r24, r25]

/**
 * Every rule, one line each. The order decides: a worker's question is answered by the first worker rule that holds, an
 * employer's year by the one employer rule that fits, and employer states remove in this order.
 */
export const RULES: readonly Rule[] = [
  ...[r12, r08b, r16, r13, r20, r08, r01, r06, r07, r03, r02, r26, r27, r28, r29, r30],
  ...INSURED,
  ...UNITS,
  ...RESIDENTS,
]

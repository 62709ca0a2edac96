import type { Exclusion } from '../exclusion.ts'
import { e1 } from './e1.ts'
import { e2 } from './e2.ts'
import { e3 } from './e3.ts'
import { e4 } from './e4.ts'
import { e5 } from './e5.ts'
import { e6 } from './e6.ts'
import { e7 } from './e7.ts'
import { e8 } from './e8.ts'
import { e9 } from './e9.ts'
import { e10 } from './e10.ts'
import { e11 } from './e11.ts'
import { e12 } from './e12.ts'
import { e13 } from './e13.ts'
import { e14 } from './e14.ts'
import { e15 } from './e15.ts'

/** Every exclusion of the domain notes, one line each; those that remove are tried in this order. */
export const EXCLUSIONS: readonly Exclusion[] = [e1, e2, e3, e4, e5, e6, e7, e8, e9, e10, e11, e12, e13, e14, e15]

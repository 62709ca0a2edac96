import type { Pipeline } from '../src/pipeline/stage.ts'
import { duplicates } from './duplicates.ts'
import { nightly } from './nightly.ts'

/** Every pipeline, one line each. */
export const PIPELINES: readonly Pipeline[] = [nightly, duplicates]

import type { LinkResult } from '../linkage/link.ts'
import type { LinkageModel } from '../linkage/model.ts'
import type { Anchors } from './anchors.ts'
import type { Decisions } from './decisions.ts'
import type { LastNight } from './last-night.ts'
import type { People } from './people.ts'

/** What the stage found, ready to be written. */
export interface Linked {
  readonly model: LinkageModel
  /** Of the model and of the code that compares (`modelHash`). */
  readonly modelHash: string
  readonly people: People
  readonly anchors: Anchors
  readonly lastNight: LastNight | null
  readonly decisions: Decisions
  readonly result: LinkResult
}

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type FuzzyScore, readFuzzyLinks } from './fuzzy-links.ts'
import { type LinkageScore, scoreLinkage } from './linkage/score-linkage.ts'
import { readWhoIsWho } from './linkage/who-is-who.ts'
import { scoreCases } from './score-cases.ts'
import { scoreDuplicates } from './score-duplicates.ts'
import { scoreExclusions } from './score-exclusions.ts'
import type { Tallies } from './tally.ts'
import { readUndecidable } from './undecidable.ts'

export interface ScoreReport {
  /** Per rule, confidence A to C. */
  readonly cases: Tallies
  /** Per rule, confidence D: shown, not counted. */
  readonly review: Tallies
  /** Per duplicate type, clusters. */
  readonly duplicates: Tallies
  /** Per exclusion code, recall only. */
  readonly exclusions: Tallies
  /** Workers covered by a link alone, and how many of them the run recognised. */
  readonly fuzzyLinks: FuzzyScore
  /** Pairs of records that are one person; null without truth/people.csv or without linkage/clusters.csv of the run. */
  readonly linkage: LinkageScore | null
}

/**
 * How far a run over a generated nation found what was planted, and nothing else. Rows whose keys damage has taken count as neither.
 *
 * @param options.truth the folder `truth` that `generate` wrote.
 * @param options.run the output folder of the run.
 * @throws RangeError if either folder lacks its cases.csv.
 */
export async function score(options: { readonly truth: string; readonly run: string }): Promise<ScoreReport> {
  const { truth, run } = options
  for (const folder of [truth, run]) {
    if (!existsSync(join(folder, 'cases.csv'))) throw new RangeError(`no cases.csv in ${folder}`)
  }
  const undecidable = await readUndecidable(truth)
  const who = await readWhoIsWho(truth)
  const fuzzyLinks = await readFuzzyLinks(truth)
  const { leads, review } = await scoreCases(truth, run, undecidable, fuzzyLinks)
  return {
    cases: leads,
    review,
    duplicates: await scoreDuplicates(truth, run, undecidable, who),
    exclusions: await scoreExclusions(truth, run),
    fuzzyLinks: fuzzyLinks.score(),
    linkage: await scoreLinkage(who, run),
  }
}

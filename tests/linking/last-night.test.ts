import { describe, expect, it } from 'vitest'
import type { LinkageModel } from '../../src/linkage/model.ts'
import { PERSON_MODEL } from '../../src/linkage/person-model.ts'
import { modelHash } from '../../src/linking/last-night.ts'

const [first, ...others] = PERSON_MODEL.blocking
const [compared, ...rest] = PERSON_MODEL.comparisons
const ENGINE = 'code of tonight'

describe('the hash of a model, by which pairs of an earlier night count', () => {
  const OTHER: readonly (readonly [fact: string, model: LinkageModel, engine?: string])[] = [
    ['code that compares', PERSON_MODEL, 'code of tomorrow'],
    ['a rule’s largest block', { ...PERSON_MODEL, blocking: [{ ...first!, maxRecords: 7 }, ...others] }],
    ['another largest block', { ...PERSON_MODEL, blocking: [{ ...first!, maxRecords: 8 }, ...others] }],
    ['an expression of a rule', { ...PERSON_MODEL, blocking: [{ ...first!, on: ['gender'] }, ...others] }],
    ['a rule less', { ...PERSON_MODEL, blocking: others }],
    ['a comparison less', { ...PERSON_MODEL, comparisons: rest }],
    ['a level less', { ...PERSON_MODEL, comparisons: [{ ...compared!, levels: compared!.levels.slice(1) }, ...rest] }],
    ['the weight from which pairs are written', { ...PERSON_MODEL, reviewFrom: PERSON_MODEL.reviewFrom - 1 }],
  ]
  it('is another one whatever of it changes', () => {
    const hashes = [
      modelHash(PERSON_MODEL, ENGINE),
      ...OTHER.map(([, model, engine]) => modelHash(model, engine ?? ENGINE)),
    ]
    expect(new Set(hashes).size).toBe(1 + OTHER.length)
  })

  it('stays when only that changes by which pairs are put together anew every night', () =>
    expect(modelHash({ ...PERSON_MODEL, threshold: 3, maxCluster: 9 }, ENGINE)).toBe(modelHash(PERSON_MODEL, ENGINE)))
})

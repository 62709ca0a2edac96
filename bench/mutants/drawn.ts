import { createHash } from 'node:crypto'

/**
 * A Stryker checker that lets through the mutants of a random sample and puts the others aside, so that a shard that would take
 * hours can be measured in part. Whether a mutant is drawn depends on the seed and on the mutant alone, not on the others.
 */

interface Mutant {
  readonly id: string
  readonly fileName: string
  readonly mutatorName: string
  readonly replacement: string
  readonly location: object
}

/** Why a mutant that was not drawn has no result. */
export const NOT_DRAWN = 'not drawn'

/** Evenly spread over 0 … 1. */
function chanceOf(seed: string, { fileName, mutatorName, replacement, location }: Mutant): number {
  const file = fileName.replaceAll('\\', '/').replace(/^.*\/(?=src\/)/, '')
  const key = JSON.stringify([seed, file, mutatorName, replacement, location])
  return createHash('sha256').update(key).digest().readUInt32BE(0) / 2 ** 32
}

class Drawn {
  async init(): Promise<void> {}

  async check(mutants: readonly Mutant[]): Promise<Record<string, object>> {
    const [share = '1', seed = ''] = (process.env.DOISOAT_MUTANT_SAMPLE ?? '').split(':')
    const result = (mutant: Mutant) =>
      chanceOf(seed, mutant) < Number(share) ? { status: 'passed' } : { status: 'compileError', reason: NOT_DRAWN }
    return Object.fromEntries(mutants.map((mutant) => [mutant.id, result(mutant)]))
  }

  async group(mutants: readonly Mutant[]): Promise<string[][]> {
    return [mutants.map(({ id }) => id)]
  }
}

export const strykerPlugins = [{ kind: 'Checker', name: 'drawn', injectableClass: Drawn }]

import { globSync } from 'node:fs'
import { basename } from 'node:path'

/** What is mutated together, and the tests that must notice. The first tests are those most likely to: a run stops at the first that fails. */
export interface Shard {
  readonly name: string
  /** Files that are mutated, as glob patterns. */
  readonly mutate: readonly string[]
  /** Test files, as glob patterns, in the order in which they run. */
  readonly tests: readonly string[]
}

const PAGE = 'tests/coverage/rules-page.test.ts'

/** A rule alone with the page of rules and its own tests: of the other rules' tests none speaks of it. */
function ruleShard(path: string): Shard {
  const rule = basename(path, '.ts')
  return {
    name: path.replace(/\.ts$/, ''),
    mutate: [path],
    tests: [PAGE, `tests/coverage/rules/${rule}.test.ts`, 'tests/coverage/wording.test.ts'],
  }
}

/**
 * What several rules go through, with the tests that speak of it: of rules by their ids, else by path under tests/coverage. The
 * stage runs whole in every test, so any of them may notice; one that is not named here cannot, and its mutants count as survived.
 */
const shared = (name: string, tests: string, ...files: readonly string[]): Shard => ({
  name: `src/coverage/${name}`,
  mutate: files.map((file) => `src/coverage/${file}.ts`),
  tests: [PAGE, ...tests.split(' ').map((one) => `tests/coverage/${/^r\d/.test(one) ? `rules/${one}` : one}.test.ts`)],
})

/** Folders, and the tests that speak of them. */
const FOLDERS: Readonly<Record<string, string>> = {
  arrears: 'r05',
  direct: 'r15 r10 r21 r24 r14 r11 r04 r05 r23 r09 wording',
  'head-counts': 'r04',
  insured: 'insured/wording r15 r14b r18 r14 r17 r19 r12 exclusions/reasons',
  officers: 'r09 r10 r11',
  residents: 'residents/wording r21 r24 r23 r25 r22',
}

const RULES = globSync('src/coverage/rules/r*.ts').sort().map(ruleShard)
export const SHARDS: readonly Shard[] = [
  { name: 'src/policy', mutate: ['src/policy/*.ts'], tests: ['tests/policy/*.test.ts'] },
  {
    name: 'src/coverage/exclusions',
    mutate: ['src/coverage/exclusions/*.ts'],
    tests: [
      PAGE,
      'tests/coverage/exclusions/*.test.ts',
      'tests/coverage/site-policy.test.ts',
      'tests/coverage/rules/r{02,20,30}.test.ts',
    ],
  },
  ...RULES,
  shared('decide', 'r01 r02 r26 r29 r28 r27 r03 exclusions/exclusions r20 confidence r08 r12 r16', 'decide-*'),
  shared('prepare', 'exclusions/exclusions r20 r08b r27 confidence r30 r15 known-months r12 r16', 'prepare-*'),
  shared('write', 'r01 r28 r29 r02 exclusions/reasons confidence r08 r16 r12', 'write-*', 'number-results'),
  shared('wording', 'wording state-wording r28 r01 r12 r08', '*wording', 'rules-page', 'shown-in-time'),
  ...Object.entries(FOLDERS).map(([name, tests]) => shared(name, tests, `${name}/*`)),
  shared(
    'rest',
    'exclusions/exclusions confidence r01 r20 r08b r30 r15 r09 r27 r04 r21 wording r08 r16 known-months',
    '!(decide-*|prepare-*|write-*|number-results|*wording|rules-page|shown-in-time)',
  ),
]

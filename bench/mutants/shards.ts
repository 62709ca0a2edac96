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

/** What all rules go through, with every test of the stage. */
const shared = (name: string, ...files: readonly string[]): Shard => ({
  name: `src/coverage/${name}`,
  mutate: files.map((file) => `src/coverage/${file}.ts`),
  tests: [PAGE, 'tests/coverage/wording.test.ts', 'tests/coverage/*.test.ts', 'tests/coverage/**/*.test.ts'],
})

const RULES = globSync('src/coverage/rules/r*.ts').sort().map(ruleShard)
const FOLDERS = globSync('src/coverage/*/')
  .map((path) => basename(path))
  .sort()

export const SHARDS: readonly Shard[] = [
  { name: 'src/policy', mutate: ['src/policy/*.ts'], tests: ['tests/policy/*.test.ts'] },
  {
    name: 'src/coverage/exclusions',
    mutate: ['src/coverage/exclusions/*.ts'],
    tests: [
      PAGE,
      'tests/coverage/exclusions/*.test.ts',
      'tests/coverage/site-policy.test.ts',
      'tests/coverage/rules/*.test.ts', // what an exclusion says of an employer's state, or of a direct rule
    ],
  },
  ...RULES,
  shared('decide', 'decide-*'),
  shared('prepare', 'prepare-*'),
  shared('write', 'write-*', 'number-results'),
  shared('wording', '*wording', 'rules-page', 'shown-in-time'),
  ...FOLDERS.filter((name) => name !== 'rules' && name !== 'exclusions').map((name) => shared(name, `${name}/*`)),
  shared('rest', '!(decide-*|prepare-*|write-*|number-results|*wording|rules-page|shown-in-time)'),
]

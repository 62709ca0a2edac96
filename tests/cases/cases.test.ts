import { beforeAll, describe, expect, it } from 'vitest'
import { DIALECTS } from '../dialects.ts'
import type { Case } from './runner/case-schema.ts'
import { compare } from './runner/compare.ts'
import { type NamedCase, readCases } from './runner/read-cases.ts'
import { canShareRun, type Outcome, runCase, runCases } from './runner/run-cases.ts'

const CASES = readCases()
const AREAS = Map.groupBy(CASES, ({ area }) => area)

function check(content: Case, outcome: Outcome): void {
  const { expected, found } = compare(content, outcome)
  expect(found).toEqual(expected)
  for (const { source, balance, rows } of outcome.tables) {
    const { read = 0, accepted = 0, quarantined = 0, structural = 0 } = balance
    expect(accepted + quarantined + structural).toBe(read)
    if (source !== null) expect(rows.length).toBe(accepted)
  }
}

/** A case that waits for its feature must fail; when it passes, its owner takes the word out. */
async function checkPending(content: Case, run: () => Promise<Outcome>): Promise<void> {
  const failed = await run()
    .then((outcome) => check(content, outcome))
    .then(
      () => false,
      () => true,
    )
  if (!failed) throw new Error(`this case passes: take "pending: ${content.pending}" out of it`)
}

const title = ({ name, content }: NamedCase): string =>
  content === null ? `${name}: the case file has mistakes` : `${name}: ${content.about}`

/** On the embedded engine each case is read alone; elsewhere those that allow it share one run, since making tables there takes long. */
for (const { name, open } of DIALECTS)
  for (const [area, cases] of AREAS) {
    if (name !== 'sqlite' && !cases.some(({ content }) => content !== null && canShareRun(content))) continue
    describe(`${name}: ${area}`, () => {
      let shared: ReadonlyMap<string, Outcome> = new Map()
      const alone = name === 'sqlite'
      const readable = cases.filter(({ content }) => content !== null)
      const sharing = new Map(
        readable
          .map((known): [string, Case] => [known.name, known.content as Case])
          .filter(([, content]) => canShareRun(content)),
      )

      beforeAll(async () => {
        if (alone || sharing.size === 0) return
        const store = await open()
        shared = await runCases(store, sharing).finally(() => store.close())
      })

      for (const known of cases) {
        const { content, mistakes } = known
        if (content === null) {
          it(title(known), () => expect(mistakes).toEqual([]))
          continue
        }
        if (!alone && !sharing.has(known.name)) continue
        const run = async (): Promise<Outcome> => {
          const read = shared.get(known.name)
          if (read !== undefined) return read
          // Nothing that one case leaves in the ledger may reach the next.
          const own = await open()
          return runCase(own, content).finally(() => own.close())
        }
        if (content.pending === undefined) it(title(known), async () => check(content, await run()))
        else it(`pending (${content.pending}): ${title(known)}`, () => checkPending(content, run))
      }
    })
  }

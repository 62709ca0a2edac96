import { parseArgs } from 'node:util'
import { type LinkResult, link } from '../../src/linkage/link.ts'
import { PERSON_MODEL } from '../../src/linkage/person-model.ts'
import { PersonNation } from './person-nation.ts'
import { personRecords } from './person-records.ts'
import { printQuality } from './quality.ts'

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '200000' },
    seed: { type: 'string', default: '1' },
    /** How many missed and wrong pairs to show. */
    examples: { type: 'string', default: '0' },
  },
})

const nation = new PersonNation(Number(values.people), 0.05, Number(values.seed)).records
const records = personRecords(nation)
const seconds: string[] = []
let running = ''
let since = performance.now()
const step = (name: string): void => {
  const now = performance.now()
  if (running !== '') seconds.push(`${running} ${((now - since) / 1000).toFixed(2)}`)
  running = name
  since = now
}
const result = link(records, PERSON_MODEL, { step })
step('')
console.log(`${nation.length} records, ${result.candidates} pairs; seconds: ${seconds.join(', ')}`)
printRules(result)
printWeights(result)
printQuality(nation, result, Number(values.examples))

function printRules({ rules, warnings }: LinkResult): void {
  for (const { name, pairs, added, heaviest, leftOut } of rules) {
    const counts = [pairs, added].map((count) => String(count).padStart(9)).join(' ')
    console.log(`  ${name.padEnd(34)} ${counts} heaviest ${heaviest?.records ?? 0} left out ${leftOut}`)
  }
  for (const { text } of warnings) console.log(`  warning: ${text}`)
}

function printWeights({ parameters, training, scorer }: LinkResult): void {
  const { matches = 0, iterations = 0 } = training ?? {}
  console.log(`prior ${scorer.weights.prior.toFixed(2)} bits, ${matches.toFixed(0)} matches, ${iterations} iterations`)
  for (const [at, { name, levels }] of PERSON_MODEL.comparisons.entries())
    for (const [level, { name: called }] of levels.entries()) {
      const { m, u } = parameters.comparisons[at]!
      const bits = scorer.weights.levels[at]![level]!.toFixed(2).padStart(7)
      const [match, other] = [m[level]!, u[level]!].map((value) => value.toExponential(2))
      console.log(`  ${name.padEnd(18)} ${called.padEnd(18)} m ${match} u ${other} ${bits}`)
    }
}

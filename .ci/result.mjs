// The plain closing line of CI, from vitest's JSON result. A suite that could not be loaded counts as one failure.
import { readFileSync } from 'node:fs'

const result = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const brokenSuites = result.testResults.filter((suite) => suite.status === 'failed' && suite.assertionResults.every((test) => test.status !== 'failed'))
const failed = result.numFailedTests + brokenSuites.length
const skipped = result.numPendingTests > 0 ? `, ${result.numPendingTests} skipped` : ''
console.log(`${result.numPassedTests} passed, ${failed} failed${skipped}`)
if (failed > 0 || result.numPassedTests === 0) process.exitCode = 1

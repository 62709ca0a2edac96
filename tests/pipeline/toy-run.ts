import { SILENT } from '../../src/pipeline/progress.ts'
import { runPipeline } from '../../src/pipeline/run-pipeline.ts'
import { toyPipeline, toyRequest } from './toy-pipeline.ts'

/** Run by a test in a process of its own: `toy-run.ts <folder> <store> <point>`; it kills itself at the point, or waits there. */
const [folder, storeUrl, point] = process.argv.slice(2) as [string, string, string]
let ended = 0

const hook = async (reached: string): Promise<void> => {
  if (point === `kill at ${reached}`) process.kill(process.pid, 'SIGKILL')
  if (point === `wait at ${reached}`) {
    process.stdout.write('waiting\n')
    await new Promise((resolve) => setTimeout(resolve, 60_000))
  }
}

const progress = {
  ...SILENT,
  // The engine says `done` after a stage has committed and before anything is swapped in.
  done() {
    ended += 1
    if (ended === 4 && point === 'kill before swap') process.kill(process.pid, 'SIGKILL')
  },
}

const result = await runPipeline(
  await toyRequest(folder, storeUrl, { pipeline: toyPipeline(hook), resume: true, progress }),
)
process.stdout.write(`${JSON.stringify(result)}\n`)

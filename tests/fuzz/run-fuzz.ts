import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { Answer } from './worker.ts'

export interface FuzzOptions {
  readonly seed: number
  readonly first: number
  readonly count: number
  readonly processes: number
  onAnswer?(answer: Answer): void
}

const WORKER = join(import.meta.dirname, 'worker.ts')
/** A file that takes longer hangs. */
export const MOST_MILLISECONDS = 10_000
export const MOST_MEGABYTES = 500
/** A process is replaced after so many files, so that its peak memory tells of few of them. */
const FILES_PER_PROCESS = 250

/**
 * Reads the mutants in processes of their own, each watched; answers in the order of their numbers. A hang or a dead process is an
 * answer too, but one that seems to hang is read once more, alone: on a busy machine any process may stall.
 */
export async function runFuzz({ seed, first, count, processes, onAnswer }: FuzzOptions): Promise<readonly Answer[]> {
  const answers: Answer[] = []
  const stalled: number[] = []
  const settle = (answer: Answer): void => {
    answers.push(answer)
    onAnswer?.(answer)
  }
  let next = first
  const take = (): number | null => (next < first + count ? next++ : null)
  const lane = async (): Promise<void> => {
    for (let index = take(); index !== null; ) {
      const worker = await startWorker()
      for (let files = 0; index !== null && files < FILES_PER_PROCESS; files++) {
        const answer = await ask(worker, seed, index)
        const lost = answer.outcome === 'HANG' || answer.outcome === 'DIED'
        if (answer.outcome === 'HANG') stalled.push(index)
        else settle(answer)
        index = take()
        if (lost) break
      }
      worker.kill('SIGKILL')
    }
  }
  await Promise.all(Array.from({ length: processes }, lane))
  for (const index of stalled) {
    const worker = await startWorker()
    settle(await ask(worker, seed, index))
    worker.kill('SIGKILL')
  }
  return answers.sort((a, b) => a.index - b.index)
}

function startWorker(): Promise<ChildProcess> {
  const worker = fork(WORKER, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  return new Promise((done, fail) => {
    worker.once('message', () => done(worker))
    worker.once('exit', (code) => fail(new Error(`the fuzz worker ended with ${code} before it began`)))
  })
}

function ask(worker: ChildProcess, seed: number, index: number): Promise<Answer> {
  return new Promise((done) => {
    let about = ''
    const end = (answer: Answer): void => {
      clearTimeout(watchdog)
      worker.removeAllListeners('message')
      worker.removeAllListeners('exit')
      done(answer)
    }
    const lost = (outcome: string, detail: string): void =>
      end({ index, about, outcome, detail, bytes: 0, rows: 0, milliseconds: MOST_MILLISECONDS, peakMegabytes: 0 })
    let watchdog = setTimeout(() => lost('HANG', 'no mutant was made'), 3 * MOST_MILLISECONDS)
    worker.on('message', (message: Answer & { readonly started?: boolean }) => {
      about = message.about
      if (message.started !== true) return end(message)
      clearTimeout(watchdog)
      watchdog = setTimeout(() => lost('HANG', `not read within ${MOST_MILLISECONDS} ms`), MOST_MILLISECONDS)
    })
    worker.once('exit', (code, signal) => lost('DIED', `exit code ${code}, signal ${signal}`))
    worker.send({ seed, index })
  })
}

/** Answers that no file may give. */
export function faults(answers: readonly Answer[]): readonly Answer[] {
  return answers.filter(
    ({ outcome, peakMegabytes, milliseconds }) =>
      /^[A-Z]+$/.test(outcome) || peakMegabytes >= MOST_MEGABYTES || milliseconds >= MOST_MILLISECONDS,
  )
}

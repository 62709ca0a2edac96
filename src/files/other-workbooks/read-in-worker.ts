import { Worker } from 'node:worker_threads'
import type { ReconcileError } from '../../domain/reconcile-error.ts'
import { unreadable } from '../unreadable.ts'
import type { OtherFormat, SheetHead, WorkerMessage, WorkerTask } from './worker-messages.ts'

/** What a workbook that is read as a whole may ask of this machine. */
export interface OtherLimits {
  readonly fileBytes: number
  /** Unpacked size of all parts of an .xlsb or .ods. */
  readonly unpackedBytes: number
  /** Of the worker's heap: for any file, for each megabyte it has, and at the most. */
  readonly heapMegabytes: number
  readonly heapPerMegabyte: number
  readonly mostHeapMegabytes: number
  /** Of the rows that wait, deflated, until they are asked for. */
  readonly heldBytes: number
  /** For any file, however small, and for each megabyte it has: a small file that takes long is a damaged one. */
  readonly milliseconds: number
  readonly millisecondsPerMegabyte: number
}

export const OTHER_LIMITS: OtherLimits = {
  fileBytes: 64 * 1024 ** 2,
  unpackedBytes: 256 * 1024 ** 2,
  heapMegabytes: 96,
  heapPerMegabyte: 24,
  mostHeapMegabytes: 1024,
  heldBytes: 256 * 1024 ** 2,
  milliseconds: 6_000,
  millisecondsPerMegabyte: 5_000,
}

/** A sheet with its rows in deflated batches (see WorkerMessage). */
export interface HeldSheet extends SheetHead {
  readonly batches: readonly Uint8Array[]
}

/** The sheets of a workbook as the worker reads them. @throws ReconcileError 'file-unreadable' also when it takes too much time or memory. */
export async function readInWorker(task: WorkerTask, path: string, limits: OtherLimits): Promise<readonly HeldSheet[]> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes, maxYoungGenerationSizeMb: 16 },
    execArgv: [],
    env: {},
    // The library writes remarks on what it does not understand; nobody could tell from them which file is meant.
    stdout: true,
    stderr: true,
  })
  try {
    return await sheetsOf(worker, task.format, path, limits)
  } finally {
    await worker.terminate()
  }
}

function sheetsOf(
  worker: Worker,
  format: OtherFormat,
  path: string,
  limits: OtherLimits,
): Promise<readonly HeldSheet[]> {
  return new Promise((resolve, reject) => {
    const refuse = (code: Parameters<typeof refusal>[0]) => reject(refusal(code, format, path))
    const timer = setTimeout(() => refuse('other-workbook-slow'), limits.milliseconds)
    const sheets: HeldSheet[] = []
    let batches: Uint8Array[] = []
    let held = 0
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'rows') {
        batches.push(message.batch)
        held += message.batch.length
        if (held > limits.heldBytes) refuse('other-workbook-memory')
      } else if (message.kind === 'sheet') {
        sheets.push({ ...message.head, batches })
        batches = []
      } else if (message.kind === 'refused')
        refuse(message.reason === 'password' ? 'password-protected' : 'other-workbook-damaged')
      else resolve(sheets)
    })
    worker.on('error', (error: NodeJS.ErrnoException) =>
      refuse(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'other-workbook-memory' : 'other-workbook-damaged'),
    )
    worker.on('exit', () => {
      clearTimeout(timer)
      refuse('other-workbook-damaged')
    })
  })
}

function refusal(
  code: 'password-protected' | 'other-workbook-damaged' | 'other-workbook-memory' | 'other-workbook-slow',
  format: OtherFormat,
  path: string,
): ReconcileError {
  return code === 'password-protected' ? unreadable(path, code) : unreadable(path, code, { format })
}

import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import pLimit from 'p-limit'
import type { SiteConfig } from '../config/site-config.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'
import { listInputFiles } from '../files/folders.ts'
import { sha256OfFile } from '../files/reader.ts'
import { codeVersion } from './version.ts'

/** What makes two runs the same, part by part, so that a plan can say which part changed. Each is a hash or a version. */
export interface RunIdentity {
  readonly pipeline: string
  readonly code: string
  readonly inputs: string
  readonly settings: string
  readonly options: string
  /** Where input and output lie; decides whether a run can be resumed, but not what it yields. */
  readonly folders: string
}

export interface IdentityRequest {
  readonly pipeline: string
  readonly inputDir: string
  readonly outDir: string
  readonly config: SiteConfig
  readonly asOf?: string | undefined
  readonly provinces: readonly string[]
  readonly codeVersion?: string
}

/** @throws ReconcileError input-missing when the input folder is not there. */
export async function identify(request: IdentityRequest): Promise<RunIdentity> {
  const folder = await stat(request.inputDir).catch(() => null)
  if (!folder?.isDirectory()) throw new ReconcileError('input-missing', { folder: request.inputDir })
  return {
    pipeline: request.pipeline,
    code: request.codeVersion ?? codeVersion(),
    inputs: await hashInputs(request.inputDir),
    settings: hashOf(request.config),
    options: hashOf([request.asOf ?? null, [...request.provinces].sort()]),
    folders: hashOf([resolve(request.inputDir), resolve(request.outDir)]),
  }
}

/** Hash of all that decides the output: equal for equal runs wherever their folders lie. */
export function fingerprintOf({ pipeline, code, inputs, settings, options }: RunIdentity): string {
  return hashOf([pipeline, code, inputs, settings, options])
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex')
}

/** Hashing waits for the disk more than for the processor; a few files at once keep both busy without opening thousands. */
const FILES_AT_ONCE = 4

async function hashInputs(inputDir: string): Promise<string> {
  const files = await listInputFiles(inputDir)
  const oneOfFew = pLimit(FILES_AT_ONCE)
  const hashes = await Promise.all(files.map((file) => oneOfFew(() => sha256OfFile(file.absolutePath))))
  return hashOf(files.map((file, index) => [file.path, hashes[index]]))
}

import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { ReconcileError } from '../domain/reconcile-error.ts'
import { type LinkOptions, type LinkResult, link } from '../linkage/link.ts'
import type { LinkageModel, Parameters } from '../linkage/model.ts'
import { type ModelFile, readModel } from '../linkage/model-file/read-model.ts'
import { readParameters } from '../linkage/parameters-file.ts'
import { withinBudget } from '../linkage/within-budget.ts'
import { openFiles } from './open-files.ts'
import { type ReadRecords, readRecords } from './read-records.ts'

export interface LinkRequest {
  readonly files: readonly string[]
  /** Path of the YAML model. */
  readonly model: string
  /** Path of a model.json whose parameters are taken as they are. */
  readonly parameters?: string | undefined
  readonly step?: LinkOptions['step']
}

/** All that is written comes out of this. */
export interface Linked {
  readonly model: ModelFile
  /** Text of the model file. */
  readonly modelText: string
  readonly read: ReadRecords
  readonly result: LinkResult
  readonly parametersGiven: boolean
}

/**
 * Reads files and model and links the records; writes nothing.
 * @throws ReconcileError file-unreadable, config-invalid, ids-repeated, records-too-few, parameters-mismatch, pairs-too-many.
 */
export async function linkFiles(request: LinkRequest): Promise<Linked> {
  const modelText = await textOf(request.model, 'model')
  const opened = await openFiles(request.files)
  const model = readModel(
    modelText,
    request.model,
    opened.map(({ name, headers }) => ({ file: name, headers })),
  )
  const parameters = await parametersOf(request.parameters, model.model)
  const read = await readRecords(opened, model)
  if (read.records.size < 2) throw new ReconcileError('records-too-few', { records: read.records.size })
  const result = withinBudget(() =>
    link(read.records, model.model, {
      ...(parameters === undefined ? {} : { parameters }),
      ...(request.step === undefined ? {} : { step: request.step }),
    }),
  )
  return { model, modelText, read, result, parametersGiven: parameters !== undefined }
}

async function textOf(path: string, flag: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    throw new ReconcileError('flag-invalid', { flag, found: path, expected: 'đường dẫn tới một tệp đọc được' }, error)
  })
}

async function parametersOf(path: string | undefined, model: LinkageModel): Promise<Parameters | undefined> {
  if (path === undefined) return undefined
  const parameters = readParameters(await textOf(path, 'parameters'), model)
  if (typeof parameters === 'string')
    throw new ReconcileError('parameters-mismatch', { file: basename(path), reason: parameters })
  return parameters
}

import type { z } from 'zod'
import { nearest } from './nearest.ts'
import type { Mistake, ReadYaml } from './yaml-tree.ts'

/** A mistake at a path of a YAML document. */
export interface PathMistake {
  readonly path: readonly (string | number)[]
  /** The key is wrong, not the value under it. */
  readonly ofKey?: boolean
  readonly text: string
}

/** Keys that are possible under a path of a document. */
export type KnownKeys = (path: readonly PropertyKey[]) => readonly string[]

/** Each mistake as a line of text with its line and column, in the order they stand in the file. */
export function mistakeLines(mistakes: readonly Mistake[]): string[] {
  return [...mistakes]
    .sort((a, b) => a.line - b.line || a.column - b.column)
    .map(({ line, column, text }) => `dòng ${line}, cột ${column}: ${text}`)
}

/** Mistakes with their positions, the path in front of the text. */
export function placed(mistakes: readonly PathMistake[], yaml: ReadYaml): readonly Mistake[] {
  return mistakes.map(({ path, ofKey, text }) => ({
    ...yaml.positionOf(path, ofKey),
    text: path.length === 0 ? text : `${pathText(path)}: ${text}`,
  }))
}

/** `files[2].columns.name`, counted from 1. */
export const pathText = (path: readonly PropertyKey[]): string =>
  path
    .map((step) => (typeof step === 'number' ? `[${step + 1}]` : String(step)))
    .join('.')
    .replaceAll('.[', '[')

/** What a key that is not there should have been: the nearest known one, else all of them. */
export function keyHint(found: string, known: readonly string[], all = 'các khóa'): string {
  const closest = nearest(found, known)
  return closest === null ? ` (${all}: ${known.join(', ')})` : ` (gần nhất: "${closest}")`
}

/** What a schema found wrong, for people: unknown keys with the nearest known one, else what is needed and what stands there. */
export function fromIssue(issue: z.core.$ZodIssue, yaml: ReadYaml, knownKeys: KnownKeys): readonly Mistake[] {
  const path = issue.path as readonly (string | number)[]
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      ...yaml.positionOf([...path, key], true),
      text: `${pathText([...path, key])}: khóa không có${keyHint(key, knownKeys(path))}`,
    }))
  if (issue.code === 'invalid_key') {
    const reason = issue.issues[0]?.message ?? issue.message
    return [{ ...yaml.positionOf(path, true), text: `${pathText(path)}: ${reason}` }]
  }
  const found = yaml.at(path)
  const shown = typeof found === 'string' ? ` (đang là "${found}")` : ''
  const missing = found === undefined ? 'thiếu; ' : ''
  const where = path.length === 0 ? '' : `${pathText(path)}: `
  return [{ ...yaml.positionOf(path), text: `${where}${missing}${issue.message}${shown}` }]
}

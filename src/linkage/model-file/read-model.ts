import { basename } from 'node:path'
import { fromIssue, keyHint, mistakeLines, type PathMistake, placed } from '../../config/yaml-mistakes.ts'
import { type ReadYaml, readYaml, type TextTree } from '../../config/yaml-tree.ts'
import { ReconcileError } from '../../domain/reconcile-error.ts'
import type { LinkageModel } from '../model.ts'
import type { ColumnRecipe } from './cleaning.ts'
import { readComparisons } from './comparison-settings.ts'
import { columnOf, expressionMistake } from './expressions.ts'
import { issueWords } from './issue-words.ts'
import { isMap, knownModelKeys, type ModelSettings, modelSchema, patternOf, writtenOut } from './schema.ts'
import { typedFor } from './typed-tree.ts'

/** What a model file says, held against the headers of the files it is for. */
export interface ModelFile {
  readonly model: LinkageModel
  /** Headers of the id, of which a file has one; null: records are named by their content. */
  readonly id: readonly string[] | null
  /** Records with the same value are one entity's. null: nobody knows. */
  readonly truth: ColumnRecipe | null
  /** Every column that the model reads, in the order of their names. */
  readonly columns: readonly ColumnRecipe[]
}

/** One file of records: its name, for messages, and its headers. */
export interface FileHeaders {
  readonly file: string
  readonly headers: readonly string[]
}

/**
 * Reads a model. `name` is the file it stands in.
 * @throws ReconcileError config-invalid with every mistake, its line and column, unknown columns included.
 */
export function readModel(text: string, name: string, files: readonly FileHeaders[]): ModelFile {
  const yaml = readYaml(text)
  if (yaml.mistakes.length > 0) throw invalid(name, mistakeLines(yaml.mistakes))
  const tree = writtenOut(yaml.tree)
  const parsed = modelSchema.safeParse(typedFor(modelSchema, tree), { error: issueWords })
  const shown = forgivingPositions(yaml)
  const schemaMistakes = parsed.success
    ? []
    : parsed.error.issues.flatMap((issue) => fromIssue(issue, shown, knownModelKeys))
  const entries = entriesOf(tree)
  const { comparisons, mistakes, placedMistakes } = readComparisons(entries, yaml)
  const columns = columnNames(tree, files)
  const all = [
    ...schemaMistakes,
    ...placedMistakes,
    ...placed(
      [
        ...mistakes,
        ...comparisons.flatMap(({ comparison, settings }) =>
          comparison.columns.flatMap((expression) => inComparison(expression, settings, entries, columns)),
        ),
        ...blockingMistakes(tree, columns),
        ...headerMistakes(tree, files),
        ...scopeMistakes(tree, files),
      ],
      shown,
    ),
  ]
  if (all.length > 0 || !parsed.success) throw invalid(name, mistakeLines(all))
  const settings = parsed.data
  const model = modelOf(
    settings,
    comparisons.map(({ comparison }) => comparison),
    name,
  )
  return { model, id: settings.id ?? null, truth: truthOf(settings), columns: recipesOf(settings, model) }
}

function invalid(file: string, mistakes: readonly string[]): ReconcileError {
  return new ReconcileError('config-invalid', { file: basename(file), mistakes })
}

/** Paths into what was written out point at the short form that stands in the file. */
function forgivingPositions(yaml: ReadYaml): ReadYaml {
  const short = (path: readonly (string | number)[]): readonly (string | number)[] => {
    for (let length = path.length - 1; length > 0; length--) {
      const parent = yaml.at(path.slice(0, length))
      if (typeof parent === 'string' && parent !== '') return path.slice(0, length)
      if (Array.isArray(parent) && path[length] === 'on') return [...path.slice(0, length), ...path.slice(length + 1)]
    }
    return path
  }
  return {
    ...yaml,
    at: (path) => yaml.at(short(path)),
    positionOf: (path, ofKey) => yaml.positionOf(short(path), ofKey),
  }
}

type Entry = { readonly [key: string]: TextTree }

function entriesOf(tree: TextTree): readonly Entry[] {
  const entries = isMap(tree) ? tree.comparisons : undefined
  return Array.isArray(entries) ? (entries as readonly TextTree[]).map((entry) => (isMap(entry) ? entry : {})) : []
}

/** Columns an expression may name: those of `columns`, and headers that every file has. */
function columnNames(tree: TextTree, files: readonly FileHeaders[]): string[] {
  const own = isMap(tree) && isMap(tree.columns) ? Object.keys(tree.columns) : []
  const shared = (files[0]?.headers ?? []).filter((header) => files.every(({ headers }) => headers.includes(header)))
  return [...new Set([...own, ...shared])]
}

function inComparison(
  expression: string,
  settings: Entry,
  entries: readonly Entry[],
  columns: readonly string[],
): PathMistake[] {
  const text = expressionMistake(expression, columns)
  if (text === null) return []
  const at = entries.findIndex((entry) => Object.entries(settings).every(([key, value]) => entry[key] === value))
  const key = Object.entries(settings).find(([, value]) => value === expression)?.[0]
  return [{ path: key === undefined ? ['comparisons', at] : ['comparisons', at, key], text }]
}

function blockingMistakes(tree: TextTree, columns: readonly string[]): PathMistake[] {
  const rules = isMap(tree) && Array.isArray(tree.blocking) ? (tree.blocking as readonly TextTree[]) : []
  return rules.flatMap((rule, at) => {
    const on = isMap(rule) && Array.isArray(rule.on) ? (rule.on as readonly TextTree[]) : []
    return on.flatMap((expression, part) => {
      const text = typeof expression === 'string' ? expressionMistake(expression, columns) : null
      return text === null ? [] : [{ path: ['blocking', at, 'on', part], text }]
    })
  })
}

/** Headers that `id`, `truth` and `columns` name and a file does not have. */
function headerMistakes(tree: TextTree, files: readonly FileHeaders[]): PathMistake[] {
  if (!isMap(tree)) return []
  const wanted: { path: (string | number)[]; alternatives: readonly string[] }[] = []
  const want = (path: (string | number)[], value: TextTree | undefined): void => {
    if (typeof value === 'string' && value !== '') wanted.push({ path, alternatives: [value] })
    else if (Array.isArray(value)) wanted.push({ path, alternatives: value.filter((item) => typeof item === 'string') })
  }
  want(['id'], tree.id)
  if (isMap(tree.truth)) want(['truth', 'column'], tree.truth.column)
  for (const [name, column] of Object.entries(isMap(tree.columns) ? tree.columns : {})) {
    if (!isMap(column)) continue
    if (Array.isArray(column.join)) {
      for (const [at, part] of (column.join as readonly TextTree[]).entries()) want(['columns', name, 'join', at], part)
    } else want(['columns', name, ...(column.from === undefined ? [] : ['from'])], column.from ?? name)
  }
  return wanted.flatMap(({ path, alternatives }) =>
    files.flatMap(({ file, headers }) => {
      const [first = ''] = alternatives
      if (!alternatives.some((header) => headers.includes(header)))
        return [
          { path, text: `tệp ${file} không có tiêu đề "${alternatives.join('", "')}"${keyHint(first, headers, 'có')}` },
        ]
      const twice = alternatives.find((header) => headers.filter((other) => other === header).length > 1)
      return twice === undefined ? [] : [{ path, text: `tệp ${file} có nhiều cột mang tiêu đề "${twice}"` }]
    }),
  )
}

function scopeMistakes(tree: TextTree, files: readonly FileHeaders[]): PathMistake[] {
  if (!isMap(tree)) return []
  const needsTwo = tree.link === 'between' && files.length < 2
  const oneToOne = tree.one_to_one === 'true' && tree.link !== 'between'
  return [
    ...(needsTwo ? [{ path: ['link'], text: 'between cần từ hai tệp trở lên' }] : []),
    ...(oneToOne ? [{ path: ['one_to_one'], text: 'chỉ dùng với link: between' }] : []),
  ]
}

function modelOf(settings: ModelSettings, comparisons: LinkageModel['comparisons'], file: string): LinkageModel {
  return {
    name: settings.name ?? basename(file).replace(/\.ya?ml$/, ''),
    scope: settings.link,
    oneToOne: settings.one_to_one,
    comparisons,
    blocking: settings.blocking.map(({ on, name, max_records }) => ({
      on,
      name: name ?? on.join(' + '),
      ...(max_records === undefined ? {} : { maxRecords: max_records }),
    })),
    threshold: settings.threshold,
    reviewFrom: Math.min(settings.review_from, settings.threshold),
    maxPairs: settings.max_pairs,
    maxCluster: settings.max_cluster,
    samplePairs: settings.sample_pairs,
  }
}

function recipesOf(settings: ModelSettings, model: LinkageModel): ColumnRecipe[] {
  const expressions = [
    ...model.blocking.flatMap(({ on }) => on),
    ...model.comparisons.flatMap(({ columns }) => columns),
  ]
  const names = new Set(expressions.map((expression) => columnOf(expression) ?? expression))
  return [...names].sort().map((name) => recipeOf(name, settings))
}

function recipeOf(name: string, settings: ModelSettings): ColumnRecipe {
  const own = settings.columns[name]
  return {
    name,
    parts: own?.join ?? [own?.from ?? [name]],
    between: own?.with ?? ' ',
    pattern: own?.pattern === undefined ? null : patternOf(own.pattern),
    steps: own?.clean ?? settings.clean,
    nulls: nullsOf(own?.nulls ?? settings.nulls),
  }
}

function truthOf({ truth, nulls }: ModelSettings): ColumnRecipe | null {
  if (truth === undefined) return null
  return {
    name: 'truth',
    parts: [truth.column],
    between: '',
    pattern: truth.pattern === undefined ? null : patternOf(truth.pattern),
    steps: [],
    nulls: nullsOf(nulls),
  }
}

function nullsOf(values: readonly string[]): ReadonlySet<string> {
  return new Set(values.map((value) => value.toLowerCase()))
}

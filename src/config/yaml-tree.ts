import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type YAMLError,
} from 'yaml'

/** A YAML document as text: every scalar is the text that stands in the file, so that 0123 stays 0123 and "no" stays "no". */
export type TextTree = string | readonly TextTree[] | { readonly [key: string]: TextTree }

export interface Mistake {
  readonly line: number
  readonly column: number
  readonly text: string
}

export interface ReadYaml {
  readonly tree: TextTree
  /** Mistakes of the YAML itself; when there are any, the tree is not to be used. */
  readonly mistakes: readonly Mistake[]
  /** Where the value at a path stands, or its key when `ofKey`; the nearest parent when there is none. */
  positionOf(path: readonly (string | number)[], ofKey?: boolean): { readonly line: number; readonly column: number }
  /** What stands at a path; undefined when nothing does. */
  at(path: readonly (string | number)[]): TextTree | undefined
}

const SYNTAX: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'khóa bị lặp lại',
  TAB_AS_INDENT: 'thụt lề bằng dấu tab; dùng dấu cách',
  BAD_INDENT: 'thụt lề không đều',
  MISSING_CHAR: 'thiếu dấu đóng hoặc dấu phẩy',
  BAD_DQ_ESCAPE: 'ký tự thoát không hợp lệ trong nháy kép',
  UNEXPECTED_TOKEN: 'có ký tự không hiểu được',
  BLOCK_AS_IMPLICIT_KEY: 'thiếu dấu hai chấm hoặc xuống dòng sai chỗ',
  MULTILINE_IMPLICIT_KEY: 'khóa trải nhiều dòng',
  MULTIPLE_DOCS: 'có nhiều tài liệu YAML trong một tệp',
}

const MAX_NODES = 200_000

/** The text tree of a YAML text, with positions. Aliases are followed; a text that unfolds without end is a mistake. */
export function readYaml(text: string): ReadYaml {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false })
  const place = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  const mistakes = document.errors.map((error: YAMLError) => ({
    ...place(error.pos[0]),
    text: SYNTAX[error.code] ?? 'sai cú pháp YAML',
  }))
  const positionOf: ReadYaml['positionOf'] = (path, ofKey = false) => place(offsetOf(document, path, ofKey))
  const nothing = { tree: '', positionOf, at: () => undefined }
  if (mistakes.length > 0) return { ...nothing, mistakes }
  try {
    const tree = textTree(document)
    return { tree, mistakes, positionOf, at: (path) => treeAt(tree, path) }
  } catch {
    return { ...nothing, mistakes: [{ line: 1, column: 1, text: 'tệp quá lớn hoặc có tham chiếu vòng' }] }
  }
}

/** @throws RangeError when aliases unfold into too many nodes. */
function textTree(document: Document): TextTree {
  let nodes = 0
  const textOf = (node: Node | null | undefined): TextTree => {
    if (++nodes > MAX_NODES) throw new RangeError('too many nodes')
    if (isAlias(node)) return textOf(node.resolve(document))
    if (isMap(node)) {
      const entries = node.items.map(({ key, value }: Pair) => [scalarText(key), textOf(value as Node)])
      return Object.fromEntries(entries) as TextTree
    }
    return isSeq(node) ? node.items.map((item) => textOf(item as Node)) : scalarText(node)
  }
  return textOf(document.contents as Node | null)
}

function scalarText(node: unknown): string {
  if (!isScalar(node) || node.value === null) return ''
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value))
}

/** Offset in the text of the value at a path, or of its key; the nearest parent's when there is none. */
function offsetOf(document: Document, path: readonly (string | number)[], ofKey: boolean): number {
  let node: unknown = document.contents
  let offset = 0
  for (const [depth, step] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document)
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => scalarText(key) === String(step))
      if (pair === undefined) break
      const shown = ofKey && depth === path.length - 1 ? pair.key : (pair.value ?? pair.key)
      offset = (shown as Node).range?.[0] ?? (pair.key as Node).range?.[0] ?? offset
      node = pair.value
    } else if (isSeq(node)) {
      node = node.items[Number(step)]
      offset = (node as Node | undefined)?.range?.[0] ?? offset
    } else break
  }
  return offset
}

function treeAt(tree: TextTree, path: readonly (string | number)[]): TextTree | undefined {
  let value: TextTree | undefined = tree
  for (const step of path) {
    if (typeof value !== 'object') return undefined
    value = (value as Readonly<Record<string | number, TextTree | undefined>>)[step]
  }
  return value
}

import { fromIssue, keyHint, type PathMistake } from '../../config/yaml-mistakes.ts'
import type { Mistake, ReadYaml, TextTree } from '../../config/yaml-tree.ts'
import type { Comparison } from '../comparison.ts'
import { COMPARISON_KINDS } from '../comparisons/index.ts'
import { issueWords } from './issue-words.ts'
import { typedFor } from './typed-tree.ts'

export interface ReadComparisons {
  readonly comparisons: readonly { readonly comparison: Comparison; readonly settings: Settings }[]
  readonly mistakes: readonly PathMistake[]
  readonly placedMistakes: readonly Mistake[]
}

type Settings = { readonly [key: string]: TextTree }
type Kind = (typeof COMPARISON_KINDS)[number]

const KIND_NAMES = COMPARISON_KINDS.map(({ kind }) => kind)

/** The comparisons of a model: each entry is checked by the kind it names. All mistakes of all entries. */
export function readComparisons(entries: readonly Settings[], yaml: ReadYaml): ReadComparisons {
  const mistakes: PathMistake[] = []
  const placedMistakes: Mistake[] = []
  const comparisons: { comparison: Comparison; settings: Settings }[] = []
  for (const [at, entry] of entries.entries()) {
    const path = ['comparisons', at]
    const { compare, name, ...settings } = entry
    const kind = COMPARISON_KINDS.find((candidate) => candidate.kind === compare)
    if (kind === undefined) {
      mistakes.push(unknownKind(path, compare))
      continue
    }
    const parsed = kind.spec.safeParse(typedFor(kind.spec, settings), { error: issueWords })
    if (!parsed.success) {
      const known = ['compare', 'name', ...settingsOf(kind)]
      for (const issue of parsed.error.issues)
        placedMistakes.push(...fromIssue({ ...issue, path: [...path, ...issue.path] }, yaml, () => known))
      continue
    }
    const given = typeof name === 'string' && name !== '' ? name : defaultName(kind, settings)
    if (comparisons.some(({ comparison }) => comparison.name === given))
      mistakes.push({ path, text: `tên "${given}" đã dùng cho phép so sánh khác; thêm name` })
    comparisons.push({ comparison: kind.make(parsed.data as never, given), settings })
  }
  return { comparisons, mistakes, placedMistakes }
}

function unknownKind(path: readonly (string | number)[], compare: TextTree | undefined): PathMistake {
  if (typeof compare !== 'string') return { path, text: `thiếu compare; cần một trong: ${KIND_NAMES.join(', ')}` }
  return {
    path: [...path, 'compare'],
    text: `không có kiểu so sánh "${compare}"${keyHint(compare, KIND_NAMES, 'các kiểu')}`,
  }
}

/** The column it compares, when it is one; else the kind. */
function defaultName(kind: Kind, settings: Settings): string {
  return typeof settings.column === 'string' ? settings.column : kind.kind
}

/** Names of a kind's settings. */
export function settingsOf(kind: Kind): string[] {
  const { shape } = kind.spec as { readonly shape?: Readonly<Record<string, unknown>> }
  return Object.keys(shape ?? {})
}

import { COMPARISON_KINDS } from './comparisons/index.ts'
import type { ComparisonKind } from './kind.ts'

const INTRODUCTION = `# Kinds of comparison

Written by \`npm run docs\` from \`src/linkage/comparisons/\`; do not edit. A comparison of a model ([linkage](linkage.md)) names its kind under
\`compare\`; \`name\` is optional. Levels are tried from the first down; a pair of which one side is not known is at none of them. How much a level
weighs is never written here: it is estimated from the data.
`

/** `docs/comparisons.md`: every kind with its settings and levels. Written by `npm run docs`, checked by a test. */
export function comparisonsPage(): string {
  return [INTRODUCTION, ...COMPARISON_KINDS.map(section)].join('\n')
}

function section(kind: ComparisonKind): string {
  const { shape } = kind.spec as unknown as { readonly shape: Readonly<Record<string, Setting>> }
  const settings = Object.entries(shape).map(([name, setting]) => `| \`${name}\` | ${settingText(setting)} |`)
  return `## ${kind.kind}\n\n${kind.summary}\n\n| setting | takes |\n|---|---|\n${settings.join('\n')}\n`
}

interface Setting {
  readonly def: {
    readonly type: string
    readonly innerType?: Setting
    readonly element?: Setting
    readonly entries?: Readonly<Record<string, string>>
    readonly defaultValue?: unknown
  }
}

function settingText({ def }: Setting): string {
  if (def.type === 'default') return `${typeText(def.innerType!)}; \`${JSON.stringify(def.defaultValue)}\` when absent`
  if (def.type === 'optional') return `${typeText(def.innerType!)}; optional`
  return typeText({ def })
}

function typeText({ def }: Setting): string {
  if (def.type === 'array') return 'a list of numbers'
  if (def.type === 'enum')
    return Object.keys(def.entries ?? {})
      .map((value) => `\`${value}\``)
      .join(', ')
  return def.type === 'string' ? 'a column, or an expression over one' : `a ${def.type}`
}

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ReconcileError } from '../domain/reconcile-error.ts'
import { mappingMistakes } from './check-mappings.ts'
import { readPolicyLines } from './policy-lines.ts'
import { KNOWN_KEYS, siteConfigSchema } from './schema.ts'
import type { FileMapping, SiteConfig } from './site-config.ts'
import { fromIssue, mistakeLines, placed } from './yaml-mistakes.ts'
import { type Mistake, readYaml, type TextTree } from './yaml-tree.ts'

export const CONFIG_FILE = 'doisoat.yaml'

/**
 * `doisoat.yaml` of the input folder; the defaults when there is none.
 * @throws ReconcileError config-invalid with every mistake and its line and column.
 */
export async function loadSiteConfig(inputDir: string): Promise<SiteConfig> {
  const text = await readFile(join(inputDir, CONFIG_FILE), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return ''
    throw new ReconcileError(
      'config-invalid',
      { file: CONFIG_FILE, mistakes: ['không mở được tệp; kiểm tra quyền đọc.'] },
      error,
    )
  })
  return parseSiteConfig(text)
}

/** The configuration in a YAML text. @throws ReconcileError config-invalid with every mistake and its line and column. */
export function parseSiteConfig(text: string): SiteConfig {
  const yaml = readYaml(text)
  if (yaml.mistakes.length > 0) throw invalid(yaml.mistakes)
  const parsed = siteConfigSchema.safeParse(withoutEmptySections(yaml.tree))
  const schemaMistakes = parsed.success ? [] : parsed.error.issues.flatMap((issue) => fromIssue(issue, yaml, knownKeys))
  const files = parsed.success ? parsed.data.files : readableFiles(yaml.tree)
  const policy = readPolicyLines(yaml.at(['policy']))
  const mistakes = [
    ...schemaMistakes,
    ...files.flatMap((file, index) => placed(mappingMistakes(file, index), yaml)),
    ...placed(policy.mistakes, yaml),
  ]
  if (mistakes.length > 0 || !parsed.success) throw invalid(mistakes)
  return { ...(parsed.data as SiteConfig), policy: policy.lines }
}

function invalid(mistakes: readonly Mistake[]): ReconcileError {
  return new ReconcileError('config-invalid', { file: CONFIG_FILE, mistakes: mistakeLines(mistakes) })
}

/** `gates:` with nothing under it is as good as not written. */
function withoutEmptySections(tree: TextTree): TextTree {
  if (typeof tree === 'string' || Array.isArray(tree)) return tree === '' ? {} : tree
  return Object.fromEntries(
    Object.entries(tree as Readonly<Record<string, TextTree>>).filter(([, value]) => value !== ''),
  )
}

/** Mappings of a file that has other mistakes, as far as they are mappings: their own mistakes are told in the same go. */
function readableFiles(tree: TextTree): readonly FileMapping[] {
  const files =
    typeof tree === 'string' || Array.isArray(tree) ? [] : ((tree as Readonly<Record<string, TextTree>>).files ?? [])
  if (!Array.isArray(files)) return []
  const isRecord = (value: TextTree | undefined): boolean => typeof value === 'object' && !Array.isArray(value)
  return (files as readonly TextTree[]).map((file) => {
    if (!isRecord(file)) return { match: '' }
    const sections = Object.entries(file as Readonly<Record<string, TextTree>>).filter(
      ([key, value]) =>
        (['source', 'replaces', 'adds_to'].includes(key) && typeof value === 'string') ||
        (['columns', 'values', 'constants', 'title'].includes(key) && isRecord(value)),
    )
    return { match: '', ...Object.fromEntries(sections) } as FileMapping
  })
}

function knownKeys(path: readonly PropertyKey[]): readonly string[] {
  const fits = (pattern: readonly string[]): boolean =>
    pattern.length === path.length && pattern.every((step, at) => step === '*' || step === String(path[at]))
  return KNOWN_KEYS.find((entry) => fits(entry.path))?.keys ?? []
}

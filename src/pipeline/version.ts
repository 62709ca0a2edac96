import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '..', '..')
const CODE_FOLDERS = ['src', 'pipelines'] as const

/** Version of the package and a hash of its code: results of other code are not resumed. Depends on no path outside the package. */
export function codeVersion(): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  return `${version}+${sourceHash(CODE_FOLDERS)}`
}

/**
 * Hash of the TypeScript and JSON under some folders of the package: of their paths below `root` and of what they say. Neither the order in
 * which folders are listed nor the line endings of a checkout change it, and no other file does.
 */
export function sourceHash(folders: readonly string[], root = ROOT): string {
  const hash = createHash('sha256')
  for (const path of sourceFiles(folders, root))
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n'))
      .update('\0')
  return hash.digest('hex').slice(0, 16)
}

function sourceFiles(folders: readonly string[], root: string): readonly string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.ts') || path.endsWith('.json'))
        .map((path) => `${folder}/${path.replaceAll('\\', '/')}`),
    )
    .sort()
}

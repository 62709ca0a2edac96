import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '..', '..')
const CODE_FOLDERS = ['src', 'pipelines'] as const

function codeFiles(): readonly string[] {
  return CODE_FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') || path.endsWith('.json'))
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`),
  ).sort()
}

/** Version of the package and a hash of its code: results of other code are not resumed. Depends on no path outside the package. */
export function codeVersion(): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  const hash = createHash('sha256')
  for (const path of codeFiles())
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(ROOT, path)))
      .update('\0')
  return `${version}+${hash.digest('hex').slice(0, 16)}`
}

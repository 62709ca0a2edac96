import { readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { ReconcileError } from '../../domain/reconcile-error.ts'
import { previousFolder } from '../../files/folders.ts'
import { sqliteFile } from '../../store/store-url.ts'

export interface RunFolders {
  readonly inputDir: string
  readonly outDir: string
  readonly storeUrl: string
}

/**
 * Refuses an output folder whose replacement would take away what is not ours. A run moves `<out>` to `<out>.previous`, and the run
 * after it deletes that: the input, the store or anybody's own files must not stand there. An output inside the input would be read the next night.
 * @throws ReconcileError flag-invalid, output-in-use.
 */
export function checkFolders({ inputDir, outDir, storeUrl }: RunFolders): void {
  const [input, out] = [realPath(inputDir), realPath(outDir)]
  if (within(input, out) || within(out, input))
    throw new ReconcileError('flag-invalid', {
      flag: 'out',
      found: outDir,
      expected: 'một thư mục nằm ngoài thư mục đầu vào và không chứa thư mục đầu vào',
    })
  const store = sqliteFile(storeUrl)
  if (store !== null && store !== ':memory:' && within(realPath(store), out))
    throw new ReconcileError('flag-invalid', {
      flag: 'store',
      found: storeUrl,
      expected: 'một tệp nằm ngoài thư mục kết quả, vì thư mục kết quả được thay mới sau mỗi lần chạy',
    })
  for (const folder of [outDir, previousFolder(outDir)])
    if (!isOurs(folder, 'run.json')) throw new ReconcileError('output-in-use', { folder })
}

/**
 * As `checkFolders`, for a command that reads single files and whose output is known by a file `marker`.
 * @throws ReconcileError flag-invalid, output-in-use.
 */
export function checkOutputOf(outDir: string, files: readonly string[], marker: string): void {
  const out = realPath(outDir)
  if (files.some((file) => within(realPath(file), out)))
    throw new ReconcileError('flag-invalid', {
      flag: 'out',
      found: outDir,
      expected: 'một thư mục không chứa các tệp đầu vào, vì thư mục kết quả được thay mới sau mỗi lần chạy',
    })
  for (const folder of [outDir, previousFolder(outDir)])
    if (!isOurs(folder, marker)) throw new ReconcileError('output-in-use', { folder })
}

/** True when there is nothing, or an empty folder, or what an earlier run wrote (it has the file `marker`). */
function isOurs(folder: string, marker: string): boolean {
  const facts = statSync(folder, { throwIfNoEntry: false })
  if (facts === undefined) return true
  if (!facts.isDirectory()) return false
  const names = readdirSync(folder)
  return names.length === 0 || names.includes(marker)
}

function within(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}

/** The path with links followed as far as it exists. */
function realPath(path: string): string {
  const absolute = resolve(path)
  try {
    return realpathSync(absolute)
  } catch {
    const parent = dirname(absolute)
    return parent === absolute ? absolute : join(realPath(parent), basename(absolute))
  }
}

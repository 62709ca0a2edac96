import { chmod, mkdir, open, readdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'

export interface InputFile {
  /** Path under the input folder, '/' separated, as it will appear in evidence. */
  readonly path: string
  readonly absolutePath: string
  readonly bytes: number
}

/** Makes the folder and its missing parents, readable by their owner alone (0700). A folder that is already in use keeps its rights. */
export async function ensurePrivateDir(path: string): Promise<void> {
  const firstCreated = await mkdir(path, { recursive: true, mode: 0o700 })
  if (firstCreated === undefined && (await readdir(path)).length > 0) return
  await chmod(path, 0o700)
}

/** Writes a whole file that only its owner can read (0600), replacing what is there. */
export async function writePrivateFile(path: string, data: string | Uint8Array): Promise<void> {
  await writeFile(path, data, { mode: 0o600 })
  await chmod(path, 0o600)
}

/**
 * Every file under the input folder, at any depth, ordered by path in code units, so that every machine reads them in the same order.
 * Left out: names that start with a dot, lock files of an open Excel (`~$…`) and the site's mapping `doisoat.yaml`.
 */
export async function listInputFiles(root: string): Promise<InputFile[]> {
  const found: InputFile[] = []
  await collect(resolve(root), '', new Set(), found)
  return found.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
}

async function collect(root: string, under: string, visited: Set<string>, found: InputFile[]): Promise<void> {
  const folder = join(root, under)
  // A link may lead back up the tree: each real folder is entered once.
  const real = await realpath(folder)
  if (visited.has(real)) return
  visited.add(real)
  for (const name of await readdir(folder)) {
    if (name.startsWith('.') || name.startsWith('~$')) continue
    const path = under === '' ? name : `${under}/${name}`
    if (path === 'doisoat.yaml') continue
    const absolutePath = join(root, path)
    const facts = await stat(absolutePath).catch(() => null)
    if (facts?.isDirectory()) await collect(root, path, visited, found)
    else if (facts?.isFile()) found.push({ path, absolutePath, bytes: facts.size })
  }
}

/** The folder a run writes into before it is published: `<out>.next`. */
export function nextFolder(out: string): string {
  return `${resolve(out)}.next`
}

/** Where the output of the run before stays: `<out>.previous`. */
export function previousFolder(out: string): string {
  return `${resolve(out)}.previous`
}

/**
 * Swaps `<out>.next` in: `<out>` becomes `<out>.previous`, `<out>.next` becomes `<out>`. Call it when `<out>.next` is whole and the
 * ledger has committed. A file `<out>.swap` stands while the swap lasts, so that a kill at any moment can be told from a run that
 * was still writing; `finishBrokenSwap` takes it from there.
 * @throws Error when there is no `<out>.next`.
 */
export async function publishFolder(out: string): Promise<void> {
  if (!(await exists(nextFolder(out)))) throw new Error('publishFolder: there is no <out>.next to publish')
  await writePrivateFile(swapMarker(out), '')
  await swap(out)
}

/**
 * Finishes a swap that was cut off and says whether there was one. Call it at the start of a run, before `<out>.next` is made.
 * Without the marker nothing is touched: a `<out>.next` that is still being written is never published.
 */
export async function finishBrokenSwap(out: string): Promise<boolean> {
  if (!(await exists(swapMarker(out)))) return false
  await swap(out)
  return true
}

async function swap(out: string): Promise<void> {
  const target = resolve(out)
  if (await exists(nextFolder(out))) {
    if (await exists(target)) {
      await rm(previousFolder(out), { recursive: true, force: true })
      await rename(target, previousFolder(out))
    }
    await rename(nextFolder(out), target)
    await syncFolder(dirname(target))
  }
  await rm(swapMarker(out), { force: true })
}

function swapMarker(out: string): string {
  return `${resolve(out)}.swap`
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r')
  // Some file systems cannot sync a folder; the swap is then as safe as that file system allows.
  await handle.sync().catch(() => undefined)
  await handle.close()
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

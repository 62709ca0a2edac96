import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  ensurePrivateDir,
  finishBrokenSwap,
  listInputFiles,
  publishFolder,
  writePrivateFile,
} from '../../src/files/folders.ts'
import { temporaryFolder } from './temporary-folder.ts'

const folder = temporaryFolder()
let serial = 0
const mode = (path: string) => statSync(path).mode & 0o777

/** A place for one test: which of out, out.next, out.previous and out.swap there are, each folder holding a word. */
function outputs(words: { out?: string; next?: string; previous?: string; swap?: boolean }) {
  const out = join(folder.path, `out${serial++}`)
  const put = (path: string, word: string | undefined) => {
    if (word === undefined) return
    mkdirSync(path)
    writeFileSync(join(path, 'word'), word)
  }
  put(out, words.out)
  put(`${out}.next`, words.next)
  put(`${out}.previous`, words.previous)
  if (words.swap === true) writeFileSync(`${out}.swap`, '')
  const word = (path: string) => (existsSync(path) ? readFileSync(join(path, 'word'), 'utf8') : null)
  return {
    out,
    now: () => ({
      out: word(out),
      next: word(`${out}.next`),
      previous: word(`${out}.previous`),
      swap: existsSync(`${out}.swap`),
    }),
  }
}

describe('publishing a folder', () => {
  it('makes next the output and the output previous', async () => {
    const { out, now } = outputs({ out: 'old', next: 'new', previous: 'older' })
    await publishFolder(out)
    expect(now()).toEqual({ out: 'new', next: null, previous: 'old', swap: false })
  })

  it('needs no earlier output', async () => {
    const { out, now } = outputs({ next: 'new' })
    await publishFolder(out)
    expect(now()).toEqual({ out: 'new', next: null, previous: null, swap: false })
  })

  it('is refused when there is nothing to publish', async () => {
    const { out, now } = outputs({ out: 'old' })
    await expect(publishFolder(out)).rejects.toThrow('.next')
    expect(now().out).toBe('old')
  })
})

describe('a broken swap', () => {
  const states: readonly [string, Parameters<typeof outputs>[0], string | null][] = [
    ['before the first rename', { out: 'old', next: 'new', previous: 'older', swap: true }, 'old'],
    ['after previous was removed', { out: 'old', next: 'new', swap: true }, 'old'],
    ['between the two renames', { next: 'new', previous: 'old', swap: true }, 'old'],
    ['after the last rename', { out: 'new', previous: 'old', swap: true }, 'old'],
    ['of a first run', { next: 'new', swap: true }, null],
  ]
  for (const [title, words, previous] of states)
    it(`${title} is finished`, async () => {
      const { out, now } = outputs(words)
      expect(await finishBrokenSwap(out)).toBe(true)
      expect(now()).toEqual({ out: 'new', next: null, previous, swap: false })
    })

  it('is not seen where a run was only writing: its half-made folder is not published', async () => {
    const { out, now } = outputs({ next: 'half', previous: 'old' })
    expect(await finishBrokenSwap(out)).toBe(false)
    expect(now()).toEqual({ out: null, next: 'half', previous: 'old', swap: false })
  })
})

describe('listing input files', () => {
  it('gives every file in code-unit order with "/" paths, without dotfiles, lock files and the mapping', async () => {
    const root = join(folder.path, 'input')
    for (const path of [
      'b/x.csv',
      'b.csv',
      'B.xlsx',
      'ơ.csv',
      'a/c/d.csv',
      '.hidden/x.csv',
      'b/.DS_Store',
      '~$B.xlsx',
      'doisoat.yaml',
      'b/doisoat.yaml',
    ]) {
      mkdirSync(join(root, path, '..'), { recursive: true })
      writeFileSync(join(root, path), 'x')
    }
    const files = await listInputFiles(root)
    expect(files.map((file) => file.path)).toEqual([
      'B.xlsx',
      'a/c/d.csv',
      'b.csv',
      'b/doisoat.yaml',
      'b/x.csv',
      'ơ.csv',
    ])
    expect(files[0]).toEqual({ path: 'B.xlsx', absolutePath: join(root, 'B.xlsx'), bytes: 1 })
  })

  it('enters a linked folder once, even when it leads back up', async () => {
    const root = join(folder.path, 'linked')
    mkdirSync(join(root, 'a'), { recursive: true })
    writeFileSync(join(root, 'a', 'x.csv'), 'x')
    symlinkSync(root, join(root, 'a', 'up'))
    symlinkSync(join(root, 'gone'), join(root, 'broken'))
    expect((await listInputFiles(root)).map((file) => file.path)).toEqual(['a/x.csv'])
  })
})

describe('private files', () => {
  it('are 0600 in 0700 folders, parents included', async () => {
    const path = join(folder.path, 'p', 'q')
    await ensurePrivateDir(path)
    await writePrivateFile(join(path, 'f'), 'x')
    expect([mode(join(folder.path, 'p')), mode(path), mode(join(path, 'f'))]).toEqual([0o700, 0o700, 0o600])
  })

  it('do not change the rights of a folder in use', async () => {
    const path = join(folder.path, 'shared')
    mkdirSync(path, { mode: 0o755 })
    writeFileSync(join(path, 'x'), '')
    await ensurePrivateDir(path)
    expect(mode(path)).toBe(0o755)
  })
})

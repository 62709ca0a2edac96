import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkFolders } from '../../../src/cli/commands/check-folders.ts'

describe('folders of a run', () => {
  let folder: string
  const at = (name: string): string => join(folder, name)
  const check = (change: { outDir?: string; storeUrl?: string } = {}): void =>
    checkFolders({ inputDir: at('in'), outDir: at('out'), storeUrl: `sqlite:${at('out.store/s')}`, ...change })

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'doisoat-folders-'))
    mkdirSync(at('in'))
    writeFileSync(at('in/roll.csv'), 'x')
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('an output folder that is not there, is empty, or holds an earlier run is taken', () => {
    check()
    mkdirSync(at('out'))
    check()
    writeFileSync(at('out/run.json'), '{}')
    writeFileSync(at('out/cases.csv'), '')
    check()
  })

  it('the input folder, a folder in it, or one that contains it is never replaced', () => {
    for (const outDir of [at('in'), at('in/out'), folder]) expect(() => check({ outDir })).toThrow('--out')
  })

  it('a link to the input folder is the input folder', () => {
    symlinkSync(at('in'), at('link'))
    expect(() => check({ outDir: at('link') })).toThrow('--out')
  })

  it('a folder beside the input whose name begins alike is not in it', () => {
    expect(() => check({ outDir: at('in.lists') })).not.toThrow()
  })

  it('a folder with files of somebody else is refused, as the one that the swap would delete', () => {
    mkdirSync(at('out.previous'))
    writeFileSync(at('out.previous/notes.txt'), 'x')
    expect(() => check()).toThrow('không do doisoat ghi')
    expect(() => check({ outDir: at('in2') })).not.toThrow()
    mkdirSync(at('in2'))
    writeFileSync(at('in2/notes.txt'), 'x')
    expect(() => check({ outDir: at('in2') })).toThrow('không do doisoat ghi')
  })

  it('a file is no output folder', () => {
    writeFileSync(at('out'), 'x')
    expect(() => check()).toThrow('không phải là thư mục')
  })

  it('the store does not stand in the folder that every run replaces', () => {
    expect(() => check({ storeUrl: `sqlite:${at('out/s')}` })).toThrow('--store')
    expect(() => check({ storeUrl: 'postgres://u@h/d' })).not.toThrow()
  })
})

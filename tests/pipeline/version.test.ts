import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { codeVersion, sourceHash } from '../../src/pipeline/version.ts'

type Files = Readonly<Record<string, string>>
const FILES: Files = { 'a/one.ts': 'export const one = 1\n', 'a/deep/two.ts': '// two\n', 'b/three.json': '{}\n' }

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

/** Hash of such a package, its files written in the order given. */
function hashOf(files: Files, named: readonly string[] = ['a', 'b']): string {
  const root = mkdtempSync(join(tmpdir(), 'doisoat-sources-'))
  folders.push(root)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return sourceHash(named, root)
}

describe('the hash of a part of the code', () => {
  const SAME: readonly (readonly [fact: string, files: Files, named?: readonly string[]])[] = [
    ['the order in which files were written', Object.fromEntries(Object.entries(FILES).reverse())],
    ['the order in which folders are named', FILES, ['b', 'a']],
    ['line endings', { ...FILES, 'a/one.ts': 'export const one = 1\r\n' }],
    ['files that are no code', { ...FILES, 'a/README.md': 'read me', 'a/.hidden': '' }],
    ['folders that are not named', { ...FILES, 'c/four.ts': 'export {}\n' }],
  ]
  for (const [fact, files, named] of SAME)
    it(`does not depend on ${fact}`, () => expect(hashOf(files, named)).toBe(hashOf(FILES)))

  const OTHER: readonly (readonly [fact: string, files: Files])[] = [
    ['a line of a file', { ...FILES, 'a/one.ts': 'export const one = 2\n' }],
    ['data beside the code', { ...FILES, 'b/three.json': '{ "more": 1 }\n' }],
    ['a further file', { ...FILES, 'a/four.ts': '' }],
    [
      'the name of a file',
      { 'a/one.ts': FILES['a/one.ts']!, 'a/deep/other.ts': '// two\n', 'b/three.json': FILES['b/three.json']! },
    ],
  ]
  for (const [fact, files] of OTHER)
    it(`is another one with ${fact}`, () => expect(hashOf(files)).not.toBe(hashOf(FILES)))

  it('is that of all the code in the version of the program', () =>
    expect(codeVersion().split('+')[1]).toBe(sourceHash(['src', 'pipelines'])))
})

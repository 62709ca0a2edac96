import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseSiteConfig } from '../../src/config/load-config.ts'
import { fingerprintOf, identify } from '../../src/pipeline/fingerprint.ts'

let inputDir = ''
beforeAll(async () => {
  inputDir = await mkdtemp(join(tmpdir(), 'doisoat-identity-'))
})
afterAll(() => rm(inputDir, { recursive: true }))

const identityOf = (yaml: string) =>
  identify({ pipeline: 'p', inputDir, outDir: 'out', config: parseSiteConfig(yaml), provinces: [], codeVersion: '1' })
const line = (value: string, source = 'NQ 1') =>
  `policy: [{ name: reference_level, value: ${value}, from: 2026-01-01, source: "${source}" }]`

describe('what makes two runs the same', () => {
  it('the site’s policy is part of its settings: another value or source is another run, another layout is not', async () => {
    const first = await identityOf(line('2600000'))
    const again = await identityOf(`# ghi chú\n${line('"2600000"')}`)
    expect(fingerprintOf(again)).toBe(fingerprintOf(first))
    for (const yaml of ['', line('2600001'), line('2600000', 'NQ 2')]) {
      const other = await identityOf(yaml)
      expect(other.settings).not.toBe(first.settings)
      expect({ ...other, settings: '' }).toEqual({ ...first, settings: '' })
      expect(fingerprintOf(other)).not.toBe(fingerprintOf(first))
    }
  })
})

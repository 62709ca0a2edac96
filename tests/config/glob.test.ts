import { describe, expect, it } from 'vitest'
import { matchesGlob } from '../../src/config/glob.ts'

describe('globs of doisoat.yaml', () => {
  it.each([
    ['thue/05-1_*.csv', 'thue/05-1_bac.csv', true],
    ['thue/05-1_*.csv', 'thue/cu/05-1_bac.csv', false],
    ['*.csv', 'a.csv', true],
    ['*.csv', 'thue/a.csv', false],
    ['**/*.csv', 'a.csv', true],
    ['**/*.csv', 'thue/nam/a.csv', true],
    ['thue/**', 'thue/nam/a.csv', true],
    ['thue/**', 'thue2/a.csv', false],
    ['thue/**/a.csv', 'thue/a.csv', true],
    ['a?.csv', 'a1.csv', true],
    ['a?.csv', 'a/.csv', false],
    ['a.csv', 'abcsv', false],
    ['a (1)+[2].csv', 'a (1)+[2].csv', true],
    ['Đơn vị/*.xlsx', 'Đơn vị/tệp.xlsx'.normalize('NFD'), true],
  ])('%s on %s: %s', (glob, path, expected) => {
    expect(matchesGlob(glob, path)).toBe(expected)
  })
})

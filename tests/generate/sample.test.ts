import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { writeSample } from '../../src/generate/sample/write-sample.ts'
import { readRecords } from '../../src/score/read-records.ts'
import { emptyFolder } from './invented.ts'

const repository = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))

const FILES = [
  'README.md',
  'doisoat.yaml',
  'bhxh/C12_tong_hop.csv',
  'bhxh/bhyt_nam.csv',
  'bhxh/don_vi_nam.csv',
  'bhxh/tham_gia_nam.csv',
  'bhxh/tu_nguyen_nam.csv',
  'dang_ky/doanh_nghiep_nam.csv',
  'dang_ky/ma_so_thue_ke_thua.csv',
  'dang_ky/nguoi_quan_ly.csv',
  'dia_ban/dia_ban.csv',
  'thue/05-1_BK_nam.csv',
  'thue/05-2_BK_nam.csv',
  'thue/PL01_nam.csv',
  'thue/PL02_nam.csv',
  'thue/chi_tra_theo_thang.csv',
  'thue/bo_sung/05-1_BK_bo_sung.csv',
  'thue/bo_sung/05-1_BK_bo_sung (gui lai).csv',
]
const TRUTH = ['cases.csv', 'exclusions.csv', 'duplicates.csv', 'undecidable.csv', 'damaged.csv', 'truth.json']

test('the committed sample is what the generator makes today', async () => {
  const folder = emptyFolder()
  const [input, truth] = [join(folder, 'input'), join(folder, 'truth')]
  await writeSample({ input, truth })
  for (const file of FILES) {
    expect(readFileSync(join(input, file), 'utf8'), file).toBe(readFileSync(repository(`sample-data/${file}`), 'utf8'))
  }
  for (const file of TRUTH) {
    const committed = readFileSync(repository(`tests/fixtures/sample-truth/${file}`), 'utf8')
    expect(readFileSync(join(truth, file), 'utf8'), file).toBe(committed)
  }
})

test('the sample shows every rule and duplicate type in scope', async () => {
  const seen = new Set<string>()
  const truth = repository('tests/fixtures/sample-truth')
  for await (const row of readRecords(join(truth, 'cases.csv'), 'cases.csv')) seen.add(row.rule_id!)
  for await (const row of readRecords(join(truth, 'exclusions.csv'), 'exclusions.csv')) seen.add(row.exclusion!)
  for await (const row of readRecords(join(truth, 'duplicates.csv'), 'duplicates.csv')) seen.add(row.type!)
  const wanted =
    'R01 R02 R03 R05 R06 R07 R08 R08b R09 R10 R11 R12 R13 R14 R14b R15 R16 R17 R18 R19 R26 R27 R28 R29 R30 D01 D02 D03 D04 D11 D13 D14 X15a'.split(
      ' ',
    )
  expect(wanted.filter((name) => !seen.has(name))).toEqual([])
})

test('the README names the line on which each oddity made by hand stands', () => {
  const readme = readFileSync(repository('sample-data/README.md'), 'utf8')
  const place = (what: string) =>
    readme.match(new RegExp(`\`([^\`]+):(\\d+)\` \\| ${what}`))!.slice(1) as [string, string]
  const lineOf = ([file, line]: [string, string]) =>
    readFileSync(repository(`sample-data/${file}`), 'utf8').split('\n')[Number(line) - 1]
  expect(lineOf(place('Citizen ID 001085010006'))).toContain(',1085010006,')
  expect(lineOf(place('Unit code 0123456789DNA03'))).toMatch(/^0123456789DNA03,,/)
  expect(lineOf(place('Birth date 17-8-1985'))).toContain('17-8-1985')
  expect(lineOf(place('No name'))).toMatch(/^\d{10},[^,]+,,/)
})

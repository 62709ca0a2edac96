import { expect, test } from 'vitest'
import { inputLines, invent, truthRows } from './invented.ts'

const RULES = [
  'R01',
  'R02',
  'R03',
  'R04',
  'R05',
  'R06',
  'R07',
  'R08',
  'R08b',
  'R09',
  'R10',
  'R11',
  'R12',
  'R13',
  'R14',
  'R14b',
  'R15',
  'R16',
  'R17',
  'R18',
  'R19',
  'R20',
  'R21',
  'R22',
  'R23',
  'R24',
  'R25',
  'R28',
  'R29',
]
const EXCLUSIONS = [
  'E1',
  'E10',
  'E11',
  'E12',
  'E13',
  'E15',
  'E2',
  'E3',
  'E4',
  'E5',
  'E6',
  'E7',
  'E8',
  'E9',
  'R12',
  'R26',
  'R27',
  'R28',
  'R29',
  'R30',
  'X04a',
  'X04b',
  'X05a',
  'X05b',
  'X05c',
  'X09a',
  'X10a',
  'X10b',
  'X11a',
  'X11b',
  'X15a',
]
const TYPES = [
  'D01',
  'D01 by link',
  ...Array.from({ length: 13 }, (_, index) => `D${String(index + 2).padStart(2, '0')}`),
]

const distinct = (values: readonly (string | undefined)[]): string[] => [...new Set(values.map(String))].toSorted()

test('a nation of 6,000 has every rule, exclusion and duplicate type in scope', async () => {
  const nation = await invent({ people: 6_000 })
  expect(distinct((await truthRows(nation, 'cases')).map((row) => row.rule_id))).toEqual(RULES)
  expect(distinct((await truthRows(nation, 'exclusions')).map((row) => row.exclusion))).toEqual(EXCLUSIONS)
  expect(distinct((await truthRows(nation, 'duplicates')).map((row) => row.type))).toEqual(TYPES)
})

test('one province has them all too', async () => {
  const nation = await invent({ people: 6_000, provinces: ['92'] })
  expect(distinct((await truthRows(nation, 'cases')).map((row) => row.rule_id))).toEqual(RULES)
  expect(distinct((await truthRows(nation, 'exclusions')).map((row) => row.exclusion))).toEqual(EXCLUSIONS)
})

test('about nine people in ten are no case at an employer', async () => {
  const nation = await invent({ people: 12_000 })
  const cases = await truthRows(nation, 'cases')
  const people = distinct(
    cases.filter((row) => row.full_name !== '' && row.tax_id !== '').map((row) => `${row.citizen_id}${row.full_name}`),
  )
  expect(people.length / nation.summary.people).toBeLessThan(0.08)
})

test('without errors nothing is damaged and everything can be decided', async () => {
  const nation = await invent()
  expect(await truthRows(nation, 'damaged')).toEqual([])
  expect(await truthRows(nation, 'undecidable')).toEqual([])
  for (const name of ['cases', 'exclusions', 'duplicates']) {
    expect((await truthRows(nation, name)).filter((row) => row.recoverable !== '1')).toEqual([])
  }
})

/** Cases that rest on the roll itself, or on a list of managers. */
const FROM_ROLLS = ['R09', 'R16']

test('whoever has a case at an employer is in a tax file, unless the roll or a list of managers shows it', async () => {
  const nation = await invent()
  const tax = nation.summary.files
    .filter(({ path }) => path.startsWith('thue/'))
    .map(({ path }) => inputLines(nation, path).join('\n'))
  const cases = (await truthRows(nation, 'cases')).filter(
    (row) => row.citizen_id !== '' && row.tax_id !== '' && !FROM_ROLLS.includes(row.rule_id!),
  )
  expect(cases.length).toBeGreaterThan(30)
  expect(cases.filter((row) => !tax.some((text) => text.includes(row.citizen_id!)))).toEqual([])
})

test('the lines of a duplicate hold its key', async () => {
  const nation = await invent({ people: 6_000 })
  const rows = await truthRows(nation, 'duplicates')
  const keyed = rows.filter((row) => ['D01', 'D02', 'D03', 'D04', 'D14'].includes(row.type!))
  const texts = new Map(nation.summary.files.map(({ path }) => [path, inputLines(nation, path)]))
  expect(keyed.length).toBeGreaterThan(60)
  const astray = keyed.filter((row) => !texts.get(row.source_file!)![Number(row.row_number)]!.includes(row.key!))
  expect(astray).toEqual([])
})

test('the supplement is delivered twice, byte for byte, and its rows are labelled', async () => {
  const nation = await invent({ people: 6_000 })
  const rows = (await truthRows(nation, 'duplicates')).filter((row) => row.type === 'D13')
  const [first, again] = ['thue/bo_sung/05-1_BK_bo_sung.csv', 'thue/bo_sung/05-1_BK_bo_sung (gui lai).csv']
  expect(inputLines(nation, first!)).toEqual(inputLines(nation, again!))
  const labelled = rows.filter((row) => row.source_file === again)
  expect(labelled.length).toBe(inputLines(nation, first!).length - 3)
})

test('a damaged row is recorded where it stands, and a lost key leaves its person undecided', async () => {
  const nation = await invent({ people: 6_000, errors: 0.1 })
  const damaged = await truthRows(nation, 'damaged')
  const total = nation.summary.files
    .filter(({ path }) => /dang_ky\/doanh|thue|bhxh\/[^C]|cu_tru|che_do|truong_hoc/.test(path))
    .reduce((sum, { rows }) => sum + rows, 0)
  expect(damaged.length / total).toBeGreaterThan(0.09)
  expect(damaged.length / total).toBeLessThan(0.11)
  expect(damaged.filter((row) => row.recoverable === '0').length / damaged.length).toBeLessThan(0.15)
  expect((await truthRows(nation, 'undecidable')).length).toBeGreaterThan(20)
  expect((await truthRows(nation, 'cases')).filter((row) => row.recoverable === '0').length).toBeGreaterThan(0)
})

test('one province sends single lists of three months, a row a person and month', async () => {
  const nation = await invent({ people: 6_000 })
  const [, header, ...lines] = inputLines(nation, 'bhxh/danh_sach_tung_thang.csv')
  expect(header).toMatch(/^Tháng;/)
  const months = lines.filter((line) => line !== '').map((line) => line.split(';')[0])
  expect(distinct(months)).toEqual(['10/2025', '11/2025', '12/2025'])
})

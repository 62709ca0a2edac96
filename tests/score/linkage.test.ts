import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { formatLinkage } from '../../src/score/linkage/format-linkage.ts'
import { type LinkageScore, scoreLinkage } from '../../src/score/linkage/score-linkage.ts'
import { readWhoIsWho } from '../../src/score/linkage/who-is-who.ts'

const PEOPLE =
  'source_file,sheet,row_number,person,citizen_id,old_citizen_id,passport_number,insurance_number,full_name,birth_date,gender,scenario,trap,recoverable'
const CLUSTERS = 'cluster_id,confidence,person_key,source_file,sheet,row_number'

interface Row {
  readonly row: number
  readonly person: number
  readonly citizenId?: string
  readonly card?: string
  readonly number?: string
  readonly name?: string
  readonly birth?: string
  readonly scenario?: string
  readonly trap?: string
  readonly lost?: true
}

const line = (one: Row): string =>
  [
    'bhxh/a.csv',
    '',
    one.row,
    one.person,
    one.citizenId,
    one.card,
    '',
    one.number,
    one.name ?? 'Lê An',
    one.birth ?? '05/03/1990',
    'Nữ',
    one.scenario,
    one.trap,
    one.lost ? 0 : 1,
  ].join(',')

/** Rows of the truth against clusters of the run, each its confidence and the rows in it. */
async function scoreOf(people: readonly Row[], clusters: readonly (readonly [string, ...number[]])[]) {
  const folder = mkdtempSync(join(tmpdir(), 'doisoat-linkage-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(join(folder, 'linkage'))
  const found = clusters.flatMap(([confidence, ...rows], index) =>
    rows.map((row) => `k${index},${confidence},C:1,bhxh/a.csv,,${row}`),
  )
  writeFileSync(join(folder, 'people.csv'), `\uFEFF${[PEOPLE, ...people.map(line)].join('\n')}\n`)
  if (found.length > 0) {
    writeFileSync(join(folder, 'linkage', 'clusters.csv'), `\uFEFF${[CLUSTERS, ...found].join('\n')}\n`)
  }
  return scoreLinkage(await readWhoIsWho(folder), folder)
}

const figures = (score: LinkageScore | null) =>
  score && {
    right: `${score.right}/${score.found}`,
    all: `${score.all.found}/${score.all.all}`,
    strong: `${score.withStrongKey.found}/${score.withStrongKey.all}`,
    weak: `${score.withoutStrongKey.found}/${score.withoutStrongKey.all}`,
  }

const AN = { person: 1, citizenId: '092190000001' }

test('rows that say the same are one record, and records of one person a pair each', async () => {
  const rows = [
    { ...AN, row: 2 },
    { ...AN, row: 3 },
    { ...AN, row: 4, number: '9200000001' },
    { row: 5, person: 1, card: '123450001', scenario: 'twice' },
  ]
  const score = await scoreOf(rows, [['A', 2, 3, 4, 5]])
  expect(figures(score)).toEqual({ right: '3/3', all: '3/3', strong: '1/1', weak: '2/2' })
})

test.each<[string, Partial<Row>, Partial<Row>, boolean]>([
  ['the same citizen ID', { citizenId: '092190000001' }, { citizenId: '092190000001' }, true],
  ['a stopgap instead of a citizen ID', { citizenId: '111111111111' }, { citizenId: '111111111111' }, false],
  ['the same insurance number', { number: '9200000001' }, { number: '9200000001' }, true],
  ['the same old card with the same birth date', { card: '123450001' }, { card: '123450001' }, true],
  ['the same old card without birth dates', { card: '123450001', birth: '' }, { card: '123450001', birth: '' }, false],
  ['only the name and birth date', { card: '123450001' }, { citizenId: '092190000001' }, false],
])('%s: a strong key %#', async (_, one, other, strong) => {
  const rows = [
    { row: 2, person: 1, name: 'Lê An', ...one },
    { row: 3, person: 1, name: 'Le An', ...other },
  ]
  const score = await scoreOf(rows, [['B', 2, 3]])
  expect(score?.withStrongKey.all).toBe(strong ? 1 : 0)
  expect(score?.withoutStrongKey.all).toBe(strong ? 0 : 1)
})

test('a record that stands alone or in another cluster is missed, by scenario', async () => {
  const rows = [
    { ...AN, row: 2 },
    { row: 3, person: 1, card: '123450001' },
    { row: 4, person: 1, card: '123450009' },
  ].map((row) => ({ ...row, scenario: 'card changed' }))
  const score = await scoreOf(rows, [['A', 2, 3]])
  expect(figures(score)).toEqual({ right: '1/1', all: '1/3', strong: '0/0', weak: '1/3' })
  expect(score?.byScenario).toEqual({ 'card changed': { all: 3, found: 1 } })
})

test('a row that damage has taken is in no pair, found or true', async () => {
  const rows = [
    { ...AN, row: 2 },
    { row: 3, person: 1, card: '123450001', lost: true as const },
    { row: 4, person: 2 },
  ]
  expect(figures(await scoreOf(rows, [['A', 2, 3]]))).toEqual({ right: '0/0', all: '0/0', strong: '0/0', weak: '0/0' })
})

test('people in one cluster cost precision, and who is easily taken for another is counted by confidence', async () => {
  const rows = [
    { ...AN, row: 2, trap: 'twins' },
    { ...AN, row: 3, trap: 'twins', number: '9200000001' },
    { row: 4, person: 2, citizenId: '092190000002', trap: 'twins' },
    { row: 5, person: 3, citizenId: '092190000003', trap: 'twins' },
  ]
  const score = await scoreOf(rows, [['C', 2, 3, 4]])
  expect(figures(score)?.right).toBe('1/3')
  expect(score?.traps).toEqual({ twins: { people: 3, joined: { C: 2 } } })
  expect(score?.wrongClusters).toEqual({ 'C twins': 1 })
})

test('a record belongs to the cluster that has most of its rows', async () => {
  const rows = [2, 3, 4].map((row) => ({ ...AN, row })).concat({ ...AN, row: 5, name: 'Lê Ân' } as never)
  expect(figures(await scoreOf(rows, [['A', 2, 5], ['A', 3, 4]]))?.all).toBe('0/1') // biome-ignore format: one line a case
  expect(figures(await scoreOf(rows, [['A', 3, 4, 5], ['A', 2]]))?.all).toBe('1/1') // biome-ignore format: one line a case
})

test('one cluster of very many people is counted from sizes', async () => {
  const rows = Array.from({ length: 30_000 }, (_, index) => ({ row: index + 2, person: index, number: `n${index}` }))
  const score = await scoreOf(rows, [['D', ...rows.map(({ row }) => row)]])
  expect(figures(score)?.right).toBe('0/449985000')
})

test('without clusters or without who is who nothing is said', async () => {
  expect(await scoreOf([{ ...AN, row: 2 }], [])).toBeNull()
  expect(await readWhoIsWho('/nowhere')).toBeNull()
  expect(await scoreLinkage(null, '/nowhere')).toBeNull()
})

test('the printed report names each figure', async () => {
  const rows = [
    { ...AN, row: 2, trap: 'twins' },
    { ...AN, row: 3, number: '9200000001', trap: 'twins' },
    { row: 4, person: 2, citizenId: '092190000002' },
    { row: 5, person: 2, card: '123450001', scenario: 'card changed' },
  ]
  const text = formatLinkage((await scoreOf(rows, [['B', 2, 3, 4]]))!)
  expect(text).toContain('precision 0.3333  (1 of 3 pairs in one cluster are one person)')
  expect(text).toContain('recall where a strong key agrees 1.0000  (1 of 1)')
  expect(text).toContain('twins: A 0, B 1, C 0, D 0 of 1')
  expect(text).toContain('B others + twins: 1')
})

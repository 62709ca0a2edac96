import { expect, test } from 'vitest'
import { ALIKE } from '../../../src/generate/scenarios/alike.ts'
import { FUZZY_LINKS } from '../../../src/generate/scenarios/fuzzy-links.ts'
import { TWICE } from '../../../src/generate/scenarios/twice.ts'
import type { CsvRecord } from '../../../src/score/read-records.ts'
import { invent, truthRows } from '../invented.ts'

const distinct = (values: readonly string[]): string[] => [...new Set(values)].toSorted()
const names = (lines: readonly { readonly name: string }[]): string[] => lines.map(({ name }) => name).toSorted()

const groups = (rows: readonly CsvRecord[]): CsvRecord[][] => [...Map.groupBy(rows, (row) => row.person).values()]

test('a nation of 6,000 has every way of being recorded twice and of being alike', async () => {
  const rows = await truthRows(await invent({ people: 6_000 }), 'people')
  const scenarios = distinct(rows.map((row) => row.scenario!)).filter(Boolean)
  const paid = FUZZY_LINKS.map(({ name }) => ({ name: `paid under other papers: ${name}` }))
  expect(scenarios).toEqual(names([...TWICE, ...paid]))
  expect(distinct(rows.map((row) => row.trap!)).filter(Boolean)).toEqual(names(ALIKE))
})

test('about three people in a hundred are recorded twice', async () => {
  const nation = await invent({ people: 12_000 })
  const twice = (await truthRows(nation, 'people')).filter(
    (row) => row.scenario !== '' && !row.scenario!.startsWith('paid under'),
  )
  const share = groups(twice).length / nation.summary.people
  expect(share).toBeGreaterThan(0.025)
  expect(share).toBeLessThan(0.04)
})

test('no number joins the two records of a person', async () => {
  const rows = (await truthRows(await invent({ people: 6_000 }), 'people')).filter((row) => row.scenario !== '')
  for (const records of groups(rows)) {
    const older = records.filter((row) => row.source_file!.startsWith('bhxh/'))[0]!
    const others = records.filter(
      (row) => row.citizen_id !== older.citizen_id || row.passport_number !== older.passport_number,
    )
    expect(others.length, older.scenario).toBeGreaterThan(0)
    const shared = ['citizen_id', 'old_citizen_id', 'passport_number', 'insurance_number'].filter(
      (column) => older[column] !== '' && others.some((row) => row[column] === older[column]),
    )
    expect(shared, older.scenario).toEqual([])
  }
})

test('nobody recorded twice or easily taken for another is a case or an exclusion', async () => {
  const nation = await invent({ people: 6_000 })
  const people = (await truthRows(nation, 'people')).filter((row) => row.scenario !== '' || row.trap !== '')
  const told = new Set(people.flatMap((row) => [row.citizen_id!, row.insurance_number!]).filter(Boolean))
  const named = [...(await truthRows(nation, 'cases')), ...(await truthRows(nation, 'exclusions'))]
  expect(people.length).toBeGreaterThan(500)
  expect(named.filter((row) => told.has(row.citizen_id!) || told.has(row.insurance_number!))).toEqual([])
})

test('whoever is covered by a link alone is paid by the employer that the truth names', async () => {
  const nation = await invent({ people: 6_000 })
  const covered = await truthRows(nation, 'covered')
  expect(covered.length).toBeGreaterThan(40)
  const undecided = distinct(covered.filter((row) => row.recoverable !== '1').map((row) => row.scenario!))
  expect(undecided).toEqual(['paid under other papers: only the name in common'])
  expect(covered.filter((row) => row.full_name === '' || row.tax_id === '')).toEqual([])
})

test('people who are alike have different keys', async () => {
  const rows = (await truthRows(await invent({ people: 6_000 }), 'people')).filter((row) => row.trap !== '')
  const owners = new Map<string, string>()
  for (const row of rows) {
    for (const key of [row.citizen_id!, row.insurance_number!].filter(Boolean)) {
      expect(owners.get(key) ?? row.person).toBe(row.person)
      owners.set(key, row.person!)
    }
  }
  expect(owners.size).toBeGreaterThan(80)
})

test('without doubles nobody says who is who', async () => {
  const nation = await invent({ people: 500, doubles: false })
  expect(await truthRows(nation, 'people')).toEqual([])
  expect(await truthRows(nation, 'covered')).toEqual([])
})

import { expect, test } from 'vitest'
import { inputLines, invent, truthRows } from './invented.ts'

test('every row of tax and rolls is told whose it is', async () => {
  const nation = await invent()
  const told = (await truthRows(nation, 'people')).map((row) => `${row.source_file}:${row.row_number}`)
  const again = 'thue/bo_sung/05-1_BK_bo_sung (gui lai).csv'
  const copies = nation.summary.files
    .filter(({ path }) => path.includes('bo_sung'))
    .map((file) => ({ ...file, path: again }))
  const rows = [...nation.summary.files, ...copies]
    .filter(({ path }) => /^thue\/(?!PL01)|^bhxh\/(?!C12|don_vi)/.test(path))
    .flatMap(({ path, rows: count }) => Array.from({ length: count }, (_, index) => `${path}:${index + 2}`))
  expect(rows.length).toBeGreaterThan(2_000)
  expect(new Set(told).size).toBe(told.length)
  expect(told.toSorted()).toEqual(rows.toSorted())
})

test('the row prints what the truth says it prints, unless damage came between', async () => {
  const nation = await invent({ errors: 0.1 })
  const damaged = new Set((await truthRows(nation, 'damaged')).map((row) => `${row.source_file}:${row.row_number}`))
  const rows = await truthRows(nation, 'people')
  const files = new Set(rows.map((row) => row.source_file!))
  const lines = new Map([...files].map((path) => [path, inputLines(nation, path)]))
  const columns = ['citizen_id', 'old_citizen_id', 'insurance_number', 'full_name', 'birth_date', 'gender'] as const
  for (const row of rows) {
    if (damaged.has(`${row.source_file!.replace(' (gui lai)', '')}:${row.row_number}`)) continue
    const line = lines.get(row.source_file!)![Number(row.row_number)]!
    expect(columns.filter((column) => !line.includes(row[column]!))).toEqual([])
  }
})

test('a row that lost a key cannot be told, one whose zeros went can', async () => {
  const nation = await invent({ errors: 0.3 })
  const recoverable = new Map(
    (await truthRows(nation, 'people'))
      .filter((row) => row.scenario === '')
      .map((row) => [`${row.source_file}:${row.row_number}`, row.recoverable]),
  )
  const of = (quirks: readonly string[]) => async () => {
    const rows = (await truthRows(nation, 'damaged')).filter((row) => quirks.includes(row.quirk!))
    return [...new Set(rows.map((row) => recoverable.get(`${row.source_file}:${row.row_number}`)))].filter(Boolean)
  }
  expect(await of(['citizen ID left out', 'wrong digit of a citizen ID'])()).toEqual(['0'])
  expect(await of(['lost zeros of a citizen ID', 'capitals', 'dots'])()).toEqual(['1'])
})

test('rows of one person follow one another', async () => {
  const rows = await truthRows(await invent(), 'people')
  const turns = rows.filter((row, index) => row.person !== rows[index - 1]?.person)
  expect(new Set(turns.map((row) => row.person)).size).toBe(turns.length)
})

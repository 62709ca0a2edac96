import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import type { Database } from '../../src/store/schema.ts'
import { DIALECTS, type Given } from '../dialects.ts'
import { runNight } from './night.ts'

const pair = (a: number, b: number, weight: number, more: Partial<Database['link_pair']> = {}) => ({
  person_a: a,
  person_b: b,
  key_a: `C:${a}`,
  key_b: `C:${b}`,
  anchor_a: `a${a}`,
  anchor_b: `a${b}`,
  weight: String(weight),
  rule: 'name_birth_date',
  levels: '- - - - - - - - - - - - -',
  fate: 'review',
  decision: '',
  scored: 1,
  ...more,
})

/** Pairs of persons 1 … 9, of whom 5 and 6 stand a year on the rolls and 7 in one month, told twice. */
const SCENE: Given = {
  file_balance: [{ file_id: 1, path: 'bhxh/a.csv', source: 'insurance_participants', sha256: 'a' }],
  person: [1, 2, 3, 4, 5, 6, 7, 8, 9].map((person_id) => ({
    person_id,
    person_key: `C:${person_id}`,
    full_name: `Người ${person_id}`,
    citizen_id: person_id === 2 ? '001085010006' : null,
    birth_date: person_id === 2 ? '1985' : '1984-02-03',
    filled: person_id === 2 ? 'citizen_id' : '',
  })),
  person_row: [5, 6, 7].flatMap((person_id) =>
    [0, 1].map((copy) => ({ file_id: 1, row_number: person_id * 10 + copy, person_id, keyed_id: person_id })),
  ),
  stg_insurance_participants: [5, 6, 7].flatMap((person) =>
    [0, 1].map((copy) => ({
      file_id: 1,
      row_number: person * 10 + copy,
      from_month: 24_300,
      to_month: person === 7 ? 24_300 : 24_311,
    })),
  ),
  link_pair: [
    pair(1, 2, -2),
    pair(1, 3, 0),
    pair(5, 6, -3),
    pair(5, 7, -3),
    pair(3, 4, 1, { fate: 'joined' }),
    pair(3, 8, 20, { fate: 'joined' }),
    pair(3, 9, 2, { fate: 'apart' }),
    pair(4, 9, 0, { decision: 'unsure' }),
    pair(2, 9, 1, { fate: 'too_large' }),
  ],
  link_conflict: [{ anchor_a: 'a1', anchor_b: 'a9', reviewer: 'Kiểm toán viên A', decided_on: '2026-01-05' }],
}

async function table(out: string, name: string): Promise<string[][] | null> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(join(out, 'audit', 'duplicates.xlsx'))
  const sheet = book.getWorksheet(name)
  if (sheet === undefined) return null
  const rows: string[][] = []
  sheet.eachRow((row) => rows.push(Array.from({ length: sheet.columnCount }, (_, at) => row.getCell(at + 1).text)))
  return rows.slice(rows.findIndex(([first]) => first === 'Mã bản ghi A'))
}

for (const { name, open } of DIALECTS)
  describe(`${name}: pairs that people decide on`, () => {
    it('come by what is unsure times what hangs on it, without the decided, the certain and those kept apart', async () => {
      const store = await open()
      const [header, ...rows] = (await table(await runNight(store, '2026-01-31', SCENE), 'Cặp cần kết luận')) ?? []
      expect(rows.map(([a, b]) => `${a} ${b}`)).toEqual(['a5 a6', 'a1 a3', 'a2 a9', 'a3 a4', 'a5 a7', 'a1 a2'])
      const last = rows.at(-1)!
      const cell = (title: string) => last[header!.indexOf(title)]
      expect(['Họ và tên A', 'Họ và tên B', 'Ngày sinh B', 'Số CCCD B'].map(cell)).toEqual([
        'Người 1',
        'Người 2',
        '1985',
        '',
      ])
      await store.close()
    })

    it('shows decisions that contradict one another, and no such sheet when there are none', async () => {
      const store = await open()
      const [, ...rows] = (await table(await runNight(store, '2026-01-31', SCENE), 'Kết luận mâu thuẫn')) ?? []
      expect(rows.map(([a, b, one, other]) => [a, b, one, other])).toEqual([['a1', 'a9', 'Người 1', 'Người 9']])
      const calm = await runNight(store, '2026-02-28', { ...SCENE, link_conflict: [] })
      expect(await table(calm, 'Kết luận mâu thuẫn')).toBeNull()
      await store.close()
    })
  })

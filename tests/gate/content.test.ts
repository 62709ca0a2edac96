import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { monthIndex } from '../../src/domain/months.ts'
import { gate } from '../../src/gate/gate-stage.ts'
import { SOURCES } from '../../src/sources/index.ts'
import type { Store } from '../../src/store/dialects/dialect.ts'
import { tableByName } from '../../src/store/schema.ts'
import { DIALECTS, type Given, given } from '../dialects.ts'
import { runStage } from '../ingest/run-stage.ts'

type Rows<T extends keyof Given> = NonNullable<Given[T]>

const PERSON_COLUMNS = '{"payer_tax_id":[],"full_name":[],"citizen_id":[],"birth_date":[],"gender":[],"period":[]}'
const STAGING = SOURCES.map(({ name }) => `stg_${name}` as const)
const FILES: Rows<'file_balance'> = [
  { file_id: 1, path: 'a.csv', sha256: 'a', source: 'tax_workers', accepted: 10, mapped_columns: PERSON_COLUMNS },
  { file_id: 2, path: 'b.csv', sha256: 'b', source: 'tax_workers', accepted: 0, mapped_columns: '{}' },
  {
    file_id: 3,
    path: 'c.csv',
    sha256: 'c',
    source: 'insurance_participants',
    accepted: 1,
    last_month: monthIndex(2025, 10),
  },
  { file_id: 4, path: 'd.csv', sha256: 'd', source: 'insurance_units', accepted: 1, last_month: monthIndex(2025, 10) },
]

/** Ten people of one payer, born in 1990, all men with a citizen ID that says so. */
const worker = (at: number, more: object = {}) => ({
  file_id: 1,
  row_number: at,
  payer_tax_id: '0100109106',
  full_name: `Người ${at}`,
  full_name_key: `NGUOI ${at}`,
  full_name_folded: `nguoi ${at}`,
  citizen_id: `00109000000${at}`,
  birth_date: '1990-01-01',
  gender: 'male',
  period_from: monthIndex(2025, 1),
  ...more,
})
const TEN = Array.from({ length: 10 }, (_, at) => worker(at))

let store: Store

async function pass(tables: Given, yaml = '') {
  const all: Given = {
    file_balance: FILES,
    rejects: [],
    ...Object.fromEntries(STAGING.map((name) => [name, []])),
    ...tables,
  }
  await store.db.transaction().execute(async (db) => {
    for (const name of Object.keys(all)) await store.dialect.dropTable(db, tableByName(name as 'rejects'))
  })
  await given(store, { ...all, file_balance: (all.file_balance ?? []).map((file) => ({ notes: '[]', ...file })) })
  const { halted } = await runStage(store, gate, { yaml })
  return halted
}

async function checkOf(gateName: string, source = 'tax_workers') {
  const rows = await store.db
    .selectFrom('gate_checks')
    .selectAll()
    .where('gate', '=', gateName)
    .where('source', '=', source)
    .execute()
  return rows[0]
}

async function scores(source: string): Promise<Record<string, string>> {
  const rows = await store.db.selectFrom('quality_scores').selectAll().where('source', '=', source).execute()
  return Object.fromEntries(
    rows.map(({ quality, numerator, denominator }) => [
      quality,
      numerator === null ? '-' : `${numerator}/${denominator}`,
    ]),
  )
}

for (const { name, open } of DIALECTS) {
  describe(`${name}: what the gate measures of content`, () => {
    beforeAll(async () => {
      store = await open()
    })
    afterAll(() => store.close())
    beforeEach(async () => {
      await store.db.deleteFrom('ledger.facts').where('name', '=', 'last_as_of').execute()
      await store.db.deleteFrom('ledger.acceptances').execute()
    })

    it.each([
      ['0.2', 'pass'],
      ['0.19', 'fail'],
    ])('two rows of ten without a key against max_blank_keys %s: %s', async (limit, outcome) => {
      const rows = TEN.map((row, at) => (at < 2 ? { ...row, citizen_id: null } : row))
      const halted = await pass({ stg_tax_workers: rows }, `gates: { tax_workers: { max_blank_keys: ${limit} } }`)
      expect(await checkOf('blank-keys')).toMatchObject({ measured: '2/10', outcome, severity: 'halt' })
      expect(halted?.code ?? null).toBe(outcome === 'pass' ? null : 'gate-halted')
    })

    it('what nobody set warns only', async () => {
      const rows = TEN.map((row, at) => (at < 2 ? { ...row, citizen_id: null } : row))
      expect(await pass({ stg_tax_workers: rows })).toBeNull()
      expect(await checkOf('blank-keys')).toMatchObject({ outcome: 'fail', severity: 'warn', expected: '≤ 0.1' })
    })

    it('severity turns a warning into a halt and a halt into a warning, for a source or for all', async () => {
      const rows = TEN.map((row, at) => (at < 2 ? { ...row, citizen_id: null } : row))
      const stopped = await pass({ stg_tax_workers: rows }, 'gates: { all: { severity: { blank-keys: halt } } }')
      expect(stopped?.message).toContain('--accept blank-keys:tax_workers')
      const yaml = 'gates: { all: { severity: { blank-keys: halt } }, tax_workers: { severity: { blank-keys: warn } } }'
      expect(await pass({ stg_tax_workers: rows }, yaml)).toBeNull()
    })

    it.each([
      ['0.1', 'pass'],
      ['0.09', 'fail'],
    ])('one refused citizen ID beside nine good ones against max_invalid_keys %s: %s', async (limit, outcome) => {
      const rows = TEN.map((row, at) => (at === 0 ? { ...row, citizen_id: null } : row))
      const rejects = [
        { file_id: 1, row_number: 0, column_name: 'citizen_id', code: 'citizen-id-length', action: 'emptied' },
        { file_id: 1, row_number: 1, column_name: 'birth_date', code: 'date-empty', action: 'emptied' },
      ]
      await pass({ stg_tax_workers: rows, rejects }, `gates: { tax_workers: { max_invalid_keys: ${limit} } }`)
      expect(await checkOf('invalid-keys')).toMatchObject({ measured: '1/10 citizen_id', outcome })
    })

    it('a row once more is counted within a file and between files', async () => {
      const again = [worker(1, { row_number: 11 }), worker(2, { file_id: 2, row_number: 1 })]
      await pass({ stg_tax_workers: [...TEN, ...again] }, 'gates: { tax_workers: { max_duplicate_rows: 0.1 } }')
      const check = await checkOf('duplicate-rows')
      expect(check).toMatchObject({ measured: '2/12', outcome: 'fail', severity: 'halt' })
      expect(check?.message).toContain('2 trên 12 dòng lặp lại (16,67 %; 1 dòng giữa các tệp), quá 10,00 %')
    })

    it('another amount makes another row', async () => {
      await pass({ stg_tax_workers: [worker(1), worker(1, { row_number: 11, taxable_income_vnd: 5 })] })
      expect(await checkOf('duplicate-rows')).toMatchObject({ measured: '0/2', outcome: 'pass' })
    })

    it('a file that is there twice is named', async () => {
      const twice = FILES.map((file) => (file.file_id === 2 ? { ...file, sha256: 'a', counts: 'no' } : file))
      expect(await pass({ file_balance: twice })).toBeNull()
      expect((await checkOf('duplicate-files'))?.message).toContain('b.csv = a.csv')
      const halted = await pass({ file_balance: twice }, 'gates: { all: { severity: { duplicate-files: halt } } }')
      expect(halted?.code).toBe('gate-halted')
    })

    it('a total row that is not the sum of its rows is named, and one that is passes', async () => {
      const figure = (agrees: boolean) => ({ row: 12, header: 'Thu nhập', agrees })
      const withTotals = (totals: readonly object[]) =>
        FILES.map((file) => (file.file_id === 1 ? { ...file, totals: JSON.stringify(totals) } : file))
      expect(await pass({ file_balance: withTotals([figure(false), figure(true)]) })).toBeNull()
      expect((await checkOf('totals'))?.message).toContain('a.csv:12 "Thu nhập"')
      await pass({ file_balance: withTotals([figure(true)]) })
      expect(await checkOf('totals')).toMatchObject({ outcome: 'pass', measured: '0' })
      const yaml = 'gates: { tax_workers: { severity: { totals: halt } } }'
      expect((await pass({ file_balance: withTotals([figure(false)]) }, yaml))?.code).toBe('gate-halted')
    })

    it('columns that nothing reads halt when the site says so', async () => {
      const files = FILES.map((file) => (file.file_id === 1 ? { ...file, unmapped_columns: '["Ghi chú A"]' } : file))
      expect(await pass({ file_balance: files })).toBeNull()
      expect(await checkOf('unmapped-columns')).toBeUndefined()
      const halted = await pass({ file_balance: files }, 'gates: { tax_workers: { max_unmapped_columns: 0 } }')
      expect(halted?.message).toContain('Ghi chú A')
    })

    it('the six qualities of hand-made rows are those worked out by hand', async () => {
      const rows = [
        worker(0),
        worker(1, { birth_date: '1991-01-01' }), // the ID says 1990
        worker(2, { gender: 'female' }), // the ID says a man
        worker(3, { birth_date: null }),
        worker(3, { row_number: 13, birth_date: null }),
      ]
      const rejects = [
        { file_id: 1, row_number: 3, column_name: 'birth_date', code: 'date-unreadable', action: 'emptied' },
      ]
      const roll = [
        { file_id: 3, row_number: 0, citizen_id: '001090000000', full_name_folded: 'nguoi 0', birth_date: '1990' },
        {
          file_id: 3,
          row_number: 1,
          citizen_id: '001090000001',
          full_name_folded: 'nguoi khac',
          birth_date: '1991-01-01',
        },
        { file_id: 3, row_number: 2, citizen_id: '001090000009', full_name_folded: 'nguoi 9' },
      ]
      const units = [{ file_id: 4, row_number: 0, unit_code: 'TC0001', tax_id: '0100109106-001' }]
      const files = FILES.map((file) => (file.file_id === 1 ? { ...file, accepted: 5, quarantined: 1 } : file))
      const tables = { file_balance: files, rejects, stg_tax_workers: rows, stg_insurance_units: units }
      await pass({ ...tables, stg_insurance_participants: roll as Rows<'stg_insurance_participants'> })
      expect(await scores('tax_workers')).toEqual({
        // 5 rows × (payer, name, citizen ID, gender, period) + 3 birth dates; 3 years and 5 genders compared, one of each disagrees
        dung: `${28 + 6}/${28 + 1 + 8}`,
        // payer 5, name 5, person 5, birth date 3, period 5, income 0 of 6 columns × 6 rows
        du: '23/36',
        sach: '4/5',
        song: '-',
        // persons 0 and 1 stand in both: one name of two, both birth dates (of one only the year is known)
        thong_nhat: '3/4',
        // the payer is a unit by its root; persons 0 and 1 of four are on the roll
        dung_chung: '3/5',
      })
      expect(await scores('insurance_participants')).toMatchObject({
        song: '0/1',
        thong_nhat: '3/4',
        dung_chung: '2/3',
      })
      const kept = await store.db
        .selectFrom('ledger.quality_runs')
        .selectAll()
        .where('source', '=', 'tax_workers')
        .where('quality', '=', 'sach')
        .execute()
      expect(kept).toEqual([{ run_id: 1, source: 'tax_workers', quality: 'sach', numerator: 4, denominator: 5 }])
    })

    it.each([
      ['0.9', null],
      ['0.91', 'gate-halted'],
    ])('nine of ten rows that are no repetition against min_quality sach %s → %s', async (least, code) => {
      const rows = [...TEN.slice(0, 9), worker(1, { row_number: 11 })]
      const yaml = `gates: { tax_workers: { max_duplicate_rows: 1, min_quality: { sach: ${least} } } }`
      expect((await pass({ stg_tax_workers: rows }, yaml))?.code ?? null).toBe(code)
    })
  })
}

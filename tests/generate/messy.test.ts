import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openTables } from '../../src/files/reader.ts'
import type { Employer } from '../../src/generate/facts.ts'
import { generateWith } from '../../src/generate/generate.ts'
import { FILE_SHAPES } from '../../src/generate/input-files.ts'
import { inThousands, written } from '../../src/generate/messy/cell-value.ts'
import type { ValueManner } from '../../src/generate/messy/manner.ts'
import { MANNERS } from '../../src/generate/messy/manners.ts'
import { officeCell } from '../../src/generate/messy/office-letters.ts'
import { serialOf } from '../../src/generate/messy/serial-of.ts'
import { handMadeBlock } from '../../src/generate/sample/hand-made.ts'
import { emptyFolder, fingerprint, type InventedNation, invent, truthRows } from './invented.ts'

const PLAIN: ValueManner = {
  days: 'padded',
  months: 'padded',
  money: 'digits',
  ids: 'text',
  empty: '',
  abbreviated: false,
}

function write(column: string, value: string, own: Partial<ValueManner>, row: Record<string, string> = {}) {
  const whole = { ...row, [column]: value }
  return written(column, value, whole, { manner: { ...PLAIN, ...own }, columns: new Set(Object.keys(whole)), turn: 0 })
}

describe('a value in the manner of an office', () => {
  test.each<[string, string, Partial<ValueManner>, unknown]>([
    ['birth_date', '17/08/1985', { days: 'short' }, { text: '17/8/1985' }],
    ['birth_date', '17/08/1985', { days: 'digits' }, { text: '19850817' }],
    ['birth_date', '17/08/1985', { days: 'real' }, { day: '1985-08-17', as: 'day' }],
    ['birth_date', '1985', { days: 'real' }, { number: '1985', as: 'plain' }],
    ['birth_date', '17-8-1985', { days: 'real' }, { text: '17-8-1985' }],
    ['from_month', '09/2025', { months: 'named' }, { text: 'T9/2025' }],
    ['from_month', '09/2025', { months: 'real' }, { day: '2025-09-01', as: 'month' }],
    ['taxable_income_vnd', '12345678', { money: 'dots' }, { text: '12.345.678' }],
    ['taxable_income_vnd', '12345678', { money: 'thousands' }, { text: '12.345,678' }],
    ['taxable_income_vnd', '12.345.678', { money: 'thousands' }, { text: '12.345,678' }],
    ['participation', 'BHXH bắt buộc', { abbreviated: true }, { text: 'BB' }],
    ['died_on', '', { empty: '-' }, { text: '-' }],
    ['citizen_id', '079190001234', { ids: 'apostrophe' }, { text: "'079190001234" }],
  ])('%s %s under %o', (column, value, own, expected) => {
    expect(write(column, value, own)).toEqual(expected)
  })

  test('thousands of đồng are exact', () => {
    expect(['7', '1000', '10683540', '1234567000'].map(inThousands)).toEqual(['0,007', '1', '10.683,540', '1.234.567'])
  })
})

describe('an identifier becomes a number only where its zeros can be put back', () => {
  test.each<[string, string, string, Record<string, string>]>([
    ['one zero of a citizen ID', 'citizen_id', '079190001234', {}],
    ['two zeros beside the birth date', 'citizen_id', '001085010006', { birth_date: '17/08/1985', gender: 'Nam' }],
    ['a tax ID', 'payer_tax_id', '0300588569', {}],
    ['a branch without hyphen', 'tax_id', '0300588569-001', {}],
    ['an insurance number', 'insurance_number', '0123456789', {}],
    ['the code of a commune', 'commune_code', '00004', {}],
  ])('%s', (_, column, value, row) => {
    const digits = String(Number(value.replace('-', '')))
    expect(write(column, value, { ids: 'numbers' }, row)).toEqual({ number: digits, as: 'identifier' })
  })

  test.each<[string, string, string, Record<string, string>]>([
    ['two zeros without a birth date', 'citizen_id', '001085010006', {}],
    ['two zeros beside the birth date of another', 'citizen_id', '001085010006', { birth_date: '17/08/1990' }],
    ['a tax ID whose check digit fails', 'payer_tax_id', '0300588560', {}],
    ['a placeholder', 'citizen_id', '000000000000', {}],
    ['a passport', 'identity_number', 'C1234567', {}],
    ['an identifier that damage has dotted', 'tax_id', '0.300.588.569', {}],
  ])('%s stays text', (_, column, value, row) => {
    expect(write(column, value, { ids: 'numbers' }, row)).toEqual({ text: value })
  })
})

describe('the letters of an office', () => {
  test.each<[string, 'tcvn3' | 'vni', unknown]>([
    ['Nguyễn Văn Đức', 'tcvn3', { text: 'NguyÔn V¨n §øc', style: { font: '.VnTime' } }],
    ['NGUYỄN VĂN ĐỨC', 'tcvn3', { text: 'nguyÔn v¨n ®øc', style: { font: '.VnTimeH' } }],
    ['Nguyễn Văn Đức', 'vni', { text: 'Nguyeãn Vaên Ñöùc', style: { font: 'VNI-Times' } }],
    ['Ðặng Thị Ba', 'tcvn3', { text: 'Ðặng Thị Ba', style: {} }],
    ['Ðặng Thị Ba', 'vni', { text: 'Ðaëng Thò Ba', style: { font: 'VNI-Times' } }],
  ])('%s in %s', (text, script, expected) => {
    expect(officeCell(text, script, {})).toEqual(expected)
  })

  test('a capital that TCVN3 lacks is a run in the capital font', () => {
    const cell = officeCell('Trần Thị Ánh', 'tcvn3', {})
    expect(cell).toEqual({
      style: { font: '.VnTime' },
      runs: [
        { text: 'TrÇn ThÞ ', style: { font: '.VnTime' } },
        { text: '¸', style: { font: '.VnTimeH' } },
        { text: 'nh', style: { font: '.VnTime' } },
      ],
    })
  })
})

test('days are kept in the calendars of 1900 and 1904', () => {
  expect([serialOf('2025-03-05', false), serialOf('2025-03-05', true)]).toEqual([45721, 44259])
})

test('every file of a nation has a manner of its own', () => {
  // Only the south has files of their own for voluntary participants and health groups.
  const written = FILE_SHAPES.map(({ path }) => path).filter((path) => !/(?:tu_nguyen|bhyt)_(?:bac|trung)/.test(path))
  expect(written.filter((path) => MANNERS[path] === undefined)).toEqual([])
  const paths = Object.values(MANNERS).map(({ path }) => path)
  expect(new Set(paths).size).toBe(paths.length)
})

test('the same options give the same bytes', async () => {
  const options = { people: 1_000, seed: 11, errors: 0.05, messy: true }
  const [one, two] = [await invent(options), await invent(options)]
  expect(fingerprint(one.folder)).toBe(fingerprint(two.folder))
})

const truthOf = (nation: InventedNation, name: string): string =>
  readFileSync(join(nation.folder, 'truth', `${name}.csv`), 'utf8')

test('the answers are those of the clean files; only the places differ', async () => {
  const options = { people: 2_000, errors: 0.05 }
  const [clean, messy] = [await invent(options), await invent({ ...options, messy: true })]
  for (const name of ['cases', 'exclusions', 'undecidable']) expect(truthOf(messy, name)).toBe(truthOf(clean, name))
  const damage = async (nation: InventedNation) =>
    (await truthRows(nation, 'damaged')).map(({ column, quirk, recoverable }) => [column, quirk, recoverable])
  expect(await damage(messy)).toEqual(await damage(clean))
  const rows = (nation: InventedNation): number => nation.summary.files.reduce((sum, file) => sum + file.rows, 0)
  expect(rows(messy)).toBe(rows(clean))
})

test('the row that the truth names holds the key of the duplicate', async () => {
  const nation = await invent({ people: 6_000, messy: true })
  const rows = (await truthRows(nation, 'duplicates')).filter(({ type }) =>
    ['D01', 'D03', 'D04', 'D14'].includes(type!),
  )
  expect(rows.filter(({ sheet }) => sheet !== '').length).toBeGreaterThan(5)
  const cells = await cellsAt(nation)
  const astray: unknown[] = []
  for (const row of rows) {
    const found = await cells(row.source_file!, row.sheet!, Number(row.row_number))
    // Numbers have lost their zeros.
    if (!found.some((cell) => cell.replace(/^'/, '') === row.key!.replace(/^0+/, '') || cell.includes(row.key!)))
      astray.push([row, found])
  }
  expect(astray).toEqual([])
})

test('the workbook of one payer has its tax ID above the table and its people below', async () => {
  const folder = emptyFolder()
  const folders = { input: join(folder, 'input'), truth: join(folder, 'truth') }
  const payers: Employer[] = []
  await generateWith(
    { people: 300, seed: 92, errors: 0, provinces: ['92'], ordinaryWorkers: 6, out: '', messy: true },
    folders,
    (nation, frame) => [handMadeBlock(nation, frame).block],
    (block) => payers.push(...block.employers.filter(({ shape }) => shape === 'workbook')),
  )
  expect(payers.length).toBeGreaterThan(1)
  for (const { payerTaxId } of payers) {
    const path = `thue/05-1_BK_don_vi_${payerTaxId.slice(-4)}.xlsx`
    const rows: string[] = []
    for (const table of await openTables(join(folders.input, path), path))
      for await (const batch of table.rows()) rows.push(...batch.map(({ cells }) => cells.join('|')))
    const [taxId, header, total] = [`Mã số thuế: ${payerTaxId}`, 'Họ và tên', 'Tổng cộng'].map((text) =>
      rows.findIndex((row) => row.includes(text)),
    )
    expect([taxId! >= 0, taxId! < header!, total! - header!]).toEqual([true, true, expect.any(Number)])
    expect(total! - header!).toBeGreaterThan(5)
  }
})

test('payers of the south stand in tables one below the other', async () => {
  const nation = await invent({ people: 6_000, messy: true })
  const path = 'thue/05-2_BK_nam.xlsx'
  const [table] = await openTables(join(nation.folder, 'input', path), path)
  const headings: string[] = []
  for await (const batch of table!.rows())
    headings.push(...batch.map(({ cells }) => cells[0] ?? '').filter((cell) => cell.startsWith('Mã số thuế: ')))
  expect(headings.length).toBeGreaterThan(1)
})

/** Cells of a row by file, worksheet and the number a person sees. */
async function cellsAt(nation: InventedNation) {
  const known = new Map<string, Map<string, readonly string[]>>()
  return async (file: string, sheet: string, row: number): Promise<readonly string[]> => {
    if (!known.has(file)) {
      const rows = new Map<string, readonly string[]>()
      for (const table of await openTables(join(nation.folder, 'input', file), file))
        for await (const batch of table.rows())
          for (const { rowNumber, cells } of batch) rows.set(`${table.sheet}:${rowNumber}`, cells)
      known.set(file, rows)
    }
    return known.get(file)!.get(`${sheet}:${row}`) ?? []
  }
}

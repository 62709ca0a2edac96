import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { monthIndex } from '../../src/domain/months.ts'
import { RESULT_CODES } from '../../src/publish/wording.ts'
import type { Store } from '../../src/store/dialects/dialect.ts'
import { DIALECTS, type Given } from '../dialects.ts'
import { CONFIG, csvRows, hashes, runNight } from './night.ts'

const CAN_THO = '92'
const FINDING = {
  period: '2025',
  class: 'uncovered',
  month_from: monthIndex(2025, 1),
  month_to: monthIndex(2025, 12),
  workers: 1,
  money_vnd: 96_000_000,
  confidence: 'A',
  priority: 1,
  reason: 'Có thu nhập, cần rà soát, xác minh',
  compared: 'danh sách 01–12/2025',
}
const SCENE: Given = {
  file_balance: [
    {
      file_id: 1,
      path: 'thue/05-1.csv',
      source: 'tax_workers',
      sha256: 'a',
      rows_read: 5,
      accepted: 3,
      quarantined: 1,
      structural: 1,
      unmapped_columns: '["Ghi chú"]',
    },
    { file_id: 2, path: 'la.csv', source: null, sha256: 'b' },
  ],
  employer: [
    {
      employer_id: 1,
      employer_key: 'T:1',
      tax_id: '7000000027',
      name: '=HYPERLINK("x")',
      province_code: CAN_THO,
      commune_code: '31120',
      officer: 'Đỗ Mai',
    },
    {
      employer_id: 2,
      employer_key: 'T:2',
      tax_id: '092075000012',
      name: 'Hộ kinh doanh Bảy',
      province_code: CAN_THO,
      commune_code: '',
      officer: '',
    },
    { employer_id: 3, employer_key: 'T:3', tax_id: '7000000035', name: 'Công ty Ba', province_code: '', officer: '' },
    {
      employer_id: 4,
      employer_key: 'T:4',
      tax_id: '7000000043',
      name: 'Công ty Bốn',
      province_code: '79',
      officer: '',
    },
  ],
  person: [
    {
      person_id: 1,
      person_key: 'C:1',
      citizen_id: '092190000017',
      insurance_number: '0112345678',
      full_name: 'Trần Thị Lan',
      birth_date: '1990-05-12',
    },
    { person_id: 2, person_key: 'C:2', citizen_id: '092190000025', full_name: 'Lê Văn Hai', birth_date: '1988' },
  ],
  findings: [
    { ...FINDING, finding_id: 1, rule_id: 'R01', employer_id: 1, workers: 2 },
    { ...FINDING, finding_id: 2, rule_id: 'R08', employer_id: 1, person_id: 1 },
    { ...FINDING, finding_id: 3, rule_id: 'R08', employer_id: 1, person_id: 2, confidence: 'D' },
    { ...FINDING, finding_id: 4, rule_id: 'R07', employer_id: 2 },
    { ...FINDING, finding_id: 5, rule_id: 'R02', employer_id: 3, class: 'partly_covered' },
    { ...FINDING, finding_id: 6, rule_id: 'R08', employer_id: 4, person_id: 2, confidence: 'D' },
  ],
  finding_row: [{ finding_id: 2, file_id: 1, row_number: 2 }],
  exclusions: [
    {
      exclusion_id: 1,
      rule_id: 'R08',
      exclusion: 'E1',
      employer_id: 1,
      person_id: 2,
      period: '2025',
      reason: 'Hưởng lương hưu',
    },
  ],
  exclusion_row: [{ exclusion_id: 1, file_id: 1, row_number: 3 }],
  rejects: [
    {
      file_id: 1,
      row_number: 4,
      column_name: 'payer_tax_id',
      header: 'MST',
      code: 'tax-id-check-digit',
      action: 'quarantined',
      reason: 'Sai số kiểm tra',
      raw_value: '=1+1',
    },
  ],
  duplicate_clusters: [
    { cluster_id: 'aa', type: 'D02', confidence: 'B', why: 'Một số, hai người', records: 2 },
    {
      cluster_id: 'bb',
      type: 'D01',
      confidence: 'A',
      why: 'Hai mã số',
      records: 2,
      overlap_months: 3,
      money_vnd: 4_800_000,
      survivor_why: 'Giữ bản ghi này vì mới nhất',
    },
  ],
  duplicate_fields: [
    ...[
      { value: '9222222222', kept: 1, rule: 'latest', why: 'mới nhất', rows: 1, row_number: 21 },
      { value: '9211111111', rows: 4, row_number: 20 },
      { value: '9200000000', rows: 4, row_number: 22 },
    ].map((own) => ({ cluster_id: 'bb', field: 'insurance_number', file_id: 1, ...own })),
    ...[
      { field: 'full_name', value: 'Lê Văn Đức', kept: 1, rule: 'only', why: 'chỉ có một giá trị', rows: 5 },
      { field: 'birth_date', value: '1985', rows: 4, row_number: 20 },
      {
        field: 'birth_date',
        value: '1985-03-14',
        kept: 1,
        rule: 'most_precise',
        why: 'ngày sinh đầy đủ nhất',
        rows: 1,
      },
    ].map((own) => ({ cluster_id: 'bb', file_id: 1, row_number: 21, ...own })),
  ],
  duplicate_records: [
    {
      cluster_id: 'aa',
      file_id: 1,
      row_number: 9,
      insurance_number: '0112345678',
      full_name: 'Trần Thị Lan',
      birth_date: '1990-05-12',
    },
    {
      cluster_id: 'aa',
      file_id: 1,
      row_number: 3,
      insurance_number: '0112345678',
      full_name: 'Trần Thị Lân',
      birth_date: '1990-05-12',
    },
    { cluster_id: 'bb', file_id: 1, row_number: 20, insurance_number: '9211111111', full_name: 'Lê Văn Đức' },
    {
      cluster_id: 'bb',
      file_id: 1,
      row_number: 21,
      insurance_number: '9222222222',
      full_name: 'Lê Văn Đức',
      survives: 1,
      why: 'Sổ mới.',
    },
  ],
  rule_evaluation: [
    { rule_id: 'R08', evaluated: 1, milliseconds: 12 },
    { rule_id: 'R21', evaluated: 0, needs: 'residents' },
  ],
  known_year: [
    { province_code: '', year: 2022 },
    { province_code: '92', year: 2022 },
    { province_code: '92', year: 2025, known_mask: 0b11 },
  ],
}

async function workbook(folder: string, under: string): Promise<ExcelJS.Workbook> {
  const [file = ''] = await readdir(join(folder, under))
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(join(folder, under, file))
  return book
}

function sheet(book: ExcelJS.Workbook, name: string): ExcelJS.Worksheet {
  const found = book.getWorksheet(name)
  if (found === undefined) throw new Error(`no sheet ${name}`)
  return found
}

/** Rows of a sheet under its header, as objects by header. */
function tableOf(found: ExcelJS.Worksheet, firstHeader = 'STT'): Record<string, ExcelJS.Cell>[] {
  let headers: string[] | undefined
  const rows: Record<string, ExcelJS.Cell>[] = []
  found.eachRow((row) => {
    if (headers === undefined) {
      if (row.getCell(1).text === firstHeader) headers = row.values as string[]
      return
    }
    rows.push(Object.fromEntries(headers.map((header, index) => [header, row.getCell(index)] as const).slice(1)))
  })
  return rows
}

for (const { name, open } of DIALECTS)
  describe(`${name}: files of a night`, () => {
    let store: Store
    let out: string
    beforeEach(async () => {
      store = await open()
      out = await runNight(store, '2026-02-28', SCENE)
    })
    afterEach(() => store.close())

    it('csv files begin with a BOM and their header and end every line with LF', async () => {
      const text = await readFile(join(out, 'cases.csv'), 'utf8')
      expect(text.startsWith('\uFEFFcase_id,rule_id,class,status,changed,confidence,priority,tax_id,unit_code,')).toBe(
        true,
      )
      expect(text).not.toContain('\r')
      expect(text.endsWith('\n')).toBe(true)
    })

    it('cases stand in the order of their ids', async () => {
      const ids = (await csvRows(out, 'cases.csv')).map(({ case_id }) => case_id)
      expect(ids).toHaveLength(6)
      expect(ids).toEqual(ids.toSorted())
    })

    it('the case of an employer leaves the person columns empty', async () => {
      const row = (await csvRows(out, 'cases.csv')).find(({ rule_id }) => rule_id === 'R01')
      expect(row).toMatchObject({
        tax_id: '7000000027',
        citizen_id: '',
        full_name: '',
        month_from: '2025-01',
        workers: '2',
      })
    })

    it('an exclusion names rule, code, person and rows', async () => {
      expect(await csvRows(out, 'exclusions.csv')).toEqual([
        {
          rule_id: 'R08',
          exclusion: 'E1',
          tax_id: '7000000027',
          citizen_id: '092190000025',
          insurance_number: '',
          full_name: 'Lê Văn Hai',
          reason: 'Hưởng lương hưu',
          evidence_rows: 'thue/05-1.csv:3',
        },
      ])
    })

    it('duplicates stand by cluster, file and row, with the reason of the cluster', async () => {
      const rows = await csvRows(out, 'duplicates.csv')
      expect(rows.map(({ row_number, why }) => [row_number, why])).toEqual([
        ['3', 'Một số, hai người'],
        ['9', 'Một số, hai người'],
        ['20', 'Hai mã số'],
        ['21', 'Hai mã số Sổ mới.'],
      ])
    })

    it('the values of a cluster stand by field, the one that would be kept first, then by their rows', async () => {
      const rows = await csvRows(out, 'duplicate_fields.csv')
      expect(
        rows.map(({ cluster_id, type, field, value, kept, rule, row_number }) =>
          [cluster_id, type, field, value, kept, rule, row_number].join(' '),
        ),
      ).toEqual([
        'bb D01 full_name Lê Văn Đức 1 only 21',
        'bb D01 birth_date 1985-03-14 1 most_precise 21',
        'bb D01 birth_date 1985 0  20',
        'bb D01 insurance_number 9222222222 1 latest 21',
        'bb D01 insurance_number 9200000000 0  22',
        'bb D01 insurance_number 9211111111 0  20',
      ])
    })

    it('a refused value that looks like a formula cannot start one', async () => {
      expect(await csvRows(out, 'rejects.csv')).toMatchObject([
        { column: 'MST', action: 'quarantined', raw_value: "'=1+1" },
      ])
    })

    it('run.json tells inputs, rules and counts, and keeps times apart', async () => {
      const run = JSON.parse(await readFile(join(out, 'run.json'), 'utf8'))
      expect(run).toMatchObject({
        state: 'ok-with-quarantine',
        as_of: '2026-02-28',
        unmapped_columns: [{ path: 'thue/05-1.csv', columns: ['Ghi chú'] }],
        unrecognised_files: [{ path: 'la.csv' }],
        counts: {
          cases_by_rule: { R01: { new: 1 } },
          cases_by_province: { '79': 1, '92': 4, unknown: 1 },
          exclusions: { E1: 1 },
          duplicates: { D01: 1, D02: 1 },
          duplicate_money: { D01: { clusters: 1, vnd: 4_800_000 } },
        },
        timing: {
          rules: [
            { rule_id: 'R08', seconds: 0.012 },
            { rule_id: 'R21', seconds: 0 },
          ],
        },
      })
      expect(run.rules.find((rule: { rule_id: string }) => rule.rule_id === 'R21')).toMatchObject({
        evaluated: false,
        not_evaluated_because: 'needs residents',
      })
      expect(JSON.stringify({ ...run, timing: null })).not.toContain(out)
    })

    it('run.json names a year of which no month is known', async () => {
      const run = JSON.parse(await readFile(join(out, 'run.json'), 'utf8'))
      expect(run.known_months).toEqual([
        { province_code: '92', year: 2022, months: [], compared_instead: null },
        { province_code: '92', year: 2025, months: ['2025-01', '2025-02'], compared_instead: null },
      ])
    })

    it('run.json names every other file with its hash', async () => {
      const run = JSON.parse(await readFile(join(out, 'run.json'), 'utf8'))
      const { 'run.json': _, ...others } = await hashes(out)
      expect(Object.fromEntries(run.outputs.map(({ path, sha256 }: Record<string, string>) => [path, sha256]))).toEqual(
        others,
      )
    })

    it('a province has a workbook of its own; a province with leads at D alone has none; unknown provinces stand apart', async () => {
      expect((await readdir(join(out, 'lists'))).sort()).toEqual(['92-can-tho', 'chua-xac-dinh'])
    })

    it('leads at confidence D are in cases.csv and in no list', async () => {
      const rows = tableOf(sheet(await workbook(out, 'lists/92-can-tho'), 'Lao động'))
      expect(rows.map((row) => row['Họ và tên']?.text)).toEqual([expect.stringContaining('1 người'), 'Trần Thị Lan'])
    })

    it('identifiers keep their zeros as text; dates, months and money are real cells', async () => {
      const [, row] = tableOf(sheet(await workbook(out, 'lists/92-can-tho'), 'Lao động'))
      expect(row?.['Mã số BHXH']?.value).toBe('0112345678')
      expect(row?.['Số định danh cá nhân']?.value).toBe('092190000017')
      expect(row?.['Ngày sinh']?.value).toEqual(new Date('1990-05-12T00:00:00Z'))
      expect(row?.['Từ tháng']?.numFmt).toBe('mm/yyyy')
      expect(row?.['Thu nhập chịu thuế']?.value).toBe(96_000_000)
      expect(row?.Hạn?.value).toEqual(new Date('2026-03-30T00:00:00Z'))
    })

    it('a name that looks like a formula is text', async () => {
      const rows = tableOf(sheet(await workbook(out, 'lists/92-can-tho'), 'DN chưa tham gia'))
      expect(rows[0]?.['Tên đơn vị']?.type).toBe(ExcelJS.ValueType.String)
      expect(rows[0]?.['Tên đơn vị']?.text.startsWith('=')).toBe(false)
    })

    it('every lead has its case id, a deadline, what to do and a list of results to pick from', async () => {
      const book = await workbook(out, 'lists/92-can-tho')
      const cases = await csvRows(out, 'cases.csv')
      const row = tableOf(sheet(book, 'DN chưa tham gia'))[0]
      expect(cases.map(({ case_id }) => case_id)).toContain(row?.['Mã hồ sơ']?.text)
      expect(row?.Việc?.text).toContain('rà soát')
      const formula = row?.['Kết quả']?.dataValidation?.formulae[0] as string
      const [, helper = '', last = ''] = /^'?([^'!]+)'?!\$A\$1:\$A\$(\d+)$/.exec(formula) ?? []
      const answers = Array.from({ length: Number(last) }, (_, index) => sheet(book, helper).getCell(index + 1, 1).text)
      expect(answers).toEqual(RESULT_CODES)
    })

    it('the summary counts enterprises and distinct workers by class', async () => {
      const rows = tableOf(sheet(await workbook(out, 'lists/92-can-tho'), 'Tổng hợp'), 'Nội dung')
      const row = rows.find((found) => found['Nội dung']?.text === 'Chưa tham gia')
      expect([row?.['Số đơn vị']?.value, row?.['Số lao động (người)']?.value]).toEqual([2, 1])
    })

    it('no text of a list accuses', async () => {
      const texts: string[] = []
      for (const folder of ['92-can-tho', 'chua-xac-dinh'])
        for (const found of (await workbook(out, `lists/${folder}`)).worksheets)
          found.eachRow((row) => row.eachCell((cell) => texts.push(cell.text.toLowerCase())))
      expect(texts.filter((text) => /vi phạm|trốn đóng/.test(text))).toEqual([])
      expect(texts.filter((text) => text.includes('cần rà soát, xác minh')).length).toBeGreaterThan(0)
    })

    it('frozen panes, a filter and a landscape page stand on the lists', async () => {
      const found = sheet(await workbook(out, 'lists/92-can-tho'), 'DN chưa tham gia')
      expect(found.views[0]).toMatchObject({ state: 'frozen', xSplit: 4, ySplit: 5 })
      expect(found.autoFilter).toMatch(/^A5:[A-Z]+\d+$/)
      expect(found.pageSetup.orientation).toBe('landscape')
    })

    it('the auditors’ workbook shades the cells that differ and asks for a decision', async () => {
      const book = await workbook(out, 'audit')
      const [money, , kept, group, first] = tableOf(sheet(book, 'Bản ghi trùng'), 'Mã nhóm trùng')
      expect([money?.['Số tháng trùng']?.value, money?.['Tiền trùng (đồng)']?.value]).toEqual([3, 4_800_000])
      expect([kept?.Dòng?.value, kept?.['Giữ lại']?.text, kept?.['Lý do']?.text]).toEqual([21, 'giữ', 'Sổ mới.'])
      expect([group?.['Tiền trùng (đồng)']?.value, first?.['Giữ lại']?.text]).toEqual([null, ''])
      const colour = (cell: ExcelJS.Cell | undefined) => (cell?.fill as ExcelJS.FillPattern | undefined)?.fgColor?.argb
      expect(group?.['Mã số BHXH']?.text).toContain('2 bản ghi')
      expect(colour(first?.['Họ và tên'])).toMatch(/^FF[0-9A-F]{6}$/)
      expect(colour(first?.['Ngày sinh'])).toBeUndefined()
      expect(first?.['Kết luận']?.dataValidation?.formulae).toEqual(['"cùng một người,khác người,chưa rõ"'])
    })

    it('the auditors’ workbook sets the value that would be kept beside the others, in words', async () => {
      const [cluster, ...fields] = tableOf(sheet(await workbook(out, 'audit'), 'Giá trị giữ lại'), 'Mã nhóm trùng')
      expect(cluster?.['Thông tin']?.text).toBe(
        'Một số định danh, nhiều mã số BHXH: Giữ bản ghi này vì mới nhất: thue/05-1.csv:21',
      )
      const columns = [
        'Thông tin',
        'Giá trị giữ lại',
        'Vì sao giữ',
        'Nguồn',
        'Giá trị không giữ',
        'Nguồn giá trị không giữ',
      ]
      expect(fields.map((row) => columns.map((column) => row[column]?.text))).toEqual([
        [
          'Ngày sinh',
          '14/03/1985',
          'Ngày sinh đầy đủ nhất',
          'thue/05-1.csv:21',
          '1985',
          'thue/05-1.csv:20 (và 3 dòng khác)',
        ],
        [
          'Mã số BHXH',
          '9222222222',
          'Mới nhất',
          'thue/05-1.csv:21',
          '9200000000\n9211111111',
          'thue/05-1.csv:22 (và 3 dòng khác)\nthue/05-1.csv:20 (và 3 dòng khác)',
        ],
      ])
    })

    it('a recipient with masked ids sees neither citizen IDs nor insurance numbers, not in a tax ID either', async () => {
      const config = { ...CONFIG, site: { ...CONFIG.site, recipients: { '92': { mask: 'ids' as const } } } }
      const folder = await runNight(store, '2026-02-28', SCENE, { config })
      const texts: string[] = []
      for (const found of (await workbook(folder, 'lists/92-can-tho')).worksheets)
        found.eachRow((row) => row.eachCell((cell) => texts.push(cell.text)))
      expect(texts).toContain('092******017')
      expect(texts.filter((text) => /092190000017|0112345678|092075000012/.test(text))).toEqual([])
    })

    it('a run narrowed to a province writes no other province’s list', async () => {
      const folder = await runNight(store, '2026-02-28', SCENE, { provinces: ['79'] })
      expect(await readdir(folder)).not.toContain('lists')
    })

    it('all files are readable by their owner alone', async () => {
      for (const path of Object.keys(await hashes(out))) expect((await stat(join(out, path))).mode & 0o777).toBe(0o600)
      expect((await stat(join(out, 'lists', '92-can-tho'))).mode & 0o777).toBe(0o700)
    })
  })

describe('files of a night', () => {
  it('are the same bytes on every engine', async () => {
    const found: Record<string, string>[] = []
    for (const { open } of [...DIALECTS, ...DIALECTS.slice(0, 1)]) {
      const store = await open()
      await runNight(store, '2026-01-31', { ...SCENE, findings: SCENE.findings?.slice(0, 3) ?? [] })
      found.push(await hashes(await runNight(store, '2026-02-28', SCENE)))
      await store.close()
    }
    expect(found.length).toBe(DIALECTS.length + 1)
    for (const hashes of found) expect(hashes).toEqual(found[0])
  })
})

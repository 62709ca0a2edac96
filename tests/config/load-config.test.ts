import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadSiteConfig, parseSiteConfig } from '../../src/config/load-config.ts'
import { ReconcileError } from '../../src/domain/reconcile-error.ts'

function mistakesOf(text: string): readonly string[] {
  try {
    parseSiteConfig(text)
  } catch (error) {
    if (error instanceof ReconcileError && error.code === 'config-invalid') {
      expect(error.exitCode).toBe(2)
      return (error as ReconcileError<'config-invalid'>).details.mistakes
    }
    throw error
  }
  return []
}

/** The example of the design, §4b. */
const WHOLE = `site: { province: "92", recipients: { "92": { mask: none } } }
files:
  - match: "thue/05-1_*.csv"
    source: tax_workers
    sheet: DS
    header_row: 7
    encoding: tcvn3
    delimiter: ";"
    columns: { payer_tax_id: "MST đơn vị", identity_number: "Số giấy tờ" }
    constants: { form: "05-1" }
    period: "2025"
    money_unit: 1000
    area_codes: gso63
    title: { payer_name: "Tên người nộp thuế" }
    ignore_columns: ["Ghi chú nội bộ"]
  - match: "bhxh/**"
    source: insurance_participants
    columns: { funds.health: "BHYT" }
    values: { participation: { BB: compulsory, HGD: health_only, "?": "" } }
    reads_as: history
gates: { tax_workers: { rows: [1, 5000000], max_reject_rate: 0.02, max_age_days: 400 } }
`

describe('doisoat.yaml', () => {
  it('the whole example is understood', () => {
    const config = parseSiteConfig(WHOLE)
    expect(config.site).toEqual({ province: '92', recipients: { '92': { mask: 'none' } }, answer_days: 30 })
    expect(config.files[0]).toMatchObject({
      header_row: 7,
      delimiter: ';',
      money_unit: 1000,
      period: '2025',
      columns: { payer_tax_id: 'MST đơn vị' },
    })
    expect(config.files[1]?.values).toEqual({ participation: { BB: 'compulsory', HGD: 'health_only', '?': '' } })
    expect(config.gates).toEqual({ tax_workers: { rows: [1, 5_000_000], max_reject_rate: 0.02, max_age_days: 400 } })
  })

  it('nothing, comments and empty sections are the defaults', () => {
    const defaults = parseSiteConfig('')
    expect(defaults).toEqual({
      site: { recipients: {}, answer_days: 30 },
      files: [],
      gates: {},
      thresholds: {},
      policy: [],
      required_sources: ['tax_workers', 'insurance_units', 'insurance_participants'],
    })
    expect(parseSiteConfig('# chưa có gì\ngates:\nfiles:\n')).toEqual(defaults)
  })

  it('values are text on both sides: zeros and dates stay as typed', () => {
    const text =
      'files:\n  - { match: a, constants: { payer_tax_id: 0123456789 }, values: { form: { 01: "05-1" } }, period: 2025-10 }'
    expect(parseSiteConfig(text).files[0]).toMatchObject({
      constants: { payer_tax_id: '0123456789' },
      values: { form: { '01': '05-1' } },
      period: '2025-10',
    })
  })

  it.each([
    ['sites: {}', 'dòng 1, cột 1: sites: khóa không có (gần nhất: "site")'],
    [
      'files:\n  - match: "*.csv"\n    sorce: areas',
      'dòng 3, cột 5: files[1].sorce: khóa không có (gần nhất: "source")',
    ],
    [
      'gates: { tax_worker: { rows: [1, 2] } }',
      'dòng 1, cột 10: gates.tax_worker: khóa không có (gần nhất: "tax_workers")',
    ],
    ['files:\n  - match: a\n    source: tax_worker', 'dòng 3, cột 13: files[1].source: cần một trong'],
    ['files:\n  - source: areas', 'dòng 2, cột 5: files[1].match: thiếu; '],
    [
      'files:\n  - match: a\n    source: areas\n    columns: { oficer: X }',
      'dòng 4, cột 16: files[1].columns.oficer: nguồn areas không có cột "oficer" (gần nhất: "officer")',
    ],
    [
      'files:\n  - match: a\n    period: 2025-13',
      'dòng 3, cột 13: files[1].period: cần năm (2025), quý (2025-Q2) hoặc tháng (2025-10) (đang là "2025-13")',
    ],
    [
      'files:\n  - match: a\n    values: { form: { A: "05-3" } }',
      'dòng 3, cột 26: files[1].values.form.A: "05-3" không phải giá trị của form',
    ],
    [
      'files:\n  - match: a\n    columns: { form: X }\n    constants: { form: "05-1" }',
      'dòng 4, cột 18: files[1].constants.form: cột form vừa ở columns vừa ở constants',
    ],
    ['files:\n  - match: a\n    delimiter: ";;"', 'dòng 3, cột 16: files[1].delimiter: cần đúng một ký tự'],
    ['site: { province: "93" }', 'dòng 1, cột 19: site.province: cần mã tỉnh hiện nay'],
    ['site: { as_of: 2026-02-30 }', 'dòng 1, cột 16: site.as_of: cần một ngày'],
    ['gates:\n  areas: { rows: [9, 1] }', 'dòng 2, cột 18: gates.areas.rows: số thứ nhất'],
    ['gates:\n  linkage: { min_precision: 98 }', 'dòng 2, cột 29: gates.linkage.min_precision: cần một tỷ lệ'],
    [
      'gates:\n  linkage: { min_precison: 0.98 }',
      'dòng 2, cột 14: gates.linkage.min_precison: khóa không có (gần nhất: "min_precision")',
    ],
    ['gates:\n  areas: { max_reject_rate: 2% }', 'dòng 2, cột 29: gates.areas.max_reject_rate: cần một tỷ lệ'],
    ['required_sources: [tax_workers, weather]', 'dòng 1, cột 33: required_sources[2]: cần một trong'],
    [
      'thresholds: { minimum_working_aged: 15 }',
      'dòng 1, cột 15: thresholds.minimum_working_aged: khóa không có (gần nhất: "minimum_working_age")',
    ],
    ['site: []', 'dòng 1, cột 7: site: cần các khóa của site'],
    ['files:\n\t- match: a', 'dòng 2, cột 1: thụt lề bằng dấu tab'],
    ['site: {}\nsite: {}', 'dòng 2, cột 1: khóa bị lặp lại'],
    ['- a', 'dòng 1, cột 1: tệp cấu hình phải gồm'],
  ])('%j → %s', (text, expected) => {
    expect(
      mistakesOf(text).some((mistake) => mistake.startsWith(expected)),
      mistakesOf(text).join('\n'),
    ).toBe(true)
  })

  it('tells all mistakes at once, from top to bottom', () => {
    const text =
      'site: { provinc: "92" }\nfiles:\n  - match: a\n    source: areas\n    columns: { oficer: X }\n    header_row: 0\ngates: { area: {} }'
    expect(mistakesOf(text).map((mistake) => mistake.split(',')[0])).toEqual(['dòng 1', 'dòng 5', 'dòng 6', 'dòng 7'])
  })

  it('an alias without end is refused', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]']
    for (let depth = 1; depth < 8; depth++)
      lines.push(
        `a${depth}: &a${depth} [${Array(10)
          .fill(`*a${depth - 1}`)
          .join(', ')}]`,
      )
    expect(mistakesOf(lines.join('\n')).length).toBeGreaterThan(0)
  })

  it('is read from the input folder, and its absence is the defaults', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'doisoat-config-'))
    try {
      expect(await loadSiteConfig(folder)).toEqual(parseSiteConfig(''))
      await writeFile(join(folder, 'doisoat.yaml'), '\ufeffsite: { province: "92" }')
      expect((await loadSiteConfig(folder)).site.province).toBe('92')
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseSiteConfig } from '../../src/config/load-config.ts'
import { policyWith } from '../../src/policy/book.ts'
import { LATE_INTEREST_RATE } from '../../src/policy/deadlines.ts'
import { PARAMETERS } from '../../src/policy/index.ts'
import { LOCAL_SUPPORT_HOUSEHOLD_HEALTH, LOCAL_SUPPORT_VOLUNTARY } from '../../src/policy/local-support.ts'
import { policyPage } from '../../src/policy/policy-page.ts'
import { policyRecords, policyText } from '../../src/policy/policy-text.ts'
import { unitText, valueText } from '../../src/policy/value-text.ts'

const LINES = parseSiteConfig(`policy:
  - { name: local_support_voluntary, value: { "92": { poor: 20% } }, from: 2026-01-01, source: NQ 1, note: nhập tay }
  - { name: late_interest_rate, value: 0.05%, from: 2026-08-01, source: CV 2 }
`).policy

describe('docs/policy.md', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/policy.md'), 'utf8')

  it('is what the declarations say (npm run docs)', () => expect(page).toBe(policyPage()))

  it('shows lines of a site that can be read', () => {
    const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(page) ?? []
    expect(parseSiteConfig(yaml).policy.map(({ name, value }) => [name, value])).toEqual([
      ['local_support_voluntary', { '92': { poor: 200, near_poor: 100 } }],
      ['household_owner_scope', { declares_below: 'due' }],
    ])
  })

  it('has every parameter, its notes beside its source', () => {
    expect(PARAMETERS.filter(({ name }) => !page.includes(`| \`${name}\`<br>`)).map(({ name }) => name)).toEqual([])
    expect(page).toMatch(/2\.530\.000 đồng\/tháng \| 01\/07\/2026 \| open \| NĐ 161\/2026\/NĐ-CP<br>\*nguồn gián tiếp/)
  })
})

describe('what is in force on a day', () => {
  const of = (day: string, name: string) => policyRecords(policyWith(LINES), day).find((record) => record.name === name)

  it('names every parameter, with a value or without', () => {
    const records = policyRecords(policyWith([]), '2026-07-01')
    expect(records.map(({ name }) => name)).toEqual(PARAMETERS.map(({ name }) => name))
    expect(records.filter(({ value }) => value === null).map(({ name }) => name)).toEqual([
      'local_support_voluntary',
      'local_support_household_health',
    ])
  })

  it('shares are told as percentages, ages in years and months, choices in words', () => {
    expect(of('2026-07-31', 'late_interest_rate')?.text).toBe('0,03 % mỗi ngày')
    expect(of('2026-07-31', 'worker_rates')?.text).toBe(
      'hưu trí, tử tuất 8; ốm đau, thai sản 0; TNLĐ-BNN 0; BHTN 1; BHYT 1,5 % tiền lương làm căn cứ đóng',
    )
    expect(of('2026-07-31', 'retirement_age')?.text).toBe('nam 61 tuổi 6 tháng; nữ 57 tuổi')
    expect(of('2026-07-31', 'contribution_floor')?.text).toBe('mức tham chiếu')
    expect(of('2026-07-31', 'household_owner_scope')?.text).toBe(
      'thuộc diện: kê khai, doanh thu trên ngưỡng; cần xác minh: kê khai, doanh thu không quá ngưỡng; chưa đến hạn (1/7/2029): thuế khoán trước đây, chưa có dữ liệu kê khai',
    )
    expect(of('2026-07-31', 'unemployment_cover')?.text).toContain(
      'thuộc diện: người lao động có hợp đồng · làm việc không trọn thời gian, lương từ mức sàn · người quản lý hưởng lương; không',
    )
    expect(of('2026-07-31', 'reference_level')?.text).toBe('2.530.000 đồng/tháng')
    expect(of('2026-07-31', 'local_support_voluntary')?.text).toBe(
      'tỉnh 92: hộ nghèo 20 % số tiền đóng theo chuẩn nghèo nông thôn',
    )
  })

  it('a line of the site is marked, on its days', () => {
    expect(of('2026-07-31', 'late_interest_rate')).toMatchObject({ from_site: false, to: '2026-07-31' })
    expect(of('2026-08-01', 'late_interest_rate')).toMatchObject({
      from_site: true,
      text: '0,05 % mỗi ngày',
      source: 'CV 2',
    })
    const text = policyText(policyWith(LINES), '2026-08-01')
    expect(text).toContain(
      '[late_interest_rate] – theo doisoat.yaml\n      0,05 % mỗi ngày\n      từ 01/08/2026; CV 2\n',
    )
    expect(text).toContain('      từ 01/01/2026; NQ 1\n      lưu ý: nhập tay\n')
    expect(text).toContain('[local_support_household_health]\n      chưa có giá trị\n')
    expect(policyText(policyWith([]), '2026-08-01')).not.toContain('theo doisoat.yaml')
  })

  it('is a page of subjects in capitals, each parameter with its words, value, days and source', () => {
    const text = policyText(policyWith([]), '2026-06-30')
    expect(text).toMatch(/^Chính sách có hiệu lực ngày 30\/06\/2026\n\n\S/)
    const subjects = text
      .split('\n\n')
      .slice(1)
      .map((part) => part.split('\n')[0] ?? '')
    expect(subjects.length).toBeGreaterThan(3)
    expect(subjects.filter((subject) => subject === '' || subject !== subject.toUpperCase())).toEqual([])
    expect(text).toMatch(/\[reference_level\]\n {6}2\.340\.000 đồng\/tháng\n {6}01\/07\/2024–30\/06\/2026; /)
    expect(text).toMatch(
      /\[retirement_minimum_contract\]\n {6}1 tháng\n {6}từ 01\/07\/2025; Luật BHXH 41\/2024\/QH15, Điều 2\.1\.a\n {2}\S/,
    )
    expect(text).toMatch(/\S\n$/)
  })

  it('machines get the days and the note', () => {
    expect(of('2026-07-31', 'reference_level')).toMatchObject({
      from: '2026-07-01',
      to: null,
      note: expect.stringContaining('nguồn gián tiếp'),
      from_site: false,
    })
    const unknown = policyRecords(policyWith([]), '2026-07-31').find(({ name }) => name === 'local_support_voluntary')
    expect(unknown).toMatchObject({ value: null, text: null, from: null, to: null, note: null, from_site: false })
  })

  it('parts of a percent without needless zeros; provinces one after the other', () => {
    expect([5, 150, 100].map((value) => valueText(LATE_INTEREST_RATE, value))).toEqual(['0,05', '1,5', '1'])
    expect(valueText(LOCAL_SUPPORT_VOLUNTARY, { '92': { poor: 200 }, '96': { poor: 50 } })).toBe(
      'tỉnh 92: hộ nghèo 20; tỉnh 96: hộ nghèo 5',
    )
    expect(valueText(LOCAL_SUPPORT_HOUSEHOLD_HEALTH, { '92': { household: 105 } })).toBe('tỉnh 92: hộ gia đình 10,5')
    expect(unitText(LOCAL_SUPPORT_HOUSEHOLD_HEALTH)).toBe('% số tiền đóng')
  })
})

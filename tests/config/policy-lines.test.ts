import { describe, expect, it } from 'vitest'
import { parseSiteConfig } from '../../src/config/load-config.ts'
import { ReconcileError } from '../../src/domain/reconcile-error.ts'

function mistakesOf(text: string): readonly string[] {
  try {
    parseSiteConfig(text)
  } catch (error) {
    if (error instanceof ReconcileError && error.code === 'config-invalid')
      return (error as ReconcileError<'config-invalid'>).details.mistakes
    throw error
  }
  return []
}

/** A line with one thing changed; `value` on line 3. */
const site = (name: string, value: string, rest = 'from: 2026-01-01\n    source: NQ 1') =>
  `policy:\n  - name: ${name}\n    value: ${value}\n    ${rest}\n`

describe('policy in doisoat.yaml', () => {
  it('numbers, shares, choices, records and provinces are read in the shape of their parameter', () => {
    const text = `policy:
  - { name: reference_level, value: 2600000, from: 2027-01-01, source: NĐ mới }
  - name: local_support_voluntary
    value: { "92": { poor: 20%, other: "12,5 %" }, "96": { near_poor: 10.0% } }
    from: 2026-01-01
    to: 2026-12-31
    source: NQ 12/2025/NQ-HĐND
    note: nhập tay
  - { name: household_owner_scope, value: { declares_below: due }, from: 2026-01-01, source: CV 1 }
  - { name: contribution_floor, value: reference_level, from: 2025-01-01, to: 2025-06-30, source: CV 2 }
  - { name: late_interest_rate, value: 0.03%, from: 2024-01-01, to: 2025-06-30, source: CV 3 }
`
    expect(parseSiteConfig(text).policy).toEqual([
      { name: 'reference_level', value: 2_600_000, from: '2027-01-01', to: null, source: 'NĐ mới' },
      {
        name: 'local_support_voluntary',
        value: { '92': { poor: 200, other: 125 }, '96': { near_poor: 100 } },
        from: '2026-01-01',
        to: '2026-12-31',
        source: 'NQ 12/2025/NQ-HĐND',
        note: 'nhập tay',
      },
      { name: 'household_owner_scope', value: { declares_below: 'due' }, from: '2026-01-01', to: null, source: 'CV 1' },
      { name: 'contribution_floor', value: 'reference_level', from: '2025-01-01', to: '2025-06-30', source: 'CV 2' },
      { name: 'late_interest_rate', value: 3, from: '2024-01-01', to: '2025-06-30', source: 'CV 3' },
    ])
  })

  it('a section with nothing under it adds nothing', () => {
    expect(parseSiteConfig('policy:\n').policy).toEqual([])
  })

  it.each([
    [
      site('reference_levels', '1'),
      'dòng 2, cột 11: policy[1].name: không có tham số này (gần nhất: "reference_level")',
    ],
    [site('xyzzy', '1'), 'dòng 2, cột 11: policy[1].name: không có tham số này'],
    [site('reference_level', '2.340.000'), 'dòng 3, cột 12: policy[1].value: cần một số nguyên viết liền'],
    [site('reference_level', '{ I: 1 }'), 'dòng 3, cột 12: policy[1].value: cần một số nguyên viết liền'],
    [
      site('voluntary_rate', '22'),
      'dòng 3, cột 12: policy[1].value: cần một tỷ lệ phần trăm từ 0% đến 100%, như 20% (đang là "22")',
    ],
    [site('voluntary_rate', '22.55%'), 'dòng 3, cột 12: policy[1].value: cần một tỷ lệ phần trăm'],
    [site('voluntary_rate', '101%'), 'dòng 3, cột 12: policy[1].value: cần một tỷ lệ phần trăm'],
    [
      site('contribution_floor', 'reference_lvel'),
      'dòng 3, cột 12: policy[1].value: cần một trong: regional_minimum_wage (lương tối thiểu vùng), reference_level (mức tham chiếu) (gần nhất: "reference_level") (đang là "reference_lvel")',
    ],
    [
      site('household_owner_scope', '{ declares_bellow: due }'),
      'dòng 3, cột 14: policy[1].value.declares_bellow: khóa không có (gần nhất: "declares_below")',
    ],
    [
      site('household_owner_scope', '{ declares_below: maybe }'),
      'dòng 3, cột 30: policy[1].value.declares_below: cần một trong: due (thuộc diện)',
    ],
    [site('household_owner_scope', 'due'), 'dòng 3, cột 12: policy[1].value: cần các cặp khóa: giá trị'],
    [site('household_owner_scope', '{}'), 'dòng 3, cột 12: policy[1].value: cần các cặp khóa: giá trị'],
    [site('local_support_voluntary', '{ "93": { poor: 20% } }'), 'dòng 3, cột 14: policy[1].value.93: khóa không có'],
    [
      site('local_support_voluntary', '{ "92": { por: 20% } }'),
      'dòng 3, cột 22: policy[1].value.92.por: khóa không có (gần nhất: "poor")',
    ],
    [site('local_support_voluntary', '{ "92": 20% }'), 'dòng 3, cột 20: policy[1].value.92: cần các cặp khóa'],
    [
      site('local_support_voluntary', '{ "92": { poor: 20 } }'),
      'dòng 3, cột 28: policy[1].value.92.poor: cần một tỷ lệ phần trăm',
    ],
    [
      site('hourly_minimum_wages', '{ I: 20000 }', 'from: 2025-01-01\n    source: NQ 1'),
      'dòng 3, cột 12: policy[1].value: cần đủ các khóa I, II, III, IV: ngày 2025-01-01 chưa có giá trị nào',
    ],
    [site('reference_level', '1', 'from: 01/01/2026\n    source: a'), 'dòng 4, cột 11: policy[1].from: cần một ngày'],
    [site('reference_level', '1', 'source: a'), 'dòng 2, cột 5: policy[1].from: thiếu; cần một'],
    [site('reference_level', '1', 'from: 2026-01-01'), 'dòng 2, cột 5: policy[1].source: thiếu; cần một'],
    [
      site('reference_level', '1', 'from: 2026-01-02\n    to: 2026-01-01\n    source: a'),
      'dòng 5, cột 9: policy[1].to: ngày cuối đứng trước ngày đầu',
    ],
    [
      site('reference_level', '1', 'form: 2026-01-01\n    from: 2026-01-01\n    source: a'),
      'dòng 4, cột 5: policy[1].form: khóa không có (gần nhất: "from")',
    ],
    ['policy:\n  - value: 1\n    from: 2026-01-01\n    source: a', 'dòng 2, cột 5: policy[1].name: thiếu; cần một'],
    [
      'policy:\n  - name: reference_level\n    from: 2026-01-01\n    source: a',
      'dòng 2, cột 5: policy[1].value: thiếu; cần giá trị',
    ],
    ['policy: { reference_level: 1 }', 'dòng 1, cột 9: policy: cần một danh sách'],
    ['polcy: []', 'dòng 1, cột 1: polcy: khóa không có (gần nhất: "policy")'],
  ])('%j → %s', (text, expected) => {
    expect(
      mistakesOf(text).some((mistake) => mistake.startsWith(expected)),
      mistakesOf(text).join('\n'),
    ).toBe(true)
  })

  const two = (first: string, second: string) => `policy:\n  - ${first}\n  - ${second}\n`
  const level = (from: string, to: string | null) =>
    `{ name: reference_level, value: 1, from: ${from}${to === null ? '' : `, to: ${to}`}, source: a }`

  it('two lines of one figure may not meet on a day', () => {
    expect(mistakesOf(two(level('2026-01-01', '2026-06-30'), level('2026-06-30', null)))).toEqual([
      'dòng 3, cột 46: policy[2].from: reference_level đã có giá trị cho ngày này ở dòng khác của policy',
    ])
    expect(mistakesOf(two(level('2026-06-30', null), level('2026-01-01', '2026-06-30')))).toHaveLength(1)
    expect(mistakesOf(two(level('2026-01-01', '2026-06-30'), level('2026-07-01', null)))).toEqual([])
  })

  it('two lines of one record may, when they set other keys', () => {
    const support = (value: string) => `{ name: local_support_voluntary, value: ${value}, from: 2026-01-01, source: a }`
    const [poor, other, elsewhere] = ['{ "92": { poor: 1% } }', '{ "92": { other: 1% } }', '{ "96": { poor: 1% } }']
    expect(mistakesOf(two(support(poor), support(other)))).toEqual([])
    expect(mistakesOf(two(support(poor), support(elsewhere)))).toEqual([])
    expect(mistakesOf(two(support(poor), support('{ "92": { poor: 2%, other: 1% } }')))).toHaveLength(1)
  })

  it('is told in the same go as other mistakes', () => {
    const text = `site: { provinc: "92" }\n${site('reference_levels', '1')}`
    expect(mistakesOf(text).map((mistake) => mistake.split(',')[0])).toEqual(['dòng 1', 'dòng 3'])
  })
})

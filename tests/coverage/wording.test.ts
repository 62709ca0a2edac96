import { describe, expect, it } from 'vitest'
import type { EmployerFigures, WorkerFigures } from '../../src/coverage/figures.ts'
import {
  comparedText,
  comparison,
  income,
  incomePeriod,
  monthsText,
  remarks,
  workersText,
} from '../../src/coverage/wording.ts'
import { casesOnEachDialect, onEachDialect } from './on-each-dialect.ts'
import { COLLEAGUE, EMPLOYER, LIVE_UNIT, month, OTHER, type Scene, WORKER, YEAR } from './scene.ts'

describe('months in words', () => {
  const cases: readonly (readonly [number, string])[] = [
    [4095, '01–12/2025'],
    [0b1, '01/2025'],
    [0b100000000000, '12/2025'],
    [0b1011, '01–02, 04/2025'],
    [0b101, '01, 03/2025'],
  ]
  for (const [mask, text] of cases)
    it(`${mask.toString(2)} is ${text}`, () => expect(monthsText(mask, 2025)).toBe(text))
})

/** Only what the texts look at. */
const figures = (more: Partial<WorkerFigures> = {}): WorkerFigures =>
  ({
    year: 2025,
    compared_year: 2025,
    compared_mask: 4095,
    precision: 'year',
    taxed_mask: 4095,
    income_vnd: 96_000_000,
    retirement_month: null,
    later_payer: 0,
    late_band: 0,
    in_review: 0,
    confidence_rank: 0,
    insured_today: 0,
    last_known_month: 0,
    ...more,
  }) as WorkerFigures

describe('what was compared, in words', () => {
  const march2026 = { compared_year: 2026, compared_mask: 0b100 }
  const cases: readonly (readonly [string, Partial<WorkerFigures>, string])[] = [
    ['a year', {}, 'đối chiếu danh sách 01–12/2025 (12/12 tháng)'],
    ['a part of it', { compared_mask: 0b111 }, 'đối chiếu danh sách 01–03/2025 (3/12 tháng)'],
    [
      'months',
      { precision: 'month', taxed_mask: 0b111, compared_mask: 0b011 },
      'đối chiếu danh sách 01–02/2025 (2/3 tháng)',
    ],
    ['a month after the year', march2026, 'đối chiếu danh sách 03/2026 (0/12 tháng, không có danh sách của năm 2025)'],
  ]
  for (const [what, more, text] of cases) it(what, () => expect(comparison(figures(more))).toBe(text))

  it('a column has the list alone', () => expect(comparedText(figures(march2026))).toBe('danh sách 03/2026'))

  it('the pay by year or by months, its sum where it is told', () => {
    expect(incomePeriod(figures())).toBe('Kỳ thu nhập 2025')
    expect(incomePeriod(figures({ precision: 'quarter', taxed_mask: 0b111 }))).toBe('Thu nhập các tháng 01–03/2025')
    expect(income(figures())).toBe('thu nhập chịu thuế 96.000.000 đ')
    expect(income(figures({ income_vnd: 0 }))).toBe('có thu nhập chịu thuế')
  })

  it('people and money of an employer', () => {
    const ofEmployer = { ...figures({ compared_mask: 0b111 }), workers: 3, money_vnd: 0 } as unknown as EmployerFigures
    const text =
      'Kỳ thu nhập 2025: 3 người lao động có thu nhập theo hợp đồng không có trong danh sách đóng quỹ hưu trí'
    const compared = '; đối chiếu danh sách 01–03/2025 (3/12 tháng)'
    expect(workersText(ofEmployer)).toBe(`${text}${compared}`)
    expect(workersText({ ...ofEmployer, money_vnd: 5_000_000 })).toBe(
      `${text}, tổng thu nhập chịu thuế 5.000.000 đ${compared}`,
    )
  })
})

describe('remarks behind a finding', () => {
  const ALIKE = ' Trên danh sách của đơn vị có người trùng họ tên, có thể là cùng một người.'
  const REVIEW = ' Giấy tờ của người này chưa ghép chắc chắn, cần rà soát định danh trước.'
  const PAST = ' Đã quá tuổi nghỉ hưu nhưng không thấy hưởng lương hưu (vẫn thuộc diện tham gia).'
  const LATER = ' Người này còn đơn vị trả thu nhập khác đứng trước; đơn vị đó rà soát trước.'
  const LATE = ' Đang trong thời hạn chậm đăng ký.'
  const cases: readonly (readonly [string, Partial<WorkerFigures>, string])[] = [
    ['none', {}, ''],
    ['retirement age in December of the year', { retirement_month: month(2025, 12) }, PAST],
    ['retirement age in January after', { retirement_month: month(2026, 1) }, ''],
    ['another payer first', { later_payer: 1 }, LATER],
    ['late registration', { late_band: 1 }, LATE],
    ['in review', { in_review: 1, confidence_rank: 3 }, REVIEW],
    ['a look-alike', { confidence_rank: 3 }, ALIKE],
    ['at C', { confidence_rank: 2 }, ''],
    [
      'insured today',
      { last_known_month: month(2025, 12), insured_today: 1 },
      ' Hiện đang tham gia (tháng 12/2025): có.',
    ],
    ['not insured today', { last_known_month: month(2025, 12) }, ' Hiện đang tham gia (tháng 12/2025): không.'],
    [
      'in their order',
      { retirement_month: 0, later_payer: 1, late_band: 1, in_review: 1 },
      `${PAST}${LATER}${LATE}${REVIEW}`,
    ],
  ]
  for (const [what, more, text] of cases)
    it(what, () => expect(remarks(figures(more))).toBe(`${text} Cần rà soát, xác minh.`))
})

/** One scene for each rule that makes a case. */
const LEADS: Readonly<Record<string, Scene>> = {
  R01: { units: [], colleague: false },
  R02: {},
  R03: { colleague: false },
  R05: {
    asOf: '2026-07-31',
    unitLists: [
      { month: month(2026, 5), due_vnd: 1_000_000, opening_debt_vnd: 0, paid_vnd: 0, closing_debt_vnd: 3_000_000 },
    ],
  },
  R06: { employer: { kind: 'cooperative' }, units: [], colleague: false },
  R07: { employer: { kind: 'household_business' }, units: [], colleague: false },
  R08: {},
  R08b: { employment: { deduction_vnd: 10_000_000 } },
  R09: { officers: [{ person_id: WORKER, role: 'director', salaried: 0, source: 'enterprise_registry' }] },
  R11: { employment: { form: '05-2', payments: 4 } },
  R12: { employers: [OTHER], insured: [{ person: WORKER, employer: 20, ...YEAR }] },
  R13: { insured: [{ person: WORKER, kind: 'health_only', group: 5, ...YEAR }] },
  R16: { insured: [{ person: WORKER, kind: 'voluntary', ...YEAR }] },
  R20: { employment: { nationality: 'Hàn Quốc' } },
  R28: { employer: { tax_status: '06' } },
  R29: { employer: { tax_status: '03', registry_status: 'operating' } },
}

casesOnEachDialect(
  'texts for officers',
  Object.entries(LEADS).map(([rule, scene]) => ({
    title: `${rule} asks to look into it and accuses nobody`,
    scene,
    rule,
  })),
  ({ rule }, { findings }) => {
    const reason = findings.find((row) => row.rule_id === rule)?.reason ?? ''
    expect(reason).toMatch(/Cần rà soát, xác minh\.$/)
    expect(reason.toLowerCase()).not.toMatch(/vi phạm|trốn|undefined|null|nan/)
  },
)

onEachDialect('texts for officers', (play) => {
  it('names no person and no identifier', async () => {
    const { store } = await play({})
    const reasons = await store.db.selectFrom('findings').select('reason').execute()
    expect(reasons.filter(({ reason }) => /\d{9,}|nguyen van an/i.test(reason))).toEqual([])
  })
})

onEachDialect('the order of rows', (play) => {
  const second = {
    employment_id: 2,
    person_id: COLLEAGUE,
    employer_id: EMPLOYER,
    year: 2025,
    form: '',
    precision: 'year',
    taxed_mask: 4095,
  }
  const scene: Scene = {
    employments: [second],
    employers: [OTHER, { employer_id: 30, employer_key: 'T:3', tax_status: '06', listed: 1, province_code: '92' }],
    units: [LIVE_UNIT, { ...LIVE_UNIT, unit_id: 2, employer_id: 30 }],
    insured: [{ person: WORKER, employer: 20, from: month(2025, 1), to: month(2025, 3) }],
  }

  it('changes nothing in what is found, in which order and in which words', async () => {
    const { findings, exclusions } = await play(scene)
    const turned = await play({
      ...scene,
      employers: scene.employers!.toReversed(),
      units: scene.units!.toReversed(),
      turned: true,
    })
    expect(findings.length).toBeGreaterThan(1)
    expect([turned.findings, turned.exclusions]).toEqual([findings, exclusions])
  })
})

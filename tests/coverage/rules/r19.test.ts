import { expect, it } from 'vitest'
import type { Database } from '../../../src/store/schema.ts'
import { casesOnEachDialect, onEachDialect } from '../on-each-dialect.ts'
import { itsLeadRestsOn } from '../resting.ts'
import { EMPLOYER, type Insured, month, OTHER, type Scene, WORKER, YEAR } from '../scene.ts'
import { itsLeadSays } from '../words.ts'

const ROLL = { person: WORKER, employer: EMPLOYER, unit: 1, base: 8_000_000, ...YEAR } as const

/** The example of domain notes §4.4: 10.5 % of twelve months of 8,000,000, nine months on the roll. */
const PAID: Partial<Database['employment']> = { income_vnd: 100_000_000, deduction_vnd: 10_080_000 }
const MONTHLY: Partial<Database['employment']> = { income_vnd: 96_000_000, precision: 'month', taxed_mask: 4095 }

function scene(
  row: Partial<Insured>,
  employment: Partial<Database['employment']> = PAID,
  more: Partial<Scene> = {},
): Scene {
  return { ...more, employment, insured: [{ ...ROLL, ...row }, ...(more.insured ?? [])] }
}

interface Case {
  readonly title: string
  readonly scene: Scene
  /** Months of the lead; null: none. */
  readonly months: readonly [from: number, to: number] | null
  readonly exclusions?: readonly string[]
}

const nine = { to: month(2025, 9) }
const lastThree = [month(2025, 10), month(2025, 12)] as const
const elsewhere = (from: number, to: number): Partial<Scene> => ({
  insured: [{ ...ROLL, employer: 20, unit: 2, from, to }],
  employers: [OTHER],
})

const CASES: readonly Case[] = [
  { title: 'by the year: [19] is three months more than the roll', scene: scene(nine), months: lastThree },
  { title: 'by the year: nothing was deducted', scene: scene(nine, { ...PAID, deduction_vnd: 0 }), months: null },
  {
    title: 'by the year: [19] is what nine months make',
    scene: scene(nine, { ...PAID, deduction_vnd: 7_560_000 }),
    months: null,
  },
  // Nine months are 72,000,000; 0.9 of a month more is 79,200,000, of which 10.5 % are 8,316,000.
  {
    title: 'by the year: 0.9 of a month more',
    scene: scene(nine, { ...PAID, deduction_vnd: 8_316_000 }),
    months: lastThree,
  },
  { title: 'by the year: a dong less', scene: scene(nine, { ...PAID, deduction_vnd: 8_315_999 }), months: null },
  {
    title: 'by the year: [19] above 10.5 % of the pay is not used',
    scene: scene(nine, { ...PAID, income_vnd: 95_999_000 }),
    months: null,
  },
  {
    title: 'by the year: every month is in',
    scene: scene({}, { ...PAID, income_vnd: 150_000_000, deduction_vnd: 12_000_000 }),
    months: null,
  },
  {
    title: 'by the year: leave is in',
    scene: scene(nine, PAID, { insured: [{ ...ROLL, state: 'unpaid', from: month(2025, 10), to: month(2025, 12) }] }),
    months: null,
  },
  {
    title: 'by the year: a base that one month lacks tells nothing',
    scene: scene({ to: month(2025, 8) }, PAID, {
      insured: [{ person: WORKER, employer: EMPLOYER, unit: 1, from: month(2025, 9), to: month(2025, 9) }],
    }),
    months: null,
  },
  {
    title: 'by the year: a base at the cap, unemployment insurance up to its own cap',
    scene: scene(
      { ...nine, base: 46_800_000 },
      { income_vnd: 1_200_000_000, deduction_vnd: 9 * (4_446_000 + 992_000) },
    ),
    months: null,
  },
  {
    title: 'by the year: three months more at the cap',
    scene: scene(
      { ...nine, base: 46_800_000 },
      { income_vnd: 1_200_000_000, deduction_vnd: 12 * (4_446_000 + 468_000) },
    ),
    months: lastThree,
  },
  {
    title: 'by the year: a foreigner pays 9.5 %',
    scene: scene(nine, { ...PAID, deduction_vnd: 7_524_000, nationality: 'Nhật Bản' }),
    months: lastThree,
  },
  { title: 'by the year: in no month here', scene: { employment: PAID }, months: null },
  { title: 'by months: the months that are out', scene: scene(nine, MONTHLY), months: lastThree },
  {
    title: 'by months: of those paid only',
    scene: scene(nine, { ...MONTHLY, taxed_mask: 0b11111111111 }),
    months: [month(2025, 10), month(2025, 11)],
  },
  {
    title: 'by months: paid while on the roll only',
    scene: scene(nine, { ...MONTHLY, taxed_mask: 0b111111111 }),
    months: null,
  },
  {
    title: 'by months: leave is in',
    scene: scene(nine, MONTHLY, { insured: [{ ...ROLL, state: 'sick', from: month(2025, 10) }] }),
    months: null,
  },
  {
    title: 'by months: in none of them is R08',
    scene: scene({ from: month(2024, 1), to: month(2024, 12) }, MONTHLY),
    months: null,
  },
  {
    title: 'by quarters nothing tells which month',
    scene: scene({ to: month(2025, 2) }, { ...MONTHLY, precision: 'quarter', taxed_mask: 0b111 }),
    months: null,
  },
  { title: 'appendix 05-2 never', scene: scene(nine, { ...MONTHLY, form: '05-2' }), months: null },
  {
    title: 'insured elsewhere in all of them: E5',
    scene: scene(nine, MONTHLY, elsewhere(month(2025, 10), month(2025, 12))),
    months: null,
    exclusions: ['R19 E5 1@10'],
  },
  {
    title: 'by the year insured elsewhere in all of them: E5',
    scene: scene(nine, PAID, elsewhere(month(2025, 10), month(2025, 12))),
    months: null,
    exclusions: ['R19 E5 1@10'],
  },
  {
    title: 'insured elsewhere in one of them',
    scene: scene(nine, MONTHLY, elsewhere(month(2025, 12), month(2025, 12))),
    months: [month(2025, 10), month(2025, 11)],
  },
  {
    title: 'a closed employer: E10',
    scene: scene(nine, MONTHLY, { employer: { tax_status: '03' } }),
    months: null,
    exclusions: ['R19 E10 1@10'],
  },
  {
    title: 'months of the employer’s pause are left out',
    scene: scene(nine, MONTHLY, {
      employer: { tax_status: '05', status_on: '2025-11-01', status_until: '2026-12-31' },
    }),
    months: [month(2025, 10), month(2025, 10)],
  },
  {
    title: 'a second employer who pays the accident fund only',
    scene: scene({ funds: 2, ...nine }, MONTHLY, elsewhere(YEAR.from, YEAR.to)),
    months: null,
  },
]

casesOnEachDialect('rule R19', CASES, ({ months, exclusions }, outcome) => {
  const found = outcome.findings.filter((row) => row.rule_id === 'R19')
  expect(found.map((row) => [row.month_from, row.month_to])).toEqual(months === null ? [] : [months])
  expect(outcome.exclusions.filter((row) => row.startsWith('R19 '))).toEqual(exclusions ?? [])
})

onEachDialect('rule R19: what it tells', (play) => {
  const lead = async (one: Scene) => (await play(one)).findings.find((row) => row.rule_id === 'R19')
  const known = (mask: number) => ({ known: [{ province_code: '92', year: 2025, known_mask: mask }] })

  it('by the year: both sums and the tolerance', async () => {
    expect(await lead(scene(nine))).toMatchObject({
      period: '2025',
      class: 'partly_covered',
      priority: 2,
      confidence: 'A',
      money_vnd: 24_000_000,
      reason:
        'Kỳ thu nhập 2025: có trong danh sách đóng quỹ hưu trí tại đơn vị các tháng 01–09/2025 (9 tháng), không có các tháng 10–12/2025 (3 tháng); bảo hiểm được trừ 10.080.000 đ (cột [19]) tương ứng tổng mức đóng 96.000.000 đ, tổng mức đóng trong danh sách 72.000.000 đ của 9 tháng, chênh lệch từ 90 % mức đóng bình quân một tháng trở lên; đối chiếu danh sách 01–12/2025 (12/12 tháng). Loại trừ nếu nghỉ không lương từ 14 ngày làm việc, ốm đau, thai sản, thử việc. Cần rà soát, xác minh.',
    })
  })

  it('by months: that pay after the last month may be a settlement, at lower priority', async () => {
    expect(await lead(scene(nine, MONTHLY))).toMatchObject({ priority: 3, money_vnd: 24_000_000 })
    expect((await lead(scene(nine, MONTHLY)))?.reason).toContain('Có thể là khoản chi trả sau khi đã nghỉ việc')
  })

  it('by months: a gap in the middle is no settlement', async () => {
    const gap = scene(nine, MONTHLY, { insured: [{ ...ROLL, from: month(2025, 12) }] })
    expect(await lead(gap)).toMatchObject({ priority: 2, month_from: month(2025, 10), month_to: month(2025, 11) })
    expect((await lead(gap))?.reason).not.toContain('nghỉ việc')
  })

  it('by the year it is not evaluated with a month unknown', async () => {
    expect(await lead(scene(nine, PAID, known(0b011111111111)))).toBeUndefined()
  })

  it('by months it speaks of the known ones, at confidence B', async () => {
    expect(await lead(scene(nine, MONTHLY, known(0b011111111111)))).toMatchObject({
      confidence: 'B',
      month_from: month(2025, 10),
      month_to: month(2025, 11),
    })
  })

  it('a site may set another part of a month', async () => {
    const settings = {
      config: {
        site: { recipients: {}, answer_days: 30 },
        files: [],
        gates: {},
        thresholds: { missing_month_permille: 500 },
        policy: [],
        required_sources: [],
      },
    }
    const half = { ...PAID, deduction_vnd: 7_980_000 }
    expect(await lead(scene(nine, half))).toBeUndefined()
    expect(await lead({ ...scene(nine, half), settings })).toBeDefined()
  })
})

itsLeadRestsOn(
  'R19',
  scene(nine, PAID, { insured: [{ person: WORKER, kind: 'health_only', object: 'DN', ...YEAR }] }),
  {
    compared: 'danh sách 01–12/2025',
    restsOn: 'tax_workers,insurance_participants',
    rows: ['1:2', '2:4'],
    scope: ['insurance_participants 92: 2025', 'tax_workers 92: 2025'],
  },
)

itsLeadSays('R19', [
  [
    'by months, a gap in the middle',
    scene(nine, MONTHLY, { insured: [{ ...ROLL, from: month(2025, 12) }] }),
    'Thu nhập các tháng 01–12/2025: có trong danh sách đóng quỹ hưu trí tại đơn vị các tháng 01–09, 12/2025 (10 tháng), không có các tháng 10–11/2025 (2 tháng); đối chiếu danh sách 01–12/2025 (12/12 tháng). Loại trừ nếu nghỉ không lương từ 14 ngày làm việc, ốm đau, thai sản, thử việc. Cần rà soát, xác minh.',
  ],
])

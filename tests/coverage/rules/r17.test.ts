import { expect, it } from 'vitest'
import type { Database } from '../../../src/store/schema.ts'
import { casesOnEachDialect, onEachDialect } from '../on-each-dialect.ts'
import { itsLeadRestsOn } from '../resting.ts'
import { EMPLOYER, type Insured, month, OTHER, type Scene, WORKER, YEAR } from '../scene.ts'
import { itsLeadSays } from '../words.ts'

const ROLL = { person: WORKER, employer: EMPLOYER, unit: 1, ...YEAR } as const
type Paid = Partial<Database['employment']>

function scene(
  base: number | undefined,
  employment: Paid,
  more: Partial<Scene> = {},
  row: Partial<Insured> = {},
): Scene {
  const told = base === undefined ? {} : { base }
  return { ...more, employment, insured: [{ ...ROLL, ...told, ...row }, ...(more.insured ?? [])] }
}

interface Case {
  readonly title: string
  readonly scene: Scene
  readonly holds: boolean
}

const yearly = { income_vnd: 120_000_000 }
const firstHalf = { precision: 'month', taxed_mask: 0b111111, income_vnd: 60_000_000 }
const known2026 = [{ province_code: '92', year: 2026, known_mask: 4095 }]
const in2026 = { from: month(2026, 1), to: month(2026, 12) }
const rich2026 = { year: 2026, income_vnd: 1_200_000_000 }

const CASES: readonly Case[] = [
  { title: 'a base a dong under 70 % of the pay holds', scene: scene(6_999_999, yearly), holds: true },
  { title: '70 % of the pay does not', scene: scene(7_000_000, yearly), holds: false },
  { title: 'a base that is not told does not', scene: scene(undefined, yearly), holds: false },
  { title: 'appendix 05-2 never does', scene: scene(3_000_000, { ...yearly, form: '05-2' }), holds: false },
  {
    title: 'pay through a branch does',
    scene: scene(6_999_999, { ...yearly, payer_tax_id: '7000000001-001' }),
    holds: true,
  },
  {
    title: 'the cap of 2025: 70 % of 46,800,000',
    scene: scene(32_760_000, { income_vnd: 1_200_000_000 }),
    holds: false,
  },
  { title: 'a dong below it', scene: scene(32_759_999, { income_vnd: 1_200_000_000 }), holds: true },
  {
    title: 'the cap of 2026: six months of 46,800,000 and six of 50,600,000',
    scene: scene(34_090_000, rich2026, { known: known2026, asOf: '2027-03-31' }, in2026),
    holds: false,
  },
  {
    title: 'a dong below that',
    scene: scene(34_089_999, rich2026, { known: known2026, asOf: '2027-03-31' }, in2026),
    holds: true,
  },
  {
    title: 'June 2026 has the old cap',
    scene: scene(32_760_000, { ...rich2026, precision: 'month', taxed_mask: 1 << 5 }, { known: known2026 }, in2026),
    holds: false,
  },
  {
    title: 'July 2026 has the new one',
    scene: scene(35_419_999, { ...rich2026, precision: 'month', taxed_mask: 1 << 6 }, { known: known2026 }, in2026),
    holds: true,
  },
  {
    title: 'July 2026, 70 % of the new one',
    scene: scene(35_420_000, { ...rich2026, precision: 'month', taxed_mask: 1 << 6 }, { known: known2026 }, in2026),
    holds: false,
  },
  { title: 'by months: a dong under 70 % of the pay of those months', scene: scene(6_999_999, firstHalf), holds: true },
  { title: 'by months: 70 % of it', scene: scene(7_000_000, firstHalf), holds: false },
  {
    title: 'by months: bases outside of the months of pay do not count',
    scene: scene(
      6_999_999,
      firstHalf,
      { insured: [{ ...ROLL, base: 30_000_000, from: month(2025, 7), to: month(2025, 12) }] },
      { to: month(2025, 6) },
    ),
    holds: true,
  },
  {
    title: 'part of the year known: the pay of three months in twelve',
    scene: scene(6_999_999, yearly, { known: [{ province_code: '92', year: 2025, known_mask: 0b111 }] }),
    holds: true,
  },
  {
    title: 'a known month after the year is not compared',
    scene: scene(
      1_000_000,
      yearly,
      {
        known: [{ province_code: '92', year: 2025, known_mask: 0, fallback_month: month(2026, 1) }],
      },
      { to: month(2026, 1) },
    ),
    holds: false,
  },
  {
    title: 'joined in July: half of the pay is compared, which errs on the side of silence',
    scene: scene(7_000_000, yearly, {}, { from: month(2025, 7) }),
    holds: false,
  },
  {
    title: 'months of leave are left out on both sides',
    scene: scene(7_000_000, yearly, {
      insured: [{ ...ROLL, state: 'maternity', base: 1, from: month(2025, 5), to: month(2025, 10) }],
    }),
    holds: false,
  },
  {
    title: 'of several rows of a month the largest base counts',
    scene: scene(3_000_000, yearly, { insured: [{ ...ROLL, unit: 2, base: 7_000_000 }] }),
    holds: false,
  },
  {
    title: 'a new base within the year',
    scene: scene(
      5_000_000,
      yearly,
      { insured: [{ ...ROLL, base: 9_000_000, from: month(2025, 7) }] },
      { to: month(2025, 6) },
    ),
    holds: false,
  },
  {
    title: 'a second employer who pays the accident fund only owes no base',
    scene: scene(
      1_000_000,
      yearly,
      { insured: [{ ...ROLL, employer: 20, base: 10_000_000 }], employers: [OTHER] },
      { funds: 2 },
    ),
    holds: false,
  },
  // [19]: 8,000,000 × 12 = 96,000,000 on the roll; 0.9 of a month more is 103,200,000, of which 10.5 % are 10,836,000.
  {
    title: '[19] implies 0.9 of a month more',
    scene: scene(8_000_000, { income_vnd: 110_000_000, deduction_vnd: 10_836_000 }),
    holds: true,
  },
  {
    title: '[19] a dong less',
    scene: scene(8_000_000, { income_vnd: 110_000_000, deduction_vnd: 10_835_999 }),
    holds: false,
  },
  {
    title: '[19] as the roll has it',
    scene: scene(8_000_000, { income_vnd: 110_000_000, deduction_vnd: 10_080_000 }),
    holds: false,
  },
  {
    title: '[19] above 10.5 % of the pay is not used',
    scene: scene(8_000_000, { income_vnd: 100_000_000, deduction_vnd: 10_836_000 }),
    holds: false,
  },
  {
    title: 'a base at the cap: unemployment insurance is taken off up to its own cap',
    scene: scene(46_800_000, { income_vnd: 1_200_000_000, deduction_vnd: 12 * (4_446_000 + 992_000) }),
    holds: false,
  },
  {
    title: 'a foreigner pays 9.5 %: 103,200,000 are 9,804,000',
    scene: scene(8_000_000, { income_vnd: 110_000_000, deduction_vnd: 9_804_000, nationality: 'Nhật Bản' }),
    holds: true,
  },
  {
    title: 'for a Vietnamese the same sum is below the roll',
    scene: scene(8_000_000, { income_vnd: 110_000_000, deduction_vnd: 9_804_000 }),
    holds: false,
  },
  {
    title: '[19] too much with a month out is R19',
    scene: scene(8_000_000, { income_vnd: 110_000_000, deduction_vnd: 10_836_000 }, {}, { to: month(2025, 11) }),
    holds: false,
  },
]

casesOnEachDialect('rule R17', CASES, ({ holds }, { findings }) =>
  expect(findings.some((row) => row.rule_id === 'R17')).toBe(holds),
)

onEachDialect('rule R17: what it tells', (play) => {
  const lead = async (one: Scene) => (await play(one)).findings.find((row) => row.rule_id === 'R17')

  it('both sums and the tolerance', async () => {
    expect(await lead(scene(5_000_000, { ...yearly, deduction_vnd: 6_300_000 }))).toMatchObject({
      period: '2025',
      class: 'partly_covered',
      priority: 2,
      confidence: 'A',
      money_vnd: 60_000_000,
      month_from: YEAR.from,
      month_to: YEAR.to,
      rests_on: 'tax_workers,insurance_participants',
      reason:
        'Kỳ thu nhập 2025: thu nhập chịu thuế 120.000.000 đ; các tháng 01–12/2025 (12 tháng) tổng mức đóng tại đơn vị 60.000.000 đ, phần thu nhập tương ứng (không quá mức trần) 120.000.000 đ, dung sai 30 %; đối chiếu danh sách 01–12/2025 (12/12 tháng). Bảo hiểm được trừ 6.300.000 đ (cột [19]) tương ứng tổng mức đóng 60.000.000 đ. Thu nhập có thể gồm thưởng, ăn ca, xăng xe, làm thêm giờ không tính đóng. Cần rà soát, xác minh.',
    })
  })

  it('what [19] implies, where that is what speaks', async () => {
    const found = await lead(scene(8_000_000, { income_vnd: 110_000_000, deduction_vnd: 10_836_000 }))
    expect(found?.money_vnd).toBe(7_200_000)
    expect(found?.reason).toContain('10.836.000 đ (cột [19]) tương ứng tổng mức đóng 103.200.000 đ')
  })

  it('that a [19] above 10.5 % of the pay is an error in the file', async () => {
    const found = await lead(scene(5_000_000, { ...yearly, deduction_vnd: 12_600_025 }))
    expect(found?.reason).toContain('số liệu trong tệp cần kiểm tra, không dùng để so sánh')
  })

  it('no error for payrolls that round each fund', async () => {
    const found = await lead(scene(5_000_000, { ...yearly, deduction_vnd: 12_600_024 }))
    expect(found?.reason).not.toContain('cần kiểm tra')
  })

  it('rests on the tax rows of the year and on the rows of the roll', async () => {
    const { store } = await play(scene(5_000_000, yearly))
    const rows = await store.db.selectFrom('finding_row').select('file_id').orderBy('file_id').execute()
    expect(rows.map(({ file_id }) => file_id)).toEqual([1, 2])
  })

  it('a site may set another tolerance', async () => {
    const settings = {
      config: {
        site: { recipients: {}, answer_days: 30 },
        files: [],
        gates: {},
        thresholds: { base_tolerance_permille: 400 },
        policy: [],
        required_sources: [],
      },
    }
    expect(await lead({ ...scene(6_000_000, yearly), settings })).toBeUndefined()
    expect(await lead({ ...scene(5_999_999, yearly), settings })).toBeDefined()
  })

  it('a closed employer is excluded by E10', async () => {
    const { leads, exclusions } = await play(scene(5_000_000, yearly, { employer: { tax_status: '03' } }))
    expect([leads, exclusions.filter((row) => row.startsWith('R17'))]).toEqual([['R29 @10'], ['R17 E10 1@10']])
  })

  const confidences: readonly (readonly [string, Scene, string])[] = [
    ['a repaired tax ID', scene(5_000_000, { ...yearly, payer_repaired: 1 }), 'B'],
    [
      'months not known',
      scene(5_000_000, yearly, { known: [{ province_code: '92', year: 2025, known_mask: 7 }] }),
      'B',
    ],
    ['a person joined by name', scene(5_000_000, yearly, { person: { link_step: 5 } }), 'C'],
    ['a person in review', scene(5_000_000, yearly, { person: { in_review: 1 } }), 'D'],
  ]
  for (const [what, one, confidence] of confidences)
    it(`${what}: confidence ${confidence}`, async () => expect(await lead(one)).toMatchObject({ confidence }))
})

itsLeadRestsOn('R17', scene(5_000_000, yearly), {
  compared: 'danh sách 01–12/2025',
  restsOn: 'tax_workers,insurance_participants',
  rows: ['1:2', '2:3'],
  scope: ['insurance_participants 92: 2025', 'tax_workers 92: 2025'],
})

itsLeadSays('R17', [
  [
    'by months',
    scene(5_000_000, firstHalf),
    'Thu nhập các tháng 01–06/2025: thu nhập chịu thuế 60.000.000 đ; các tháng 01–06/2025 (6 tháng) tổng mức đóng tại đơn vị 30.000.000 đ, phần thu nhập tương ứng (không quá mức trần) 60.000.000 đ, dung sai 30 %; đối chiếu danh sách 01–06/2025 (6/12 tháng). Thu nhập có thể gồm thưởng, ăn ca, xăng xe, làm thêm giờ không tính đóng. Cần rà soát, xác minh.',
  ],
])

import { expect, it } from 'vitest'
import type { Store } from '../../../src/store/dialects/dialect.ts'
import { CONFIG } from '../../run-stage.ts'
import { casesOnEachDialect, onEachDialect } from '../on-each-dialect.ts'
import { itsLeadRestsOn } from '../resting.ts'
import { LIVE_UNIT, month, type Scene, type UnitList } from '../scene.ts'
import { itsLeadSays, itsRemovalSays } from '../words.ts'

const DUE = 10_000_000

/** A month of C12 that adds up: what was carried over, ten million due, what was paid, what is left. */
function c12(number: number, opening: number, paid: number, more: UnitList = {}): UnitList {
  return {
    month: month(2026, number),
    opening_debt_vnd: opening,
    due_vnd: DUE,
    paid_vnd: paid,
    closing_debt_vnd: opening + DUE - paid,
    ...more,
  }
}

/** Nobody is paid under a contract, so that nothing but debts is asked about. */
const owing = (asOf: string, unitLists: readonly UnitList[], more: Partial<Scene> = {}): Scene => ({
  employment: { form: '05-2' },
  asOf,
  unitLists,
  ...more,
})

/** May, June and July unpaid at the end of July. */
const THREE_MONTHS = [c12(5, 0, 0), c12(6, DUE, 0), c12(7, 2 * DUE, 0)] as const
const said = (...more: UnitList[]) => [
  ...THREE_MONTHS.slice(0, 2),
  ...more.map((one) => ({ ...THREE_MONTHS[2], ...one })),
]

const SECOND_UNIT = { ...LIVE_UNIT, unit_id: 2, unit_code: 'TC0002', tax_id: '7000000001-001' }
const secondUnit = (lists: readonly UnitList[], more: UnitList = {}) =>
  lists.map((one) => ({ ...one, unit_id: 2, ...more }))

/** Scene and what becomes of it: days late, an exclusion, or nothing at all. */
const CASES: readonly (readonly [string, Scene, number | string | null])[] = [
  ['nothing owed', owing('2026-07-31', [c12(7, DUE, 2 * DUE)]), null],
  ['overpaid', owing('2026-07-31', [c12(7, 0, 2 * DUE)]), null],
  ['June unpaid, on the last day to pay it', owing('2026-07-31', [c12(6, 0, 0), c12(7, DUE, 0)]), 'X05a'],
  ['June unpaid, on the day after', owing('2026-08-01', [c12(6, 0, 0), c12(7, DUE, 0)]), 1],
  ['a list that ends before the deadline does not know', owing('2026-08-20', [c12(6, 0, 0)]), 'X05a'],
  ['May unpaid: day 30', owing('2026-07-30', THREE_MONTHS), 30],
  ['May unpaid: day 31', owing('2026-07-31', THREE_MONTHS), 31],
  ['April unpaid: day 60', owing('2026-07-30', [c12(4, 0, 0), c12(5, DUE, 0), c12(6, 2 * DUE, 0)]), 60],
  [
    'March unpaid: day 90',
    owing('2026-07-29', [c12(3, 0, 0), c12(4, DUE, 0), c12(5, 2 * DUE, 0), c12(6, 3 * DUE, 0)]),
    90,
  ],
  [
    'March unpaid: day 91',
    owing('2026-07-30', [c12(3, 0, 0), c12(4, DUE, 0), c12(5, 2 * DUE, 0), c12(6, 3 * DUE, 0)]),
    91,
  ],
  ['days are counted to the end of the month after the list', owing('2026-12-31', THREE_MONTHS), 62],
  [
    'paid against the oldest month: June is left',
    owing('2026-08-05', [...THREE_MONTHS.slice(0, 2), c12(7, 2 * DUE, DUE)]),
    5,
  ],
  ['less than a month of dues', owing('2026-08-31', [c12(5, 0, 0), c12(6, DUE, 2 * DUE - 1), c12(7, 1, DUE)]), null],
  [
    'every quarter: the second one on its last day',
    owing('2026-07-31', said({ payment_cycle: '3 tháng/lần' })),
    'X05a',
  ],
  ['every quarter: the day after', owing('2026-08-01', said({ payment_cycle: 'Hằng quý' })), 1],
  ['every half-year: the first one on its last day', owing('2026-07-31', said({ payment_cycle: '6 tháng' })), 'X05a'],
  ['every half-year: the day after', owing('2026-08-01', said({ payment_cycle: '06 tháng' })), 1],
  ['excused to the day itself', owing('2026-07-31', said({ excused_until: '2026-07-31' })), 'X05b'],
  ['excused to the day before', owing('2026-07-31', said({ excused_until: '2026-07-30' })), 1],
  ['excused to the end of a month', owing('2026-07-31', said({ excused_until: '2026-07' })), 'X05b'],
  [
    'excused, and nothing would be late anyway',
    owing('2026-06-30', [c12(6, 0, 0, { excused_until: '2026-12-31' })]),
    'X05a',
  ],
  ['waits for State money', owing('2026-07-31', said({ state_budget: 1 })), 'X05c'],
  [
    'waited for State money, in an earlier list',
    owing('2026-07-31', [c12(5, 0, 0, { state_budget: 1 }), ...THREE_MONTHS.slice(1)]),
    'X05c',
  ],
  [
    'waits no more',
    owing('2026-07-31', [c12(5, 0, 0, { state_budget: 1 }), c12(6, DUE, 0, { state_budget: 0 }), THREE_MONTHS[2]]),
    31,
  ],
  ['one list: half a month over four is no fifth month', owing('2026-07-31', [c12(7, 45_000_000, 0)]), 92],
  ['one list: interest in the debt ages nothing', owing('2026-07-31', [c12(7, 20_012_000, 0)]), 31],
  [
    'a gap between lists: what lies before it is estimated',
    owing('2026-07-31', [c12(3, 0, 0), c12(7, 2 * DUE, 0)]),
    31,
  ],
  ['nothing due any more', owing('2026-07-31', [c12(7, DUE, 0, { due_vnd: 0, closing_debt_vnd: DUE })]), 'X05a'],
  [
    'nothing due any more, the day after',
    owing('2026-08-01', [c12(7, DUE, 0, { due_vnd: 0, closing_debt_vnd: DUE })]),
    1,
  ],
  ['what is left is added up where the list leaves it out', owing('2026-07-31', said({ closing_debt_vnd: null })), 31],
  [
    'a list that tells no debt is passed over: June speaks',
    owing('2026-07-31', said({ closing_debt_vnd: null, paid_vnd: null })),
    31,
  ],
  [
    'a second row of the month replaces the first',
    owing('2026-07-31', [...THREE_MONTHS, c12(7, 2 * DUE, 3 * DUE)]),
    null,
  ],
  [
    'closed by tax: still listed',
    owing('2026-07-31', THREE_MONTHS, { employer: { tax_status: '03', registry_status: 'dissolved' } }),
    31,
  ],
  [
    'a branch’s unit owes, the head office does not',
    owing('2026-07-31', [c12(7, DUE, 2 * DUE), ...secondUnit(THREE_MONTHS)], { units: [LIVE_UNIT, SECOND_UNIT] }),
    31,
  ],
  [
    'one unit late, one waiting for State money',
    owing('2026-07-31', [...THREE_MONTHS, ...secondUnit(said({ state_budget: 1 }))], {
      units: [LIVE_UNIT, SECOND_UNIT],
    }),
    31,
  ],
]

async function arrears(store: Store) {
  return store.db.selectFrom('unit_arrears').selectAll().orderBy('unit_id').execute()
}

casesOnEachDialect(
  'rule R05 by case',
  CASES.map(([title, scene, left]) => ({ title: `${title}: ${left ?? 'nothing'}`, scene, left })),
  ({ left }, { findings, exclusions }) => {
    const found = findings.filter((row) => row.rule_id === 'R05')
    const days = found.map((row) => Number(/quá hạn (\d+) ngày/.exec(row.reason)?.[1]))
    const removed = exclusions.filter((one) => one.startsWith('R05')).map((one) => one.split(' ')[1])
    expect([...days, ...removed]).toEqual(left === null ? [] : [left])
  },
)

onEachDialect('rule R05', (play) => {
  it('tells what is late, how many months and days, and interest', async () => {
    const { findings } = await play(owing('2026-07-31', THREE_MONTHS))
    expect(findings).toMatchObject([
      {
        rule_id: 'R05',
        person_id: 0,
        period: '-',
        class: 'late',
        confidence: 'A',
        priority: 1,
        month_from: month(2026, 5),
        month_to: month(2026, 5),
        money_vnd: DUE,
        reason:
          'C12 tháng 07/2026: số tiền chậm đóng 10.000.000 đ trong nợ cuối kỳ 30.000.000 đ, bằng 3,0 tháng phải đóng (10.000.000 đ một tháng). Chậm từ tháng 05/2026, quá hạn 31 ngày tính đến 31/07/2026 (nhóm 31–90 ngày). Tiền lãi tạm tính 0,03 % một ngày: 93.000 đ. Chưa ghi nhận đôn đốc. Mã đơn vị: TC0001. Cần rà soát, xác minh.',
      },
    ])
  })

  it('is proved gone by lists of the same province', async () => {
    const { store } = await play(owing('2026-07-31', THREE_MONTHS))
    const scope = await store.db.selectFrom('rule_scope').selectAll().where('rule_id', '=', 'R05').execute()
    expect(scope).toEqual([{ rule_id: 'R05', period: '-', province_code: '92', source: 'insurance_units' }])
  })

  it('where nobody knows the employer’s province, it is proved gone by lists of no province', async () => {
    const { store } = await play(owing('2026-07-31', THREE_MONTHS, { employer: { province_code: '' } }))
    const scope = await store.db.selectFrom('rule_scope').select('province_code').where('rule_id', '=', 'R05').execute()
    expect(scope).toEqual([{ province_code: '-' }])
  })

  it('is not evaluated where lists of units tell no debts', async () => {
    const { store } = await play(owing('2026-07-31', [{ month: month(2026, 7), participants: 4 }]))
    const rule = await store.db.selectFrom('rule_evaluation').selectAll().where('rule_id', '=', 'R05').execute()
    expect(rule).toMatchObject([{ evaluated: 0, needs: 'insurance_units.closing_debt_vnd' }])
  })

  it('names the units of an employer, the largest debt first, and adds them up', async () => {
    const more = secondUnit(THREE_MONTHS.slice(1), {
      due_vnd: 4 * DUE,
      opening_debt_vnd: 0,
      closing_debt_vnd: 12 * DUE,
    })
    const { findings, store } = await play(
      owing('2026-08-10', [...THREE_MONTHS, ...more], { units: [LIVE_UNIT, SECOND_UNIT] }),
    )
    expect(await arrears(store)).toMatchObject([
      { unit_id: 1, days: 41, overdue_vnd: 2 * DUE, months_tenths: 30 },
      { unit_id: 2, days: 41, overdue_vnd: 8 * DUE, months_tenths: 30 },
    ])
    expect(findings[0]).toMatchObject({
      money_vnd: 10 * DUE,
      month_from: month(2026, 5),
      month_to: month(2026, 6),
      reason: expect.stringContaining('Mã đơn vị: TC0002, TC0001.'),
    })
  })

  it('estimates the months before the lists, and says so', async () => {
    const { findings, store } = await play(owing('2026-07-31', [c12(7, 45_000_000, 0)]))
    expect(findings[0]).toMatchObject({
      month_from: month(2026, 3),
      month_to: month(2026, 5),
      reason: expect.stringContaining('Chậm ước tính từ tháng 03/2026, quá hạn 92 ngày'),
    })
    // Four months share 45 million; June is not late on its last day. Of the rest 92, 61 and 31 days of interest.
    expect(await arrears(store)).toMatchObject([
      { estimated: 1, overdue_vnd: 33_750_000, interest_vnd: Math.round((11_250_000 * (92 + 61 + 31) * 3) / 10_000) },
    ])
  })

  it('says that months cannot be told where nothing is due any more', async () => {
    const { findings } = await play(owing('2026-08-01', [c12(7, DUE, 0, { due_vnd: 0, closing_debt_vnd: DUE })]))
    expect(findings[0]?.reason).toContain('không có số phải đóng phát sinh để tính số tháng nợ')
  })

  it('marks what a closed employer owes as hard to collect', async () => {
    const { findings } = await play(owing('2026-07-31', THREE_MONTHS, { employer: { tax_status: '03' } }))
    expect(findings.find((row) => row.rule_id === 'R05')?.reason).toContain('(R26): khoản khó thu.')
  })

  for (const [urged_on, number, risk] of [
    ['2026-06-15', '30', false],
    ['2026-06-15', '31', true],
    ['2026-08-01', '31', false],
    [null, '31', false],
  ] as const)
    it(`urged on ${urged_on}, day 61 of April is the 31st: ${number} July is ${risk ? 'at risk' : 'late only'}`, async () => {
      const lists = [c12(4, 0, 0), c12(5, DUE, 0), c12(6, 2 * DUE, 0, { urged_on })]
      const { findings } = await play(owing(`2026-07-${number}`, lists))
      const reason = findings[0]?.reason ?? ''
      expect(reason.includes('Nguy cơ chậm đóng kéo dài.')).toBe(risk)
      expect(reason.includes('Chưa ghi nhận đôn đốc.')).toBe(urged_on !== '2026-06-15')
    })

  for (const [asOf, interest] of [
    ['2025-06-30', null],
    ['2025-07-01', 6_000],
    ['2025-07-31', 186_000],
  ] as const)
    it(`interest of April and May counts from 1/7/2025: ${interest} on ${asOf}`, async () => {
      const lists = THREE_MONTHS.map((one, index) => ({ ...one, month: month(2025, 4 + index) }))
      const { store } = await play(owing(asOf, lists))
      expect((await arrears(store))[0]?.interest_vnd).toBe(interest)
    })

  it('a site may ask for more months', async () => {
    const settings = { config: { ...CONFIG, thresholds: { arrears_months: 3 } } }
    const short = [c12(5, 0, 0), c12(6, DUE, 0), c12(7, 2 * DUE, 1)]
    expect((await play(owing('2026-07-31', short, { settings }))).leads).toEqual([])
    expect((await play(owing('2026-07-31', THREE_MONTHS, { settings }))).leads).toEqual(['R05 @10'])
  })

  it('adds up what was due in the year of the list, for the late ratio', async () => {
    const { store } = await play(owing('2026-07-31', [c12(5, 0, 0, { month: month(2025, 12) }), ...THREE_MONTHS]))
    expect(await arrears(store)).toMatchObject([{ year_due_vnd: 3 * DUE, year_months: 3, overdue_vnd: DUE }])
  })
})

itsLeadRestsOn('R05', owing('2026-07-31', THREE_MONTHS), {
  compared: 'C12 tháng 07/2026',
  restsOn: 'insurance_units',
  rows: ['4:7'],
  scope: ['insurance_units 92: -'],
})

itsLeadSays('R05', [
  [
    'of one list',
    owing('2026-07-31', [c12(7, 45_000_000, 0)]),
    'C12 tháng 07/2026: số tiền chậm đóng 33.750.000 đ trong nợ cuối kỳ 55.000.000 đ, bằng 5,5 tháng phải đóng (10.000.000 đ một tháng). Chậm ước tính từ tháng 03/2026, quá hạn 92 ngày tính đến 31/07/2026 (nhóm từ 91 ngày). Tiền lãi tạm tính 0,03 % một ngày: 621.000 đ. Chưa ghi nhận đôn đốc. Mã đơn vị: TC0001. Cần rà soát, xác minh.',
  ],
  [
    'of several months',
    owing('2026-08-10', THREE_MONTHS),
    'C12 tháng 07/2026: số tiền chậm đóng 20.000.000 đ trong nợ cuối kỳ 30.000.000 đ, bằng 3,0 tháng phải đóng (10.000.000 đ một tháng). Chậm từ tháng 05/2026, quá hạn 41 ngày tính đến 10/08/2026 (nhóm 31–90 ngày). Tiền lãi tạm tính 0,03 % một ngày: 153.000 đ. Chưa ghi nhận đôn đốc. Mã đơn vị: TC0001. Cần rà soát, xác minh.',
  ],
  [
    'with nothing due any more',
    owing('2026-08-01', [c12(7, DUE, 0, { due_vnd: 0, closing_debt_vnd: DUE })]),
    'C12 tháng 07/2026: số tiền chậm đóng 10.000.000 đ trong nợ cuối kỳ 10.000.000 đ, không có số phải đóng phát sinh để tính số tháng nợ. Chậm ước tính từ tháng 06/2026, quá hạn 1 ngày tính đến 01/08/2026 (nhóm 1–30 ngày). Tiền lãi tạm tính 0,03 % một ngày: 3.000 đ. Chưa ghi nhận đôn đốc. Mã đơn vị: TC0001. Cần rà soát, xác minh.',
  ],
  [
    'of a closed employer',
    owing('2026-07-31', THREE_MONTHS, { employer: { tax_status: '03' } }),
    'C12 tháng 07/2026: số tiền chậm đóng 10.000.000 đ trong nợ cuối kỳ 30.000.000 đ, bằng 3,0 tháng phải đóng (10.000.000 đ một tháng). Chậm từ tháng 05/2026, quá hạn 31 ngày tính đến 31/07/2026 (nhóm 31–90 ngày). Tiền lãi tạm tính 0,03 % một ngày: 93.000 đ. Chưa ghi nhận đôn đốc. Mã đơn vị: TC0001. Đơn vị đã ngừng hoạt động, giải thể hoặc phá sản (R26): khoản khó thu. Cần rà soát, xác minh.',
  ],
  [
    'urged, and at risk',
    owing('2026-07-31', [c12(4, 0, 0), c12(5, DUE, 0), c12(6, 2 * DUE, 0, { urged_on: '2026-06-15' })]),
    'C12 tháng 06/2026: số tiền chậm đóng 20.000.000 đ trong nợ cuối kỳ 30.000.000 đ, bằng 3,0 tháng phải đóng (10.000.000 đ một tháng). Chậm từ tháng 04/2026, quá hạn 61 ngày tính đến 31/07/2026 (nhóm 31–90 ngày). Tiền lãi tạm tính 0,03 % một ngày: 276.000 đ. Đã đôn đốc ngày 15/06/2026. Mã đơn vị: TC0001. Nguy cơ chậm đóng kéo dài. Cần rà soát, xác minh.',
  ],
  [
    'before interest is counted',
    owing(
      '2025-06-30',
      THREE_MONTHS.map((one, index) => ({ ...one, month: month(2025, 4 + index) })),
    ),
    'C12 tháng 06/2025: số tiền chậm đóng 10.000.000 đ trong nợ cuối kỳ 30.000.000 đ, bằng 3,0 tháng phải đóng (10.000.000 đ một tháng). Chậm từ tháng 04/2025, quá hạn 30 ngày tính đến 30/06/2025 (nhóm 1–30 ngày). Tiền lãi chậm đóng: chưa tính. Chưa ghi nhận đôn đốc. Mã đơn vị: TC0001. Cần rà soát, xác minh.',
  ],
])

const FIVE_UNITS = [1, 2, 3, 4, 5].map((unit_id) => ({ ...LIVE_UNIT, unit_id, unit_code: `TC000${unit_id}` }))
const LATE =
  'số tiền chậm đóng 10.000.000 đ trong nợ cuối kỳ 30.000.000 đ, bằng 3,0 tháng phải đóng (10.000.000 đ một tháng). Chậm từ tháng 05/2026, quá hạn 31 ngày tính đến 31/07/2026 (nhóm 31–90 ngày).'

itsLeadSays('R05', [
  [
    'of a paused employer',
    owing('2026-07-31', THREE_MONTHS, { employer: { tax_status: '05' } }),
    `C12 tháng 07/2026: ${LATE} Tiền lãi tạm tính 0,03 % một ngày: 93.000 đ. Chưa ghi nhận đôn đốc. Mã đơn vị: TC0001. Đơn vị đang tạm ngừng kinh doanh (R27). Cần rà soát, xác minh.`,
  ],
  [
    'beside the interest that the list states, which is a part of the debt and bears none',
    owing('2026-07-31', said({ late_interest_vnd: 90_000 })),
    `C12 tháng 07/2026: ${LATE.replace('10.000.000 đ trong', '9.910.000 đ trong')} Tiền lãi tạm tính 0,03 % một ngày: 92.163 đ; C12 ghi 90.000 đ. Chưa ghi nhận đôn đốc. Mã đơn vị: TC0001. Cần rà soát, xác minh.`,
  ],
  [
    'of five units, of which three are named',
    owing(
      '2026-07-31',
      FIVE_UNITS.flatMap(({ unit_id }) => THREE_MONTHS.map((one) => ({ ...one, unit_id }))),
      { units: FIVE_UNITS },
    ),
    'C12 tháng 07/2026: số tiền chậm đóng 50.000.000 đ trong nợ cuối kỳ 150.000.000 đ, bằng 3,0 tháng phải đóng (50.000.000 đ một tháng). Chậm từ tháng 05/2026, quá hạn 31 ngày tính đến 31/07/2026 (nhóm 31–90 ngày). Tiền lãi tạm tính 0,03 % một ngày: 465.000 đ. Chưa ghi nhận đôn đốc. Mã đơn vị: TC0001, TC0002, TC0003 và 2 mã khác. Cần rà soát, xác minh.',
  ],
])

itsRemovalSays('R05', [
  [
    'not late yet',
    owing('2026-07-31', [c12(6, 0, 0), c12(7, DUE, 0)]),
    'Còn nợ cuối kỳ 20.000.000 đ theo C12 tháng 07/2026, nhưng chưa quá hạn đóng (tính đến 31/07/2026).',
  ],
  [
    'excused',
    owing('2026-07-31', said({ excused_until: '2026-07-31' })),
    'Còn nợ cuối kỳ 30.000.000 đ theo C12 tháng 07/2026; đơn vị gặp bất khả kháng hoặc được lùi thời hạn đóng, chưa tính chậm đóng.',
  ],
  [
    'waiting for State money',
    owing('2026-07-31', said({ state_budget: 1 })),
    'Còn nợ cuối kỳ 30.000.000 đ theo C12 tháng 07/2026 do chờ ngân sách nhà nước chuyển; theo dõi riêng, không tính vào nợ của đơn vị.',
  ],
])

import { expect, it } from 'vitest'
import { casesOnEachDialect, onEachDialect } from '../on-each-dialect.ts'
import { itsLeadRestsOn } from '../resting.ts'
import { EMPLOYER, type Insured, LIVE_UNIT, month, OTHER, PAID, type Scene } from '../scene.ts'
import { itsLeadSays, itsRemovalSays } from '../words.ts'

const at = (number: number, year = 2025) => month(year, number)

/** People numbered from `first`, at a unit over some months. */
const people = (first: number, count: number, from: number, to: number, more: Partial<Insured> = {}): Insured[] =>
  Array.from({ length: count }, (_, index) => ({
    person: first + index,
    employer: EMPLOYER,
    unit: 1,
    from,
    to,
    ...more,
  }))

/** As many people paid by the month, in the months of a mask. */
const paid = (count: number, taxed_mask: number, more: object = {}) =>
  Array.from({ length: count }, (_, index) => ({
    ...PAID,
    employment_id: 100 + index,
    person_id: 100 + index,
    precision: 'month',
    taxed_mask,
    ...more,
  }))

const YEARS = [
  { province_code: '92', year: 2024, known_mask: 4095 },
  { province_code: '92', year: 2025, known_mask: 4095 },
]

/** Ten people in June, `left` of whom are gone in July; all ten go on being paid. */
const fall = (left: number, more: Partial<Scene> = {}, total = 10): Scene => ({
  colleague: false,
  employment: { form: '05-2' },
  known: YEARS,
  insured: [...people(100, left, at(1), at(6)), ...people(100 + left, total - left, at(1), at(12))],
  employments: paid(total, 4095),
  people: Array.from({ length: total }, (_, index) => ({
    person_id: 100 + index,
    person_key: `B:${index}`,
    name_folded: `so ${index}`,
  })),
  ...more,
})
/** Three leave in June of both years. */
const SEASON = [
  ...people(100, 3, at(1), at(6)),
  ...people(103, 7, at(1, 2024), at(12)),
  ...people(110, 3, at(1, 2024), at(6, 2024)),
]

/** Three go from the first unit to the second. */
const MOVED = [
  ...people(100, 3, at(1), at(6)),
  ...people(103, 7, at(1), at(12)),
  ...people(100, 3, at(7), at(12), { unit: 2 }),
]
const SECOND = { ...LIVE_UNIT, unit_id: 2, unit_code: 'TC0002' }

const CASES: readonly (readonly [string, Scene, readonly string[], readonly string[]])[] = [
  ['three of ten leave: thirty percent', fall(3), ['R04 @10'], []],
  ['two of ten leave', fall(2), [], []],
  ['three of nine leave: too few people to tell', fall(3, {}, 9), [], []],
  [
    'pay falls as the roll does',
    fall(3, {
      employments: [
        ...paid(3, 0b111111),
        ...paid(7, 4095, {}).map((row) => ({
          ...row,
          employment_id: row.employment_id + 50,
          person_id: row.person_id + 3,
        })),
      ],
    }),
    [],
    [],
  ],
  [
    'one in ten is paid no more: still stable',
    fall(3, {
      employments: [
        ...paid(1, 0b111111),
        ...paid(9, 4095).map((row) => ({
          ...row,
          employment_id: row.employment_id + 50,
          person_id: row.person_id + 1,
        })),
      ],
    }),
    ['R04 @10'],
    [],
  ],
  [
    'paid by the year only: nothing to compare with',
    fall(3, { employments: paid(10, 4095, { precision: 'year' }) }),
    [],
    [],
  ],
  [
    'paid in appendix 05-2',
    fall(3, {
      employments: [
        ...paid(10, 4095, { form: '05-2' }),
        { ...PAID, employment_id: 90, person_id: 1, employer_id: 20, precision: 'month' },
      ],
      employers: [OTHER],
    }),
    [],
    [],
  ],
  [
    'the month is not known',
    fall(3, { known: [{ province_code: '92', year: 2025, known_mask: 0b111110111111 }] }),
    [],
    [],
  ],
  [
    'the month before is not known',
    fall(3, { known: [{ province_code: '92', year: 2025, known_mask: 0b111111011111 }] }),
    [],
    [],
  ],
  [
    'a year before the same',
    fall(3, {
      insured: SEASON,
    }),
    [],
    ['R04 X04a @10'],
  ],
  [
    'a year before in another month',
    fall(3, {
      insured: [
        ...people(100, 3, at(1), at(6)),
        ...people(103, 7, at(1, 2024), at(12)),
        ...people(110, 3, at(1, 2024), at(5, 2024)),
      ],
    }),
    ['R04 @10'],
    [],
  ],
  [
    'they stand in another unit from July',
    fall(3, {
      units: [LIVE_UNIT, SECOND],
      insured: MOVED,
    }),
    [],
    ['R04 X04b @10'],
  ],
  [
    'the other unit gains one of four',
    fall(4, {
      units: [LIVE_UNIT, SECOND],
      insured: [
        ...people(100, 4, at(1), at(6)),
        ...people(104, 6, at(1), at(12)),
        ...people(100, 1, at(7), at(12), { unit: 2 }),
      ],
    }),
    ['R04 @10'],
    [],
  ],
  [
    'a new base from July is no leaving',
    fall(0, { insured: [...people(100, 10, at(1), at(6)), ...people(100, 10, at(7), at(12))] }),
    [],
    [],
  ],
  ['closed', fall(3, { employer: { tax_status: '01' } }), [], ['R04 R26 @10']],
  [
    'paused from July',
    fall(3, { employer: { tax_status: '05', status_on: '2025-07-01', status_until: '2025-12-31' } }),
    [],
    ['R04 R27 @10'],
  ],
  [
    'paused until June',
    fall(3, { employer: { tax_status: '05', status_on: '2025-01-01', status_until: '2025-06-30' } }),
    ['R04 @10'],
    [],
  ],
]

casesOnEachDialect(
  'rule R04 by case',
  CASES.map(([title, scene, leads, exclusions]) => ({ title, scene, leads, exclusions })),
  ({ leads, exclusions }, outcome) => {
    expect(outcome.leads.filter((one) => one.startsWith('R04'))).toEqual(leads)
    expect(outcome.exclusions.filter((one) => one.startsWith('R04'))).toEqual(exclusions)
  },
)

onEachDialect('rule R04', (play) => {
  it('is a case of the month in which they are gone, to be verified', async () => {
    const { findings } = await play(fall(4))
    expect(findings.find((row) => row.rule_id === 'R04')).toMatchObject({
      period: '2025-07',
      class: 'to_verify',
      priority: 3,
      confidence: 'A',
      month_from: at(7),
      month_to: at(7),
      workers: 4,
      compared: 'danh sách 06/2025 và 07/2025',
      reason:
        'Số người đóng quỹ hưu trí giảm từ 10 (tháng 06/2025) còn 6 (tháng 07/2025), giảm 40 %, trong khi số người được trả thu nhập theo tháng gần như không đổi (10 và 10 người). Cần rà soát, xác minh.',
    })
  })

  it('is proved gone by months that the rolls know, heard from both books', async () => {
    const { store } = await play(fall(3))
    const scope = await store.db
      .selectFrom('rule_scope')
      .selectAll()
      .where('rule_id', '=', 'R04')
      .where('period', '=', '2025-07')
      .orderBy('source')
      .execute()
    expect(scope.map(({ source }) => source)).toEqual(['insurance_participants', 'tax_workers'])
  })

  it('is not evaluated without pay by the month', async () => {
    const { store } = await play(fall(3, { employments: paid(10, 4095, { precision: 'year' }) }))
    const rule = await store.db.selectFrom('rule_evaluation').selectAll().where('rule_id', '=', 'R04').execute()
    expect(rule).toMatchObject([{ evaluated: 0, needs: 'tax_workers.from_month' }])
  })
})

itsLeadRestsOn('R04', fall(3), {
  compared: 'danh sách 06/2025 và 07/2025',
  restsOn: 'insurance_participants,tax_workers',
  rows: ['4:7'],
  scope: ['insurance_participants 92: 2024-01…2025-12 (24)', 'tax_workers 92: 2024-01…2025-12 (24)'],
})

/** Four of ten leave each of two units. */
const BY_UNITS = fall(
  8,
  {
    units: [LIVE_UNIT, SECOND],
    insured: [
      ...people(100, 4, at(1), at(6)),
      ...people(104, 6, at(1), at(12)),
      ...people(110, 4, at(1), at(6), { unit: 2 }),
      ...people(114, 6, at(1), at(12), { unit: 2 }),
    ],
  },
  20,
)

itsLeadSays('R04', [
  [
    'of several units',
    BY_UNITS,
    'Số người đóng quỹ hưu trí (2 mã đơn vị) giảm từ 20 (tháng 06/2025) còn 12 (tháng 07/2025), giảm 40 %, trong khi số người được trả thu nhập theo tháng gần như không đổi (20 và 20 người). Cần rà soát, xác minh.',
  ],
])

itsRemovalSays('R04', [
  [
    'closed',
    fall(3, { employer: { tax_status: '01' } }),
    'Đơn vị đã ngừng hoạt động, giải thể, phá sản hoặc chấm dứt: số lao động giảm là đương nhiên.',
  ],
  [
    'paused',
    fall(3, { employer: { tax_status: '05', status_on: '2025-07-01', status_until: '2025-12-31' } }),
    'Đơn vị tạm ngừng kinh doanh trong tháng giảm.',
  ],
  [
    'a season',
    fall(3, { insured: SEASON }),
    'Cùng tháng của năm trước số người tham gia cũng giảm tương tự (tháng 07/2024): giảm theo mùa vụ.',
  ],
  [
    'another unit',
    fall(3, { units: [LIVE_UNIT, SECOND], insured: MOVED }),
    'Mã đơn vị khác của cùng đơn vị tăng 3 người trong tháng đó: tách, chuyển mã hoặc kế thừa.',
  ],
])

import { expect, it } from 'vitest'
import { CONFIG } from '../../run-stage.ts'
import { casesOnEachDialect, onEachDialect } from '../on-each-dialect.ts'
import { itsLeadRestsOn } from '../resting.ts'
import { CITIZEN_ID, EMPLOYER, month, OTHER, type Scene, WORKER } from '../scene.ts'
import { itsLeadSays, itsRemovalSays } from '../words.ts'

const BILLION = 1_000_000_000
const Y2026 = { period_from: month(2026, 1), period_to: month(2026, 6) }
const Y2025 = { period_from: month(2025, 1), period_to: month(2025, 12) }

/** The worker owns household business 10, which the tax list names once. */
const owner = (tax: object, more: Partial<Scene> = {}): Scene => ({
  employment: { form: '05-2' },
  known: [{ province_code: '92', year: 2026, known_mask: 0b111111 }],
  employer: { kind: 'household_business', tax_id: CITIZEN_ID, employer_key: `T:${CITIZEN_ID}` },
  officers: [{ person_id: WORKER, role: 'household_owner', source: 'tax_units' }],
  taxLists: [{ tax_id: CITIZEN_ID, ...tax }],
  ...more,
})
const declares = (revenue_vnd: number | null) => ({ tax_method: 'Kê khai', revenue_vnd, ...Y2026 })
const above = (more: Partial<Scene> = {}) => owner(declares(BILLION + 1), more)
const household = { kind: 'household_business', tax_id: CITIZEN_ID, employer_key: `T:${CITIZEN_ID}` } as const
/** The worker owns household business 20 too, of which the list says the same. */
const SEVERAL = above({
  employers: [{ ...OTHER, kind: 'household_business', employer_key: 'T:7000000002' }],
  officers: [EMPLOYER, 20].map((employer_id) => ({
    employer_id,
    person_id: WORKER,
    role: 'household_owner',
    source: 'tax_units',
  })),
  taxLists: [CITIZEN_ID, '7000000002'].map((tax_id) => ({ tax_id, ...declares(BILLION + 1) })),
})
const LEAD = ['R10 1@10 uncovered']
const VERIFY = ['R10 1@10 to_verify']
const span = (employer: number, more: object = {}) => [
  { person: WORKER, employer, unit: 1, from: month(2026, 1), to: month(2026, 6), ...more },
]

const CASES: readonly (readonly [string, Scene, readonly string[], readonly string[]])[] = [
  ['declares, above the threshold', above(), LEAD, []],
  ['declares, at the threshold', owner(declares(BILLION)), VERIFY, []],
  ['declares, revenue unknown', owner(declares(null)), VERIFY, []],
  [
    'lump sum of 2025, no data of 2026',
    owner({ tax_method: 'Thuế khoán', revenue_vnd: 2 * BILLION, ...Y2025 }),
    [],
    ['R10 X10a 1@10'],
  ],
  [
    'lump sum of old, in the list of 2026: all declare',
    owner({ tax_method: 'Khoán', revenue_vnd: 2 * BILLION, ...Y2026 }),
    LEAD,
    [],
  ],
  [
    'lump sum in 2025, declares in 2026',
    owner(
      {},
      {
        taxLists: [
          { tax_id: CITIZEN_ID, tax_method: 'Khoán', ...Y2025 },
          { tax_id: CITIZEN_ID, ...declares(2 * BILLION) },
        ],
      },
    ),
    LEAD,
    [],
  ],
  ['no method said in 2026', owner({ revenue_vnd: 2 * BILLION, ...Y2026 }), LEAD, []],
  ['no method said in 2025', owner({ revenue_vnd: 2 * BILLION, ...Y2025 }), [], []],
  ['insured as the owner', above({ insured: span(EMPLOYER) }), [], []],
  ['insured at another employer', above({ employers: [OTHER], insured: span(20) }), [], ['R10 E5 1@10']],
  [
    'pensioner',
    above({
      insured: [{ person: WORKER, kind: 'health_only', object: 'HT', from: month(2026, 1), to: month(2026, 6) }],
    }),
    [],
    ['R10 E1 1@10'],
  ],
  ['retirement age in June', above({ person: { birth_date: '1964-12-20' } }), [], ['R10 E2 1@10']],
  ['retirement age in July', above({ person: { birth_date: '1965-01-02' } }), LEAD, []],
  ['ceased: 01', above({ employer: { ...household, tax_status: '01' } }), [], ['R10 E10 1@10']],
  ['ceased: 03', above({ employer: { ...household, tax_status: '03' } }), [], ['R10 E10 1@10']],
  ['the day before the law', above({ asOf: '2025-06-30' }), [], []],
  ['the first day of the law', above({ asOf: '2025-07-01' }), LEAD, []],
  ['31/12/2025: no threshold is known, who declares is due', { ...owner(declares(1)), asOf: '2025-12-31' }, LEAD, []],
  ['1/1/2026: below the threshold', { ...owner(declares(1)), asOf: '2026-01-01' }, VERIFY, []],
  ['30/6/2029: lump sum', owner({ tax_method: 'Khoán', ...Y2025 }, { asOf: '2029-06-30' }), [], ['R10 X10a 1@10']],
  ['1/7/2029: lump sum', owner({ tax_method: 'Khoán', ...Y2025 }, { asOf: '2029-07-01' }), LEAD, []],
]

casesOnEachDialect(
  'rule R10 by case',
  CASES.map(([title, scene, leads, exclusions]) => ({ title, scene, leads, exclusions })),
  ({ leads, exclusions }, outcome) => {
    const found = outcome.findings.filter((row) => row.rule_id === 'R10')
    expect(found.map((row) => `R10 ${row.person_id}@${row.employer_id} ${row.class}`)).toEqual(leads)
    expect(outcome.exclusions.filter((one) => one.startsWith('R10'))).toEqual(exclusions)
  },
)

onEachDialect('rule R10', (play) => {
  it('says how the household pays, and what is open', async () => {
    const { findings } = await play(owner(declares(800_000_000)))
    expect(findings.find((row) => row.rule_id === 'R10')).toMatchObject({
      period: '-',
      priority: 2,
      reason:
        'Chủ hộ kinh doanh kê khai, doanh thu không quá ngưỡng hoặc chưa rõ doanh thu, doanh thu 800.000.000 đ (kỳ thuế đến 06/2026), không đóng BHXH bắt buộc ở đơn vị nào; đối chiếu danh sách 06/2026. Chưa có hướng dẫn rõ cho chủ hộ có doanh thu không quá ngưỡng: cần xác minh diện tham gia. Cần rà soát, xác minh.',
    })
  })

  it('a site may read the open point its own way', async () => {
    const policy = [
      {
        name: 'household_owner_scope',
        value: { declares_below: 'due' },
        from: '2026-01-01',
        to: null,
        source: 'công văn của tỉnh',
      },
    ]
    const { findings } = await play({ ...owner(declares(1)), settings: { config: { ...CONFIG, policy } } })
    expect(findings.find((row) => row.rule_id === 'R10')?.class).toBe('uncovered')
  })

  it('is not evaluated where no list says how households pay', async () => {
    const { store } = await play(owner({ revenue_vnd: BILLION, ...Y2025 }))
    const rule = await store.db.selectFrom('rule_evaluation').selectAll().where('rule_id', '=', 'R10').execute()
    expect(rule).toMatchObject([{ evaluated: 0, needs: 'tax_units.tax_method' }])
  })
})

itsLeadRestsOn(
  'R10',
  above({ insured: [{ person: WORKER, kind: 'voluntary', from: month(2026, 1), to: month(2026, 6) }] }),
  {
    compared: 'danh sách 06/2026',
    restsOn: 'insurance_participants,tax_units',
    rows: ['2:3', '6:2'],
    scope: ['insurance_participants everywhere: -', 'tax_units everywhere: -'],
  },
)

itsLeadSays('R10', [
  [
    'declares, above the threshold',
    above(),
    'Chủ hộ kinh doanh nộp thuế theo phương pháp kê khai, doanh thu 1.000.000.001 đ (kỳ thuế đến 06/2026), không đóng BHXH bắt buộc ở đơn vị nào; đối chiếu danh sách 06/2026. Cần rà soát, xác minh.',
  ],
  [
    'declares, revenue unknown',
    owner(declares(null)),
    'Chủ hộ kinh doanh kê khai, doanh thu không quá ngưỡng hoặc chưa rõ doanh thu (kỳ thuế đến 06/2026), không đóng BHXH bắt buộc ở đơn vị nào; đối chiếu danh sách 06/2026. Chưa có hướng dẫn rõ cho chủ hộ có doanh thu không quá ngưỡng: cần xác minh diện tham gia. Cần rà soát, xác minh.',
  ],
  [
    'lump sum of old, no period told',
    owner({ tax_method: 'Khoán' }, { asOf: '2029-07-01' }),
    'Chủ hộ kinh doanh nộp thuế khoán, chưa có dữ liệu kê khai, không đóng BHXH bắt buộc ở đơn vị nào; đối chiếu danh sách 06/2026. Cần rà soát, xác minh.',
  ],
])

itsRemovalSays('R10', [
  [
    'X10a',
    owner({ tax_method: 'Thuế khoán', revenue_vnd: 2 * BILLION, ...Y2025 }),
    'Hộ kinh doanh nộp thuế khoán, chưa có dữ liệu kê khai: chưa đến hạn tham gia (1/7/2029, NĐ 158/2025/NĐ-CP Điều 3).',
  ],
  ['X10b', SEVERAL, 'Người này là chủ nhiều hộ kinh doanh: chỉ xét ở hộ đầu tiên.'],
])

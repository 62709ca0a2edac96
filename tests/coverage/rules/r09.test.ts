import { expect, it } from 'vitest'
import { casesOnEachDialect, onEachDialect } from '../on-each-dialect.ts'
import { itsLeadRestsOn } from '../resting.ts'
import { EMPLOYER, month, OTHER, type Scene, WORKER } from '../scene.ts'
import { itsLeadSays, itsRemovalSays } from '../words.ts'

const JUNE_2026 = month(2026, 6)
const known = (year: number, known_mask: number) => [{ province_code: '92', year, known_mask }]
const SOURCES = [
  'tax_workers',
  'insurance_participants',
  'insurance_units',
  'tax_units',
  'enterprise_registry',
  'enterprise_managers',
]

/** The worker manages employer 10 and is paid by nobody under a contract; the rolls know up to June 2026. */
const manager = (more: Partial<Scene> = {}, office: object = {}): Scene => ({
  employment: { form: '05-2' },
  sources: SOURCES,
  known: known(2026, 0b111111),
  officers: [{ person_id: WORKER, role: 'director', salaried: 0, source: 'enterprise_managers', ...office }],
  ...more,
})
const insured = (employer: number, more: object = {}) => [
  { person: WORKER, employer, unit: 1, from: month(2026, 1), to: JUNE_2026, ...more },
]
const card = (object: string, to = JUNE_2026) => [
  { person: WORKER, kind: 'health_only', object, from: month(2026, 1), to },
]
const LEAD = ['R09 1@10']
const second = (...offices: object[]) => [
  { person_id: WORKER, role: 'director', salaried: 0, source: 'enterprise_managers', ...offices[0] },
  { employer_id: 20, person_id: WORKER, role: 'chairman', salaried: 0, source: 'enterprise_managers', ...offices[1] },
]

const CASES: readonly (readonly [string, Scene, readonly string[], readonly string[]])[] = [
  ['a manager without pay', manager(), LEAD, []],
  ['a manager with pay', manager({}, { salaried: 1 }), LEAD, []],
  [
    'the legal representative of the registry',
    manager({}, { role: 'legal_representative', salaried: null, source: 'enterprise_registry' }),
    LEAD,
    [],
  ],
  ['of a cooperative', manager({ employer: { kind: 'cooperative' } }), LEAD, []],
  [
    'the owner of a household business is R10’s',
    manager({ employer: { kind: 'household_business' } }, { role: 'household_owner' }),
    [],
    [],
  ],
  ['insured here', manager({ insured: insured(EMPLOYER) }), [], []],
  ['insured here until May', manager({ insured: insured(EMPLOYER, { to: month(2026, 5) }) }), LEAD, []],
  ['insured here without the retirement fund', manager({ insured: insured(EMPLOYER, { funds: 2 }) }), LEAD, []],
  ['insured elsewhere', manager({ employers: [OTHER], insured: insured(20) }), [], ['R09 E5 1@10']],
  [
    'voluntary',
    manager({ insured: [{ person: WORKER, kind: 'voluntary', from: month(2026, 1), to: JUNE_2026 }] }),
    LEAD,
    [],
  ],
  ['pensioner by the card', manager({ insured: card('HT') }), [], ['R09 E1 1@10']],
  ['pensioner until May', manager({ insured: card('HT', month(2026, 5)) }), LEAD, []],
  ['armed forces', manager({ insured: card('QN') }), [], ['R09 E9 1@10']],
  ['foreigner', manager({ person: { nationality: 'Hàn Quốc' } }), [], ['R09 E4 1@10']],
  ['died in June', manager({ person: { died_on: '2026-06-20' } }), [], ['R09 E11 1@10']],
  ['died in July', manager({ person: { died_on: '2026-07-01' } }), LEAD, []],
  ['closed', manager({ employer: { tax_status: '03' } }), [], ['R09 E10 1@10']],
  [
    'paused in June',
    manager({ employer: { tax_status: '05', status_on: '2026-06-01', status_until: '2026-09-30' } }),
    [],
    ['R09 E10 1@10'],
  ],
  [
    'paused until May',
    manager({ employer: { tax_status: '05', status_on: '2026-01-01', status_until: '2026-05-31' } }),
    LEAD,
    [],
  ],
  ['moved', manager({ employer: { tax_status: '06' } }), [], ['R09 R28 1@10']],
  ['to be verified', manager({ employer: { tax_status: '09' } }), [], ['R09 R29 1@10']],
  // Men born in December 1964 reach 61 years and 6 months, the age of 2026, in June 2026.
  ['retirement age in June', manager({ person: { birth_date: '1964-12-20' } }), [], ['R09 E2 1@10']],
  ['retirement age in July', manager({ person: { birth_date: '1965-01-02' } }), LEAD, []],
  ['retirement age in June, with pay', manager({ person: { birth_date: '1964-12-20' } }, { salaried: 1 }), LEAD, []],
  ['office ended in May', manager({}, { to_month: month(2026, 5) }), [], []],
  ['office begins in July', manager({}, { from_month: month(2026, 7) }), [], []],
  ['without pay, the last month is June 2025', manager({ known: known(2025, 0b111111) }), [], []],
  ['without pay, the last month is July 2025', manager({ known: known(2025, 0b1111111) }), LEAD, []],
  ['with pay, the last month is June 2025', manager({ known: known(2025, 0b111111) }, { salaried: 1 }), LEAD, []],
  [
    'two firms: the earlier office',
    manager({ employers: [OTHER], officers: second({ from_month: month(2020, 2) }, { from_month: month(2020, 1) }) }),
    ['R09 1@20'],
    ['R09 X09a 1@10'],
  ],
  [
    'two firms, no dates of office: the earlier registration',
    manager({ employers: [{ ...OTHER, registered_on: '2009-01-01' }], officers: second() }),
    ['R09 1@20'],
    ['R09 X09a 1@10'],
  ],
  [
    'two firms, all alike: the smaller MST',
    manager({ employers: [OTHER], officers: second() }),
    LEAD,
    ['R09 X09a 1@20'],
  ],
  [
    'two firms, the first is closed',
    manager({ employers: [OTHER], employer: { tax_status: '01' }, officers: second() }),
    ['R09 1@20'],
    ['R09 E10 1@10'],
  ],
]

casesOnEachDialect(
  'rule R09 by case',
  CASES.map(([title, scene, leads, exclusions]) => ({ title, scene, leads, exclusions })),
  ({ leads, exclusions }, outcome) => {
    expect(outcome.leads.filter((one) => one.startsWith('R09'))).toEqual(leads)
    expect(outcome.exclusions.filter((one) => one.startsWith('R09'))).toEqual(exclusions)
  },
)

onEachDialect('rule R09', (play) => {
  it('stands without a period, says with or without pay, and rests on the row that names the manager', async () => {
    const { findings, store } = await play(manager())
    const found = findings.find((row) => row.rule_id === 'R09')
    expect(found).toMatchObject({
      period: '-',
      class: 'uncovered',
      priority: 2,
      confidence: 'A',
      month_from: null,
      workers: 1,
      rests_on: 'insurance_participants,enterprise_managers',
      reason:
        'Người quản lý của doanh nghiệp, không hưởng lương (điểm n), không đóng BHXH bắt buộc ở đơn vị nào; đối chiếu danh sách 06/2026. Cần rà soát, xác minh.',
    })
    const rows = await store.db
      .selectFrom('finding_row')
      .selectAll()
      .where('finding_id', '=', found!.finding_id)
      .execute()
    expect(rows.map(({ file_id, row_number }) => [file_id, row_number])).toEqual([[6, 2]])
  })

  it('says that a registry names the representative only', async () => {
    const { findings } = await play(
      manager({}, { role: 'legal_representative', salaried: null, source: 'enterprise_registry' }),
    )
    expect(findings.find((row) => row.rule_id === 'R09')?.reason).toContain(
      'chưa rõ có hưởng lương hay không (điểm i hoặc n)',
    )
  })

  it('is at C without a citizen ID, at D with a look-alike on the roll', async () => {
    const bare = await play(manager({ person: { citizen_id: null } }))
    expect(bare.findings.find((row) => row.rule_id === 'R09')?.confidence).toBe('C')
    const alike = await play(
      manager({
        people: [{ person_id: 7, person_key: 'B:7', name_folded: 'nguyen van an' }],
        insured: [{ person: 7, employer: EMPLOYER, unit: 1, from: month(2026, 1), to: JUNE_2026 }],
      }),
    )
    expect(alike.findings.find((row) => row.rule_id === 'R09')?.confidence).toBe('D')
  })

  it('needs a list of managers or the registry', async () => {
    const { store } = await play(manager({ sources: ['tax_workers', 'insurance_participants', 'insurance_units'] }))
    const rule = await store.db.selectFrom('rule_evaluation').selectAll().where('rule_id', '=', 'R09').execute()
    expect(rule).toMatchObject([{ evaluated: 0, needs: 'enterprise_managers|enterprise_registry' }])
  })
})

itsLeadRestsOn(
  'R09',
  manager({ insured: [{ person: WORKER, kind: 'voluntary', from: month(2026, 1), to: JUNE_2026 }] }),
  {
    compared: 'danh sách 06/2026',
    restsOn: 'insurance_participants,enterprise_managers',
    rows: ['2:3', '6:2'],
    scope: [
      'enterprise_managers everywhere: -',
      'enterprise_registry everywhere: -',
      'insurance_participants everywhere: -',
      'tax_units everywhere: -',
    ],
  },
)

itsLeadSays('R09', [
  [
    'a manager with pay, of a cooperative',
    manager({ employer: { kind: 'cooperative' } }, { salaried: 1 }),
    'Người quản lý của hợp tác xã, hưởng lương (điểm i), không đóng BHXH bắt buộc ở đơn vị nào; đối chiếu danh sách 06/2026. Cần rà soát, xác minh.',
  ],
  [
    'the legal representative',
    manager({}, { role: 'legal_representative', salaried: null, source: 'enterprise_registry' }),
    'Người đại diện theo pháp luật của doanh nghiệp, chưa rõ có hưởng lương hay không (điểm i hoặc n), không đóng BHXH bắt buộc ở đơn vị nào; đối chiếu danh sách 06/2026. Đăng ký chỉ ghi người đại diện; người quản lý khác xem điều lệ. Cần rà soát, xác minh.',
  ],
  [
    'of a person in review',
    manager({ person: { in_review: 1 } }),
    'Người quản lý của doanh nghiệp, không hưởng lương (điểm n), không đóng BHXH bắt buộc ở đơn vị nào; đối chiếu danh sách 06/2026. Giấy tờ của người này chưa ghép chắc chắn, cần rà soát định danh trước. Cần rà soát, xác minh.',
  ],
  [
    'with a look-alike on the roll',
    manager({
      people: [{ person_id: 7, person_key: 'B:7', name_folded: 'nguyen van an' }],
      insured: [{ person: 7, employer: EMPLOYER, unit: 1, from: month(2026, 1), to: JUNE_2026 }],
    }),
    'Người quản lý của doanh nghiệp, không hưởng lương (điểm n), không đóng BHXH bắt buộc ở đơn vị nào; đối chiếu danh sách 06/2026. Trên danh sách của đơn vị có người trùng họ tên, có thể là cùng một người. Cần rà soát, xác minh.',
  ],
])

itsRemovalSays('R09', [
  ['E1', manager({ insured: card('HT') }), 'Đang hưởng lương hưu, trợ cấp hằng tháng trong tháng 06/2026.'],
  [
    'E2',
    manager({ person: { birth_date: '1964-12-20' } }),
    'Đã đủ tuổi nghỉ hưu đến tháng 06/2026: không thuộc diện (Điều 2 khoản 7), trừ trường hợp còn thiếu tối đa 6 tháng đóng.',
  ],
  [
    'E4',
    manager({ person: { nationality: 'Hàn Quốc' } }),
    'Người nước ngoài: chỉ thuộc diện khi có hợp đồng lao động từ đủ 12 tháng (Điều 2 khoản 2).',
  ],
  [
    'E5',
    manager({ employers: [OTHER], insured: insured(20) }),
    'Đã đóng BHXH bắt buộc ở đơn vị khác trong tháng 06/2026 (Điều 2 khoản 5).',
  ],
  ['E9', manager({ insured: card('QN') }), 'Thuộc lực lượng vũ trang, cơ yếu: danh sách quản lý riêng.'],
  [
    'E10',
    manager({ employer: { tax_status: '03' } }),
    'Đơn vị đã chấm dứt hoạt động hoặc tạm ngừng trong tháng 06/2026.',
  ],
  [
    'E11',
    manager({ person: { died_on: '2026-06-20' } }),
    'Danh sách ghi người này đã chết hoặc ra nước ngoài: cần kiểm tra lại đăng ký.',
  ],
  [
    'R28',
    manager({ employer: { tax_status: '06' } }),
    'Đơn vị chuyển địa điểm hoặc không hoạt động tại địa chỉ đã đăng ký: cần xác minh địa chỉ trước.',
  ],
  ['R29', manager({ employer: { tax_status: '09' } }), 'Trạng thái đơn vị chưa rõ: cần xác minh trạng thái trước.'],
  [
    'X09a',
    manager({ employers: [OTHER], officers: second() }),
    'Người này quản lý nhiều doanh nghiệp, hợp tác xã: chỉ xét ở nơi đầu tiên (Điều 2 khoản 5).',
  ],
])

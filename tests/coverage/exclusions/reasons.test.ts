import { expect, it } from 'vitest'
import { onEachDialect } from '../on-each-dialect.ts'
import { CITIZEN_ID, EMPLOYER, type Insured, month, OTHER, type Scene, WORKER, YEAR } from '../scene.ts'
import { itsRemovalSays } from '../words.ts'

const card = (object: string, at = YEAR) => ({ person: WORKER, kind: 'health_only', group: 2, object, ...at })
const MARCH_2026 = { from: month(2026, 3), to: month(2026, 3) } as unknown as typeof YEAR

/** What an officer reads beside a lead that was taken away: the whole sentence. */
const REASONS: readonly (readonly [string, Scene, string])[] = [
  [
    'E1 by the month that stands for the year',
    {
      insured: [card('HT', MARCH_2026)],
      employer: { province_code: '79' },
      known: [{ province_code: '79', year: 2025, known_mask: 0, fallback_month: month(2026, 3) }],
    },
    'Đang hưởng lương hưu, trợ cấp hằng tháng (theo danh sách người hưởng, hoặc thẻ BHYT nhóm HT, TB, XB, CT, CS) trong năm 2025 hoặc tháng đối chiếu.',
  ],
  [
    'E3',
    { person: { birth_date: '2011-12-31' } },
    'Tuổi tính theo năm sinh 2011 không hợp lý trong năm 2025: cần kiểm tra lại ngày sinh hoặc số định danh.',
  ],
  [
    'E4',
    { employment: { nationality: 'Nhật Bản', contract_months: '9' } },
    'Người nước ngoài có hợp đồng dưới 12 tháng (cột [11] hoặc thời hạn hợp đồng) hoặc đủ tuổi nghỉ hưu khi bắt đầu làm việc.',
  ],
  [
    'E6',
    { employment: { contract_kind: 'probation' } },
    'Hợp đồng thử việc hoặc có thời hạn dưới 01 tháng theo dữ liệu hợp đồng.',
  ],
  [
    'E7',
    { employment: { contract_kind: 'part_time', income_vnd: 20_000_000 } },
    'Hợp đồng không trọn thời gian, thu nhập bình quân tháng dưới mức tham chiếu 2.340.000 đ.',
  ],
  [
    'E8 by the appendix',
    { employment: { form: '05-2' } },
    'Chỉ có trong bảng kê 05-2 (không ký hợp đồng hoặc hợp đồng dưới 03 tháng): không đủ căn cứ thời hạn hợp đồng.',
  ],
  [
    'E8 by the payer',
    { employer: { withholding_only: 1 }, units: [], colleague: false },
    'Mã số thuế của nơi chi trả chỉ dùng để khấu trừ, nộp thay và không có mã đơn vị BHXH: không phải đơn vị sử dụng lao động.',
  ],
  [
    'E9',
    { insured: [card('CA')] },
    'Thuộc lực lượng vũ trang, cơ yếu (thẻ QN, CA, CY hoặc chức danh): danh sách quản lý riêng.',
  ],
  [
    'E11 by the residents',
    { residents: [{ status: 'dead', status_on: '2024-05-01' }] },
    'Danh sách dân cư ghi đã chết hoặc ra nước ngoài, trước thời gian có thu nhập hoặc không rõ từ ngày nào: cần kiểm tra lại danh tính người nhận thu nhập.',
  ],
  [
    'E11 by the months of pay',
    { employment: { precision: 'month', taxed_mask: 0b111000 }, person: { died_on: '2025-03-31' } },
    'Đã chết ngày 2025-03-31, trước thời gian có thu nhập: cần kiểm tra lại danh tính người nhận thu nhập.',
  ],
  [
    'E12',
    { employment: { payments: 1, income_vnd: 3_449_999 } },
    'Chi trả một lần 3.449.999 đ, thấp hơn một tháng lương tối thiểu vùng thấp nhất (3.450.000 đ).',
  ],
  [
    'E13',
    { employer: { kind: 'household_business', tax_id: CITIZEN_ID } },
    'Là chủ hộ kinh doanh (số định danh trùng mã số thuế hộ hoặc chủ hộ): không phải lao động của chính mình.',
  ],
  [
    'E15',
    {
      employment: { payer_tax_id: '7000000001-001' },
      insured: [{ person: WORKER, employer: EMPLOYER, unit: 1, ...YEAR }],
    },
    'Chi trả theo mã số thuế chi nhánh chưa có mã đơn vị riêng; người lao động đã tham gia qua đơn vị khác cùng mã số thuế gốc.',
  ],
]

onEachDialect('reasons of exclusions', (play) => {
  for (const [title, scene, text] of REASONS)
    it(title, async () => {
      const { store } = await play(scene)
      const found = await store.db.selectFrom('exclusions').select('reason').execute()
      expect(found.map(({ reason }) => reason)).toEqual([text])
    })

  it('E5 tells that every month was covered elsewhere, and of no duty done that nobody has seen', async () => {
    const { store } = await play({ employers: [OTHER], insured: [{ person: WORKER, employer: 20, ...YEAR }] })
    const found = await store.db.selectFrom('exclusions').select('reason').execute()
    expect(found.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/^Đã đóng quỹ hưu trí ở đơn vị khác trong tất cả tháng; [^.]*\.$/),
    ])
  })

  it('E5 names the accident fund where it is seen at this employer', async () => {
    const accident = { person: WORKER, employer: EMPLOYER, unit: 1, funds: 2, ...YEAR }
    const { store } = await play({
      employers: [OTHER],
      insured: [{ person: WORKER, employer: 20, ...YEAR }, accident],
    })
    const found = await store.db.selectFrom('exclusions').select('reason').execute()
    expect(found.length).toBeGreaterThan(0)
    for (const { reason } of found)
      expect(reason).toMatch(
        /\. Quỹ TNLĐ-BNN đã đóng tại đơn vị này trong các tháng đó: nghĩa vụ còn lại đã thực hiện\.$/,
      )
  })
})

/** Abroad by the residents before any pay, and dead by another list: the sentence names what was before the pay. */
const diedToo = (died_on: string, employment: Scene['employment'] = {}): Scene => ({
  employment: { ...employment },
  person: { died_on },
  residents: [{ status: 'left_country', status_on: '2024-05-01' }],
})
const FROM_APRIL = { precision: 'month', taxed_mask: 0b111000 } as const
const BY_RESIDENTS =
  'Danh sách dân cư ghi đã chết hoặc ra nước ngoài, trước thời gian có thu nhập hoặc không rõ từ ngày nào: cần kiểm tra lại danh tính người nhận thu nhập.'
const died = (on: string): string =>
  `Đã chết ngày ${on}, trước thời gian có thu nhập: cần kiểm tra lại danh tính người nhận thu nhập.`

itsRemovalSays('R08', [
  ['E11, dead before the year', diedToo('2024-12-31'), died('2024-12-31')],
  ['E11, dead in the year', diedToo('2025-01-01'), BY_RESIDENTS],
  ['E11, dead in the year, month unknown', diedToo('2025'), BY_RESIDENTS],
  ['E11, dead in the month before the pay', diedToo('2025-03', FROM_APRIL), died('2025-03')],
  ['E11, dead in the first month of pay, day unknown', diedToo('2025-04', FROM_APRIL), BY_RESIDENTS],
  ['E11, dead on the first day of the months of pay', diedToo('2025-04-01', FROM_APRIL), BY_RESIDENTS],
  [
    'E10, closed',
    { employer: { tax_status: '03', registry_status: null } },
    'Đơn vị đã ngừng hoạt động, giải thể, phá sản hoặc chấm dứt theo cơ quan thuế hoặc đăng ký kinh doanh.',
  ],
  ['E10, paused', { employer: { tax_status: '05' } }, 'Đơn vị tạm ngừng trong mọi tháng đối chiếu.'],
  [
    'R30',
    { asOf: '2025-12-31', employment: { contract_from: '2025-12-10' } },
    'Còn trong thời hạn đăng ký kể từ ngày phát sinh nghĩa vụ hoặc ngày đăng ký đơn vị (tính đến 2025-12-31): chưa đến hạn đăng ký tham gia.',
  ],
])

itsRemovalSays('R02', [
  [
    'R12, insured elsewhere in some months',
    { employers: [OTHER], insured: [{ person: WORKER, employer: 20, from: month(2025, 3), to: month(2025, 5) }] },
    'Đã đóng quỹ hưu trí ở đơn vị khác trong một số tháng; đối chiếu danh sách 01–12/2025 (12/12 tháng).',
  ],
])

/** The same exclusions of what a direct rule found. */
const lacking = (scene: Scene, row: Partial<Insured> = {}): Scene => ({
  ...scene,
  insured: [{ person: WORKER, employer: EMPLOYER, unit: 1, funds: 11, ...YEAR, ...row }],
})
itsRemovalSays('R14', [
  [
    'E1',
    lacking({ benefits: [{ benefit: 'pension' }] }),
    'Đang hưởng lương hưu, trợ cấp hằng tháng (theo danh sách người hưởng, hoặc thẻ BHYT nhóm HT, TB, XB, CT, CS) trong các tháng đó.',
  ],
  ['E4', lacking({ person: { nationality: 'Hàn Quốc' } }), 'Người nước ngoài không thuộc diện BHTN.'],
  [
    'E9',
    lacking({}, { position: 'armed_forces' }),
    'Thuộc lực lượng vũ trang, cơ yếu (thẻ QN, CA, CY hoặc chức danh): quản lý riêng.',
  ],
  [
    'E10',
    lacking({ employer: { tax_status: '03' } }),
    'Đơn vị đã ngừng hoạt động, giải thể, phá sản hoặc chấm dứt theo cơ quan thuế hoặc đăng ký kinh doanh.',
  ],
])

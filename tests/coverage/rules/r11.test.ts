import { expect, it } from 'vitest'
import { casesOnEachDialect, onEachDialect } from '../on-each-dialect.ts'
import { itsLeadRestsOn } from '../resting.ts'
import { CITIZEN_ID, EMPLOYER, month, OTHER, type Scene, WORKER, YEAR } from '../scene.ts'
import { itsLeadSays, itsRemovalSays } from '../words.ts'

const NO_CONTRACT = { form: '05-2' } as const
const times = (payments: number | null, more: Partial<Scene> = {}): Scene => ({
  employment: { ...NO_CONTRACT, payments },
  ...more,
})
const monthly = (taxed_mask: number): Scene => ({ employment: { ...NO_CONTRACT, precision: 'month', taxed_mask } })
const card = (object: string) => [{ person: WORKER, kind: 'health_only', group: 2, object, ...YEAR }]
const insured = (employer: number, from: number, to: number) => [{ person: WORKER, employer, unit: 1, from, to }]

const LEAD = ['R11 1@10']
const CASES: readonly (readonly [string, Scene, readonly string[], readonly string[]])[] = [
  ['three payments', times(3), LEAD, []],
  ['two payments', times(2), [], []],
  ['one payment', times(1), [], []],
  ['paid in three months', monthly(0b10101), LEAD, []],
  ['paid in two months', monthly(0b101), [], []],
  [
    'by the year, number of payments unknown',
    {
      ...times(null),
      employments: [
        {
          employment_id: 9,
          person_id: 99,
          employer_id: 10,
          year: 2025,
          form: '05-2',
          precision: 'year',
          taxed_mask: 4095,
          payments: 1,
        },
      ],
    },
    [],
    [],
  ],
  [
    'under a contract',
    {
      employment: { payments: 12 },
      employments: [
        {
          employment_id: 9,
          person_id: 99,
          employer_id: 10,
          year: 2025,
          form: '05-2',
          precision: 'year',
          taxed_mask: 4095,
          payments: 1,
        },
      ],
    },
    [],
    [],
  ],
  ['insured here in one month', times(12, { insured: insured(EMPLOYER, month(2025, 2), month(2025, 2)) }), [], []],
  [
    'insured at another employer in one month',
    times(12, { employers: [OTHER], insured: insured(20, month(2025, 2), month(2025, 2)) }),
    [],
    [],
  ],
  ['a pensioner', times(12, { insured: card('HT') }), [], ['R11 E1 1@10']],
  ['fourteen', times(12, { person: { birth_date: '2011-12-31' } }), [], ['R11 E3 1@10']],
  [
    'a foreigner under twelve months',
    { employment: { ...NO_CONTRACT, payments: 12, nationality: 'Nhật Bản', foreigner_under_12_months: 1 } },
    [],
    ['R11 E4 1@10'],
  ],
  ['armed forces', times(12, { insured: card('QN') }), [], ['R11 E9 1@10']],
  ['employer closed', times(12, { employer: { tax_status: '01' } }), [], ['R11 E10 1@10']],
  ['dead', times(12, { person: { died_on: '2024-12-31' } }), [], ['R11 E11 1@10']],
  ['owner of the household business', times(12, { employer: { owner_citizen_id: CITIZEN_ID } }), [], ['R11 E13 1@10']],
  [
    'paid by an agent',
    times(12, { employer: { withholding_only: 1 }, units: [], colleague: false }),
    [],
    ['R11 X11a 1@10'],
  ],
  ['a manager’s fee', times(12, { officers: [{ person_id: WORKER, role: 'board_member' }] }), [], ['R11 X11b 1@10']],
  [
    'manager of another employer',
    times(12, { employers: [OTHER], officers: [{ employer_id: 20, person_id: WORKER, role: 'director' }] }),
    LEAD,
    [],
  ],
]

casesOnEachDialect(
  'rule R11 by case',
  CASES.map(([title, scene, leads, exclusions]) => ({ title, scene, leads, exclusions })),
  ({ leads, exclusions }, outcome) => {
    expect(outcome.leads.filter((one) => one.startsWith('R11'))).toEqual(leads)
    expect(outcome.exclusions.filter((one) => one.startsWith('R11'))).toEqual(exclusions)
  },
)

onEachDialect('rule R11', (play) => {
  it('says how often, and that the form tells no length of contract', async () => {
    const { findings } = await play({
      employment: { ...NO_CONTRACT, precision: 'month', taxed_mask: 0b10111, payments: 7 },
    })
    expect(findings.find((row) => row.rule_id === 'R11')).toMatchObject({
      period: '2025',
      class: 'to_verify',
      priority: 3,
      confidence: 'A',
      month_from: month(2025, 1),
      month_to: month(2025, 5),
      workers: 1,
      money_vnd: 96_000_000,
      reason:
        'Kỳ thu nhập 2025: được chi trả 7 lần, trong 4 tháng (01–03, 05/2025) theo bảng kê 05-2, tổng 96.000.000 đ, không tham gia BHXH bắt buộc ở đơn vị nào; đối chiếu danh sách 01–03, 05/2025. Bảng kê 05-2 không ghi thời hạn hợp đồng: cần xác minh có làm việc theo hợp đồng từ đủ 1 tháng (dưới bất kỳ tên gọi nào) hay không. Cần rà soát, xác minh.',
    })
  })

  it('is at D with a look-alike on the roll', async () => {
    const { findings } = await play(
      times(3, {
        people: [{ person_id: 7, person_key: 'B:7', name_folded: 'nguyen van an', gender: 'male' }],
        insured: [{ person: 7, employer: EMPLOYER, unit: 1, ...YEAR }],
      }),
    )
    expect(findings.find((row) => row.rule_id === 'R11')?.confidence).toBe('D')
  })

  it('is not evaluated where nobody tells payments or months of 05-2', async () => {
    const { store } = await play(times(null))
    const rule = await store.db.selectFrom('rule_evaluation').selectAll().where('rule_id', '=', 'R11').execute()
    expect(rule).toMatchObject([{ evaluated: 0, needs: 'tax_workers.05-2' }])
  })
})

itsLeadRestsOn('R11', times(3), {
  compared: 'danh sách 01–12/2025',
  restsOn: 'tax_workers',
  rows: ['1:2'],
  scope: ['tax_workers 92: 2025'],
})

itsLeadSays('R11', [
  [
    'by payments alone',
    times(3),
    'Kỳ thu nhập 2025: được chi trả 3 lần theo bảng kê 05-2, tổng 96.000.000 đ, không tham gia BHXH bắt buộc ở đơn vị nào; đối chiếu danh sách 01–12/2025. Bảng kê 05-2 không ghi thời hạn hợp đồng: cần xác minh có làm việc theo hợp đồng từ đủ 1 tháng (dưới bất kỳ tên gọi nào) hay không. Cần rà soát, xác minh.',
  ],
  [
    'by months alone',
    monthly(0b10101),
    'Kỳ thu nhập 2025: được chi trả trong 3 tháng (01, 03, 05/2025) theo bảng kê 05-2, tổng 96.000.000 đ, không tham gia BHXH bắt buộc ở đơn vị nào; đối chiếu danh sách 01, 03, 05/2025. Bảng kê 05-2 không ghi thời hạn hợp đồng: cần xác minh có làm việc theo hợp đồng từ đủ 1 tháng (dưới bất kỳ tên gọi nào) hay không. Cần rà soát, xác minh.',
  ],
  [
    'of a person in review',
    times(3, { person: { in_review: 1 } }),
    'Kỳ thu nhập 2025: được chi trả 3 lần theo bảng kê 05-2, tổng 96.000.000 đ, không tham gia BHXH bắt buộc ở đơn vị nào; đối chiếu danh sách 01–12/2025. Bảng kê 05-2 không ghi thời hạn hợp đồng: cần xác minh có làm việc theo hợp đồng từ đủ 1 tháng (dưới bất kỳ tên gọi nào) hay không. Giấy tờ của người này chưa ghép chắc chắn, cần rà soát định danh trước. Cần rà soát, xác minh.',
  ],
])

itsRemovalSays('R11', [
  [
    'X11a',
    times(12, { employer: { withholding_only: 1 }, units: [], colleague: false }),
    'Mã số thuế của nơi chi trả chỉ dùng để khấu trừ, nộp thay (đại lý bảo hiểm, chứng khoán…): không phải đơn vị sử dụng lao động.',
  ],
  [
    'X11b',
    times(12, { officers: [{ person_id: WORKER, role: 'board_member' }] }),
    'Người này là người quản lý của đơn vị chi trả: khoản chi là thù lao, xét theo quy tắc về người quản lý.',
  ],
  [
    'E10',
    times(12, { employer: { tax_status: '01' } }),
    'Đơn vị đã ngừng hoạt động, giải thể, phá sản hoặc chấm dứt theo cơ quan thuế hoặc đăng ký kinh doanh.',
  ],
])

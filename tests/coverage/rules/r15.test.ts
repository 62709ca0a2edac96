import { expect, it } from 'vitest'
import type { Database } from '../../../src/store/schema.ts'
import { over, REMOVING, SETTLED } from '../each-exclusion.ts'
import { casesOnEachDialect, onEachDialect } from '../on-each-dialect.ts'
import { itsLeadRestsOn } from '../resting.ts'
import { EMPLOYER, type Insured, month, OTHER, type Scene, WORKER, YEAR } from '../scene.ts'
import { itsRemovalSays } from '../words.ts'

const ROLL = { person: WORKER, employer: EMPLOYER, unit: 1, ...YEAR } as const
const CARD = { person: WORKER, kind: 'health_only', object: 'GD', group: 5, ...YEAR } as const
const BY_MONTH = { precision: 'month', taxed_mask: 0b111 } as const

type Paid = Partial<Database['employment']>

function onRoll(card: Partial<Insured>, roll: Partial<Insured> = {}, more: Partial<Scene> = {}): Scene {
  return { ...more, insured: [{ ...ROLL, ...roll }, { ...CARD, ...card }, ...(more.insured ?? [])] }
}

function paid(card: Partial<Insured>, employment: Paid = {}, more: Partial<Scene> = {}): Scene {
  return { ...more, employment, insured: [{ ...CARD, ...card }, ...(more.insured ?? [])] }
}

interface Case {
  readonly title: string
  readonly scene: Scene
  readonly months: readonly [from: number, to: number] | null
  readonly exclusions?: readonly string[]
  readonly employer?: number
}

const whole = [YEAR.from, YEAR.to] as const
const march = month(2025, 3)

const CASES: readonly Case[] = [
  ...['GD', 'HS', 'SV', 'CN', 'GB'].map((object) => ({
    title: `on the roll with a card ${object}`,
    scene: onRoll({ object }),
    months: whole,
  })),
  ...['DN', 'HT', 'HN', 'TE'].map((object) => ({
    title: `a card ${object} is none`,
    scene: onRoll({ object }),
    months: null,
  })),
  {
    title: 'one month of change is tolerated',
    scene: onRoll({ to: march }, { from: march }),
    months: null,
    exclusions: ['R15 X15a 1@10'],
  },
  {
    title: 'two months are not',
    scene: onRoll({ to: month(2025, 4) }, { from: march }),
    months: [march, month(2025, 4)],
  },
  {
    title: 'the card ended before the work began',
    scene: onRoll({ to: month(2025, 2) }, { from: march }),
    months: null,
  },
  { title: 'on leave one is employed', scene: onRoll({}, { state: 'maternity' }), months: whole },
  {
    title: 'a contract of two months is outside of group 1 until 30/06/2025',
    scene: onRoll({}, { contractMonths: '2' }),
    months: [month(2025, 7), YEAR.to],
  },
  {
    title: 'voluntary insurance is no employment',
    scene: { insured: [CARD], employment: { person_id: 99 } },
    months: null,
  },
  { title: 'paid by months and insured nowhere', scene: paid({}, BY_MONTH), months: [YEAR.from, march] },
  {
    title: 'paid by months: one month of change',
    scene: paid({ from: march }, BY_MONTH),
    months: null,
    exclusions: ['R15 X15a 1@10'],
  },
  { title: 'paid by months: the card covers none', scene: paid({ from: month(2025, 4) }, BY_MONTH), months: null },
  { title: 'paid by the year under a card of every month', scene: paid({}), months: whole },
  {
    title: 'paid by the year: months of pay may be those without the card',
    scene: paid({ to: month(2025, 11) }),
    months: null,
  },
  {
    title: 'paid under a contract of two months until 30/06/2025: outside of group 1',
    scene: paid({}, { precision: 'month', taxed_mask: 0b111000, contract_months: '2' }),
    months: null,
  },
  {
    title: 'paid under a contract of two months from 01/07/2025',
    scene: paid({}, { precision: 'month', taxed_mask: 0b111111000, contract_months: '2' }),
    months: [month(2025, 7), month(2025, 9)],
  },
  { title: 'appendix 05-2 is no employment', scene: paid({}, { form: '05-2' }), months: null },
  {
    title: 'paid here, insured elsewhere: the other employer has the case',
    scene: paid({}, {}, { employers: [OTHER], insured: [{ ...ROLL, employer: 20, unit: 2 }] }),
    months: whole,
    employer: 20,
  },
  {
    title: 'a contract under a month: E6',
    scene: paid({}, { contract_months: '0.5' }),
    months: null,
    exclusions: ['R15 E6 1@10'],
  },
  {
    title: 'a student on probation: E6',
    scene: paid({ object: 'SV' }, { contract_kind: 'probation' }),
    months: null,
    exclusions: ['R15 E6 1@10'],
  },
  {
    title: 'a foreigner under twelve months: E4',
    scene: paid({}, { nationality: 'Hàn Quốc', foreigner_under_12_months: 1 }),
    months: null,
    exclusions: ['R15 E4 1@10'],
  },
  {
    title: 'a child: E3',
    scene: paid({ object: 'HS' }, {}, { person: { birth_date: '2013-05-01' } }),
    months: null,
    exclusions: ['R15 E3 1@10'],
  },
  {
    title: 'a closed employer: E10',
    scene: onRoll({}, {}, { employer: { tax_status: '03' } }),
    months: null,
    exclusions: ['R15 E10 1@10'],
  },
  {
    title: 'armed forces: E9',
    scene: onRoll({}, { position: 'armed_forces' }),
    months: null,
    exclusions: ['R15 E9 1@10'],
  },
  {
    title: 'a pensioner: E1',
    scene: paid({}, {}, { insured: [{ ...CARD, object: 'HT', group: 2 }] }),
    months: null,
    exclusions: ['R15 E1 1@10'],
  },
  {
    title: 'months of the employer’s pause are left out',
    scene: onRoll({}, {}, { employer: { tax_status: '05', status_on: '2025-04-01', status_until: '2025-12-31' } }),
    months: [YEAR.from, march],
  },
]

casesOnEachDialect('rule R15', CASES, ({ months, exclusions, employer }, outcome) => {
  const found = outcome.findings.filter((row) => row.rule_id === 'R15')
  expect(found.map((row) => row.employer_id)).toEqual(months === null ? [] : [employer ?? EMPLOYER])
  expect(found.map((row) => [row.month_from, row.month_to])).toEqual(months === null ? [] : [months])
  expect(outcome.exclusions.filter((row) => row.startsWith('R15 '))).toEqual(exclusions ?? [])
})

casesOnEachDialect(
  'rule R15 of a person who is paid only, and the exclusions',
  Object.entries(REMOVING).map(([code, more]) => ({
    title: `${code} removes it`,
    scene: over(over(SETTLED, paid({})), more),
    // Outside of contracts there is no employment to begin with.
    removed: code === 'E8' ? [] : [`R15 ${code} 1@10`],
  })),
  ({ removed }, { leads, exclusions }) => {
    expect(leads.filter((lead) => lead.startsWith('R15'))).toEqual([])
    expect(exclusions.filter((line) => line.startsWith('R15'))).toEqual(removed)
  },
)

onEachDialect('rule R15: what it tells', (play) => {
  const lead = async (one: Scene) => (await play(one)).findings.find((row) => row.rule_id === 'R15')

  it('of a person on the roll', async () => {
    expect(await lead(onRoll({ object: 'SV', to: march }))).toMatchObject({
      period: '2025',
      class: 'health_group_wrong',
      priority: 2,
      confidence: 'A',
      rests_on: 'insurance_participants',
      reason:
        'Người lao động có trong danh sách đóng BHXH bắt buộc của đơn vị, đồng thời có thẻ BHYT nhóm SV (sinh viên) trong các tháng 01–03/2025 (3 tháng); người đang làm việc thuộc nhóm do người lao động và đơn vị đóng; đối chiếu danh sách 01–12/2025 (12/12 tháng). Cần rà soát, xác minh.',
    })
  })

  it('of a person who is paid only, who also lacks social insurance (R13)', async () => {
    const { findings } = await play(paid({}))
    expect(findings.filter((row) => row.person_id === WORKER).map((row) => row.rule_id)).toEqual(['R13', 'R15'])
    expect(findings.find((row) => row.rule_id === 'R15')).toMatchObject({
      rests_on: 'tax_workers,insurance_participants',
      reason: expect.stringContaining('có thu nhập theo hợp đồng tại đơn vị, đồng thời có thẻ BHYT nhóm GD'),
    })
  })

  it('why a question about the worker was removed, also within the days to register', async () => {
    const { store } = await play(over(over(SETTLED, paid({})), REMOVING.R30))
    const told = await store.db.selectFrom('exclusions').select(['exclusion', 'reason']).where('rule_id', '=', 'R15')
    expect(await told.execute()).toEqual([
      { exclusion: 'R30', reason: 'Mới sử dụng lao động, còn trong thời hạn đăng ký.' },
    ])
  })

  it('names every card', async () => {
    const both = onRoll({}, {}, { insured: [{ ...CARD, object: 'CN', group: 4 }] })
    expect((await lead(both))?.reason).toContain('GD (hộ gia đình), CN (cận nghèo)')
  })

  it('is for review only where the roll has a look-alike', async () => {
    const twin = { person_id: 5, name_folded: 'nguyen van an', birth_date: '1985-03-17', gender: 'male' }
    const one = paid({}, {}, { people: [twin], insured: [{ ...ROLL, person: 5 }] })
    expect(await lead(one)).toMatchObject({ confidence: 'D' })
  })

  it('a year of pay that only a later month could tell of is not evaluated', async () => {
    const known = [{ province_code: '92', year: 2025, known_mask: 0, fallback_month: month(2026, 1) }]
    expect(await lead(paid({ to: month(2026, 1) }, {}, { known }))).toBeUndefined()
  })
})

itsLeadRestsOn('R15', paid({}), {
  compared: 'danh sách 01–12/2025',
  restsOn: 'tax_workers,insurance_participants',
  rows: ['1:2', '2:3'],
  scope: ['insurance_participants 92: 2025', 'tax_workers 92: 2025'],
})

itsRemovalSays('R15', [
  [
    'X15a',
    onRoll({ to: march }, { from: march }),
    'Thẻ BHYT nhóm GD (hộ gia đình) chỉ trùng tháng 03/2025 (1 tháng) với thời gian làm việc: tháng chuyển nhóm, hoàn trả theo quy định.',
  ],
])

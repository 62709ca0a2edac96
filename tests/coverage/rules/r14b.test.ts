import { expect, it } from 'vitest'
import { casesOnEachDialect, onEachDialect } from '../on-each-dialect.ts'
import { itsLeadRestsOn } from '../resting.ts'
import { EMPLOYER, type Insured, month, OTHER, type Scene, WORKER, YEAR } from '../scene.ts'

const NO_HEALTH = 1 + 2 + 4
const ROLL = { person: WORKER, employer: EMPLOYER, unit: 1, ...YEAR } as const

function scene(insured: Partial<Insured>, also: readonly Insured[] = [], more: Partial<Scene> = {}): Scene {
  return { insured: [{ ...ROLL, funds: NO_HEALTH, ...insured }, ...also], ...more }
}

interface Case {
  readonly title: string
  readonly scene: Scene
  readonly months: readonly (readonly [from: number, to: number])[]
  readonly exclusions?: readonly string[]
}

const whole = [YEAR.from, YEAR.to] as const
const card = (object: string, group: number) => ({ person: WORKER, kind: 'health_only', object, group, ...YEAR })

const CASES: readonly Case[] = [
  { title: 'holds in the months without health insurance', scene: scene({}), months: [whole] },
  { title: 'does not hold with it', scene: scene({ funds: 15 }), months: [] },
  {
    title: 'is not evaluated where the roll does not say its funds',
    scene: { insured: [ROLL] },
    months: [],
  },
  ...['maternity', 'sick', 'unpaid', 'suspended'].map((state) => ({
    title: `is silent in months of leave (${state})`,
    scene: scene({ state }),
    months: [],
  })),
  {
    title: 'leaves out the months of leave',
    scene: scene({ to: month(2025, 4) }, [
      { ...ROLL, funds: NO_HEALTH, state: 'maternity', from: month(2025, 5), to: month(2025, 10) },
    ]),
    months: [[month(2025, 1), month(2025, 4)]],
  },
  { title: 'a card of group 2 covers', scene: scene({}, [card('HT', 2)]), months: [] },
  { title: 'a card of group 3 covers', scene: scene({}, [card('HN', 3)]), months: [] },
  { title: 'a household card covers (R15 asks about it)', scene: scene({}, [card('GD', 5)]), months: [] },
  {
    title: 'names the months that no card covers',
    scene: scene({}, [{ ...card('HN', 3), to: month(2025, 8) }]),
    months: [[month(2025, 9), month(2025, 12)]],
  },
  {
    title: 'another employer’s health insurance covers',
    scene: scene({}, [{ person: WORKER, employer: 20, funds: 15, ...YEAR }], { employers: [OTHER] }),
    months: [],
  },
  {
    title: 'another unit of the employer covers',
    scene: scene({}, [{ person: WORKER, employer: EMPLOYER, unit: 2, funds: 8, ...YEAR }]),
    months: [],
  },
  {
    title: 'a roll elsewhere that does not say its funds covers too',
    scene: scene({}, [{ person: WORKER, employer: 20, ...YEAR }], { employers: [OTHER] }),
    months: [],
  },
  {
    title: 'a contract of two months is outside until 30/06/2025',
    scene: scene({ contractMonths: '2' }),
    months: [[month(2025, 7), month(2025, 12)]],
  },
  { title: 'a contract of three months is inside before', scene: scene({ contractMonths: '3' }), months: [whole] },
  { title: 'a salaried manager is inside', scene: scene({ position: 'manager_paid' }), months: [whole] },
  {
    title: 'an owner is from 01/07/2025',
    scene: scene({ position: 'owner' }),
    months: [[month(2025, 7), month(2025, 12)]],
  },
  {
    title: 'armed forces are excluded by E9',
    scene: scene({ position: 'armed_forces' }),
    months: [],
    exclusions: ['R14b E9 1@10'],
  },
  {
    title: 'a closed employer is excluded by E10',
    scene: scene({}, [], { employer: { registry_status: 'dissolved' } }),
    months: [],
    exclusions: ['R14b E10 1@10'],
  },
  { title: 'people in the accident fund only are not asked about', scene: scene({ funds: 2 }), months: [] },
]

casesOnEachDialect('rule R14b', CASES, ({ months, exclusions }, outcome) => {
  const found = outcome.findings.filter((row) => row.rule_id === 'R14b')
  expect(found.map((row) => [row.month_from, row.month_to])).toEqual(months)
  expect(outcome.exclusions.filter((row) => row.startsWith('R14b '))).toEqual(exclusions ?? [])
})

onEachDialect('rule R14b: what it tells', (play) => {
  it('names the months and what was compared', async () => {
    const { findings } = await play(scene({ from: month(2025, 3), to: month(2025, 5) }))
    expect(findings.find((row) => row.rule_id === 'R14b')).toMatchObject({
      period: '2025',
      class: 'partly_covered',
      priority: 2,
      confidence: 'A',
      reason:
        'Danh sách ghi đóng quỹ hưu trí tại đơn vị nhưng không có quỹ BHYT các tháng 03–05/2025 (3 tháng), cũng không thấy thẻ BHYT nhóm nào khác trong các tháng đó; đối chiếu danh sách 01–12/2025 (12/12 tháng). Cần rà soát, xác minh.',
    })
  })

  it('is silent in months that no roll of the province knows', async () => {
    const { leads } = await play({ ...scene({}), known: [{ province_code: '92', year: 2025, known_mask: 0 }] })
    expect(leads.filter((lead) => lead.startsWith('R14b'))).toEqual([])
  })
})

itsLeadRestsOn('R14b', scene({}), {
  compared: 'danh sách 01–12/2025',
  restsOn: 'insurance_participants',
  rows: ['2:3'],
  scope: ['insurance_participants 92: 2025'],
})

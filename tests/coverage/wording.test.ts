import { describe, expect, it } from 'vitest'
import { monthsText } from '../../src/coverage/wording.ts'
import { casesOnEachDialect, onEachDialect } from './on-each-dialect.ts'
import { COLLEAGUE, EMPLOYER, LIVE_UNIT, month, OTHER, type Scene, WORKER, YEAR } from './scene.ts'

describe('months in words', () => {
  const cases: readonly (readonly [number, string])[] = [
    [4095, '01–12/2025'],
    [0b1, '01/2025'],
    [0b100000000000, '12/2025'],
    [0b1011, '01–02, 04/2025'],
    [0b101, '01, 03/2025'],
  ]
  for (const [mask, text] of cases)
    it(`${mask.toString(2)} is ${text}`, () => expect(monthsText(mask, 2025)).toBe(text))
})

/** One scene for each rule that makes a case. */
const LEADS: Readonly<Record<string, Scene>> = {
  R01: { units: [], colleague: false },
  R02: {},
  R03: { colleague: false },
  R05: {
    asOf: '2026-07-31',
    unitLists: [
      { month: month(2026, 5), due_vnd: 1_000_000, opening_debt_vnd: 0, paid_vnd: 0, closing_debt_vnd: 3_000_000 },
    ],
  },
  R06: { employer: { kind: 'cooperative' }, units: [], colleague: false },
  R07: { employer: { kind: 'household_business' }, units: [], colleague: false },
  R08: {},
  R08b: { employment: { deduction_vnd: 10_000_000 } },
  R09: { officers: [{ person_id: WORKER, role: 'director', salaried: 0, source: 'enterprise_registry' }] },
  R11: { employment: { form: '05-2', payments: 4 } },
  R12: { employers: [OTHER], insured: [{ person: WORKER, employer: 20, ...YEAR }] },
  R13: { insured: [{ person: WORKER, kind: 'health_only', group: 5, ...YEAR }] },
  R16: { insured: [{ person: WORKER, kind: 'voluntary', ...YEAR }] },
  R20: { employment: { nationality: 'Hàn Quốc' } },
  R28: { employer: { tax_status: '06' } },
  R29: { employer: { tax_status: '03', registry_status: 'operating' } },
}

casesOnEachDialect(
  'texts for officers',
  Object.entries(LEADS).map(([rule, scene]) => ({
    title: `${rule} asks to look into it and accuses nobody`,
    scene,
    rule,
  })),
  ({ rule }, { findings }) => {
    const reason = findings.find((row) => row.rule_id === rule)?.reason ?? ''
    expect(reason).toMatch(/Cần rà soát, xác minh\.$/)
    expect(reason.toLowerCase()).not.toMatch(/vi phạm|trốn|undefined|null|nan/)
  },
)

onEachDialect('texts for officers', (play) => {
  it('names no person and no identifier', async () => {
    const { store } = await play({})
    const reasons = await store.db.selectFrom('findings').select('reason').execute()
    expect(reasons.filter(({ reason }) => /\d{9,}|nguyen van an/i.test(reason))).toEqual([])
  })
})

onEachDialect('the order of rows', (play) => {
  const second = {
    employment_id: 2,
    person_id: COLLEAGUE,
    employer_id: EMPLOYER,
    year: 2025,
    form: '',
    precision: 'year',
    taxed_mask: 4095,
  }
  const scene: Scene = {
    employments: [second],
    employers: [OTHER, { employer_id: 30, employer_key: 'T:3', tax_status: '06', listed: 1, province_code: '92' }],
    units: [LIVE_UNIT, { ...LIVE_UNIT, unit_id: 2, employer_id: 30 }],
    insured: [{ person: WORKER, employer: 20, from: month(2025, 1), to: month(2025, 3) }],
  }

  it('changes nothing in what is found, in which order and in which words', async () => {
    const { findings, exclusions } = await play(scene)
    const turned = await play({
      ...scene,
      employers: scene.employers!.toReversed(),
      units: scene.units!.toReversed(),
      turned: true,
    })
    expect(findings.length).toBeGreaterThan(1)
    expect([turned.findings, turned.exclusions]).toEqual([findings, exclusions])
  })
})

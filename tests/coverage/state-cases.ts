import { expect, it } from 'vitest'
import { BARE } from './employer-cases.ts'
import { casesOnEachDialect, onEachDialect } from './on-each-dialect.ts'
import { LIVE_UNIT, month, OTHER, type Scene, WORKER, YEAR } from './scene.ts'

type Employer = NonNullable<Scene['employer']>

/**
 * Declares what a case about the state of an employer asks for besides the state, and what it rests on: the same for both rules.
 * `doubt`: a state that tax data alone tells and that the rule holds for.
 */
export function caseOfAState(rule: 'R28' | 'R29', doubt: Employer): void {
  const employer = { ...doubt, registry_status: null }
  const unpaid: Scene = { employment: { form: '05-2' } }
  const CASE = [`${rule} @10`]
  // The last month known is December 2025.
  const watched: readonly (readonly [string, Scene, readonly string[]])[] = [
    ['people paid under a contract', { ...BARE, employer }, CASE],
    ['people paid outside of contracts only', { ...BARE, ...unpaid, employer }, []],
    ['a payer that only withholds', { ...BARE, employer: { ...employer, withholding_only: 1 } }, []],
    ['a unit that lives', { ...unpaid, colleague: false, employer }, CASE],
    ...(
      [
        ['closed', { closed: 1 }, []],
        ['ended in November', { last_month: month(2025, 11) }, []],
        ['ended in December', { last_month: month(2025, 12) }, CASE],
        ['begun in December', { first_month: month(2025, 12) }, CASE],
        ['begun in January after', { first_month: month(2026, 1) }, []],
        ['paused since December', { paused_from: month(2025, 12) }, []],
        ['paused from January after', { paused_from: month(2026, 1) }, CASE],
        ['paused until December', { paused_until: month(2025, 12) }, []],
        ['paused until November', { paused_until: month(2025, 11) }, CASE],
      ] as const
    ).map(
      ([what, unit, leads]) =>
        [
          `a unit ${what}`,
          { ...unpaid, colleague: false, employer, units: [{ ...LIVE_UNIT, ...unit }] },
          leads,
        ] as const,
    ),
    ['people on its roll', { ...unpaid, units: [], employer }, CASE],
    [
      'people on its roll until November',
      {
        ...BARE,
        ...unpaid,
        employer,
        insured: [{ person: WORKER, employer: 10, unit: 1, from: month(2025, 1), to: month(2025, 11) }],
      },
      [],
    ],
    [
      'people on its roll in other than compulsory insurance',
      {
        ...BARE,
        ...unpaid,
        employer,
        insured: [{ person: WORKER, employer: 10, unit: 1, kind: 'health_only', ...YEAR }],
      },
      [],
    ],
    [
      'a second job at an employer that operates',
      { ...BARE, employer, employers: [OTHER], insured: [{ person: WORKER, employer: 20, ...YEAR }] },
      CASE,
    ],
    [
      'people paid under the tax ID of a branch',
      { ...BARE, employer, employment: { payer_tax_id: '7000000001-001' } },
      CASE,
    ],
  ]

  casesOnEachDialect(
    `rule ${rule}: whose state is watched`,
    watched.map(([title, scene, left]) => ({
      title: `${title}: ${left.length === 0 ? 'no case' : 'a case'}`,
      scene,
      left,
    })),
    ({ left }, { leads }) => expect(leads.filter((lead) => lead.startsWith(rule))).toEqual(left),
  )

  onEachDialect(`rule ${rule}: what its case rests on`, (play) => {
    for (const [rests, scene] of [
      ['tax_units,tax_workers', BARE],
      ['tax_units,tax_workers,insurance_units,insurance_participants', {}],
      ['tax_units,insurance_units', { ...unpaid, colleague: false }],
      ['tax_units,insurance_participants', { ...unpaid, units: [] }],
    ] as const)
      it(`rests on the register that says so and on what shows people or a unit: ${rests}`, async () => {
        const { findings } = await play({ ...scene, employer })
        expect(findings.find((row) => row.rule_id === rule)?.rests_on).toBe(rests)
      })

    it('stands without a period, a month or money, at A', async () => {
      const { findings } = await play({ ...BARE, employer })
      expect(findings.find((row) => row.rule_id === rule)).toMatchObject({
        person_id: 0,
        period: '-',
        class: 'to_verify',
        month_from: null,
        month_to: null,
        money_vnd: null,
        confidence: 'A',
        priority: 3,
        workers: 1,
        compared: '',
      })
    })

    it('is proved gone by each source that was read, not by the others', async () => {
      const { store } = await play({
        ...BARE,
        sources: ['tax_workers', 'insurance_participants', 'enterprise_registry'],
      })
      const scope = await store.db
        .selectFrom('rule_scope')
        .select('source')
        .where('period', '=', '-')
        .where('rule_id', '=', rule)
        .orderBy('source')
        .execute()
      expect(scope.map(({ source }) => source)).toEqual([
        'enterprise_registry',
        'insurance_participants',
        'tax_workers',
      ])
    })

    it('is not evaluated where neither register came', async () => {
      const { store, leads } = await play({ ...BARE, employer, sources: ['tax_workers', 'insurance_participants'] })
      expect(leads).toEqual([`R08 ${WORKER}@10`])
      const evaluation = await store.db.selectFrom('rule_evaluation').selectAll().where('rule_id', '=', rule).execute()
      expect(evaluation).toMatchObject([{ evaluated: 0, needs: 'tax_units|enterprise_registry' }])
    })
  })
}

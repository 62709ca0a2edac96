import { expect, it } from 'vitest'
import type { Database } from '../../../src/store/schema.ts'
import { onEachDialect } from '../on-each-dialect.ts'
import { EMPLOYER, LIVE_UNIT, month, OTHER, PAID, WORKER, YEAR } from '../scene.ts'

type Unit = Partial<Database['unit']>

onEachDialect('rules R01, R02, R03, R06, R07', (play) => {
  const employerLead = async (scene: Parameters<typeof play>[0]) => {
    const { leads } = await play(scene)
    return leads.filter((lead) => lead.includes(' @'))
  }

  it('R01: an enterprise that pays and has no unit', async () => {
    const { findings } = await play({ units: [], colleague: false })
    expect(findings.find((row) => row.person_id === 0)).toMatchObject({
      rule_id: 'R01',
      employer_id: EMPLOYER,
      period: '2025',
      class: 'uncovered',
      workers: 1,
      money_vnd: 96_000_000,
      confidence: 'A',
      priority: 1,
      month_from: month(2025, 1),
      month_to: month(2025, 12),
    })
  })

  it('R06: a cooperative', async () =>
    expect(await employerLead({ employer: { kind: 'cooperative' }, units: [], colleague: false })).toEqual(['R06 @10']))

  it('R07: a household business', async () =>
    expect(await employerLead({ employer: { kind: 'household_business' }, units: [], colleague: false })).toEqual([
      'R07 @10',
    ]))

  it('R02: a unit that insures others', async () => {
    const { findings } = await play({})
    expect(findings.find((row) => row.person_id === 0)).toMatchObject({
      rule_id: 'R02',
      class: 'partly_covered',
      workers: 1,
    })
  })

  it('R03: a live unit without anybody', async () =>
    expect(await employerLead({ colleague: false })).toEqual(['R03 @10']))

  it('R02, not R03: the unit tells a head-count though the roll lists nobody', async () =>
    expect(await employerLead({ colleague: false, units: [{ ...LIVE_UNIT, participants: 3 }] })).toEqual(['R02 @10']))

  it('no case of the employer when everybody it pays is insured', async () =>
    expect(await employerLead({ insured: [{ person: WORKER, employer: EMPLOYER, unit: 1, ...YEAR }] })).toEqual([]))

  it('counts people and their income, not rows', async () => {
    const second = { ...PAID, employment_id: 2, person_id: 3, income_vnd: 4_000_000 }
    const people = [
      { person_id: 3, person_key: 'C:3', citizen_id: '092080000003', name_folded: 'le van ba', key_quality: 0 },
    ].map(({ key_quality, ...row }) => row)
    const { findings } = await play({ employments: [second], people })
    expect(findings.find((row) => row.rule_id === 'R02')).toMatchObject({ workers: 2, money_vnd: 100_000_000 })
  })

  it('rests on the employer’s own rows', async () => {
    const { store } = await play({})
    const rows = await store.db
      .selectFrom('finding_row')
      .innerJoin('findings', 'findings.finding_id', 'finding_row.finding_id')
      .where('person_id', '=', 0)
      .select(['file_id', 'row_number'])
      .execute()
    expect(rows).toEqual([{ file_id: 4, row_number: 7 }])
  })

  const units: readonly (readonly [string, Unit, string])[] = [
    ['closed', { closed: 1 }, 'R01 @10'],
    ['ended before the year', { last_month: month(2024, 12) }, 'R01 @10'],
    ['ended in January of the year', { last_month: month(2025, 1) }, 'R03 @10'],
    ['begun after the year', { first_month: month(2026, 1) }, 'R01 @10'],
    ['begun in December of the year', { first_month: month(2025, 12) }, 'R03 @10'],
    ['paused in part of the year', { paused_from: month(2025, 3), paused_until: month(2025, 9) }, 'R03 @10'],
  ]
  for (const [what, unit, lead] of units)
    it(`a unit ${what}: ${lead.split(' ')[0]}`, async () =>
      expect(await employerLead({ colleague: false, units: [{ ...LIVE_UNIT, ...unit }] })).toEqual([lead]))

  it('a unit that pauses all the year is neither empty nor missing: R27 removes R03', async () => {
    const units = [{ ...LIVE_UNIT, paused_from: month(2025, 1), paused_until: month(2025, 12) }]
    const { leads, exclusions } = await play({ colleague: false, units })
    expect(leads).toEqual([`R08 ${WORKER}@10`])
    expect(exclusions).toEqual(['R03 R27 @10'])
  })

  it('a closed unit whose roll still lists people lives', async () =>
    expect(await employerLead({ units: [{ ...LIVE_UNIT, closed: 1 }] })).toEqual(['R02 @10']))

  it('an employer that no register lists is a lead at C, resting on its workers’ tax rows', async () => {
    const { store, findings } = await play({
      employment: { employer_id: 20, payer_tax_id: '7000000002' },
      employers: [{ ...OTHER, listed: 0, tax_status: null, registry_status: null }],
    })
    expect(findings.find((row) => row.rule_id === 'R01')).toMatchObject({ employer_id: 20, confidence: 'C' })
    const id = findings.find((row) => row.rule_id === 'R01')?.finding_id ?? 0
    expect(await store.db.selectFrom('finding_row').selectAll().where('finding_id', '=', id).execute()).toEqual([
      { finding_id: id, file_id: 1, row_number: 2 },
    ])
  })
})

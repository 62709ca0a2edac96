import { expect, it } from 'vitest'
import { atHome, COMMUNE, householdCard, livesAt, month, voluntary, WORKER } from '../at-home.ts'
import { casesOnEachDialect, onEachDialect } from '../on-each-dialect.ts'
import { itsLeadRestsOn } from '../resting.ts'
import type { Insured, Scene } from '../scene.ts'
import { itsLeadSays } from '../words.ts'

const ends = (last: number) => ({ from: month(2024, 1), to: last })
const job = { person: WORKER, employer: 10, unit: 1, from: month(2025, 6), to: month(2026, 9) }
const MAY = ends(month(2026, 5))

/** As-of is 30 June 2026: 90 days back is 1 April, 30 days on is 30 July. */
const CASES: readonly { title: string; scene: Scene; leads: readonly string[]; exclusions?: readonly string[] }[] = [
  {
    title: 'a card that ends in the month of as-of',
    scene: { insured: [householdCard(WORKER, ends(month(2026, 6)))] },
    leads: ['R22'],
  },
  {
    title: 'a card that ends after the days ahead',
    scene: { insured: [householdCard(WORKER, ends(month(2026, 7)))] },
    leads: [],
  },
  {
    title: 'a card that ended in the first month of the days back',
    scene: { insured: [householdCard(WORKER, ends(month(2026, 4)))] },
    leads: ['R22'],
  },
  { title: 'a card that ended before', scene: { insured: [householdCard(WORKER, ends(month(2026, 3)))] }, leads: [] },
  { title: 'voluntary insurance that ended', scene: { insured: [voluntary(WORKER, MAY)] }, leads: ['R22'] },
  {
    title: 'a card of another group',
    scene: { insured: [householdCard(WORKER, { ...MAY, object: 'HS', group: 4 })] },
    leads: [],
  },
  {
    title: 'an earlier end that was renewed',
    scene: {
      insured: [householdCard(WORKER, MAY), householdCard(WORKER, { from: month(2026, 6), to: month(2027, 5) })],
    },
    leads: [],
  },
  { title: 'a card replaced by a job', scene: { insured: [householdCard(WORKER, MAY), job] }, leads: [] },
  { title: 'voluntary insurance replaced by a job', scene: { insured: [voluntary(WORKER, MAY), job] }, leads: [] },
  {
    title: 'voluntary insurance beside a card of another group',
    scene: { insured: [voluntary(WORKER, MAY), householdCard(WORKER, { object: 'HS', to: month(2026, 9) })] },
    leads: ['R22'],
  },
  {
    title: 'a card replaced by another group',
    scene: {
      insured: [
        householdCard(WORKER, MAY),
        householdCard(WORKER, { object: 'HN', from: month(2026, 6), to: month(2027, 5) }),
      ],
    },
    leads: [],
  },
  {
    title: 'moved away',
    scene: { residents: [livesAt('M', { status: 'moved' })], insured: [householdCard(WORKER, MAY)] },
    leads: [],
  },
  {
    title: 'on a pension that began after the end, and no list of residents names the person',
    scene: { benefits: [{ benefit: 'pension', from_month: month(2026, 6) }], insured: [voluntary(WORKER, MAY)] },
    leads: [],
    exclusions: ['R22 E1 1@0'],
  },
  {
    title: 'on a pension that ended before',
    scene: {
      benefits: [{ benefit: 'survivor', from_month: month(2020, 6), to_month: month(2026, 4) }],
      insured: [voluntary(WORKER, MAY)],
    },
    leads: ['R22'],
  },
  {
    title: 'the card of a pensioner',
    scene: {
      insured: [
        voluntary(WORKER, MAY),
        householdCard(WORKER, { object: 'HT', group: 2, from: month(2026, 6), to: month(2026, 9) }),
      ],
    },
    leads: [],
    exclusions: ['R22 E1 1@0'],
  },
  {
    title: 'dead',
    scene: { person: { died_on: '2026-05-04' }, insured: [voluntary(WORKER, MAY)] },
    leads: [],
    exclusions: ['R22 E11 1@0'],
  },
  {
    title: 'abroad',
    scene: { residents: [livesAt('L', { status: 'left_country' })], insured: [voluntary(WORKER, MAY)] },
    leads: [],
    exclusions: ['R22 E11 1@0'],
  },
]

casesOnEachDialect(
  'rule R22',
  CASES.map((one) => ({ ...one, scene: atHome(one.scene) })),
  (one, { leads, exclusions }) => {
    expect(leads.filter((lead) => lead.startsWith('R22'))).toEqual(one.leads.map((rule) => `${rule} 1@0`))
    expect(exclusions.filter((removed) => removed.startsWith('R22'))).toEqual(one.exclusions ?? [])
  },
)

onEachDialect('rule R22, one scene at a time', (play) => {
  const found = async (scene: Scene) => (await play(atHome(scene))).findings.find((row) => row.rule_id === 'R22')

  it.each([
    ['2026-07-31', month(2026, 7), 'sắp hết hạn'],
    ['2026-08-01', month(2026, 7), 'đã quá hạn'],
  ] as const)('says on %s of the month %i: %s', async (asOf, last, words) => {
    expect((await found({ asOf, insured: [voluntary(WORKER, ends(last))] }))?.reason).toContain(words)
  })

  it.each([
    ['2026-07-01', month(2026, 7), true], // 31 July is 30 days on
    ['2026-06-30', month(2026, 7), false], // 31
    ['2026-08-28', month(2026, 5), true], // 31 May lies 89 days back
    ['2026-08-29', month(2026, 5), true], // 90
    ['2026-08-30', month(2026, 5), false], // 91
  ] as const)('on %s an end in month %i is a lead: %s', async (asOf, last, is) => {
    expect((await found({ asOf, insured: [voluntary(WORKER, ends(last))] })) !== undefined).toBe(is)
  })

  it('is one lead for both products that end in one month, of the household list', async () => {
    const row = await found({
      residents: [livesAt('H')],
      insured: [voluntary(WORKER, MAY), householdCard(WORKER, MAY)],
    })
    expect(row).toMatchObject({
      class: 'household_potential',
      period: '2026-05',
      month_to: month(2026, 5),
      province_code: '92',
      commune_code: COMMUNE,
      employer_id: 0,
      reason: expect.stringContaining('BHYT hộ gia đình và BHXH tự nguyện đóng đến hết tháng 05/2026'),
    })
  })

  it('is placed by the roll where no list of residents names the person', async () => {
    const rolls = [{ file_id: 2, row_number: 3, province_code: '92', commune_code: '31120', household_code: 'R7' }]
    expect(await found({ rolls, insured: [householdCard(WORKER, MAY)] })).toMatchObject({
      province_code: '92',
      commune_code: '31120',
      reason: expect.stringContaining('Hộ R7: '),
    })
  })

  it('is a lead of the voluntary list for voluntary insurance', async () => {
    expect(await found({ insured: [voluntary(WORKER, MAY)] })).toMatchObject({
      class: 'voluntary_potential',
      priority: 2,
    })
  })
})

itsLeadRestsOn('R22', atHome({ residents: [livesAt('H')], insured: [householdCard(WORKER, MAY)] }), {
  compared: '',
  restsOn: 'insurance_participants',
  rows: ['2:3'],
  home: { fee: null, hamlet: 'ấp Một', household: 'H', join_order: null, local: null, self: null, state: null },
  scope: ['insurance_participants 92: 2025-01…2025-12 (12)'],
})

const ended = (products: string): string =>
  `Hộ H (ấp Một): ${products} đóng đến hết tháng 05/2026, đã quá hạn (tính đến 2026-06-30), chưa thấy đóng tiếp hoặc chuyển nhóm. Cần liên hệ, vận động tham gia tiếp.`
const at = (...insured: Insured[]): Scene => atHome({ residents: [livesAt('H')], insured })

itsLeadSays('R22', [
  ['of a household card', at(householdCard(WORKER, MAY)), ended('BHYT hộ gia đình')],
  ['of voluntary insurance', at(voluntary(WORKER, MAY)), ended('BHXH tự nguyện')],
  ['of both', at(householdCard(WORKER, MAY), voluntary(WORKER, MAY)), ended('BHYT hộ gia đình và BHXH tự nguyện')],
])

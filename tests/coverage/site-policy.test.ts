import { expect, it } from 'vitest'
import { parseSiteConfig } from '../../src/config/load-config.ts'
import { addDays } from '../../src/domain/dates.ts'
import { onEachDialect } from './on-each-dialect.ts'
import { type Scene, WORKER } from './scene.ts'

/** Each verdict is that of the law without the site's line, and turns with it: the stage asks the site's policy and nothing else. */
const asOf = '2025-12-31'
const line = (name: string, value: string) =>
  ({ config: parseSiteConfig(`policy: [{ name: ${name}, value: ${value}, from: 2024-01-01, source: NQ 1 }]`) }) as const

const turns: readonly (readonly [string, Scene, ReturnType<typeof line>, string, string])[] = [
  [
    'E7: the reference level',
    { employment: { contract_kind: 'part_time', income_vnd: 12 * 2_400_000 } },
    line('reference_level', '2500000'),
    'R08',
    'E7',
  ],
  [
    'E6: the shortest contract',
    { employment: { contract_months: '2' } },
    line('retirement_minimum_contract', '3'),
    'R08',
    'E6',
  ],
  [
    'E4: the shortest contract of a foreigner',
    { employment: { nationality: 'KR', contract_months: '13' } },
    line('foreigner_minimum_contract', '24'),
    'R20',
    'E4',
  ],
  [
    'R30: the days to register',
    { asOf, employment: { contract_from: addDays(asOf, -40) } },
    line('registration_days', '45'),
    'R08',
    'R30',
  ],
]

onEachDialect('the policy of the site', (play) => {
  for (const [title, scene, settings, lawful, turned] of turns)
    it(`${title}: ${lawful} by the law, ${turned} with the site’s line`, async () => {
      const verdict = async (played: Scene) => {
        const { findings, exclusions } = await play(played)
        const found = findings.filter(({ rule_id }) => rule_id === lawful).map(({ rule_id }) => rule_id)
        return [...found, ...exclusions]
      }
      expect(await verdict(scene)).toEqual([lawful])
      expect(await verdict({ ...scene, settings })).toEqual([`${lawful} ${turned} ${WORKER}@10`])
    })

  it.each([
    ['E6', { employment: { contract_months: '2' } }, line('retirement_minimum_contract', '3'), 'dưới 03 tháng'],
    [
      'E4',
      { employment: { nationality: 'KR', contract_months: '13' } },
      line('foreigner_minimum_contract', '24'),
      'dưới 24 tháng',
    ],
  ] as const)('%s names the length that the site has set', async (_, scene, settings, words) => {
    const { reasons } = await play({ ...scene, settings })
    expect(reasons).toEqual([expect.stringContaining(words)])
  })

  it('R30: the last day of late registration', async () => {
    const scene = { asOf, employment: { contract_from: addDays(asOf, -91) } }
    const priority = async (played: Scene) =>
      (await play(played)).findings.find(({ rule_id }) => rule_id === 'R08')?.priority
    expect(await priority(scene)).toBe(1)
    expect(await priority({ ...scene, settings: line('late_registration_days', '120') })).toBe(2)
  })
})

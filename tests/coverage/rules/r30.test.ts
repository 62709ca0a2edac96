import { expect, it } from 'vitest'
import { addDays } from '../../../src/domain/dates.ts'
import { casesOnEachDialect, onEachDialect } from '../on-each-dialect.ts'
import { WORKER } from '../scene.ts'
import { itsRemovalSays } from '../words.ts'

const asOf = '2025-12-31'
const startedAgo = (days: number) => ({ asOf, employment: { contract_from: addDays(asOf, -days) } })

const days: readonly (readonly [number, 'held' | number])[] = [
  [0, 'held'],
  [29, 'held'],
  [30, 'held'],
  [31, 2],
  [90, 2],
  [91, 1],
]
casesOnEachDialect(
  'rule R30 by day',
  days.map(([ago, outcome]) => ({
    title: `day ${ago} after the start is ${outcome === 'held' ? 'held' : `priority ${outcome}`}`,
    scene: startedAgo(ago),
    outcome,
  })),
  ({ outcome }, { findings, exclusions }) => {
    const lead = findings.find((row) => row.rule_id === 'R08')
    if (outcome === 'held') expect([lead, exclusions]).toEqual([undefined, [`R08 R30 ${WORKER}@10`]])
    else expect([lead?.priority, exclusions]).toEqual([outcome, []])
  },
)

onEachDialect('rule R30', (play) => {
  it('days 31 to 90 say that registration may still be late only', async () => {
    const { findings } = await play(startedAgo(60))
    expect(findings.find((row) => row.rule_id === 'R08')?.reason).toContain('trong thời hạn chậm đăng ký')
  })

  it('without a contract date the clock runs from the first month paid', async () => {
    const employment = { precision: 'month', taxed_mask: 1 << 11 }
    expect((await play({ asOf: '2025-12-31', employment })).exclusions).toEqual([`R08 R30 ${WORKER}@10`])
    expect((await play({ asOf: '2026-01-01', employment })).exclusions).toEqual([])
  })

  it('with only a year it runs from the last day of the year', async () => {
    expect((await play({ asOf: '2026-01-30' })).exclusions).toEqual([`R08 R30 ${WORKER}@10`])
    expect((await play({ asOf: '2026-01-31' })).exclusions).toEqual([])
  })

  it('with a quarter it runs from the last day of the quarter', async () => {
    const employment = { precision: 'quarter', taxed_mask: 0b111000000 }
    expect((await play({ asOf: '2025-10-30', employment })).exclusions).toEqual([`R08 R30 ${WORKER}@10`])
    expect((await play({ asOf: '2025-10-31', employment })).exclusions).toEqual([])
  })

  it('an employer registered within thirty days holds its workers', async () => {
    const held = (registered_on: string) => play({ asOf: '2026-06-30', employer: { registered_on } })
    expect((await held('2026-05-31')).exclusions).toEqual([`R08 R30 ${WORKER}@10`])
    expect((await held('2026-05-30')).exclusions).toEqual([])
  })

  it('a contract of an earlier year wins over the months paid', async () => {
    const { exclusions } = await play({
      asOf: '2025-12-31',
      employment: { precision: 'month', taxed_mask: 1 << 11, contract_from: '2019-01-01' },
    })
    expect(exclusions).toEqual([])
  })
})

itsRemovalSays('R08', [
  [
    'within the days to register',
    startedAgo(10),
    'Còn trong thời hạn đăng ký kể từ ngày phát sinh nghĩa vụ hoặc ngày đăng ký đơn vị (tính đến 2025-12-31): chưa đến hạn đăng ký tham gia.',
  ],
])

import { expect, it } from 'vitest'
import { onEachDialect } from '../on-each-dialect.ts'
import { COLLEAGUE, EMPLOYER, month, WORKER, YEAR } from '../scene.ts'

onEachDialect('rule R16', (play) => {
  const voluntary = { person: WORKER, kind: 'voluntary', ...YEAR }

  it('finds a worker under contract who pays voluntary insurance, before R13 and R08', async () => {
    const { findings } = await play({
      insured: [voluntary, { person: WORKER, kind: 'health_only', group: 5, ...YEAR }],
    })
    expect(findings.find((row) => row.person_id === WORKER)).toMatchObject({
      rule_id: 'R16',
      class: 'partly_covered',
      priority: 1,
    })
  })

  it('counts the worker for the employer’s case', async () => {
    const { findings } = await play({ insured: [voluntary] })
    expect(findings.find((row) => row.rule_id === 'R02')).toMatchObject({ workers: 1 })
  })

  it('finds voluntary and compulsory cover in one month without any tax data', async () => {
    const { findings } = await play({
      employment: { person_id: COLLEAGUE },
      insured: [{ person: COLLEAGUE, kind: 'voluntary', from: month(2025, 7), to: month(2025, 12) }],
    })
    expect(findings).toMatchObject([
      {
        rule_id: 'R16',
        person_id: COLLEAGUE,
        employer_id: EMPLOYER,
        period: '2025',
        class: 'partly_covered',
        money_vnd: null,
        month_from: month(2025, 7),
        month_to: month(2025, 12),
      },
    ])
  })

  it('is silent when compulsory cover began the month after voluntary ended', async () => {
    const { leads } = await play({
      colleague: false,
      insured: [
        { ...voluntary, to: month(2025, 6) },
        { person: WORKER, employer: EMPLOYER, unit: 1, from: month(2025, 7), to: month(2025, 12) },
      ],
    })
    expect(leads).toEqual([])
  })

  it('is silent about both covers in a month that no roll of the province knows', async () => {
    const { leads } = await play({
      known: [{ province_code: '92', year: 2025, known_mask: 0b111 }],
      insured: [
        { person: WORKER, employer: EMPLOYER, unit: 1, from: month(2025, 1), to: month(2025, 12) },
        { ...voluntary, from: month(2025, 4) },
      ],
    })
    expect(leads).toEqual([])
  })

  it('what the rolls alone show is removed by no exclusion of contracts', async () => {
    const { leads, exclusions } = await play({
      asOf: '2025-12-31',
      employment: { person_id: COLLEAGUE },
      insured: [{ person: COLLEAGUE, kind: 'voluntary', from: month(2025, 12), to: month(2025, 12) }],
    })
    expect([leads, exclusions]).toEqual([[`R16 ${COLLEAGUE}@${EMPLOYER}`], []])
  })
})

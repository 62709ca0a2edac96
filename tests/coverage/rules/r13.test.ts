import { expect, it } from 'vitest'
import { eachExclusionRemoves } from '../each-exclusion.ts'
import { onEachDialect } from '../on-each-dialect.ts'
import { EMPLOYER, month, WORKER, YEAR } from '../scene.ts'

onEachDialect('rule R13', (play) => {
  const health = (group: number, object: string) => ({ person: WORKER, kind: 'health_only', group, object, ...YEAR })

  for (const [group, object] of [
    [1, 'DN'],
    [4, 'HS'],
    [5, 'GD'],
  ] as const)
    it(`finds a worker who has health cover of group ${group} only`, async () => {
      const { findings } = await play({ insured: [health(group, object)] })
      expect(findings.find((row) => row.person_id === WORKER)).toMatchObject({
        rule_id: 'R13',
        class: 'partly_covered',
        priority: 1,
      })
    })

  it('counts the worker for the employer’s case', async () => {
    const { findings } = await play({ insured: [health(5, 'GD')] })
    expect(findings.find((row) => row.rule_id === 'R02')).toMatchObject({ workers: 1 })
  })

  it('leaves health cover paid by the State to R08, partly covered', async () => {
    const { findings } = await play({ insured: [health(3, 'DT')] })
    expect(findings.find((row) => row.person_id === WORKER)).toMatchObject({ rule_id: 'R08', class: 'partly_covered' })
  })

  it('leaves health cover outside of the months compared to R08, uncovered', async () => {
    const { findings } = await play({
      employment: { precision: 'month', taxed_mask: 0b111 },
      insured: [{ ...health(5, 'GD'), from: month(2025, 4) }],
    })
    expect(findings.find((row) => row.person_id === WORKER)).toMatchObject({ rule_id: 'R08', class: 'uncovered' })
  })

  it('rests on the health row too', async () => {
    const { store } = await play({ insured: [health(5, 'GD')] })
    const rows = await store.db
      .selectFrom('finding_row')
      .innerJoin('findings', 'findings.finding_id', 'finding_row.finding_id')
      .where('findings.rule_id', '=', 'R13')
      .where('findings.employer_id', '=', EMPLOYER)
      .select(['file_id', 'row_number'])
      .orderBy('file_id')
      .execute()
    expect(rows).toEqual([
      { file_id: 1, row_number: 2 },
      { file_id: 2, row_number: 3 },
    ])
  })
})

eachExclusionRemoves('R13', { insured: [{ person: WORKER, kind: 'health_only', group: 5, object: 'GD', ...YEAR }] })

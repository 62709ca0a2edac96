import { expect, it } from 'vitest'
import { eachExclusionRemoves } from '../each-exclusion.ts'
import { onEachDialect } from '../on-each-dialect.ts'
import { EMPLOYER, month, OTHER, PAID_BY_OTHER, WORKER, YEAR } from '../scene.ts'

onEachDialect('rule R08', (play) => {
  it('finds a worker paid under a contract and in no roll', async () => {
    const { findings } = await play({})
    expect(findings.find((row) => row.rule_id === 'R08')).toMatchObject({
      employer_id: EMPLOYER,
      person_id: WORKER,
      period: '2025',
      class: 'uncovered',
      month_from: month(2025, 1),
      month_to: month(2025, 12),
      workers: 1,
      money_vnd: 96_000_000,
      confidence: 'A',
      priority: 1,
      compared: 'danh sách 01–12/2025',
      insured_today: 0,
    })
  })

  it('says what was compared and asks to look into it', async () => {
    const { findings } = await play({})
    expect(findings.find((row) => row.rule_id === 'R08')?.reason).toBe(
      'Kỳ thu nhập 2025: thu nhập chịu thuế 96.000.000 đ theo hợp đồng tại đơn vị, không có trong danh sách đóng quỹ hưu trí của đơn vị nào; đối chiếu danh sách 01–12/2025 (12/12 tháng). Hiện đang tham gia (tháng 12/2025): không. Cần rà soát, xác minh.',
    )
  })

  it('is silent when the worker is in the fund here in one known month of the year', async () => {
    const { leads } = await play({
      insured: [{ person: WORKER, employer: EMPLOYER, unit: 1, from: month(2025, 6), to: month(2025, 6) }],
    })
    expect(leads).toEqual([])
  })

  it('is silent about a worker on leave: on the roll is in', async () => {
    const { leads } = await play({ insured: [{ person: WORKER, employer: EMPLOYER, unit: 1, ...YEAR }] })
    expect(leads).toEqual([])
  })

  it('is not answered by compulsory cover without the retirement fund', async () => {
    const { findings } = await play({ insured: [{ person: WORKER, employer: EMPLOYER, unit: 1, funds: 2, ...YEAR }] })
    expect(findings.find((row) => row.rule_id === 'R08')).toMatchObject({ class: 'partly_covered' })
  })

  it('rests on the tax rows of the person', async () => {
    const { store } = await play({})
    const rows = await store.db
      .selectFrom('finding_row')
      .innerJoin('findings', 'findings.finding_id', 'finding_row.finding_id')
      .where('rule_id', '=', 'R08')
      .select(['file_id', 'row_number'])
      .execute()
    expect(rows).toEqual([{ file_id: 1, row_number: 2 }])
  })

  it('compares the months of pay where they are told', async () => {
    const insured = [{ person: WORKER, employer: EMPLOYER, unit: 1, from: month(2025, 9), to: month(2025, 12) }]
    const { findings } = await play({ employment: { precision: 'month', taxed_mask: 0b111 }, insured })
    expect(findings.find((row) => row.rule_id === 'R08')).toMatchObject({
      month_from: month(2025, 1),
      month_to: month(2025, 3),
      compared: 'danh sách 01–03/2025',
      insured_today: 1,
    })
  })

  it('a yearly row does not become a lead because the worker left during the year', async () => {
    const { leads } = await play({
      insured: [{ person: WORKER, employer: EMPLOYER, unit: 1, from: month(2025, 1), to: month(2025, 2) }],
    })
    expect(leads).toEqual([])
  })

  it('a second payer is a case of lower priority', async () => {
    const { findings } = await play({ employments: [PAID_BY_OTHER], employers: [OTHER] })
    expect(findings.filter((row) => row.rule_id === 'R08').map((row) => [row.employer_id, row.priority])).toEqual([
      [10, 1],
      [20, 3],
    ])
  })

  it('the contract signed first makes the first payer, whatever the income', async () => {
    const { findings } = await play({
      employment: { contract_signed_on: '2024-01-01' },
      employments: [{ ...PAID_BY_OTHER, contract_signed_on: '2020-01-01' }],
      employers: [OTHER],
    })
    expect(findings.filter((row) => row.rule_id === 'R08').map((row) => [row.employer_id, row.priority])).toEqual([
      [10, 3],
      [20, 1],
    ])
  })

  it('past retirement age without a pension is marked, not excluded', async () => {
    const { findings } = await play({ person: { birth_date: '1960-03-17' } })
    expect(findings.find((row) => row.rule_id === 'R08')?.reason).toContain(
      'Đã quá tuổi nghỉ hưu nhưng không thấy hưởng lương hưu',
    )
  })

  it('keeps to the provinces the run was asked for', async () => {
    const { leads } = await play({ settings: { options: { provinces: ['79'] } } })
    expect(leads).toEqual([])
  })

  it('is not evaluated without tax data on people', async () => {
    const { store, leads } = await play({ sources: ['insurance_participants', 'insurance_units'] })
    expect(leads).toEqual([])
    expect(
      await store.db
        .selectFrom('rule_evaluation')
        .select(['evaluated', 'needs'])
        .where('rule_id', '=', 'R08')
        .execute(),
    ).toEqual([{ evaluated: 0, needs: 'tax_workers' }])
  })
})

/** A foreigner is asked about under R20, whatever removes the question. */
eachExclusionRemoves('R08', {}, { E4: 'R20' })

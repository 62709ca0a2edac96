import { expect, it } from 'vitest'
import { eachExclusionRemoves } from '../each-exclusion.ts'
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
      rests_on: 'tax_workers',
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
        rests_on: 'insurance_participants',
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

  it('tells what the rolls alone show apart from what tax and rolls show', async () => {
    const reasons = async (scene: Parameters<typeof play>[0]) => {
      const { store } = await play(scene)
      const rows = await store.db.selectFrom('findings').select(['rule_id', 'reason']).execute()
      return rows.filter((row) => row.rule_id === 'R16').map(({ reason }) => reason)
    }
    const half = { kind: 'voluntary', from: month(2025, 7), to: month(2025, 12) }
    expect(await reasons({ employment: { person_id: COLLEAGUE }, insured: [{ person: COLLEAGUE, ...half }] })).toEqual([
      expect.stringMatching(
        /^Danh sách tham gia: đóng BHXH tự nguyện các tháng 07–12\/2025 trùng với tháng đóng BHXH bắt buộc tại đơn vị \(trường hợp hoàn trả tiền tự nguyện\)\..*Cần rà soát, xác minh\.$/,
      ),
    ])
    expect(await reasons({ insured: [{ person: WORKER, ...half }] })).toEqual([
      expect.stringMatching(
        /: có thu nhập theo hợp đồng tại đơn vị và đóng BHXH tự nguyện các tháng 07–12\/2025, không có trong danh sách bắt buộc của đơn vị nào; .*Cần rà soát, xác minh\.$/,
      ),
    ])
  })

  it('rests on the tax row and on the insurance row', async () => {
    const { store } = await play({ colleague: false, units: [], insured: [voluntary] })
    const rows = await store.db
      .selectFrom('finding_row as r')
      .innerJoin('findings as f', 'f.finding_id', 'r.finding_id')
      .select('r.file_id')
      .where('f.rule_id', '=', 'R16')
      .orderBy('r.file_id')
      .execute()
    expect(rows.map(({ file_id }) => file_id)).toEqual([1, 2])
  })
})

eachExclusionRemoves('R16', { insured: [{ person: WORKER, kind: 'voluntary', ...YEAR }] })

import { expect, it } from 'vitest'
import { onEachDialect } from '../on-each-dialect.ts'
import { EMPLOYER, LIVE_UNIT, month, PAID, WORKER, YEAR } from '../scene.ts'

onEachDialect('rules R26, R27, R28, R29: states of the employer', (play) => {
  const bare = { units: [], colleague: false } as const

  for (const tax_status of ['01', '03', '04', '07'])
    it(`R26: tax status ${tax_status} removes employer and worker`, async () => {
      const { leads, exclusions } = await play({ ...bare, employer: { tax_status, registry_status: null } })
      expect(leads).toEqual([])
      expect(exclusions).toEqual(['R01 R26 @10', `R08 E10 ${WORKER}@10`])
    })

  it('R26 and R29: closed for tax, operating in the registry', async () => {
    const { findings, exclusions } = await play({
      ...bare,
      employer: { tax_status: '03', registry_status: 'operating' },
    })
    expect(findings).toMatchObject([
      { rule_id: 'R29', person_id: 0, period: '-', class: 'to_verify', month_from: null },
    ])
    expect(exclusions).toEqual(['R01 R26 @10', `R08 E10 ${WORKER}@10`])
  })

  for (const [tax_status, registry_status] of [
    ['02', 'operating'],
    ['06', 'operating'],
    ['00', 'not_at_address'],
  ] as const)
    it(`R28: ${tax_status}, ${registry_status}: a case of its own, the worker’s stays, the employer’s does not`, async () => {
      const { leads, exclusions } = await play({ ...bare, employer: { tax_status, registry_status } })
      expect(leads).toEqual([`R08 ${WORKER}@10`, 'R28 @10'])
      expect(exclusions).toEqual(['R01 R28 @10'])
    })

  it('R28 leaves R02 alone', async () => {
    const { leads } = await play({ employer: { tax_status: '06' } })
    expect(leads).toEqual(['R02 @10', `R08 ${WORKER}@10`, 'R28 @10'])
  })

  for (const tax_status of ['09', '10'])
    it(`R29: tax status ${tax_status}`, async () => {
      const { leads, exclusions } = await play({ ...bare, employer: { tax_status } })
      expect(leads).toEqual([`R08 ${WORKER}@10`, 'R29 @10'])
      expect(exclusions).toEqual(['R01 R29 @10'])
    })

  it('R29: a tax status that cannot be read is not the same as none', async () => {
    const { leads } = await play({ ...bare, employer: { tax_status: 'unknown' } })
    expect(leads).toEqual([`R08 ${WORKER}@10`, 'R29 @10'])
  })

  it('a payer that only withholds is no employer whose state matters', async () => {
    const { leads } = await play({ ...bare, employer: { tax_status: '09', withholding_only: 1 } })
    expect(leads).toEqual([])
  })

  for (const [rests, scene] of [
    ['tax_units,tax_workers', bare],
    ['tax_units,tax_workers,insurance_units,insurance_participants', {}],
    ['tax_units,insurance_participants', { units: [], employment: { form: '05-2' } }],
  ] as const)
    it(`R28 rests on the register that says so and on what shows people or a unit: ${rests}`, async () => {
      const { findings } = await play({ ...scene, employer: { tax_status: '06', registry_status: null } })
      expect(findings.find((row) => row.rule_id === 'R28')?.rests_on).toBe(rests)
    })

  it('R28 and R29 are proved gone by each source that was read, not by the others', async () => {
    const { store } = await play({ ...bare, sources: ['tax_workers', 'insurance_participants', 'enterprise_registry'] })
    const scope = await store.db
      .selectFrom('rule_scope')
      .select(['rule_id', 'source'])
      .where('period', '=', '-')
      .where('rule_id', 'in', ['R28', 'R29'])
      .orderBy('rule_id')
      .orderBy('source')
      .execute()
    const heard = ['enterprise_registry', 'insurance_participants', 'tax_workers']
    expect(scope).toEqual(['R28', 'R29'].flatMap((rule_id) => heard.map((source) => ({ rule_id, source }))))
  })

  it('R29 needs people paid under contract or a live unit', async () => {
    const paidByAppendix = { form: '05-2' }
    expect((await play({ ...bare, employment: paidByAppendix, employer: { tax_status: '09' } })).leads).toEqual([])
    expect(
      (await play({ colleague: false, employment: paidByAppendix, employer: { tax_status: '09' } })).leads,
    ).toEqual(['R29 @10'])
  })

  it('R28 names what each agency says, and asks to verify', async () => {
    const { findings } = await play({ ...bare, employer: { tax_status: '06', status_on: '2025-05-02' } })
    expect(findings.find((row) => row.rule_id === 'R28')?.reason).toBe(
      'Cơ quan thuế: không hoạt động tại địa chỉ đã đăng ký; Đăng ký kinh doanh: đang hoạt động (từ 2025-05-02). Có 1 người nhận thu nhập theo hợp đồng. Cần xác minh địa chỉ. Cần rà soát, xác minh.',
    )
  })

  it('R27: a pause without dates covers everything', async () => {
    const { leads, exclusions } = await play({ ...bare, employer: { tax_status: '05' } })
    expect(leads).toEqual([])
    expect(exclusions).toEqual(['R01 R27 @10', `R08 E10 ${WORKER}@10`])
  })

  it('R27: months outside of the pause are compared', async () => {
    const { findings } = await play({
      employer: { tax_status: '05', status_on: '2025-04-10', status_until: '2025-12-31' },
    })
    expect(findings.find((row) => row.rule_id === 'R08')).toMatchObject({
      compared: 'danh sách 01–03/2025',
      confidence: 'B',
    })
  })

  it('R27: insured only during the pause is not insured in the months compared', async () => {
    const { leads } = await play({
      employer: { tax_status: '05', status_on: '2025-04-01', status_until: '2025-12-31' },
      insured: [{ person: WORKER, employer: EMPLOYER, unit: 1, from: month(2025, 4), to: month(2025, 12) }],
    })
    expect(leads).toContain(`R08 ${WORKER}@10`)
  })

  it('R27: by month, pay within the pause only is removed, not compared', async () => {
    const { leads, exclusions } = await play({
      employer: { tax_status: '05', status_on: '2025-04-01', status_until: '2025-06-30' },
      employment: { precision: 'month', taxed_mask: 0b111000 },
      employments: [{ ...PAID, employment_id: 2, person_id: 99 }],
      insured: [],
    })
    expect(leads).toEqual([])
    expect(exclusions).toEqual([`R08 E10 ${WORKER}@10`])
  })

  it('an operating employer with everybody insured is no case of any state', async () => {
    const { leads } = await play({
      units: [LIVE_UNIT],
      insured: [{ person: WORKER, employer: EMPLOYER, unit: 1, ...YEAR }],
    })
    expect(leads).toEqual([])
  })
})

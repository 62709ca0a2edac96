import { expect, it } from 'vitest'
import { onEachDialect } from '../on-each-dialect.ts'
import { EMPLOYER, month, OTHER, PAID_BY_OTHER, WORKER, YEAR } from '../scene.ts'

onEachDialect('rule R12', (play) => {
  const elsewhere = { person: WORKER, employer: 20, from: YEAR.from, to: YEAR.to }

  it('finds a worker who is insured at another employer, and no other rule does', async () => {
    const { leads, findings } = await play({ employers: [OTHER], insured: [elsewhere] })
    expect(leads).toEqual([`R12 ${WORKER}@${EMPLOYER}`])
    expect(findings[0]).toMatchObject({ class: 'covered_elsewhere', priority: 3, insured_today: 1 })
  })

  it('takes the worker out of the set of the employer’s own rule: E5 when covered in every month', async () => {
    const { exclusions } = await play({ employers: [OTHER], insured: [elsewhere] })
    expect(exclusions).toEqual([`R02 E5 ${WORKER}@${EMPLOYER}`])
  })

  it('R12 when covered in some months only', async () => {
    const { leads, exclusions } = await play({ employers: [OTHER], insured: [{ ...elsewhere, to: month(2025, 5) }] })
    expect(leads).toEqual([`R12 ${WORKER}@${EMPLOYER}`])
    expect(exclusions).toEqual([`R02 R12 ${WORKER}@${EMPLOYER}`])
  })

  it('rests on the tax row and on the insurance row', async () => {
    const { store } = await play({ employers: [OTHER], insured: [elsewhere] })
    const rows = await store.db.selectFrom('finding_row').select(['file_id', 'row_number']).orderBy('file_id').execute()
    expect(rows).toEqual([
      { file_id: 1, row_number: 2 },
      { file_id: 2, row_number: 3 },
    ])
  })

  it('two payers, insured at one: R12 at the other, nothing where insured', async () => {
    const { leads } = await play({ employers: [OTHER], employments: [PAID_BY_OTHER], insured: [elsewhere] })
    expect(leads).toEqual([`R12 ${WORKER}@${EMPLOYER}`])
  })

  it('voluntary cover elsewhere is no cover', async () => {
    const { leads } = await play({ insured: [{ person: WORKER, kind: 'voluntary', ...YEAR }] })
    expect(leads).toContain(`R16 ${WORKER}@${EMPLOYER}`)
  })

  it('by month: insured elsewhere only after the months of pay is no cover', async () => {
    const { leads } = await play({
      employment: { precision: 'month', taxed_mask: 0b111 },
      employers: [OTHER],
      insured: [{ ...elsewhere, from: month(2025, 4) }],
    })
    expect(leads).toContain(`R08 ${WORKER}@${EMPLOYER}`)
  })

  it('says nothing of people who are in appendix 05-2 only and insured elsewhere', async () => {
    const { leads, exclusions } = await play({ employment: { form: '05-2' }, employers: [OTHER], insured: [elsewhere] })
    expect([leads, exclusions]).toEqual([[], []])
  })

  const accident = { person: WORKER, employer: EMPLOYER, unit: 1, funds: 2, base: 9_000_000, ...YEAR }

  it('names the duty that remains: the accident fund', async () => {
    const { findings } = await play({ employers: [OTHER], insured: [elsewhere] })
    expect(findings[0]?.reason).toContain(
      'Nghĩa vụ còn lại của đơn vị (nếu hợp đồng ký sau): quỹ TNLĐ-BNN 0,5 %. Hiện đang',
    )
  })

  it('the accident fund seen here is that duty done: no lead of any rule, and an exclusion that says so', async () => {
    const { store, leads, exclusions } = await play({ employers: [OTHER], insured: [elsewhere, accident] })
    expect([leads, exclusions]).toEqual([[], [`R12 E5 ${WORKER}@${EMPLOYER}`]])
    const [row] = await store.db.selectFrom('exclusions').select('reason').execute()
    expect(row?.reason).toBe(
      'Đã đóng quỹ hưu trí ở đơn vị khác trong tất cả tháng; đối chiếu danh sách 01–12/2025 (12/12 tháng). Quỹ TNLĐ-BNN đã đóng tại đơn vị này trong các tháng đó: nghĩa vụ còn lại đã thực hiện.',
    )
  })

  it('seen in some of the months only, the others remain', async () => {
    const { leads, findings } = await play({
      employers: [OTHER],
      insured: [elsewhere, { ...accident, to: month(2025, 4) }],
    })
    expect(leads).toEqual([`R12 ${WORKER}@${EMPLOYER}`])
    expect(findings[0]?.reason).toContain(
      'quỹ TNLĐ-BNN 0,5 %; danh sách của đơn vị có quỹ này các tháng 01–04/2025, chưa thấy các tháng 05–12/2025.',
    )
  })

  it('months insured nowhere do not matter to that duty', async () => {
    const { leads } = await play({
      employers: [OTHER],
      insured: [
        { ...elsewhere, to: month(2025, 4) },
        { ...accident, to: month(2025, 4) },
      ],
    })
    expect(leads).toEqual([])
  })

  it('the accident fund alone, insured nowhere, is no cover', async () => {
    const { findings } = await play({ insured: [accident] })
    expect(findings.find((row) => row.person_id === WORKER)).toMatchObject({ rule_id: 'R08', class: 'partly_covered' })
  })

  it('a second job with the accident fund only: no fund is missing there and no base is asked for', async () => {
    const { leads } = await play({
      employers: [OTHER],
      employments: [PAID_BY_OTHER],
      insured: [{ ...elsewhere, funds: 15, base: 4_000_000 }, accident],
    })
    expect(leads).toEqual([])
  })

  it('says whether all months compared are covered elsewhere, or some', async () => {
    const reason = async (to: number) => {
      const { store } = await play({ employers: [OTHER], insured: [{ ...elsewhere, to }] })
      const rows = await store.db.selectFrom('findings').select(['rule_id', 'reason']).execute()
      return rows.find((row) => row.rule_id === 'R12')?.reason
    }
    expect(await reason(YEAR.to)).toContain('đã đóng quỹ hưu trí ở đơn vị khác trong tất cả tháng đối chiếu (')
    expect(await reason(month(2025, 5))).toContain('đã đóng quỹ hưu trí ở đơn vị khác trong một số tháng đối chiếu (')
  })
})

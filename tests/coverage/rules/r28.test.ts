import { expect, it } from 'vitest'
import { BARE } from '../employer-cases.ts'
import { casesOnEachDialect, onEachDialect } from '../on-each-dialect.ts'
import { type Scene, WORKER } from '../scene.ts'
import { caseOfAState } from '../state-cases.ts'

const bare = (employer: NonNullable<Scene['employer']>): Scene => ({ ...BARE, employer })
const WATCHED = 'R28 @10'
const ASKED = `R08 ${WORKER}@10`

/** Each scene, the leads that stand and what the state takes. */
const CASES: readonly (readonly [string, Scene, readonly string[], readonly string[]])[] = [
  ['02, operating in the registry', bare({ tax_status: '02' }), [ASKED, WATCHED], ['R01 R28 @10']],
  ['06, operating in the registry', bare({ tax_status: '06' }), [ASKED, WATCHED], ['R01 R28 @10']],
  ['06, not in the registry', bare({ tax_status: '06', registry_status: null }), [ASKED, WATCHED], ['R01 R28 @10']],
  [
    '00, not at its address in the registry',
    bare({ registry_status: 'not_at_address' }),
    [ASKED, WATCHED],
    ['R01 R28 @10'],
  ],
  ['00, operating in the registry', bare({}), ['R01 @10', ASKED], []],
  [
    '06 that is dissolved: closed goes before',
    bare({ tax_status: '06', registry_status: 'dissolved' }),
    [],
    ['R01 R26 @10', `R08 E10 ${WORKER}@10`],
  ],
  [
    '06 that pauses in the registry: the pause goes before',
    bare({ tax_status: '06', registry_status: 'suspended' }),
    [],
    ['R01 R27 @10', `R08 E10 ${WORKER}@10`],
  ],
  ['a cooperative', bare({ tax_status: '06', kind: 'cooperative' }), [ASKED, WATCHED], ['R06 R28 @10']],
  ['a household business', bare({ tax_status: '06', kind: 'household_business' }), [ASKED, WATCHED], ['R07 R28 @10']],
  ['its unit lists others: R02 stays', { employer: { tax_status: '06' } }, ['R02 @10', ASKED, WATCHED], []],
  [
    'its unit lists nobody: R03 stays',
    { employer: { tax_status: '06' }, colleague: false },
    ['R03 @10', ASKED, WATCHED],
    [],
  ],
]

casesOnEachDialect(
  'rule R28',
  CASES.map(([title, scene, leads, exclusions]) => ({ title, scene, left: { leads, exclusions } })),
  ({ left }, { leads, exclusions }) => expect({ leads, exclusions }).toEqual(left),
)

caseOfAState('R28', { tax_status: '06' })

onEachDialect('rule R28 in words', (play) => {
  it('names what each agency says, and asks to verify', async () => {
    const { findings } = await play(bare({ tax_status: '06', status_on: '2025-05-02' }))
    expect(findings.find((row) => row.rule_id === 'R28')?.reason).toBe(
      'Cơ quan thuế: không hoạt động tại địa chỉ đã đăng ký; Đăng ký kinh doanh: đang hoạt động (từ 2025-05-02). Có 1 người nhận thu nhập theo hợp đồng. Cần xác minh địa chỉ. Cần rà soát, xác minh.',
    )
  })

  it('rests on the registry alone where tax says nothing', async () => {
    const { findings } = await play(bare({ tax_status: null, registry_status: 'not_at_address' }))
    expect(findings.find((row) => row.rule_id === 'R28')?.rests_on).toBe('enterprise_registry,tax_workers')
  })

  it('says why the case of the employer was taken', async () => {
    const { store } = await play(bare({ tax_status: '06' }))
    expect(await store.db.selectFrom('exclusions').select(['exclusion', 'reason']).execute()).toEqual([
      {
        exclusion: 'R28',
        reason: 'Đơn vị chuyển địa điểm hoặc không hoạt động tại địa chỉ đã đăng ký: cần xác minh địa chỉ trước.',
      },
    ])
  })
})

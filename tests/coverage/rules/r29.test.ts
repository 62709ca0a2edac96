import { expect, it } from 'vitest'
import { BARE } from '../employer-cases.ts'
import { casesOnEachDialect, onEachDialect } from '../on-each-dialect.ts'
import { type Scene, WORKER } from '../scene.ts'
import { caseOfAState } from '../state-cases.ts'

const bare = (employer: NonNullable<Scene['employer']>): Scene => ({ ...BARE, employer })
const WATCHED = 'R29 @10'
const ASKED = `R08 ${WORKER}@10`
const CLOSED = ['R01 R26 @10', `R08 E10 ${WORKER}@10`]

/** Each scene, the leads that stand and what the state takes. */
const CASES: readonly (readonly [string, Scene, readonly string[], readonly string[]])[] = [
  ['09', bare({ tax_status: '09' }), [ASKED, WATCHED], ['R01 R29 @10']],
  ['10', bare({ tax_status: '10' }), [ASKED, WATCHED], ['R01 R29 @10']],
  ['a tax status that cannot be read', bare({ tax_status: 'unknown' }), [ASKED, WATCHED], ['R01 R29 @10']],
  [
    'no tax status, a registry status that cannot be read',
    bare({ tax_status: null, registry_status: 'unknown' }),
    [ASKED, WATCHED],
    ['R01 R29 @10'],
  ],
  ['00, a registry status that cannot be read', bare({ registry_status: 'unknown' }), ['R01 @10', ASKED], []],
  ['00, operating in the registry', bare({}), ['R01 @10', ASKED], []],
  ['no register tells its state', bare({ tax_status: null, registry_status: null }), ['R01 @10', ASKED], []],
  ['closed for tax, operating in the registry', bare({ tax_status: '03' }), [WATCHED], CLOSED],
  ['dissolved in the registry, operating for tax', bare({ registry_status: 'dissolved' }), [WATCHED], CLOSED],
  ['closed for tax, not in the registry', bare({ tax_status: '03', registry_status: null }), [], CLOSED],
  ['dissolved in the registry, unknown for tax', bare({ tax_status: null, registry_status: 'dissolved' }), [], CLOSED],
  ['closed by both', bare({ tax_status: '01', registry_status: 'dissolved' }), [], CLOSED],
  [
    '09 that is not at its address: moved goes before',
    bare({ tax_status: '09', registry_status: 'not_at_address' }),
    [ASKED, 'R28 @10'],
    ['R01 R28 @10'],
  ],
  ['a cooperative', bare({ tax_status: '09', kind: 'cooperative' }), [ASKED, WATCHED], ['R06 R29 @10']],
  ['a household business', bare({ tax_status: '09', kind: 'household_business' }), [ASKED, WATCHED], ['R07 R29 @10']],
  ['its unit lists others: R02 stays', { employer: { tax_status: '09' } }, ['R02 @10', ASKED, WATCHED], []],
  [
    'its unit lists nobody: R03 stays',
    { employer: { tax_status: '09' }, colleague: false },
    ['R03 @10', ASKED, WATCHED],
    [],
  ],
]

casesOnEachDialect(
  'rule R29',
  CASES.map(([title, scene, leads, exclusions]) => ({ title, scene, left: { leads, exclusions } })),
  ({ left }, { leads, exclusions }) => expect({ leads, exclusions }).toEqual(left),
)

caseOfAState('R29', { tax_status: '09' })

onEachDialect('rule R29 in words', (play) => {
  it('names what the agencies say differently, and asks to verify', async () => {
    const { findings } = await play({ employer: { tax_status: '03', status_on: '2025-05' } })
    expect(findings.find((row) => row.rule_id === 'R29')?.reason).toBe(
      'Cơ quan thuế: ngừng hoạt động, chưa hoàn thành thủ tục đóng mã số thuế; Đăng ký kinh doanh: đang hoạt động (từ 2025-05). Có 1 người nhận thu nhập theo hợp đồng. Có mã đơn vị BHXH đang hoạt động. Cần xác minh trạng thái. Cần rà soát, xác minh.',
    )
  })

  it('says why the case of the employer was taken', async () => {
    const { store } = await play(bare({ tax_status: '10' }))
    expect(await store.db.selectFrom('exclusions').select(['exclusion', 'reason']).execute()).toEqual([
      { exclusion: 'R29', reason: 'Trạng thái đơn vị chưa rõ: cần xác minh trạng thái trước.' },
    ])
  })
})

import { expect, it } from 'vitest'
import { BARE } from '../employer-cases.ts'
import { casesOnEachDialect, onEachDialect } from '../on-each-dialect.ts'
import { type Scene, WORKER } from '../scene.ts'

const REGISTRY = ['dissolved', 'dissolving', 'merged', 'bankrupt', 'revoked', 'stopped'] as const
const OTHER_TAX = ['00', '02', '06', '09', '10', 'unknown'] as const
const OTHER_REGISTRY = ['operating', 'not_at_address', 'unknown'] as const
const state = (tax_status: string | null, registry_status: string | null): Scene => ({
  ...BARE,
  employer: { tax_status, registry_status },
})
const worker = (code: string) => `R08 ${code} ${WORKER}@10`
const GONE = ['R01 R26 @10', worker('E10')]

/** Each scene and what R26 takes, of the employer and of the worker. */
const CASES: readonly (readonly [string, Scene, readonly string[]])[] = [
  ...['01', '03', '04', '07'].map((code) => [`tax status ${code}`, state(code, null), GONE] as const),
  ...REGISTRY.map((status) => [`${status} in the registry`, state(null, status), GONE] as const),
  ...OTHER_TAX.map((code) => [`tax status ${code}`, state(code, null), []] as const),
  ...OTHER_REGISTRY.map((status) => [`${status} in the registry`, state(null, status), []] as const),
  ['paused: R27 takes the case', state('05', null), [worker('E10')]],
  ['no register tells its state', state(null, null), []],
  ['closed for tax, operating in the registry', state('03', 'operating'), GONE],
  ['dissolved in the registry, operating for tax', state('00', 'dissolved'), GONE],
  ['closed for tax, paused in the registry', state('01', 'suspended'), GONE],
  [
    'a closed cooperative',
    { ...BARE, employer: { ...state('01', null).employer, kind: 'cooperative' } },
    ['R06 R26 @10', worker('E10')],
  ],
  [
    'a closed household business',
    { ...BARE, employer: { ...state('01', null).employer, kind: 'household_business' } },
    ['R07 R26 @10', worker('E10')],
  ],
  ['closed, its unit lists people', { employer: state('01', null).employer! }, ['R02 R26 @10', worker('E10')]],
  [
    'closed, its unit lists nobody',
    { colleague: false, employer: state('01', null).employer! },
    ['R03 R26 @10', worker('E10')],
  ],
  ['closed, paid outside of contracts', { ...state('01', null), employment: { form: '05-2' } }, []],
]

casesOnEachDialect(
  'rule R26',
  CASES.map(([title, scene, removed]) => ({ title, scene, removed })),
  ({ removed }, { leads, exclusions }) => {
    expect(exclusions.filter((line) => / (?:R26|E10) /.test(line))).toEqual(removed)
    if (removed.includes(worker('E10'))) expect(leads.filter((lead) => lead.startsWith('R0'))).toEqual([])
  },
)

onEachDialect('rule R26', (play) => {
  it('says why the case of the employer was taken', async () => {
    const { store } = await play(state('03', null))
    const [employer] = await store.db.selectFrom('exclusions').select('reason').where('exclusion', '=', 'R26').execute()
    expect(employer?.reason).toBe(
      'Cơ quan thuế hoặc đăng ký kinh doanh ghi đơn vị đã ngừng hoạt động, giải thể, phá sản hoặc chấm dứt: không lập danh sách khai thác.',
    )
  })

  it('rests on the rows of the employer', async () => {
    const { store } = await play(state('03', null))
    const rows = await store.db
      .selectFrom('exclusion_row as r')
      .innerJoin('exclusions as x', 'x.exclusion_id', 'r.exclusion_id')
      .where('x.exclusion', '=', 'R26')
      .select(['file_id', 'row_number'])
      .execute()
    expect(rows).toEqual([{ file_id: 4, row_number: 7 }])
  })

  it('is not evaluated where neither register came', async () => {
    const evaluated = async (sources: readonly string[]) => {
      const { store } = await play({ ...BARE, sources: ['tax_workers', 'insurance_participants', ...sources] })
      return store.db
        .selectFrom('rule_evaluation')
        .select(['evaluated', 'needs'])
        .where('rule_id', '=', 'R26')
        .execute()
    }
    expect(await evaluated([])).toEqual([{ evaluated: 0, needs: 'tax_units|enterprise_registry' }])
    expect(await evaluated(['tax_units'])).toEqual([{ evaluated: 1, needs: '' }])
    expect(await evaluated(['enterprise_registry'])).toEqual([{ evaluated: 1, needs: '' }])
  })
})

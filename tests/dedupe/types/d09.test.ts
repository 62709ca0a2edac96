import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../../src/store/dialects/dialect.ts'
import { DIALECTS } from '../../dialects.ts'
import { AN, finder, type ResidentLine } from '../support.ts'

const [ONE, OTHER] = ['31321', '31327']
const lives = (row: Partial<ResidentLine>): ResidentLine => ({ person: 1, citizen_id: AN, commune_code: ONE, ...row })

for (const { name, open } of DIALECTS)
  describe(`${name}: D09, one person in the lists of two communes`, () => {
    let store: Store
    beforeAll(async () => {
      store = await open()
    })
    afterAll(() => store.close())
    const found = finder(() => store, 'D09')

    it('shows both, and does not know the latest where no change is dated', async () => {
      expect(await found({ residents: [lives({}), lives({ commune_code: OTHER })] })).toMatchObject([
        { confidence: 'A', rows: ['8:2', '8:3'], survivor: null, survivor_why: '', money_vnd: null, month_from: null },
      ])
    })

    it.each([
      ['2025-03-01', '2024-05-01', '8:2'],
      ['2024-05-01', '2025-03-01', '8:3'],
      [null, '2025-03-01', '8:3'],
      ['2025-03-01', '2025-03-02', '8:3'],
      ['2025-03-01', '2025-03-01', null],
      ['2025', '2025-12-31', null],
    ])('of changes on %s and %s keeps the later', async (one, other, survivor) => {
      const residents = [
        lives({ status_on: one }),
        lives({ commune_code: OTHER, status_on: other, status: 'temporary' }),
      ]
      expect(await found({ residents })).toMatchObject([{ survivor }])
    })

    it.each(['moved', 'dead', 'left_country'])('is silent when a commune says %s', async (status) => {
      expect(await found({ residents: [lives({ status }), lives({ commune_code: OTHER })] })).toEqual([])
    })

    it('is silent for one commune in two lists, and for a commune that is not known', async () => {
      expect(await found({ residents: [lives({}), lives({ file: 11 })] })).toEqual([])
      expect(await found({ residents: [lives({}), lives({ commune_code: null })] })).toEqual([])
    })

    it('is silent for two people, and C where a name is all that joins them', async () => {
      expect(await found({ residents: [lives({}), lives({ person: 2, commune_code: OTHER })] })).toEqual([])
      expect(await found({ residents: [lives({}), lives({ quality: 3, commune_code: OTHER })] })).toMatchObject([
        { confidence: 'C' },
      ])
    })
  })

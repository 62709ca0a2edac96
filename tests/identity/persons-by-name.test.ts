import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/dialects/dialect.ts'
import { DIALECTS } from '../dialects.ts'
import { CITIZEN, file, MST, named, type Participant, personsOf, runIdentity, type TaxWorker } from './support.ts'

const paid = (row: TaxWorker): TaxWorker => ({ payer_tax_id: MST.one, ...named('Lê Văn An'), ...row })
const insured = (row: Participant): Participant => ({
  unit_code: 'TZ0001',
  office_code: '09201',
  unit_tax_id: MST.one,
  ...named('Lê Văn An'),
  ...row,
})
const DAY = { birth_date: '1985-03-14', gender: 'male' } as const

for (const { name, open } of DIALECTS)
  describe(`${name}: identity of persons by name`, () => {
    let store: Store
    beforeAll(async () => {
      store = await open()
    })
    afterAll(() => store.close())

    /** Persons of the taxed rows, then of the roll rows, in order. */
    const identify = async (workers: TaxWorker[], participants: Participant[] = []): Promise<number[]> => {
      await runIdentity(store, {
        stg_tax_workers: file(1, workers),
        stg_insurance_participants: file(2, participants),
      })
      return personsOf(store)
    }
    const reviews = () =>
      store.db.selectFrom('identity_review').select(['key', 'reason', 'names', 'keys']).orderBy('key').execute()
    const persons = () => store.db.selectFrom('person').selectAll().orderBy('person_id').execute()
    const qualities = async () =>
      (
        await store.db.selectFrom('person_row').select('key_quality').orderBy('file_id').orderBy('row_number').execute()
      ).map((row) => row.key_quality)

    describe('step 5, name, full birth date, gender and place', () => {
      const byCmnd = paid({ old_citizen_id: '361234567', ...DAY })
      const byCitizenId = insured({ citizen_id: CITIZEN.an, insurance_number: '9212345678', ...DAY })

      it('joins a CMND on one list and a citizen ID on the other at one employer', async () => {
        expect(await identify([byCmnd], [byCitizenId])).toEqual([1, 1])
        expect(await persons()).toMatchObject([
          { person_key: `C:${CITIZEN.an}`, old_citizen_id: '361234567', link_step: 5 },
        ])
      })

      it('takes the gender from the citizen ID when the row has none', async () => {
        expect(await identify([byCmnd], [{ ...byCitizenId, gender: null }])).toEqual([1, 1])
      })

      it('does not join at another employer', async () => {
        expect(await identify([{ ...byCmnd, payer_tax_id: MST.two }], [byCitizenId])).toEqual([1, 2])
      })

      it('joins two roll rows of one commune at two employers', async () => {
        const roll = [
          insured({ insurance_number: '9212345678', commune_code: '31117', ...DAY }),
          insured({ citizen_id: CITIZEN.an, commune_code: '31117', unit_code: 'TZ0002', unit_tax_id: MST.two, ...DAY }),
        ]
        expect(await identify([], roll)).toEqual([1, 1])
      })

      it('does not join another gender', async () => {
        expect(await identify([{ ...byCmnd, gender: 'female' }], [byCitizenId])).toEqual([1, 2])
      })

      it('does not join twins: one birth date and employer, two names', async () => {
        expect(await identify([{ ...byCmnd, ...named('Lê Văn Anh') }], [byCitizenId])).toEqual([1, 2])
      })

      it('does not join on 1 January', async () => {
        const january = { birth_date: '1985-01-01' }
        expect(await identify([{ ...byCmnd, ...january }], [{ ...byCitizenId, ...january }])).toEqual([1, 2])
      })

      it('does not join on a birth year', async () => {
        expect(await identify([{ ...byCmnd, birth_date: '1985' }], [{ ...byCitizenId, birth_date: '1985' }])).toEqual([
          1, 2,
        ])
      })

      it('does not join two citizen IDs: namesakes born on one day', async () => {
        expect(await identify([paid({ citizen_id: CITIZEN.dung, ...DAY })], [byCitizenId])).toEqual([1, 2])
      })

      it('does not choose between two who fit, and says so', async () => {
        const second = insured({ citizen_id: CITIZEN.dung, ...DAY })
        expect(await identify([byCmnd], [byCitizenId, second])).toEqual([1, 2, 3])
        expect(await reviews()).toMatchObject([{ reason: 'ambiguous_name', keys: 3 }])
      })

      it('does not join when the employer offers one partner and the commune another', async () => {
        const there = insured({ insurance_number: '9212345678', commune_code: '31117', ...DAY })
        const elsewhere = insured({
          citizen_id: CITIZEN.dung,
          commune_code: '31117',
          unit_code: 'TZ0002',
          unit_tax_id: MST.two,
          ...DAY,
        })
        expect(await identify([byCmnd], [there, elsewhere])).toEqual([1, 2, 3])
      })

      it('joins rows without any ID when they name the same person at the same employer', async () => {
        expect(await identify([paid({ ...DAY })], [byCitizenId])).toEqual([1, 1])
      })
    })

    describe('rows without an ID', () => {
      it('are one person by name, birth date, gender and employer', async () => {
        expect(await identify([paid({ ...DAY }), paid({ ...DAY }), paid({ ...DAY, payer_tax_id: MST.two })])).toEqual([
          1, 1, 2,
        ])
        expect((await persons())[0]).toMatchObject({
          person_key: `N:lê văn an|1985-03-14|male|T:${MST.one}`,
          link_step: 0,
        })
      })

      it('of a household are told apart by commune', async () => {
        const home = { unit_code: null, unit_tax_id: null, office_code: null, ...DAY }
        const roll = [insured({ ...home, commune_code: '31117' }), insured({ ...home, commune_code: '31120' })]
        expect(await identify([], roll)).toEqual([1, 2])
      })
    })

    describe('key quality of a row', () => {
      it('0 untouched, 1 guessed at, 2 another ID, 3 a name', async () => {
        await identify([
          paid({ citizen_id: CITIZEN.an }),
          paid({ citizen_id: CITIZEN.an, citizen_id_repair: 'cleaned' }),
          paid({ citizen_id: CITIZEN.an, citizen_id_repair: 'padded' }),
          paid({ personal_tax_id: '8012345678' }),
          paid({}),
          paid({ citizen_id: '111111111111' }),
        ])
        expect(await qualities()).toEqual([0, 0, 1, 2, 3, 3])
      })

      it('1 when the citizen ID is at odds with birth year or gender', async () => {
        await identify([
          paid({ citizen_id: CITIZEN.an, ...DAY }),
          paid({ citizen_id: CITIZEN.an, birth_date: '1986' }),
          paid({ citizen_id: CITIZEN.an, gender: 'female' }),
        ])
        expect(await qualities()).toEqual([0, 1, 1])
      })
    })

    describe('what is known of a person', () => {
      it('is what most rows say, then the smallest', async () => {
        const workers = ['Lê Văn An', 'LÊ VĂN AN', 'Lê Văn An'].map((who) =>
          paid({ citizen_id: CITIZEN.an, ...named(who) }),
        )
        await identify(workers)
        expect(await persons()).toMatchObject([
          { full_name: 'Lê Văn An', name_key: 'lê văn an', name_folded: 'le van an' },
        ])
      })

      it('the citizen ID most rows have wins over a mistyped one that is smaller', async () => {
        const mistyped = '092085000100'
        const workers = [CITIZEN.an, mistyped, CITIZEN.an].map((citizen_id) =>
          paid({ citizen_id, personal_tax_id: '8012345678' }),
        )
        expect(await identify(workers)).toEqual([1, 1, 1])
        expect(await persons()).toMatchObject([{ person_key: `C:${CITIZEN.an}`, citizen_id: CITIZEN.an }])
      })

      it('the birth date is the most precise one', async () => {
        const dates = ['1985', '1985-01-01', '1985-03-14', '1985-03']
        await identify(dates.map((birth_date) => paid({ citizen_id: CITIZEN.an, birth_date })))
        expect(await persons()).toMatchObject([{ birth_date: '1985-03-14' }])
      })

      it('birth year and gender come from the citizen ID when no row tells them', async () => {
        await identify([paid({ citizen_id: CITIZEN.binh })])
        expect(await persons()).toMatchObject([{ birth_date: '1990', gender: 'female' }])
      })

      it('every usable key leads to the person', async () => {
        await identify([], [insured({ citizen_id: CITIZEN.an, insurance_number: '9212345678' })])
        const keys = await store.db.selectFrom('person_key').select('key').orderBy('key').execute()
        expect(keys.map((row) => row.key)).toEqual(['B:9212345678', `C:${CITIZEN.an}`])
      })
    })
  })

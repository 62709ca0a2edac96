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
  describe(`${name}: identity of persons`, () => {
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

    describe('step 1, citizen ID', () => {
      it('joins a taxed row and a roll row', async () => {
        expect(await identify([paid({ citizen_id: CITIZEN.an })], [insured({ citizen_id: CITIZEN.an })])).toEqual([
          1, 1,
        ])
        expect(await persons()).toMatchObject([{ person_key: `C:${CITIZEN.an}`, link_step: 0, in_review: 0 }])
      })

      it('keeps two people of one name and one employer apart', async () => {
        expect(await identify([paid({ citizen_id: CITIZEN.an })], [insured({ citizen_id: CITIZEN.dung })])).toEqual([
          1, 2,
        ])
      })

      it('is found in a personal tax ID of twelve digits', async () => {
        expect(await identify([paid({ personal_tax_id: CITIZEN.an })], [insured({ citizen_id: CITIZEN.an })])).toEqual([
          1, 1,
        ])
      })

      it('joins rows whose names differ: the ID is the stronger word', async () => {
        const workers = [paid({ citizen_id: CITIZEN.an, ...named('Lê Văn Ân') })]
        expect(await identify(workers, [insured({ citizen_id: CITIZEN.an })])).toEqual([1, 1])
      })
    })

    describe('steps 2 to 4, keys that rows list together', () => {
      it('joins an old roll by its insurance number to a new one by citizen ID, over a row that lists both', async () => {
        const roll = [
          insured({ insurance_number: '9212345678' }),
          insured({ insurance_number: '9212345678', citizen_id: CITIZEN.an }),
        ]
        expect(await identify([paid({ citizen_id: CITIZEN.an })], roll)).toEqual([1, 1, 1])
        expect(await persons()).toMatchObject([
          { person_key: `C:${CITIZEN.an}`, insurance_number: '9212345678', link_step: 2 },
        ])
      })

      it('joins a personal tax ID to a citizen ID over the tax row that lists both', async () => {
        const workers = [
          paid({ personal_tax_id: '8012345678', citizen_id: CITIZEN.an }),
          paid({ personal_tax_id: '8012345678', payer_tax_id: MST.two }),
        ]
        expect(await identify(workers)).toEqual([1, 1])
        expect(await persons()).toMatchObject([{ personal_tax_id: '8012345678', link_step: 4 }])
      })

      it('takes a personal tax ID with a household suffix as the same number', async () => {
        const workers = [paid({ personal_tax_id: '8012345678-001' }), paid({ personal_tax_id: '8012345678' })]
        expect(await identify(workers)).toEqual([1, 1])
      })

      it('joins one CMND with one birth date', async () => {
        const old = { old_citizen_id: '361234567', ...DAY }
        expect(await identify([paid(old)], [insured({ ...old, ...named('LÊ VĂN AN') })])).toEqual([1, 1])
        expect(await persons()).toMatchObject([
          { person_key: 'M:361234567|1985-03-14', old_citizen_id: '361234567', birth_date: '1985-03-14' },
        ])
      })

      it('keeps two people apart who were given the same CMND in two provinces', async () => {
        const workers = [paid({ old_citizen_id: '361234567', birth_date: '1985-03-14' })]
        const roll = [insured({ old_citizen_id: '361234567', birth_date: '1979-11-02', ...named('Trần Thị Bình') })]
        expect(await identify(workers, roll)).toEqual([1, 2])
      })

      it('joins a row without birth date by its folded name when the CMND has one birth date only', async () => {
        const workers = [paid({ old_citizen_id: '361234567', ...named('Le Van An') })]
        expect(await identify(workers, [insured({ old_citizen_id: '361234567', ...DAY })])).toEqual([1, 1])
      })

      it('does not when the name is another one', async () => {
        const workers = [paid({ old_citizen_id: '361234567', ...named('Trần Thị Bình') })]
        expect(await identify(workers, [insured({ old_citizen_id: '361234567', ...DAY })])).toEqual([1, 2])
      })

      it('does not when the CMND has two birth dates', async () => {
        const workers = [paid({ old_citizen_id: '361234567' })]
        const roll = [
          insured({ old_citizen_id: '361234567', ...DAY }),
          insured({ old_citizen_id: '361234567', birth_date: '1979-11-02' }),
        ]
        expect(await identify(workers, roll)).toEqual([1, 2, 3])
      })

      it('reads 1 January and a bare year as the year only', async () => {
        const old = { old_citizen_id: '361234567' }
        const roll = [insured({ ...old, birth_date: '1985-01-01' }), insured({ ...old, birth_date: '1985' })]
        expect(await identify([paid({ ...old, ...DAY })], roll)).toEqual([1, 1, 1])
      })

      it('does not join a year that is another one', async () => {
        const old = { old_citizen_id: '361234567' }
        expect(await identify([paid({ ...old, ...DAY })], [insured({ ...old, birth_date: '1984' })])).toEqual([1, 2])
      })

      it('joins two rows of one CMND and one name that both lack the birth date', async () => {
        const workers = [
          paid({ old_citizen_id: '361234567' }),
          paid({ old_citizen_id: '361234567', payer_tax_id: MST.two }),
        ]
        expect(await identify(workers)).toEqual([1, 1])
      })

      it('joins a foreigner by passport', async () => {
        const foreigner = { passport_number: 'M60481297', ...named('KIM MIN SU') }
        expect(await identify([paid(foreigner)], [insured(foreigner)])).toEqual([1, 1])
        expect(await persons()).toMatchObject([{ person_key: 'P:M60481297', passport_number: 'M60481297' }])
      })
    })

    describe('keys that join nobody', () => {
      it('a number of one digit throughout, however few use it', async () => {
        const workers = [
          paid({ citizen_id: '111111111111' }),
          paid({ citizen_id: '111111111111', ...named('Trần Văn Dũng') }),
        ]
        expect(await identify(workers)).toEqual([1, 2])
        expect(await reviews()).toEqual([{ key: 'C:111111111111', reason: 'placeholder', names: 2, keys: 0 }])
      })

      it('an ID with three folded names', async () => {
        const shared = { citizen_id: CITIZEN.an, payer_tax_id: MST.one }
        const workers = ['Lê Văn An', 'Trần Thị Bình', 'Phạm Thị Chi'].map((who) => paid({ ...shared, ...named(who) }))
        expect(await identify(workers)).toEqual([1, 2, 3])
        expect(await reviews()).toEqual([{ key: `C:${CITIZEN.an}`, reason: 'placeholder', names: 3, keys: 0 }])
      })

      it('but not an ID with three spellings of one name', async () => {
        const workers = ['Lê Văn An', 'LE VAN AN', 'Lê Văn Án'].map((who) =>
          paid({ citizen_id: CITIZEN.an, ...named(who) }),
        )
        expect(await identify(workers)).toEqual([1, 1, 1])
        expect(await reviews()).toEqual([])
      })

      it('a CMND number with three names, whatever the birth dates', async () => {
        const workers = ['Lê Văn An', 'Trần Thị Bình', 'Phạm Thị Chi'].map((who, index) =>
          paid({ old_citizen_id: '361234567', birth_date: `198${index}-05-06`, ...named(who) }),
        )
        expect(await identify(workers)).toEqual([1, 2, 3])
        expect((await reviews()).map((review) => review.reason)).toEqual(['placeholder', 'placeholder', 'placeholder'])
      })

      it('an insurance number that stands with two citizen IDs and two names', async () => {
        const roll = [
          insured({ insurance_number: '9212345678', citizen_id: CITIZEN.an }),
          insured({ insurance_number: '9212345678', citizen_id: CITIZEN.binh, ...named('Trần Thị Bình') }),
        ]
        expect(await identify([], roll)).toEqual([1, 2])
        expect(await reviews()).toEqual([{ key: 'B:9212345678', reason: 'contested', names: 2, keys: 2 }])
        expect((await persons()).map((person) => person.in_review)).toEqual([1, 1])
      })

      it('but one that stands with two citizen IDs and one name joins: a digit was mistyped', async () => {
        const roll = [
          insured({ insurance_number: '9212345678', citizen_id: CITIZEN.an }),
          insured({ insurance_number: '9212345678', citizen_id: CITIZEN.dung }),
        ]
        expect(await identify([], roll)).toEqual([1, 1])
      })

      it('a placeholder does not make a number contested', async () => {
        const roll = [
          insured({ insurance_number: '9212345678', citizen_id: CITIZEN.an }),
          insured({ insurance_number: '9212345678', citizen_id: '222222222222', ...named('Lê Văn Anh') }),
        ]
        expect(await identify([], roll)).toEqual([1, 1])
      })

      it('a cluster over the limit falls back into its strongest keys, and says so', async () => {
        const workers = ['8012345671', '8012345672', '8012345673', '8012345674', '8012345675'].map((personal_tax_id) =>
          paid({ personal_tax_id, citizen_id: CITIZEN.an }),
        )
        expect(await identify([...workers, paid({ personal_tax_id: '8012345671', payer_tax_id: MST.two })])).toEqual([
          1, 1, 1, 1, 1, 2,
        ])
        expect((await reviews()).map((review) => [review.reason, review.keys])).toEqual(
          Array(6).fill(['cluster_size', 6]),
        )
        expect((await persons()).map((person) => person.in_review)).toEqual([1, 1])
      })

      it('a cluster of exactly the limit stays', async () => {
        const workers = ['8012345671', '8012345672', '8012345673', '8012345674'].map((personal_tax_id) =>
          paid({ personal_tax_id, citizen_id: CITIZEN.an }),
        )
        expect(await identify([...workers, paid({ personal_tax_id: '8012345671', payer_tax_id: MST.two })])).toEqual([
          1, 1, 1, 1, 1,
        ])
      })
    })

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

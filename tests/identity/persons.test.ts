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
  })

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/dialects/dialect.ts'
import { DIALECTS } from '../dialects.ts'
import { CITIZEN, file, MST, named, type Participant, personsOf, runIdentity, type TaxWorker } from './support.ts'

const paid = (row: TaxWorker): TaxWorker => ({ payer_tax_id: MST.one, ...named('Lê Văn An'), ...row })
const insured = (row: Participant): Participant => ({ unit_code: 'TZ0001', office_code: '09201', unit_tax_id: MST.one, ...named('Lê Văn An'), ...row })

for (const { name, open } of DIALECTS)
  describe(`${name}: identity of persons`, () => {
    let store: Store
    beforeEach(async () => {
      store = await open()
    })
    afterEach(() => store.close())

    const identify = async (workers: TaxWorker[], participants: Participant[] = []): Promise<number[]> => {
      await runIdentity(store, {
        stg_tax_workers: file(1, workers),
        stg_insurance_participants: file(2, participants),
      })
      return personsOf(store)
    }
    const reviews = () => store.db.selectFrom('identity_review').selectAll().orderBy('key').execute()
    const person = () => store.db.selectFrom('person').selectAll().orderBy('person_id').execute()

    describe('step 1: the citizen ID', () => {
      it('joins a taxed row and a roll row', async () => {
        expect(await identify([paid({ citizen_id: CITIZEN.an })], [insured({ citizen_id: CITIZEN.an })])).toEqual([1, 1])
        expect(await person()).toMatchObject([{ person_key: `C:${CITIZEN.an}`, link_step: 0, in_review: 0 }])
      })

      it('keeps two people of one name and one employer apart', async () => {
        expect(await identify([paid({ citizen_id: CITIZEN.an })], [insured({ citizen_id: CITIZEN.dung })])).toEqual([1, 2])
      })

      it('is found in a personal tax ID of twelve digits', async () => {
        expect(await identify([paid({ personal_tax_id: CITIZEN.an })], [insured({ citizen_id: CITIZEN.an })])).toEqual([1, 1])
      })
    })
  })

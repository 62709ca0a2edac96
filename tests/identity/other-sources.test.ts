import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/dialects/dialect.ts'
import type { Database } from '../../src/store/schema.ts'
import { DIALECTS, type Given } from '../dialects.ts'
import { CITIZEN, file, MST, named, personsOf, runIdentity } from './support.ts'

const AN = named('Lê Văn An')
const DAY = { birth_date: '1985-03-14', gender: 'male' } as const
const [OLD, NEW, CARD] = ['9211111118', '9212345678', '9287654321']

for (const { name, open } of DIALECTS)
  describe(`${name}: persons of the other lists`, () => {
    let store: Store
    beforeAll(async () => {
      store = await open()
    })
    afterAll(() => store.close())

    const identify = async (tables: Given): Promise<number[]> => {
      await runIdentity(store, tables)
      return personsOf(store)
    }
    const persons = () => store.db.selectFrom('person').selectAll().orderBy('person_id').execute()
    const keysOf = async () =>
      (await store.db.selectFrom('person_key').select(['person_id', 'key']).orderBy('key').execute()).map(
        ({ key }) => key,
      )
    const reviews = () =>
      store.db.selectFrom('identity_review').select(['key', 'reason']).orderBy('key').orderBy('reason').execute()
    const links = (rows: Partial<Database['stg_person_links']>[]) =>
      file(
        3,
        rows.map((row) => ({ ...AN, ...row })),
      )

    it('a resident, a pensioner, a pupil, a manager and who paid a receipt, with one citizen ID, are one person', async () => {
      const key = { ...AN, citizen_id: CITIZEN.an }
      const found = await identify({
        stg_residents: file(1, [{ ...key, insurance_number: NEW }]),
        stg_benefits: file(2, [{ ...AN, benefit: 'pension', insurance_number: NEW, died_on: '2026-02-03' }]),
        stg_enterprise_managers: file(3, [{ ...key, tax_id: MST.one, role: 'director' }]),
        stg_pupils: file(4, [{ ...key, school_name: 'THPT Mẫu', school_year: 2025 }]),
        stg_insurance_movements: file(5, [
          { ...AN, insurance_number: NEW, unit_code: 'TZ0001', movement: 'TM', from_month: 24310 },
        ]),
        stg_receipts: file(6, [
          {
            ...AN,
            insurance_number: NEW,
            receipt_number: 'BL01',
            organisation: 'Bưu điện Mẫu',
            product: 'voluntary',
            from_month: 24310,
            months: 3,
          },
        ]),
      })
      expect(found).toEqual([1, 1, 1, 1, 1, 1])
      expect(await persons()).toMatchObject([
        { person_key: `C:${CITIZEN.an}`, insurance_number: NEW, died_on: '2026-02-03', link_step: 2 },
      ])
    })

    it('a resident links an old CMND to a CCCD', async () => {
      const found = await identify({
        stg_residents: file(1, [{ ...AN, ...DAY, citizen_id: CITIZEN.an, old_citizen_id: '361234567' }]),
        stg_insurance_participants: file(2, [{ ...AN, ...DAY, old_citizen_id: '361234567', unit_code: 'TZ0001' }]),
      })
      expect(found).toEqual([1, 1])
    })

    it('a resident found dead gives the date, one who is away gives none', async () => {
      await identify({
        stg_residents: file(1, [
          { ...AN, citizen_id: CITIZEN.an, status: 'dead', status_on: '2025-11' },
          { ...AN, citizen_id: CITIZEN.binh, status: 'moved', status_on: '2025-10-01' },
        ]),
      })
      expect(await persons()).toMatchObject([{ died_on: '2025-11' }, { died_on: null }])
    })

    it.each([
      [24310, '2025-11'],
      [24308, '2025-09'],
      [24311, '2025-12'],
      [24300, '2025-01'],
    ])('a movement by death in month %s is a death of %s', async (from_month, died_on) => {
      await identify({
        stg_insurance_movements: file(1, [
          { ...AN, citizen_id: CITIZEN.an, unit_code: 'TZ0001', movement: 'GH', from_month, died: 1 },
        ]),
      })
      expect(await persons()).toMatchObject([{ died_on }])
    })

    it('two children of one name, birth date and commune without papers are one; of another commune another', async () => {
      const child = { ...AN, birth_date: '2018-05-06', gender: 'male' }
      const found = await identify({
        stg_residents: file(1, [
          { ...child, commune_code: '31321' },
          { ...child, commune_code: '32152' },
        ]),
        stg_pupils: file(2, [{ ...child, commune_code: '31321', school_name: 'TH Mẫu', school_year: 2025 }]),
      })
      expect(found).toEqual([1, 2, 1])
    })

    describe('person_links', () => {
      it('join the rolls under a former number and under an old card to those under the number in use', async () => {
        const found = await identify({
          stg_insurance_participants: file(1, [
            { ...AN, insurance_number: OLD, unit_code: 'TZ0001' },
            { ...AN, insurance_number: CARD, unit_code: 'TZ0002' },
            { ...AN, insurance_number: NEW, unit_code: 'TZ0003' },
          ]),
          stg_person_links: links([
            { insurance_number: NEW, former_insurance_number: OLD, card_number: `DN479${CARD}` },
          ]),
        })
        expect(found).toEqual([1, 1, 1, 1])
        expect(await keysOf()).toEqual([`B:${OLD}`, `B:${NEW}`, `B:${CARD}`])
      })

      it('join a personal tax ID, an old CMND and a passport to a citizen ID', async () => {
        const found = await identify({
          stg_tax_workers: file(1, [
            { ...AN, payer_tax_id: MST.one, personal_tax_id: '8012345678' },
            { ...AN, payer_tax_id: MST.one, passport_number: 'C7314265' },
          ]),
          stg_insurance_participants: file(2, [{ ...AN, ...DAY, old_citizen_id: '361234567', unit_code: 'TZ0001' }]),
          stg_person_links: links([
            {
              ...DAY,
              citizen_id: CITIZEN.an,
              personal_tax_id: '8012345678',
              old_citizen_id: '361234567',
              passport_number: 'C7314265',
            },
          ]),
        })
        expect(found).toEqual([1, 1, 1, 1])
      })

      it('are one key for the limit of a cluster, however many numbers they name', async () => {
        const many = {
          ...DAY,
          citizen_id: CITIZEN.an,
          old_citizen_id: '361234567',
          personal_tax_id: '8012345678',
          passport_number: 'C7314265',
          insurance_number: NEW,
          former_insurance_number: OLD,
          card_number: `DN479${CARD}`,
        }
        expect(
          await identify({
            stg_insurance_participants: file(1, [{ ...AN, insurance_number: OLD, unit_code: 'TZ0001' }]),
            stg_person_links: links([many]),
          }),
        ).toEqual([1, 1])
        expect(await reviews()).toEqual([])
        expect(await persons()).toMatchObject([{ person_key: `C:${CITIZEN.an}`, link_step: 2, in_review: 0 }])
      })

      it('stay together in a cluster that ordinary rows make too large', async () => {
        const rows = ['9200000101', '9200000102', '9200000103', '9200000104', '9200000105', '9200000106']
        const found = await identify({
          stg_insurance_participants: file(1, [
            ...rows.map((insurance_number) => ({
              ...AN,
              ...DAY,
              old_citizen_id: '361234567',
              insurance_number,
              unit_code: 'TZ0001',
            })),
            { ...AN, insurance_number: OLD, unit_code: 'TZ0001' },
          ]),
          stg_person_links: links([{ insurance_number: rows[0]!, former_insurance_number: OLD }]),
        })
        expect(found).toEqual([1, 2, 3, 4, 5, 6, 1, 1])
      })

      it('do not join a number that stands with two citizen IDs and two names', async () => {
        const binh = named('Trần Thị Bình')
        const found = await identify({
          stg_insurance_participants: file(1, [
            { ...AN, insurance_number: NEW, citizen_id: CITIZEN.an, unit_code: 'TZ0001' },
          ]),
          stg_person_links: [
            ...links([{ ...binh, insurance_number: NEW, former_insurance_number: OLD, citizen_id: CITIZEN.binh }]),
          ],
        })
        expect(found).toEqual([1, 2])
        expect(await reviews()).toEqual([{ key: `B:${NEW}`, reason: 'contested' }])
      })

      it('do not join over a placeholder', async () => {
        const found = await identify({
          stg_insurance_participants: file(1, [{ ...AN, insurance_number: '1111111111', unit_code: 'TZ0001' }]),
          stg_person_links: links([{ citizen_id: CITIZEN.an, former_insurance_number: '1111111111' }]),
        })
        expect(new Set(found).size).toBe(2)
      })
    })

    describe('representatives and owners', () => {
      const representative = {
        representative_name: AN.full_name,
        representative_name_key: AN.full_name_key,
        representative_name_folded: AN.full_name_folded,
      }

      it('are persons of the row of their enterprise', async () => {
        const found = await identify({
          stg_enterprise_registry: file(1, [
            { tax_id: MST.one, name: 'Công ty Một', ...representative, representative_citizen_id: CITIZEN.an },
            { tax_id: MST.two, name: 'Công ty Hai' },
          ]),
          stg_insurance_participants: file(2, [{ ...AN, citizen_id: CITIZEN.an, unit_code: 'TZ0001' }]),
        })
        expect(found).toEqual([1, 1])
      })

      it('a household business without an owner’s name still has an owner, who has no name from it', async () => {
        const found = await identify({
          stg_tax_units: file(1, [{ tax_id: CITIZEN.an, name: 'Quán Mẫu' }]),
          stg_insurance_participants: file(2, [{ ...AN, citizen_id: CITIZEN.an, unit_code: 'TZ0001' }]),
        })
        expect(found).toEqual([1, 1])
        expect(await persons()).toMatchObject([{ full_name: AN.full_name, name_folded: AN.full_name_folded }])
        expect(await identify({ stg_tax_units: file(1, [{ tax_id: CITIZEN.an, name: 'Quán Mẫu' }]) })).toEqual([1])
        expect(await persons()).toMatchObject([
          { full_name: '', citizen_id: CITIZEN.an, gender: 'male', birth_date: '1985' },
        ])
      })

      it('a nameless owner does not make a number doubtful', async () => {
        const owner = { owner_citizen_id: CITIZEN.an, tax_id: MST.one }
        const found = await identify({
          stg_tax_units: file(1, [owner]),
          stg_insurance_participants: file(2, [
            { ...AN, citizen_id: CITIZEN.an, insurance_number: NEW, unit_code: 'TZ0001' },
            { ...named('Lê Văn Ân'), citizen_id: CITIZEN.an, insurance_number: NEW, unit_code: 'TZ0001' },
          ]),
        })
        expect(found).toEqual([1, 1, 1])
        expect(await reviews()).toEqual([])
      })
    })

    it('a unit that only a movement names is a unit, of the employer whose MST the row gives', async () => {
      await identify({
        stg_insurance_movements: file(1, [
          { ...AN, unit_code: 'TZ0009', office_code: '09201', unit_tax_id: MST.two, movement: 'TM', from_month: 24310 },
        ]),
        stg_enterprise_managers: file(2, [{ ...AN, tax_id: MST.three, role: 'director', citizen_id: CITIZEN.an }]),
      })
      const keys = await store.db.selectFrom('employer_key').select('key').orderBy('key').execute()
      expect(keys.map(({ key }) => key)).toEqual([`T:${MST.two}`, `T:${MST.three}`, 'U:09201|TZ0009'])
      const [unit] = await store.db.selectFrom('unit_key').selectAll().execute()
      expect(unit).toMatchObject({ key: `09201|TZ0009|${MST.two}` })
      expect(unit?.employer_id).toBeGreaterThan(0)
    })
  })

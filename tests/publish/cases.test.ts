import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { monthIndex } from '../../src/domain/months.ts'
import type { Store } from '../../src/store/dialects/dialect.ts'
import type { Given } from '../dialects.ts'
import { DIALECTS } from '../dialects.ts'
import { csvRows, hashes, runNight } from './night.ts'

const EMPLOYER = {
  employer_id: 1,
  employer_key: 'T:7000000012',
  tax_id: '7000000012',
  name: 'Công ty An Bình',
  province_code: '92',
}
const PERSON = { person_id: 1, person_key: 'B:9212345678', insurance_number: '9212345678', full_name: 'Trần Thị Lan' }
const FINDING = {
  finding_id: 1,
  rule_id: 'R08',
  employer_id: 1,
  person_id: 1,
  period: '2025',
  class: 'uncovered',
  month_from: monthIndex(2025, 1),
  month_to: monthIndex(2025, 12),
  workers: 1,
  money_vnd: 96_000_000,
  confidence: 'B',
  priority: 1,
  reason: 'Có thu nhập, cần rà soát, xác minh',
}
const EVALUATED: Given = {
  rule_evaluation: ['R08', 'R02', 'R13', 'R28'].map((rule_id) => ({ rule_id, evaluated: 1 })),
  rule_scope: [
    { rule_id: 'R08', period: '2025', province_code: '92' },
    { rule_id: 'R02', period: '2025', province_code: '92' },
    { rule_id: 'R28', period: '-', province_code: '' },
  ],
}
const KNOWN: Given = {
  ...EVALUATED,
  employer: [EMPLOYER],
  employer_key: [{ key: 'T:7000000012', employer_id: 1 }],
  person: [PERSON],
  person_key: [{ key: 'B:9212345678', person_id: 1 }],
}
const FOUND: Given = { ...KNOWN, findings: [FINDING] }
const TAXED = { employment_id: 1, person_id: 1, employer_id: 1, year: 2025 }
const INSURED = { person_id: 1, employer_id: 1, year: 2025, retirement_mask: 4095 }

for (const { name, open } of DIALECTS)
  describe(`${name}: cases from night to night`, () => {
    let store: Store
    beforeEach(async () => {
      store = await open()
    })
    afterEach(() => store.close())

    const night = async (asOf: string, tables: Given): Promise<Record<string, string>[]> =>
      csvRows(await runNight(store, asOf, tables), 'cases.csv')

    it('a finding is new, then persisting, then resolved once, then reopened under the same id', async () => {
      const [first] = await night('2026-01-31', FOUND)
      const [second] = await night('2026-02-28', FOUND)
      const [closed] = await night('2026-03-31', { ...KNOWN, employment: [TAXED], insured_year: [INSURED] })
      const quiet = await night('2026-04-30', { ...KNOWN, employment: [TAXED], insured_year: [INSURED] })
      const [again] = await night('2026-05-31', FOUND)
      expect([first, second, closed, again].map((row) => row?.status)).toEqual([
        'new',
        'persisting',
        'resolved',
        'reopened',
      ])
      expect(quiet).toEqual([])
      expect(new Set([first, second, closed, again].map((row) => row?.case_id)).size).toBe(1)
      expect(closed?.reason).toContain('(covered)')
      expect(closed?.last_seen).toBe('2026-02-28')
      expect(again).toMatchObject({ first_seen: '2026-01-31', last_seen: '2026-05-31' })
    })

    it('a citizen ID that comes late makes no second case', async () => {
      const [first] = await night('2026-01-31', FOUND)
      const withCitizenId: Given = {
        ...FOUND,
        person: [{ ...PERSON, person_key: 'C:092190000017', citizen_id: '092190000017' }],
        person_key: [
          { key: 'C:092190000017', person_id: 1 },
          { key: 'B:9212345678', person_id: 1 },
        ],
      }
      const [second] = await night('2026-02-28', withCitizenId)
      const onlyCitizenId: Given = { ...withCitizenId, person_key: [{ key: 'C:092190000017', person_id: 1 }] }
      const third = await night('2026-03-31', onlyCitizenId)
      expect(second).toMatchObject({ case_id: first?.case_id, status: 'persisting', citizen_id: '092190000017' })
      expect(third.map((row) => row.case_id)).toEqual([first?.case_id])
    })

    it('a successor tax ID continues the case of its predecessor', async () => {
      const [first] = await night('2026-01-31', FOUND)
      const rows = await night('2026-02-28', {
        ...FOUND,
        employer: [{ ...EMPLOYER, employer_key: 'T:7000000020', tax_id: '7000000020' }],
        employer_key: ['T:7000000012', 'T:7000000020'].map((key) => ({ key, employer_id: 1 })),
      })
      expect(rows).toHaveLength(1)
      expect(rows[0]).toMatchObject({ case_id: first?.case_id, tax_id: '7000000020', status: 'persisting' })
    })

    it('another payer of the same person is another case', async () => {
      await night('2026-01-31', FOUND)
      const rows = await night('2026-02-28', {
        ...FOUND,
        employer: [EMPLOYER, { ...EMPLOYER, employer_id: 2, employer_key: 'T:7000000038', tax_id: '7000000038' }],
        employer_key: [
          { key: 'T:7000000012', employer_id: 1 },
          { key: 'T:7000000038', employer_id: 2 },
        ],
        findings: [FINDING, { ...FINDING, finding_id: 2, employer_id: 2 }],
      })
      expect(rows.map((row) => row.status).sort()).toEqual(['new', 'persisting'])
    })

    it('two cases that prove to be one: the older stays, the other is resolved as merged and stays closed', async () => {
      const [older] = await night('2026-01-31', FOUND)
      const two: Given = {
        ...FOUND,
        person: [PERSON, { ...PERSON, person_id: 2, person_key: 'C:092190000017', citizen_id: '092190000017' }],
        person_key: [
          { key: 'B:9212345678', person_id: 1 },
          { key: 'C:092190000017', person_id: 2 },
        ],
        findings: [FINDING, { ...FINDING, finding_id: 2, person_id: 2 }],
      }
      const both = await night('2026-02-28', two)
      const younger = both.find((row) => row.case_id !== older?.case_id)
      const one: Given = {
        ...FOUND,
        person: [{ ...PERSON, person_key: 'C:092190000017', citizen_id: '092190000017' }],
        person_key: ['B:9212345678', 'C:092190000017'].map((key) => ({ key, person_id: 1 })),
      }
      const merged = await night('2026-03-31', one)
      const after = await night('2026-04-30', one)
      expect(merged.find((row) => row.case_id === younger?.case_id)).toMatchObject({ status: 'resolved' })
      expect(merged.find((row) => row.case_id === younger?.case_id)?.reason).toContain(`merged ${older?.case_id}`)
      expect(merged.find((row) => row.case_id === older?.case_id)).toMatchObject({ status: 'persisting' })
      expect(after.map((row) => row.case_id)).toEqual([older?.case_id])
    })

    it('people who were taken for one get their own cases when they part again', async () => {
      const joined: Given = {
        ...FOUND,
        person: [{ ...PERSON, person_key: 'C:092190000017', citizen_id: '092190000017' }],
        person_key: ['B:9212345678', 'C:092190000017'].map((key) => ({ key, person_id: 1 })),
      }
      const [first] = await night('2026-01-31', joined)
      const rows = await night('2026-02-28', {
        ...FOUND,
        person: [PERSON, { ...PERSON, person_id: 2, person_key: 'C:092190000017', citizen_id: '092190000017' }],
        person_key: [
          { key: 'B:9212345678', person_id: 1 },
          { key: 'C:092190000017', person_id: 2 },
        ],
        findings: [FINDING, { ...FINDING, finding_id: 2, person_id: 2 }],
      })
      expect(rows.find((row) => row.case_id === first?.case_id)).toMatchObject({
        status: 'persisting',
        citizen_id: '092190000017',
      })
      expect(rows.filter((row) => row.status === 'new')).toHaveLength(1)
    })

    it('without the source of its rule a case is not evaluated, and last_seen stands still', async () => {
      await night('2026-01-31', FOUND)
      const missing: Given = {
        ...KNOWN,
        rule_evaluation: [{ rule_id: 'R08', evaluated: 0, needs: 'tax_workers' }],
        rule_scope: [],
      }
      const [row] = await night('2026-02-28', missing)
      const [still] = await night('2026-03-31', missing)
      const [back] = await night('2026-04-30', FOUND)
      expect(row).toMatchObject({ status: 'not_evaluated', last_seen: '2026-01-31' })
      expect(row?.reason).toContain('tax_workers')
      expect(still).toMatchObject({ status: 'not_evaluated', last_seen: '2026-01-31' })
      expect(back).toMatchObject({ status: 'persisting', last_seen: '2026-04-30' })
    })

    it('a period or province outside the scope of tonight is not evaluated', async () => {
      await night('2026-01-31', FOUND)
      const elsewhere: Given = { ...KNOWN, rule_scope: [{ rule_id: 'R08', period: '2025', province_code: '79' }] }
      const laterYear: Given = { ...KNOWN, rule_scope: [{ rule_id: 'R08', period: '2026', province_code: '' }] }
      expect((await night('2026-02-28', elsewhere))[0]?.status).toBe('not_evaluated')
      expect((await night('2026-03-31', laterYear))[0]?.status).toBe('not_evaluated')
    })

    it('a case that rests on a register that is missing tonight is not evaluated, whatever the other says', async () => {
      const moved = { ...FINDING, rule_id: 'R28', person_id: 0, period: '-', rests_on: 'tax_units' }
      await night('2026-01-31', { ...KNOWN, findings: [moved] })
      const heard = (source: string): Given => ({
        ...KNOWN,
        rule_scope: [{ rule_id: 'R28', period: '-', province_code: '', source }],
      })
      const [missing] = await night('2026-02-28', heard('enterprise_registry'))
      const [gone] = await night('2026-03-31', heard('tax_units'))
      expect([missing?.status, gone?.status]).toEqual(['not_evaluated', 'resolved'])
      expect(missing?.reason).toContain('tax_units')
    })

    it('a case whose months nobody knows tonight is not evaluated', async () => {
      await night('2026-01-31', FOUND)
      const unknown: Given = {
        ...KNOWN,
        employment: [TAXED],
        uncompared: [{ person_id: 1, employer_id: 1, year: 2025, employer_compared: 0 }],
      }
      expect((await night('2026-02-28', unknown))[0]?.status).toBe('not_evaluated')
    })

    it('a case of an employer without a province is resolved where unknown provinces were evaluated', async () => {
      const homeless: Given = { ...KNOWN, employer: [{ ...EMPLOYER, province_code: '' }] }
      await night('2026-01-31', { ...homeless, findings: [FINDING] })
      expect((await night('2026-02-28', homeless))[0]?.status).toBe('not_evaluated')
      const unknown: Given = { ...homeless, rule_scope: [{ rule_id: 'R08', period: '2025', province_code: '-' }] }
      expect((await night('2026-03-31', unknown))[0]?.status).toBe('resolved')
    })

    const closings: readonly [string, string, Given][] = [
      ['the tax data no longer names the person', '(withdrawn)', KNOWN],
      [
        'an exclusion removes the person',
        '(excluded E1)',
        {
          ...KNOWN,
          employment: [TAXED],
          exclusions: [
            { exclusion_id: 1, rule_id: 'R08', exclusion: 'E1', employer_id: 1, person_id: 1, period: '2025' },
          ],
        },
      ],
      [
        'an exclusion removes the person, who was insured in other months of the year',
        '(excluded E6)',
        {
          ...KNOWN,
          employment: [TAXED],
          insured_year: [{ ...INSURED, retirement_mask: 1 }],
          exclusions: [
            { exclusion_id: 1, rule_id: 'R08', exclusion: 'E6', employer_id: 1, person_id: 1, period: '2025' },
          ],
        },
      ],
      [
        'the person is insured at another employer',
        '(covered)',
        {
          ...KNOWN,
          employment: [TAXED],
          insured_year: [{ ...INSURED, employer_id: 9 }],
          exclusions: [
            { exclusion_id: 1, rule_id: 'R02', exclusion: 'E5', employer_id: 1, person_id: 1, period: '2025' },
          ],
        },
      ],
      [
        'another rule takes the lead',
        '(replaced R13)',
        { ...KNOWN, employment: [TAXED], findings: [{ ...FINDING, rule_id: 'R13' }] },
      ],
    ]
    for (const [fact, closing, tables] of closings)
      it(`a case is resolved ${closing} when ${fact}`, async () => {
        await night('2026-01-31', FOUND)
        const rows = await night('2026-02-28', tables)
        const closed = rows.find((row) => row.rule_id === 'R08')
        expect(closed).toMatchObject({ status: 'resolved', last_seen: '2026-01-31' })
        expect(closed?.reason).toContain(closing)
      })

    it('an employer’s case has changed when another worker takes the place of one', async () => {
      const employers = { ...FINDING, rule_id: 'R02', person_id: 0, class: 'partly_covered' }
      const first: Given = { ...FOUND, findings: [FINDING, { ...employers, finding_id: 2 }] }
      await night('2026-01-31', first)
      const same = await night('2026-02-28', first)
      const other = await night('2026-03-31', {
        ...first,
        person: [{ ...PERSON, person_id: 2, person_key: 'B:9200000001' }],
        person_key: [{ key: 'B:9200000001', person_id: 2 }],
        findings: [
          { ...FINDING, person_id: 2 },
          { ...employers, finding_id: 2 },
        ],
      })
      expect(same.find((row) => row.rule_id === 'R02')?.changed).toBe('0')
      expect(other.find((row) => row.rule_id === 'R02')).toMatchObject({ status: 'persisting', changed: '1' })
    })

    it('an employer’s case that comes back with the same worker has not changed', async () => {
      const employers = { ...FINDING, rule_id: 'R02', person_id: 0, class: 'partly_covered', finding_id: 2 }
      const both: Given = { ...FOUND, findings: [FINDING, employers] }
      await night('2026-01-31', both)
      await night('2026-02-28', { ...KNOWN, employment: [TAXED], insured_year: [INSURED] })
      const again = await night('2026-03-31', both)
      expect(again.map(({ rule_id, status, changed }) => [rule_id, status, changed]).sort()).toEqual([
        ['R02', 'reopened', '0'],
        ['R08', 'reopened', '0'],
      ])
    })

    it('an employer’s case has changed when a worker comes back who had left it', async () => {
      const employers = { ...FINDING, rule_id: 'R02', person_id: 0, class: 'partly_covered', finding_id: 2 }
      const first: Given = { ...FOUND, findings: [FINDING, employers] }
      await night('2026-01-31', first)
      await night('2026-02-28', { ...KNOWN, findings: [employers], employment: [TAXED], insured_year: [INSURED] })
      const back = await night('2026-03-31', first)
      expect(back.find((row) => row.rule_id === 'R02')).toMatchObject({ status: 'persisting', changed: '1' })
    })

    it('an employer’s case is closed as those of its workers, not because others are insured there', async () => {
      const employers = { ...FINDING, rule_id: 'R02', person_id: 0, class: 'partly_covered', finding_id: 2 }
      await night('2026-01-31', { ...FOUND, findings: [FINDING, employers] })
      const rows = await night('2026-02-28', { ...KNOWN, insured_year: [{ ...INSURED, person_id: 7 }] })
      expect(rows.map(({ status }) => status)).toEqual(['resolved', 'resolved'])
      for (const { reason } of rows) expect(reason).toContain('(withdrawn)')
    })

    it('a case of an employer is never taken for a case of its worker', async () => {
      await night('2026-01-31', FOUND)
      const rows = await night('2026-02-28', { ...FOUND, findings: [{ ...FINDING, person_id: 0 }] })
      expect(rows.find((row) => row.status === 'new')?.citizen_id).toBe('')
      expect(rows).toHaveLength(2)
    })

    it('the same night run twice gives the same bytes, and the next night goes on from it', async () => {
      await runNight(store, '2026-01-31', FOUND)
      const more: Given = { ...FOUND, findings: [{ ...FINDING, workers: 2 }] }
      const once = await hashes(await runNight(store, '2026-02-28', more))
      const twice = await hashes(await runNight(store, '2026-02-28', more))
      const [next] = await night('2026-03-31', more)
      expect(twice).toEqual(once)
      expect(next).toMatchObject({ status: 'persisting', changed: '0', first_seen: '2026-01-31' })
    })

    it('a rerun of a night forgets what only the first attempt had found', async () => {
      await night('2026-01-31', FOUND)
      expect(await night('2026-01-31', KNOWN)).toEqual([])
      expect((await night('2026-02-28', FOUND))[0]?.status).toBe('new')
    })

    it('a rerun of a night takes back a resolution', async () => {
      await night('2026-01-31', FOUND)
      await night('2026-02-28', KNOWN)
      expect((await night('2026-02-28', FOUND))[0]).toMatchObject({ status: 'persisting', first_seen: '2026-01-31' })
    })

    it('a case shows the smallest live unit code of its employer', async () => {
      const [row] = await night('2026-01-31', {
        ...FOUND,
        unit: [
          { unit_id: 1, employer_id: 1, unit_code: 'TA0001', closed: 1 },
          { unit_id: 2, employer_id: 1, unit_code: 'TC0002' },
          { unit_id: 3, employer_id: 1, unit_code: 'TB0009' },
        ],
      })
      expect(row?.unit_code).toBe('TB0009')
    })

    it('evidence is file, sheet and row in the order of files and rows', async () => {
      const [row] = await night('2026-01-31', {
        ...FOUND,
        file_balance: [
          { file_id: 1, path: 'thue/05-1.csv', source: 'tax_workers' },
          { file_id: 2, path: 'thue/pl02.xlsx', sheet: 'DS 1', source: 'tax_workers' },
        ],
        finding_row: [
          { finding_id: 1, file_id: 2, row_number: 7 },
          { finding_id: 1, file_id: 1, row_number: 10 },
          { finding_id: 1, file_id: 1, row_number: 9 },
        ],
      })
      expect(row?.evidence_rows).toBe('thue/05-1.csv:9;thue/05-1.csv:10;thue/pl02.xlsx!DS 1:7')
    })
  })

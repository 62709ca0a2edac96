import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { monthIndex } from '../../src/domain/months.ts'
import { explain } from '../../src/explain/explain.ts'
import { formatExplanation } from '../../src/explain/format-explanation.ts'
import { type CaseState, serialiseState } from '../../src/store/case-state.ts'
import type { Store } from '../../src/store/dialects/dialect.ts'
import { DIALECTS, type Given, given } from '../dialects.ts'
import { CONFIG } from '../publish/night.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const CASE_ID = '00112233445566aa'
const CSV = 'MST,Họ và tên,CCCD,Thu nhập\n7000000027,Trần Thị Lan,92190000017,96000000\n'
const STATE: CaseState = {
  status: 'persisting',
  closing: '',
  first_seen: '2026-01-31',
  last_seen: '2026-02-28',
  facts: {
    level: 'worker',
    class: 'uncovered',
    enterprise_class: 'uncovered',
    confidence: 'B',
    priority: 1,
    tax_id: '7000000027',
    unit_code: '',
    citizen_id: '092190000017',
    insurance_number: '',
    full_name: 'Trần Thị Lan',
    birth_date: '1990',
    employer_name: 'Công ty An Bình',
    contact: '',
    month_from: monthIndex(2025, 1),
    month_to: monthIndex(2025, 12),
    workers: 1,
    money_vnd: 96_000_000,
    province_code: '92',
    commune_code: '',
    office: '',
    officer: '',
    reason: 'Có thu nhập, cần rà soát, xác minh',
    compared: 'danh sách 01–12/2025',
    insured_today: 0,
    evidence_rows: 'thue/05-1.csv:2',
    evidence_count: 1,
  },
  history: [
    { on: '2026-01-31', status: 'new' },
    { on: '2026-02-28', status: 'persisting' },
  ],
}

function tables(sha256: string): Given {
  return {
    file_balance: [
      {
        file_id: 1,
        path: 'thue/05-1.csv',
        sha256,
        source: 'tax_workers',
        encoding: 'utf-8',
        delimiter: ',',
        mapped_columns: JSON.stringify({
          payer_tax_id: ['MST', 1],
          full_name: ['Họ và tên', 2],
          citizen_id: ['CCCD', 3],
          taxable_income_vnd: ['Thu nhập', 4],
        }),
      },
    ],
    stg_tax_workers: [
      {
        file_id: 1,
        row_number: 2,
        payer_tax_id: '7000000027',
        full_name: 'Trần Thị Lan',
        citizen_id: '092190000017',
        taxable_income_vnd: 96_000_000,
      },
    ],
    repairs: [
      {
        file_id: 1,
        row_number: 2,
        column_name: 'citizen_id',
        repair: 'padded',
        raw_value: '92190000017',
        value: '092190000017',
      },
    ],
    rejects: [
      {
        file_id: 1,
        row_number: 9,
        column_name: 'citizen_id',
        header: 'CCCD',
        code: 'citizen-id-length',
        action: 'emptied',
        reason: 'Số CCCD thiếu chữ số',
        raw_value: '0921900',
      },
    ],
    run_facts: [{ name: 'as_of', value: '2026-02-28' }],
    person: [
      {
        person_id: 1,
        person_key: 'C:092190000017',
        citizen_id: '092190000017',
        full_name: 'Trần Thị Lan',
        link_step: 1,
      },
    ],
    person_key: [{ key: 'C:092190000017', person_id: 1 }],
    person_row: [{ file_id: 1, row_number: 2, person_id: 1 }],
    identity_review: [],
    employer: [
      {
        employer_id: 1,
        employer_key: 'T:7000000027',
        tax_id: '7000000027',
        name: 'Công ty An Bình',
        kind: 'enterprise',
      },
      { employer_id: 2, employer_key: 'T:7000000020', tax_id: '7000000020', name: 'Công ty Hai', kind: 'enterprise' },
    ],
    employer_key: [{ key: 'T:7000000027', employer_id: 1 }],
    employer_row: [],
    unit: [],
    employment: [
      {
        employment_id: 1,
        person_id: 1,
        employer_id: 1,
        year: 2025,
        precision: 'year',
        taxed_mask: 4095,
        income_vnd: 96_000_000,
        form: '05-1',
        payer_tax_id: '7000000027',
      },
      {
        employment_id: 2,
        person_id: 1,
        employer_id: 2,
        year: 2025,
        precision: 'year',
        taxed_mask: 4095,
        income_vnd: 9_000_000,
        form: '05-1',
        payer_tax_id: '7000000020',
      },
    ],
    participation: [
      {
        participation_id: 1,
        person_id: 1,
        kind: 'health_only',
        funds: 8,
        object_code: 'GD',
        from_month: monthIndex(2025, 1),
        to_month: monthIndex(2025, 6),
      },
    ],
    insured_year: [],
    findings: [
      {
        finding_id: 1,
        rule_id: 'R08',
        employer_id: 1,
        person_id: 1,
        period: '2025',
        reason: 'Có thu nhập, cần rà soát, xác minh',
      },
    ],
    exclusions: [
      {
        exclusion_id: 1,
        rule_id: 'R08',
        exclusion: 'E12',
        employer_id: 2,
        person_id: 1,
        period: '2025',
        reason: 'Thu nhập một lần',
      },
    ],
    rule_evaluation: [
      { rule_id: 'R01', evaluated: 1, title_vi: 'Chưa tham gia', about: 'employer_year', periods: 'year' },
      {
        rule_id: 'R08',
        evaluated: 1,
        title_vi: 'Lao động có thu nhập, chưa có trong danh sách nào',
        about: 'worker_question',
        periods: 'year',
      },
      { rule_id: 'R13', evaluated: 1, title_vi: 'Chỉ có BHYT', about: 'worker_question', periods: 'year' },
      {
        rule_id: 'R20',
        evaluated: 0,
        needs: 'tax_workers',
        title_vi: 'Lao động nước ngoài',
        about: 'worker_question',
        periods: 'year',
      },
    ],
    duplicate_clusters: [{ cluster_id: 'aa', type: 'D03', confidence: 'B', why: 'Khác ngày sinh', records: 2 }],
    duplicate_records: [{ cluster_id: 'aa', file_id: 9, row_number: 1, citizen_id: '092190000017' }],
    'ledger.cases': [
      {
        case_id: CASE_ID,
        rule_id: 'R08',
        period: '2025',
        minted_on: '2026-01-31',
        touched_on: '2026-02-28',
        state: serialiseState(STATE),
      },
    ],
    'ledger.case_keys': [
      { case_id: CASE_ID, side: 'P', key: 'C:092190000017', added_on: '2026-01-31' },
      { case_id: CASE_ID, side: 'E', key: 'T:7000000027', added_on: '2026-01-31' },
    ],
  }
}

async function inputFolder(content: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'doisoat-explain-'))
  folders.push(folder)
  await mkdir(join(folder, 'thue'))
  await writeFile(join(folder, 'thue/05-1.csv'), content)
  return folder
}

for (const { name, open } of DIALECTS)
  describe(`${name}: explain`, () => {
    let store: Store
    let inputDir: string
    beforeEach(async () => {
      store = await open()
      inputDir = await inputFolder(CSV)
      await given(store, tables(createHash('sha256').update(CSV).digest('hex')))
    })
    afterEach(() => store.close())

    const explained = (key: string) => explain(store, { config: CONFIG, inputDir }, key)

    it('a case id leads to the case, its history, the person and the employer', async () => {
      const { cases, persons, employers } = await explained(CASE_ID)
      expect(cases.map(({ status, history }) => [status, history.length])).toEqual([['persisting', 2]])
      expect(persons.map(({ full_name }) => full_name)).toEqual(['Trần Thị Lan'])
      expect(employers.map(({ tax_id }) => tax_id)).toEqual(['7000000027'])
    })

    it('a citizen ID that lost its zero finds the person and the case', async () => {
      const { persons, cases } = await explained('92190000017')
      expect(persons).toHaveLength(1)
      expect(cases.map(({ case_id }) => case_id)).toEqual([CASE_ID])
    })

    it('a tax ID finds the employer and not the cases of its workers', async () => {
      const { employers, cases, persons } = await explained('7000000027')
      expect(employers.map(({ name: found }) => found)).toEqual(['Công ty An Bình'])
      expect([cases, persons]).toEqual([[], []])
    })

    it('shows the cell as it stands in the file, its column, and how it was repaired', async () => {
      const { persons } = await explained('092190000017')
      const [row] = persons[0]?.rows ?? []
      expect(row).toMatchObject({ file: 'thue/05-1.csv', row: 2, read_from: 'file' })
      expect(row?.cells.find(({ column }) => column === 'citizen_id')).toEqual({
        column: 'citizen_id',
        letter: 'C',
        header: 'CCCD',
        value: '92190000017',
        read_as: '092190000017',
        repair: 'padded',
      })
    })

    it('tells a row from staging when the file was changed since it was read', async () => {
      await writeFile(join(inputDir, 'thue/05-1.csv'), CSV.replace('Lan', 'Mai'))
      const { persons } = await explained('092190000017')
      const [row] = persons[0]?.rows ?? []
      expect(row?.read_from).toBe('staging')
      expect(row?.cells.find(({ column }) => column === 'full_name')?.read_as).toBe('Trần Thị Lan')
    })

    it('gives a verdict for every rule of persons at each payer', async () => {
      const { persons } = await explained('092190000017')
      const outcomes = persons[0]?.verdicts.map(({ employer, rule_id, outcome }) => [employer, rule_id, outcome])
      expect(outcomes).toEqual([
        ['Công ty An Bình', 'R08', 'holds'],
        ['Công ty An Bình', 'R13', 'other_rule'],
        ['Công ty An Bình', 'R20', 'not_evaluated'],
        ['Công ty Hai', 'R08', 'excluded'],
        ['Công ty Hai', 'R13', 'excluded'],
        ['Công ty Hai', 'R20', 'not_evaluated'],
      ])
    })

    it('names the duplicates in which the person stands', async () => {
      const { persons } = await explained('092190000017')
      expect(persons[0]?.duplicates.map(({ type }) => type)).toEqual(['D03'])
    })

    it('finds the cells that were refused with this very text', async () => {
      const { rejects } = await explained('0921900')
      expect(rejects).toEqual([
        { file: 'thue/05-1.csv', sheet: '', row: 9, header: 'CCCD', action: 'emptied', reason: 'Số CCCD thiếu chữ số' },
      ])
    })

    it('an unknown key is refused with exit code 2 and without repeating it', async () => {
      const refused = await explained('092190999999').catch((error: unknown) => error)
      expect(refused).toMatchObject({ code: 'key-unknown', exitCode: 2 })
      expect(String(refused)).not.toContain('092190999999')
    })

    it('as text says where each value stands, why the rule holds and what removed the other payer', async () => {
      const text = formatExplanation(await explained(CASE_ID))
      expect(text).toContain('thue/05-1.csv, dòng 2')
      expect(text).toContain('C "CCCD" = 92190000017 → 092190000017 (bù số 0 bị mất)')
      expect(text).toContain('R08 Lao động có thu nhập, chưa có trong danh sách nào – Công ty An Bình, kỳ 2025: ĐÚNG.')
      expect(text).toContain('E12: Thu nhập một lần')
      expect(text).toContain('31/01/2026 mới → 28/02/2026 còn tồn tại')
    })
  })

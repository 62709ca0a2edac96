import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { monthIndex } from '../../src/domain/months.ts'
import type { Store } from '../../src/store/dialects/dialect.ts'
import { DIALECTS, type Given } from '../dialects.ts'
import { runNight } from './night.ts'

/**
 * The one published result with both classes (domain notes §4.1, §8.2): Khánh Hòa to 30/9/2024, 184 enterprises not participating with
 * 929 workers, 631 participating only in part with 4,672, together 815 with 5,601. All that is invented here has that shape, and beside it
 * what must not be counted in: a worker insured elsewhere, an employer to verify, a lead that is for review only, another province.
 */
const KHANH_HOA = '56'
const [UNCOVERED, UNCOVERED_WORKERS, PARTLY, PARTLY_WORKERS] = [184, 929, 631, 4_672]

const FINDING = {
  period: '2024',
  month_from: monthIndex(2024, 1),
  month_to: monthIndex(2024, 9),
  money_vnd: 1_000_000,
  confidence: 'A',
  priority: 1,
  compared: 'danh sách 01–09/2024',
  reason: 'cần rà soát, xác minh',
} as const

interface Invented {
  readonly employers: NonNullable<Given['employer']>[number][]
  readonly people: NonNullable<Given['person']>[number][]
  readonly findings: NonNullable<Given['findings']>[number][]
}

function khanhHoa(): Given {
  const all: Invented = { employers: [], people: [], findings: [] }
  addClass(all, 'R01', 'uncovered', UNCOVERED, UNCOVERED_WORKERS)
  addClass(all, 'R02', 'partly_covered', PARTLY, PARTLY_WORKERS)
  const elsewhere = addEmployer(all, KHANH_HOA)
  addWorker(all, elsewhere, 'R12', 'covered_elsewhere')
  addEmployerCase(all, addEmployer(all, KHANH_HOA), 'R28', 'to_verify', 1)
  addWorker(all, 1, 'R08', 'uncovered', 'D')
  const abroad = addEmployer(all, '68')
  addEmployerCase(all, abroad, 'R01', 'uncovered', 1)
  addWorker(all, abroad, 'R08', 'uncovered')
  return {
    employer: all.employers,
    person: all.people,
    findings: all.findings,
    rule_evaluation: ['R01', 'R02', 'R08', 'R12', 'R28'].map((rule_id) => ({ rule_id, evaluated: 1 })),
    known_year: [{ province_code: KHANH_HOA, year: 2024, known_mask: 0b111111111 }],
  }
}

/** Employers of a class and its workers, dealt out one by one. */
function addClass(all: Invented, rule: string, name: string, employers: number, workers: number): void {
  const ids = Array.from({ length: employers }, () => addEmployer(all, KHANH_HOA))
  for (const [index, employer] of ids.entries())
    addEmployerCase(all, employer, rule, name, Math.floor((workers - 1 - index) / employers) + 1)
  for (let index = 0; index < workers; index++) addWorker(all, ids[index % employers] as number, 'R08', 'uncovered')
}

function addEmployer({ employers }: Invented, province: string): number {
  const employer_id = employers.length + 1
  const tax_id = `42${String(employer_id).padStart(8, '0')}`
  employers.push({
    employer_id,
    employer_key: `T:${tax_id}`,
    tax_id,
    name: `Công ty ${employer_id}`,
    province_code: province,
  })
  return employer_id
}

function addEmployerCase({ findings }: Invented, employer: number, rule: string, name: string, workers: number): void {
  findings.push({
    ...FINDING,
    finding_id: findings.length + 1,
    rule_id: rule,
    class: name,
    employer_id: employer,
    workers,
  })
}

function addWorker(
  { people, findings }: Invented,
  employer: number,
  rule: string,
  name: string,
  confidence = 'A',
): void {
  const person_id = people.length + 1
  const citizen_id = `056190${String(person_id).padStart(6, '0')}`
  people.push({
    person_id,
    person_key: `C:${citizen_id}`,
    citizen_id,
    full_name: `Người ${person_id}`,
    birth_date: '1990',
  })
  findings.push({
    ...FINDING,
    finding_id: findings.length + 1,
    rule_id: rule,
    class: name,
    employer_id: employer,
    person_id,
    workers: 1,
    confidence,
  })
}

/** Title, units and workers of each row between a heading of the summary and the next. */
async function section(folder: string, heading: string): Promise<readonly (readonly [string, number, number])[]> {
  const under = join(folder, 'lists')
  const [province = ''] = (await readdir(under)).filter((name) => name.startsWith(KHANH_HOA))
  const [file = ''] = await readdir(join(under, province))
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(join(under, province, file))
  const rows: (readonly [string, number, number])[] = []
  let inside = false
  book.getWorksheet('Tổng hợp')?.eachRow((row) => {
    const title = row.getCell(1).text
    if (/^[IV]+\. /.test(title)) inside = title === heading
    else if (inside) rows.push([title, Number(row.getCell(3).value), Number(row.getCell(4).value)])
  })
  return rows
}

for (const { name, open } of DIALECTS)
  describe(`${name}: the summary of a province`, () => {
    let store: Store
    let out = ''
    beforeAll(async () => {
      store = await open()
      out = await runNight(store, '2024-09-30', khanhHoa())
    }, 120_000)
    afterAll(() => store.close())

    it('has the shape that Khánh Hòa published: class × (units, workers), and both together', async () => {
      expect(await section(out, 'I. Theo nhóm')).toEqual([
        ['Chưa tham gia', 184, 929],
        ['Tham gia chưa đầy đủ', 631, 4_672],
        ['Cần xác minh', 1, 0],
        ['Đã tham gia nơi khác', 0, 1],
        ['Cộng (mỗi đơn vị, mỗi người tính một lần)', 815, 5_601],
      ])
    })

    it('counts a worker of both classes once in the sum', async () => {
      const scene = khanhHoa()
      const shared = {
        ...FINDING,
        rule_id: 'R08',
        class: 'uncovered',
        person_id: 1,
        employer_id: UNCOVERED + 1,
        workers: 1,
      }
      const findings = [...(scene.findings ?? []), { ...shared, finding_id: (scene.findings ?? []).length + 1 }]
      const other = await runNight(store, '2024-10-31', { ...scene, findings })
      const rows = await section(other, 'I. Theo nhóm')
      expect(rows[1]).toEqual(['Tham gia chưa đầy đủ', 631, 4_673])
      expect(rows.at(-1)).toEqual(['Cộng (mỗi đơn vị, mỗi người tính một lần)', 815, 5_601])
    }, 120_000)
  })

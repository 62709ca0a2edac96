import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SERVER_ANSWERS, temporaryDatabase } from '../dialects.ts'
import { doisoat, type Outcome, ROOT, workplace } from './command-line.ts'

const SAMPLE = join(ROOT, 'sample-data')
const place = workplace()
const at = (...parts: string[]): string => join(place.folder, ...parts)

type Record = Readonly<{ [column: string]: string }>

/** Rows of an output of ours, whose cells hold no delimiter that matters here. */
function records(path: string): Record[] {
  const [header = '', ...lines] = readFileSync(path, 'utf8')
    .replace(/^\ufeff/, '')
    .split('\n')
  const names = header.split(',')
  return lines
    .filter((line) => line !== '')
    .map((line) => Object.fromEntries(names.map((name, index) => [name, line.split(',')[index] ?? ''])))
}

const NEW = [
  'residents',
  'benefits',
  'enterprise_managers',
  'person_links',
  'pupils',
  'insurance_movements',
  'offices',
  'targets',
  'receipts',
  'pair_decisions',
]

let before: Record[]
let [pensioner, reported]: Record[] = []
let second: Outcome

/** The sample folder with a file of each further kind, about two workers whom the sample's night finds uncovered. */
beforeAll(async () => {
  const first = await doisoat(['run', 'nightly', '--input', SAMPLE, '--out', at('first')])
  expect(first.exitCode).toBe(0)
  before = records(at('first', 'cases.csv'))
  ;[pensioner, reported] = before.filter(
    ({ rule_id, citizen_id, confidence, month_from }) =>
      rule_id === 'R08' && citizen_id?.length === 12 && confidence !== 'D' && month_from === '2025-01',
  )
  cpSync(SAMPLE, at('input'), { recursive: true })
  mkdirSync(at('input', 'khac'))
  const { citizen_id: retired, full_name: name } = pensioner!
  const { citizen_id: worker, full_name: other, tax_id: employer } = reported!
  const files: { [name: string]: string } = {
    'luong_huu.csv': `Họ và tên,Số CCCD,Loại chế độ,Hưởng từ tháng\n${name},${retired},Lương hưu,01/2020\n`,
    'd02.csv': `Họ và tên,Số CCCD,Mã đơn vị,MST đơn vị,Mã PA,Từ tháng/năm\n${other},${worker},ZZ0001,${employer},TM,01/2025\n`,
    'dan_cu.csv': `Họ và tên,Số CCCD,Mã hộ,Quan hệ với chủ hộ,Mã xã\n${name},${retired},H1,Chủ hộ,31321\n`,
    'quan_ly.csv': `Mã số doanh nghiệp,Họ và tên,Chức danh quản lý,Hưởng lương,Số CCCD\n${employer},${name},Giám đốc,Không,${retired}\n`,
    'lien_ket.csv': `Họ và tên,Ngày sinh,Số CMND,Số CCCD\n${name},,361234567,${retired}\n`,
    'hoc_sinh.csv': 'Tên trường,Năm học,Họ và tên,Ngày sinh\nTHCS Mẫu,2025-2026,Lê Thị Bé,12/03/2014\n',
    'co_quan.csv': 'Mã cơ quan BHXH,Tên cơ quan BHXH,Mã tỉnh\n09201,BHXH cơ sở Mẫu,92\n',
    'bien_lai.csv':
      'Số biên lai,Tổ chức dịch vụ thu,Họ và tên,Loại hình,Từ tháng,Số tháng,Tổng tiền\nBL01,Bưu điện Mẫu,Lê Thị Lan,BHXH tự nguyện,01/2026,6,1584000\n',
    'ket_luan.csv': 'Mã bản ghi A,Mã bản ghi B,Kết luận\na1,b2,Khác người\n',
    'chi_tieu.csv': 'Mã địa bàn,Chỉ tiêu,Tháng,Số giao\n92,BHXH tự nguyện,12/2026,1.800\n',
  }
  for (const [file, text] of Object.entries(files)) writeFileSync(at('input', 'khac', file), text)
  second = await doisoat(['run', 'nightly', '--input', at('input'), '--out', at('second')])
}, 240_000)
afterAll(() => place.remove())

describe('a night with every kind of file', () => {
  it('ends well, each file recognised and read whole', () => {
    expect(second.exitCode, second.stdout + second.stderr).toBe(0)
    const run = JSON.parse(readFileSync(at('second', 'run.json'), 'utf8')) as {
      inputs: { source: string | null; path: string; accepted: number }[]
      quality: { source: string }[]
    }
    expect(
      run.inputs
        .filter(({ path }) => path?.includes('khac'))
        .map(({ source, accepted }) => [source, accepted])
        .sort(),
    ).toEqual([...NEW].sort().map((source) => [source, 1]))
    expect(JSON.stringify(run.quality)).toContain('benefits')
  })

  it('the plan names what is read of them', async () => {
    const plan = await doisoat(['plan', 'nightly', '--input', at('input'), '--out', at('second')])
    expect(plan.exitCode).toBe(0)
    for (const source of ['residents', 'benefits', 'pupils', 'enterprise_managers'])
      expect(plan.stdout).toContain(`stg_${source}`)
  })

  it('a pensioner’s lead becomes an exclusion E1', () => {
    const removed = records(at('second', 'exclusions.csv')).filter(
      ({ citizen_id }) => citizen_id === pensioner?.citizen_id,
    )
    expect(removed.map(({ rule_id, exclusion }) => `${rule_id} ${exclusion}`)).toContain('R08 E1')
    expect(new Set(removed.map(({ exclusion }) => exclusion))).toEqual(new Set(['E1']))
    const cases = records(at('second', 'cases.csv'))
    expect(cases.some(({ case_id }) => case_id === pensioner?.case_id)).toBe(false)
  })

  it('who was reported by D02 is no longer absent from the employer', () => {
    const cases = records(at('second', 'cases.csv'))
    expect(cases.filter(({ citizen_id, rule_id }) => citizen_id === reported?.citizen_id && rule_id === 'R08')).toEqual(
      [],
    )
  })

  it('all other leads on workers stand as before', () => {
    const named = [pensioner?.citizen_id, reported?.citizen_id]
    const workers = (cases: Record[]) =>
      cases
        .filter(({ citizen_id = '' }) => citizen_id !== '' && !named.includes(citizen_id))
        .map(({ case_id }) => case_id)
    expect(workers(records(at('second', 'cases.csv')))).toEqual(workers(before))
  })

  it('explain shows the rows of all lists that name a person', async () => {
    const told = await doisoat(['explain', pensioner!.citizen_id!, '--out', at('second')])
    for (const file of ['luong_huu.csv', 'dan_cu.csv', 'quan_ly.csv', 'lien_ket.csv'])
      expect(told.stdout).toContain(file)
  })

  it.runIf(SERVER_ANSWERS)(
    'gives the same cases and exclusions on PostgreSQL',
    async () => {
      const database = await temporaryDatabase()
      try {
        const store = ['--store', database.url]
        const run = await doisoat(['run', 'nightly', '--input', at('input'), '--out', at('postgres'), ...store])
        expect(run.exitCode, run.stdout + run.stderr).toBe(0)
      } finally {
        await database.drop()
      }
      for (const name of ['cases.csv', 'exclusions.csv', 'duplicates.csv', 'rejects.csv'])
        expect(readFileSync(at('postgres', name), 'utf8')).toBe(readFileSync(at('second', name), 'utf8'))
    },
    120_000,
  )
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { decideVersions, type TonightSheet, type VersionSheet } from '../../src/ingest/versions.ts'
import { versionWords } from '../../src/ingest/versions-names.ts'
import { covers, overlap, readSketch, rowSketch } from '../../src/ingest/versions-sketch.ts'
import { SOURCES } from '../../src/sources/index.ts'
import { csv, HOUSES, type House } from './nights.ts'

describe('versionWords', () => {
  it.each([
    ['thue/05-1 (thay thế).csv', 'replaces', 2, '05 1'],
    ['thue/05-1 THAY THE.csv', 'replaces', 2, '05 1'],
    ['thue/05-1_bản sửa.xlsx', 'replaces', 2, '05 1'],
    ['thue/05-1_gui lai lan 3.xlsx', 'replaces', 3, '05 1'],
    ['thue/05-1_lần 2.xlsx', 'replaces?', 2, '05 1'],
    ['thue/05-1 v2.xlsx', 'replaces?', 2, '05 1'],
    ['thue/05-1 (2).xlsx', 'replaces?', 2, '05 1'],
    ['thue/05-1 đính chính.csv', 'replaces?', 2, '05 1'],
    ['thue/05-1 điều chỉnh.csv', 'replaces?', 2, '05 1'],
    ['thue/05-1_bo_sung.csv', 'adds', 2, '05 1'],
    ['thue/05-1.csv', '', 1, '05 1'],
    ['thue/05-1 lần 1.csv', '', 1, '05 1'],
    ['thue/05-1_BK_nam.csv', '', 1, '05 1 bk nam'],
  ])('%s says "%s"', (path, words, rank, stem) => {
    expect(versionWords(path, [])).toEqual({ words, rank, stem })
  })

  it.each([
    ['(Thay thế bản gửi ngày 05/11/2025)', 'replaces'],
    ['Danh sách bổ sung tháng 10/2025', 'adds'],
    ['Danh sách lao động điều chỉnh, bổ sung mức đóng', ''],
    ['Danh sách tham gia tháng 10/2025', ''],
  ])('above the table "%s" says "%s"', (title, words) => {
    expect(versionWords('bhxh/ds.csv', [title])).toMatchObject({ words, stem: 'ds' })
  })
})

const WORKERS = SOURCES.find(({ name }) => name === 'tax_workers')

/** A sketch of people numbered from one to another. */
function people(from: number, to: number) {
  if (WORKERS === undefined) throw new Error('no source')
  const sketch = rowSketch(WORKERS)
  for (let number = from; number < to; number++)
    sketch.add({ payer_tax_id: '0199000017', full_name_key: `người ${number}`, citizen_id: String(number) })
  return readSketch(sketch.text(), sketch.rows())
}

describe('sketches of rows', () => {
  it('tell the shared rows of small files exactly', () => {
    expect(overlap(people(0, 100), people(20, 120))).toBeCloseTo(0.8, 10)
    expect(covers(people(0, 100), people(0, 200))).toBeCloseTo(0.5, 10)
    expect(overlap(people(0, 100), people(100, 200))).toBe(0)
  })

  it('tell the shared rows of large files within a tenth', () => {
    expect(Math.abs(overlap(people(0, 20_000), people(4000, 24_000)) - 0.8)).toBeLessThan(0.1)
    expect(overlap(people(0, 20_000), people(0, 20_000))).toBe(1)
  })

  it('are the same whatever the order of rows, and hold 256 hashes at most', () => {
    const forth = people(0, 5000)
    expect(forth.hashes).toHaveLength(256)
    if (WORKERS === undefined) throw new Error('no source')
    const back = rowSketch(WORKERS)
    for (let number = 4999; number >= 0; number--)
      back.add({ payer_tax_id: '0199000017', full_name_key: `người ${number}`, citizen_id: String(number) })
    expect(readSketch(back.text(), 5000)).toEqual(forth)
  })
})

let fileId = 0
function sheet(path: string, given: Partial<TonightSheet> = {}): TonightSheet {
  return { ...earlier(path, given), fileId: ++fileId, accepted: 10, replaces: null, addsTo: null, ...given }
}
function earlier(path: string, given: Partial<VersionSheet> = {}): VersionSheet {
  const scope = { source: 'tax_workers', sender: 'thue', unit: '', periodFrom: 1, periodTo: 12 }
  const at = { path, sheet: '', sha256: `${path}-${fileId}`, sketch: people(0, 20) }
  return { ...at, ...scope, ...versionWords(path, []), ...given }
}

/** Paths that do not count, with what counts instead; and what is said of each path. */
function decided(tonight: readonly TonightSheet[], before: readonly VersionSheet[] = []) {
  const { superseded, notes, earlier: closed } = decideVersions(tonight, before)
  const nameOf = (id: number): string => tonight.find((one) => one.fileId === id)?.path ?? ''
  return {
    out: [...superseded].map(([id, { by }]) => `${nameOf(id)} < ${by.path}`),
    closed: closed.map(({ version, by }) => `${version.path} < ${by.path}`),
    notes: [...notes].flatMap(([id, texts]) => texts.map((text) => `${nameOf(id)}: ${text}`)),
  }
}

describe('decideVersions', () => {
  it('a file that its name calls a replacement replaces the one of the same name, source, period and sender', () => {
    const { out, notes } = decided([sheet('thue/a.csv'), sheet('thue/a thay thế.csv')])
    expect(out).toEqual(['thue/a.csv < thue/a thay thế.csv'])
    expect(notes).toHaveLength(2)
  })

  it.each([
    ['period', { periodTo: 11 }],
    ['sender', { sender: 'bhxh' }],
    ['source', { source: 'tax_units' }],
    ['unit', { unit: 'payer_tax_id=0199000017' }],
    ['name', { stem: 'b' }],
  ])('nothing is replaced by a file of another %s', (_, given) => {
    expect(decided([sheet('thue/a.csv', given), sheet('thue/a thay thế.csv')]).out).toEqual([])
  })

  it('of three versions the last counts', () => {
    const { out } = decided([sheet('thue/a (2).csv'), sheet('thue/a (3).csv'), sheet('thue/a.csv')])
    expect(out.sort()).toEqual(['thue/a (2).csv < thue/a (3).csv', 'thue/a.csv < thue/a (3).csv'])
  })

  it('"(2)" with other rows is a part, not a version: both count and it is said', () => {
    const { out, notes } = decided([sheet('thue/a.csv'), sheet('thue/a (2).csv', { sketch: people(50, 80) })])
    expect(out).toEqual([])
    expect(notes).toEqual([expect.stringContaining('replaces: "thue/a.csv"')])
  })

  it('a supplement stands beside what it adds to', () => {
    const { out, notes } = decided([sheet('thue/a.csv'), sheet('thue/a bổ sung.csv')])
    expect(out).toEqual([])
    expect(notes).toEqual([
      'thue/a bổ sung.csv: Bổ sung cho "thue/a.csv"; tính cả hai tệp.',
      'thue/a.csv: Được bổ sung bởi "thue/a bổ sung.csv"; tính cả hai tệp.',
    ])
  })

  it('the site’s word stands before names, and needs no likeness of names', () => {
    const declared = sheet('thue/mới.csv', { replaces: 'thue/cũ*.csv' })
    expect(decided([sheet('thue/cũ 1.csv'), declared]).out).toEqual(['thue/cũ 1.csv < thue/mới.csv'])
    const adds = sheet('thue/a thay thế.csv', { addsTo: 'thue/a.csv' })
    expect(decided([sheet('thue/a.csv'), adds]).out).toEqual([])
  })

  it('a pattern that nothing answers is said', () => {
    expect(decided([sheet('thue/a.csv', { replaces: 'thue/x.csv' })]).notes).toEqual([
      expect.stringContaining('"thue/x.csv"'),
    ])
  })

  it('two replacements of equal rank, or of two files, decide nothing', () => {
    const two = decided([sheet('thue/a.csv'), sheet('thue/a thay thế.csv'), sheet('thue/a bản sửa.csv')])
    expect(two.out).toEqual([])
    expect(two.notes.filter((text) => text.includes('Chưa rõ'))).toHaveLength(2)
    const bases = decided([sheet('thue/1/a.csv'), sheet('thue/2/a.csv'), sheet('thue/3/a thay thế.csv')])
    expect(bases.out).toEqual([])
  })

  it('of files of one name in two folders the one beside it is meant', () => {
    const { out } = decided([sheet('thue/1/a.csv'), sheet('thue/2/a.csv'), sheet('thue/2/a thay thế.csv')])
    expect(out).toEqual(['thue/2/a.csv < thue/2/a thay thế.csv'])
  })

  it('an empty file replaces nothing', () => {
    expect(decided([sheet('thue/a.csv'), sheet('thue/a thay thế.csv', { accepted: 0 })]).out).toEqual([])
  })

  it('two files that each replace the other: one counts', () => {
    const { out } = decided([
      sheet('thue/a.csv', { replaces: 'thue/b.csv' }),
      sheet('thue/b.csv', { replaces: 'thue/a.csv' }),
    ])
    expect(out).toEqual(['thue/b.csv < thue/a.csv'])
  })

  it('likeness alone is said of both, with the line that would decide; both count', () => {
    const { out, notes } = decided([sheet('thue/a.csv'), sheet('thue/b.csv', { sketch: people(0, 22) })])
    expect(out).toEqual([])
    expect(notes).toEqual([
      expect.stringMatching(/^thue\/a\.csv: Khoảng 100 %.*replaces: "thue\/b\.csv"/),
      expect.stringMatching(/^thue\/b\.csv: Khoảng 100 %.*replaces: "thue\/a\.csv"/),
    ])
    expect(decided([sheet('thue/a.csv'), sheet('thue/b.csv', { sketch: people(10, 30) })]).notes).toEqual([])
  })

  it('across nights the same path with other content is a new version, when it is of the same period', () => {
    expect(decided([sheet('thue/a.csv')], [earlier('thue/a.csv')]).closed).toEqual(['thue/a.csv < thue/a.csv'])
    expect(decided([sheet('thue/a.csv')], [earlier('thue/a.csv', { periodTo: 11 })]).closed).toEqual([])
  })

  it('across nights another path that resembles an earlier file is only said', () => {
    const { closed, notes } = decided([sheet('thue/b.csv')], [earlier('thue/a.csv')])
    expect(closed).toEqual([])
    expect(notes).toEqual([expect.stringContaining('"thue/a.csv"')])
  })

  it('says the same in the same order every time', () => {
    const folder = () => [sheet('a/x.csv'), sheet('a/x thay thế.csv'), sheet('a/y.csv'), sheet('a/y bổ sung.csv')]
    expect(decided(folder())).toEqual(decided(folder()))
  })
})

const HEADER = ['MST tổ chức trả thu nhập', 'Họ và tên', 'Số định danh cá nhân', 'Kỳ tính thuế', 'Thu nhập chịu thuế']
const person = (number: number, income = 100_000_000): string[] => {
  const name = ['Lan', 'Hùng', 'Mai', 'Dũng', 'Hoa', 'Sơn', 'Nga', 'Tuấn'][number] ?? 'Anh'
  return ['0199000017', `Trần Thị ${name}`, `0791900012${String(30 + number)}`, '2025', String(income)]
}
const list = (...rows: readonly string[][]): string => csv([HEADER, ...rows])
const PEOPLE = [0, 1, 2, 3, 4, 5].map((number) => person(number))

for (const { name, open } of HOUSES)
  describe(`${name}: versions of a file`, () => {
    let house: House
    beforeEach(async () => {
      house = await open()
    })
    afterEach(() => house.close())

    const inputs = (): Record<string, unknown>[] =>
      (JSON.parse(readFileSync(join(house.out, 'run.json'), 'utf8')) as { inputs: Record<string, unknown>[] }).inputs
    const staged = () =>
      house.look((db) => db.selectFrom('stg_tax_workers').select(['full_name', 'taxable_income_vnd']).execute())
    const verdicts = () =>
      house.look((db) =>
        db.selectFrom('ledger.file_versions').select(['path', 'verdict', 'superseded_by']).orderBy('path').execute(),
      )

    it('a copy is read once, and both stay in the ledger', async () => {
      house.send({ 'thue/a.csv': list(...PEOPLE), 'thue/b/a (gui lai).csv': list(...PEOPLE) })
      expect(await house.night('2025-12-31')).toMatchObject({ state: 'ok', error: null })
      expect(await staged()).toHaveLength(6)
      expect(inputs()).toMatchObject([
        { path: 'thue/a.csv', counts: 'yes', rows_read: 7, accepted: 6 },
        {
          path: 'thue/b/a (gui lai).csv',
          counts: 'no',
          rows_read: 0,
          counts_why: expect.stringContaining('"thue/a.csv"'),
        },
      ])
      expect(await verdicts()).toMatchObject([{ verdict: 'counts' }, { verdict: 'copy' }])
    }, 60_000)

    it('of three versions in one folder the rows of the last count, and the balance of the others holds', async () => {
      house.send({
        'thue/a.csv': list(...PEOPLE, ['0199000018', 'Lê Văn Sai', '', '2025', '1']),
        'thue/a lần 2.csv': list(...PEOPLE.slice(1), person(6)),
        'thue/a lần 3.csv': list(person(0, 5_000_000), ...PEOPLE.slice(1)),
      })
      expect(await house.night('2025-12-31')).toMatchObject({ state: 'ok', error: null })
      expect(await staged()).toHaveLength(6)
      expect((await staged()).map(({ taxable_income_vnd }) => taxable_income_vnd)).toContain(5_000_000)
      expect(inputs()).toMatchObject([
        { path: 'thue/a lần 2.csv', counts: 'no', rows_read: 7, accepted: 0, quarantined: 0, structural: 7 },
        {
          path: 'thue/a lần 3.csv',
          counts: 'yes',
          accepted: 6,
          notes: [expect.stringContaining('Thay thế "thue/a.csv"'), expect.stringContaining('a lần 2')],
        },
        { path: 'thue/a.csv', counts: 'no', accepted: 0, quarantined: 0, structural: 8 },
      ])
      expect(await verdicts()).toEqual([
        { path: 'thue/a lần 2.csv', verdict: 'superseded', superseded_by: 'thue/a lần 3.csv' },
        { path: 'thue/a lần 3.csv', verdict: 'counts', superseded_by: null },
        { path: 'thue/a.csv', verdict: 'superseded', superseded_by: 'thue/a lần 3.csv' },
      ])
      expect(await house.look((db) => db.selectFrom('ledger.rejects').selectAll().execute())).toEqual([])
    }, 60_000)

    it('a supplement and the file it adds to both count', async () => {
      house.send({ 'thue/a.csv': list(...PEOPLE), 'thue/a bổ sung.csv': list(person(6), person(7)) })
      await house.night('2025-12-31')
      expect(await staged()).toHaveLength(8)
      expect(inputs().map(({ counts }) => counts)).toEqual(['yes', 'yes'])
    }, 60_000)

    it('what doisoat.yaml declares decides', async () => {
      house.send({ 'thue/a.csv': list(...PEOPLE), 'thue/khác tên.csv': list(...PEOPLE.slice(0, 2)) })
      await house.night(
        '2025-12-31',
        'files: [{ match: "thue/khác*", replaces: thue/a.csv, sender: Cục Thuế Cần Thơ }]',
      )
      expect(await staged()).toHaveLength(2)
      expect(inputs()[0]).toMatchObject({
        path: 'thue/a.csv',
        counts: 'no',
        counts_why: expect.stringContaining('doisoat.yaml'),
      })
    }, 60_000)

    it('a replaced file whose rows wait to be mended closes them by the version that comes a night later under another name', async () => {
      house.send({ 'thue/a.csv': list(...PEOPLE, ['0199000018', 'Lê Văn Sai', '079190001234', '2025', '1']) })
      await house.night('2025-11-30')
      house.send({
        'thue/a.csv': null,
        'thue/a (thay thế).csv': list(...PEOPLE, ['0199000017', 'Lê Văn Sai', '079190001234', '2025', '1']),
      })
      await house.night('2025-12-31')
      expect(await house.look((db) => db.selectFrom('ledger.rejects').selectAll().execute())).toMatchObject([
        { path: 'thue/a.csv', state: 'mended', mended_path: 'thue/a (thay thế).csv', mended_row: 8 },
      ])
      expect(inputs()[0]?.notes).toEqual([
        expect.stringContaining('Thay thế "thue/a.csv"'),
        expect.stringContaining('trong 1 dòng lỗi chờ sửa, 1 dòng đã đúng'),
      ])
    }, 60_000)
  })

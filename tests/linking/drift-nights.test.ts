import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { digest } from '../../bench/kill-resume.ts'
import { communeData } from '../../src/ingest/commune-data.ts'
import type { RunResult } from '../../src/pipeline/run-pipeline.ts'
import { csv, HOUSES, type House } from '../returns/nights.ts'
import { citizen, underOldCard } from './nation.ts'

const GATE = 'gates: { linkage: { max_match_rate_drift: 0.5, max_cluster_drift: 0.5 } }'
const HEADER = ['Họ và tên', 'Ngày sinh', 'Giới tính', 'Số CCCD', 'Số CMND', 'Mã tỉnh', 'Mã xã', 'Hình thức tham gia']
const COMMUNES = [...communeData().present].filter(([, { province }]) => province === '92').map(([code]) => code)

type Person = Omit<ReturnType<typeof citizen>, 'person_id' | 'person_key'>

/** Without the marks of some words of the name: keys would join the same name beside the same birth date and place. */
const underName = (person: Person, words: readonly number[]): Person => {
  const name = (person.full_name ?? '').split(' ').map((word, at) => (words.includes(at) ? unmarked(word) : word))
  return { ...person, full_name: name.join(' ') }
}
const unmarked = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')

/** A roll of 400 people. The first so many stand in it a second time, under an old card; the first of all under further names. */
function roll(doubles: number, furtherNames: readonly (readonly number[])[]): Readonly<Record<string, string>> {
  const people: readonly Person[] = [
    ...Array.from({ length: 400 }, (_, at) => citizen(at + 1)),
    ...Array.from({ length: doubles }, (_, at) => underName(underOldCard(at + 1, 0), [0])),
    ...furtherNames.map((words, at) => underName(underOldCard(1, 0, { old_citizen_id: `20000000${at}` }), words)),
  ]
  const rows = people.map(({ full_name, birth_date, gender, citizen_id, old_citizen_id, commune_code }) => {
    const commune = COMMUNES[Number(commune_code) - 1000]
    const [name, born, id, card] = [full_name, birth_date, citizen_id, old_citizen_id].map((text) => text ?? '')
    return [name!, born!, gender === 'female' ? 'Nữ' : 'Nam', id!, card!, '92', commune!, 'BHXH bắt buộc']
  })
  return { 'bhxh/tham_gia.csv': csv([HEADER, ...rows]) }
}

const halted = (...checks: string[]) => ({
  state: 'halted',
  exitCode: 1,
  files: [],
  error: {
    code: 'linkage-halted',
    stage: 'link',
    message: [
      'dừng ở chốt liên kết, chưa công bố danh sách nào:',
      ...checks.map((check) => `  - ${check}`),
      '  Rà soát các tệp và trang "Cặp cần kết luận", gửi lại tệp, hoặc đổi gates: linkage trong doisoat.yaml, rồi chạy lại.',
    ].join('\n'),
  },
})

const JUMP = '17,73 %, trung vị 3 lần trước là 4,88 %; chỉ cho phép lệch 50,00 % của trung vị.'

for (const { name, open } of HOUSES)
  describe(`${name}: nights on which linkage is, or is not, as usual`, () => {
    let house: House
    let published: { readonly files: unknown; readonly ledger: unknown }

    const night = async (
      asOf: string,
      doubles: number,
      furtherNames: number[][] = [],
      yaml = GATE,
    ): Promise<RunResult> => {
      house.send(roll(doubles, furtherNames))
      return house.night(asOf, yaml)
    }
    const runs = () =>
      house.look(async (db) => {
        const kept = await db.selectFrom('ledger.link_runs').selectAll().orderBy('as_of').execute()
        return kept.map(({ as_of, records, linked, clusters, largest }) => [as_of, records, linked, clusters, largest])
      })
    const state = async () => ({
      files: digest(house.out),
      ledger: await house.look(async (db) => ({
        facts: await db.selectFrom('ledger.facts').selectAll().orderBy('name').execute(),
        models: await db.selectFrom('ledger.link_models').selectAll().orderBy('as_of').execute(),
        members: await db.selectFrom('ledger.link_members').selectAll().orderBy('as_of').orderBy('key').execute(),
        runs: await db.selectFrom('ledger.link_runs').selectAll().orderBy('as_of').execute(),
      })),
    })

    beforeAll(async () => {
      house = await open()
      for (const [asOf, doubles] of [
        ['2026-01-31', 10],
        ['2026-02-28', 10],
        ['2026-03-31', 11],
      ] as const)
        expect(await night(asOf, doubles)).toMatchObject({ state: 'ok', error: null })
      published = await state()
    }, 120_000)
    afterAll(() => house.close())

    it('a jump in linked persons halts the fourth, in words and figures, and nothing is published', async () => {
      expect(await night('2026-04-30', 40)).toMatchObject(halted(`Tỷ lệ người được gộp là ${JUMP}`))
      expect(await state()).toEqual(published)
    }, 60_000)

    it('a halted night is none of the earlier ones: the same jump halts the next night, too', async () => {
      expect(await night('2026-05-31', 40)).toMatchObject(halted(`Tỷ lệ người được gộp là ${JUMP}`))
      expect(await state()).toEqual(published)
    }, 60_000)

    it('a cluster twice as large as usual halts', async () => {
      expect(await night('2026-05-31', 11, [[1], [0, 1]])).toMatchObject(
        halted('Số người của nhóm lớn nhất là 4, trung vị 3 lần trước là 2; chỉ cho phép lệch 50,00 % của trung vị.'),
      )
      expect(await state()).toEqual(published)
    }, 60_000)

    it('a calm night passes, and is the fourth of the earlier ones', async () => {
      expect(await night('2026-06-30', 12)).toMatchObject({ state: 'ok', error: null })
      expect(await runs()).toEqual([
        ['2026-01-31', 410, 20, 10, 2],
        ['2026-02-28', 410, 20, 10, 2],
        ['2026-03-31', 411, 22, 11, 2],
        ['2026-06-30', 412, 24, 12, 2],
      ])
    }, 60_000)

    it('where the site allows for the jump it is published, and counts from then on', async () => {
      const wider = GATE.replace('max_match_rate_drift: 0.5', 'max_match_rate_drift: 3')
      expect(await night('2026-07-31', 40, [], wider)).toMatchObject({ state: 'ok', error: null })
      expect((await runs()).at(-1)).toEqual(['2026-07-31', 440, 78, 39, 2])
    }, 60_000)
  })

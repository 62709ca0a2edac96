import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { doisoat, workplace } from './command-line.ts'

const place = workplace()
afterAll(() => place.remove())
const site = join(place.folder, 'site')
mkdirSync(site)
writeFileSync(
  join(site, 'doisoat.yaml'),
  `site: { as_of: 2026-06-30 }
policy:
  - { name: local_support_voluntary, value: { "92": { poor: 20% } }, from: 2026-01-01, source: NQ 1 }
`,
)

interface Printed {
  readonly on: string
  readonly parameters: readonly { readonly name: string; readonly value: unknown; readonly from_site: boolean }[]
}

async function printed(...args: readonly string[]): Promise<Printed> {
  const { exitCode, stdout } = await doisoat(['policy', ...args, '--json'])
  expect(exitCode).toBe(0)
  return JSON.parse(stdout) as Printed
}
const valueIn = ({ parameters }: Printed, name: string) => parameters.find((one) => one.name === name)?.value

describe('doisoat policy', () => {
  it('prints what is in force on the day', async () => {
    const { exitCode, stdout } = await doisoat(['policy', '--on', '2026-07-01'])
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^Chính sách có hiệu lực ngày 01\/07\/2026\n/)
    expect(stdout).toContain(
      '[reference_level]\n      2.530.000 đồng/tháng\n      từ 01/07/2026; NĐ 161/2026/NĐ-CP\n      lưu ý: ',
    )
    expect(stdout).not.toContain('theo doisoat.yaml')
  })

  it('the day before has the law of the day before', async () => {
    expect(valueIn(await printed('--on', '2026-06-30'), 'reference_level')).toBe(2_340_000)
    expect(valueIn(await printed('--on', '2026-07-01'), 'reference_level')).toBe(2_530_000)
  })

  it('of a site, on its as-of date unless told otherwise, with its own lines', async () => {
    const found = await printed('--input', site)
    expect(found.on).toBe('2026-06-30')
    expect(valueIn(found, 'local_support_voluntary')).toEqual({ '92': { poor: 200 } })
    expect(found.parameters.filter((one) => one.from_site).map(({ name }) => name)).toEqual(['local_support_voluntary'])
    expect(valueIn(await printed('--input', site, '--on', '2025-12-31'), 'local_support_voluntary')).toBeNull()
    expect((await doisoat(['policy', '--input', site])).stdout).toContain(
      '[local_support_voluntary] – theo doisoat.yaml',
    )
  })

  it.each([
    [['policy'], 'cờ --on'],
    [['policy', '--on', '2026-02-30'], 'cờ --on có giá trị "2026-02-30"'],
    [['policy', '--on', '2026-07-01', '--input', join(place.folder, 'nowhere')], 'không có thư mục đầu vào'],
  ])('%j is refused: the clock says nothing of the law', async (args, message) => {
    const { exitCode, stderr, stdout } = await doisoat(args)
    expect([exitCode, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
  })
})

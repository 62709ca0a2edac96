import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { doisoat, type Outcome, ROOT, workplace } from './command-line.ts'

const place = workplace()
const at = (...parts: string[]): string => join(place.folder, ...parts)
const INPUT = ['--input', at('input'), '--out', at('out')]
const run = (...more: string[]): Promise<Outcome> => doisoat(['run', 'nightly', ...INPUT, ...more])
const WHY = 'Đã gọi cơ quan thuế: số dòng đúng'

interface Gate {
  readonly gate: string
  readonly source: string
  readonly outcome: string
  readonly why: string
}

let halted: Outcome
let resumed: Outcome

/** The sample asks for more tax rows than there are. */
beforeAll(async () => {
  cpSync(join(ROOT, 'sample-data'), at('input'), { recursive: true })
  const file = at('input', 'doisoat.yaml')
  const before = existsSync(file) ? readFileSync(file, 'utf8') : ''
  writeFileSync(file, `${before}\ngates: { tax_workers: { rows: [1000, 5000000] } }\n`)
  halted = await run()
}, 120_000)
afterAll(() => place.remove())

describe('a gate that halted the run', () => {
  it('publishes nothing and says what was measured, what was expected, and three ways out', () => {
    expect(halted.exitCode).toBe(1)
    expect(existsSync(at('out', 'cases.csv'))).toBe(false)
    expect(halted.stdout).toMatch(/có \d+ dòng, ngoài khoảng 1\.000 đến 5\.000\.000 \(theo doisoat\.yaml\)/)
    expect(halted.stdout).toContain('sửa gates.tax_workers.rows trong doisoat.yaml')
    expect(halted.stdout).toContain(
      `doisoat run nightly ${INPUT.join(' ')} --resume --accept rows:tax_workers --why "lý do"`,
    )
  })

  it('status shows it', async () => {
    const { stdout } = await doisoat(['status', '--out', at('out')])
    expect(stdout).toContain('halted (dừng ở chốt kiểm tra)')
    expect(stdout).toContain('--resume --accept rows:tax_workers')
  })

  it.each([
    [['--accept', 'rowz', '--why', WHY], 'các chốt: present, not-empty, rows'],
    [['--accept', 'rows:weather', '--why', WHY], 'một nguồn: '],
    [['--accept', 'recognised:tax_workers', '--why', WHY], 'recognised không kèm nguồn'],
    [['--accept', 'rows:tax_workers'], 'lý do chấp nhận'],
    [['--accept', 'rows:tax_workers', '--why', '123 x'], 'lý do chấp nhận'],
    [['--why', WHY], 'đi cùng --accept'],
  ])('%j is refused', async (flags, text) => {
    const outcome = await run('--resume', ...flags)
    expect(outcome.exitCode).toBe(2)
    expect(outcome.stdout + outcome.stderr).toContain(text)
  })

  it('goes on when it is accepted, without reading the files again', async () => {
    const accept = ['--accept', 'rows:tax_workers', '--accept', 'age', '--why', WHY, '--who', 'Trưởng phòng']
    resumed = await run('--resume', ...accept)
    expect(resumed.exitCode).toBe(0)
    expect(resumed.stdout).toMatch(/ingest +không chạy lại/)
    expect(resumed.stderr).toContain('--accept age không dùng đến: chốt này không phải dừng.')
    expect(resumed.stdout).toContain(`Lý do chấp nhận: ${WHY}`)
  }, 120_000)

  it('gate, source and reason stand in run.json, who and when in the ledger only', async () => {
    const text = readFileSync(at('out', 'run.json'), 'utf8')
    const { gates } = JSON.parse(text) as { gates: readonly Gate[] }
    expect(gates.filter(({ outcome }) => outcome === 'accepted')).toMatchObject([
      { gate: 'rows', source: 'tax_workers', why: WHY },
    ])
    expect(text).not.toContain('Trưởng phòng')
    const { stdout } = await doisoat(['status', '--out', at('out'), '--json'])
    const [newest] = JSON.parse(stdout) as readonly {
      readonly state: string
      readonly accepted: readonly Record<string, string>[]
      readonly quality: readonly object[]
    }[]
    expect(newest?.accepted).toMatchObject([{ gate: 'rows', accepted_by: 'Trưởng phòng', why: WHY }])
    expect(newest?.accepted[0]?.accepted_at).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/)
    expect(newest?.quality.length).toBeGreaterThan(20)
    expect((await doisoat(['status', '--out', at('out')])).stdout).toContain('chấp nhận rows:tax_workers: Trưởng phòng')
  })

  it('accepted again after all is done, is told that nothing was needed', async () => {
    const again = await run('--resume', '--accept', 'rows:tax_workers', '--why', WHY)
    expect(again.exitCode).toBe(0)
    expect(again.stderr).toContain('các chốt đã qua ở lần chạy trước')
  }, 120_000)
})

describe('a source that is missing', () => {
  it('can be accepted: its rules are then not evaluated', async () => {
    cpSync(join(ROOT, 'sample-data'), at('without', 'input'), {
      recursive: true,
      filter: (path) => !/don_vi_nam|[cC]12/.test(path),
    })
    const flags = ['run', 'nightly', '--input', at('without', 'input'), '--out', at('without', 'out')]
    const missing = await doisoat(flags)
    expect(missing.exitCode).toBe(1)
    expect(missing.stdout).toContain('--resume --accept present:insurance_units --why')
    const accepted = await doisoat([...flags, '--resume', '--accept', 'present:insurance_units', '--why', WHY])
    expect(accepted.exitCode).toBe(0)
    const run = JSON.parse(readFileSync(at('without', 'out', 'run.json'), 'utf8')) as {
      rules: readonly { readonly rule_id: string; readonly not_evaluated_because: string }[]
    }
    expect(run.rules.find(({ rule_id }) => rule_id === 'R01')?.not_evaluated_because).toContain('insurance_units')
  }, 120_000)
})

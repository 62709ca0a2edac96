import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { formatScore } from '../../src/score/format-score.ts'
import { type ScoreReport, score } from '../../src/score/score.ts'
import type { Tallies } from '../../src/score/tally.ts'

const TRUTH = {
  cases:
    'rule_id,tax_id,citizen_id,insurance_number,full_name,birth_date,year,confidence,workers,trap,recoverable,note',
  exclusions: 'rule_id,exclusion,tax_id,citizen_id,insurance_number,full_name,trap,recoverable',
  duplicates: 'type,key,source_file,sheet,row_number,unit_code,recoverable',
  undecidable: 'tax_id,citizen_id,insurance_number,full_name',
  damaged: 'source_file,sheet,row_number,column,quirk,recoverable',
  people:
    'source_file,sheet,row_number,person,citizen_id,old_citizen_id,passport_number,insurance_number,full_name,birth_date,gender,scenario,trap,recoverable',
  covered: 'tax_id,year,citizen_id,full_name,insured_name,scenario,recoverable',
}
const RUN = {
  cases: 'case_id,rule_id,status,confidence,tax_id,citizen_id,insurance_number,full_name,month_from,workers',
  exclusions: 'rule_id,exclusion,tax_id,citizen_id,insurance_number,full_name,reason',
  duplicates: 'cluster_id,type,confidence,source_file,sheet,row_number,unit_code,full_name,birth_date',
}

type Rows<Files> = Partial<Record<keyof Files, readonly string[]>>

/** Scores hand-made lines of a truth against hand-made lines of a run. */
async function scoreOf(truth: Rows<typeof TRUTH>, run: Rows<typeof RUN>): Promise<ScoreReport> {
  const folder = mkdtempSync(join(tmpdir(), 'doisoat-score-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [part, headers, rows] of [
    ['truth', TRUTH, truth],
    ['run', RUN, run],
  ] as const) {
    mkdirSync(join(folder, part))
    for (const [name, header] of Object.entries(headers)) {
      const lines = [header, ...((rows as Record<string, readonly string[]>)[name] ?? [])]
      writeFileSync(join(folder, part, `${name}.csv`), `\uFEFF${lines.join('\n')}\n`)
    }
  }
  return score({ truth: join(folder, 'truth'), run: join(folder, 'run') })
}

const figures = (tallies: Tallies, name: string) => tallies.byName[name]
const findings = (tallies: Tallies) => tallies.findings.map(({ name, what }) => `${name} ${what}`)

const EXPECTED = 'R08,0590000015,092190000001,,Lê Thị An,1990-01-02,2025,A-C,1,in no roll,1,'
const EXPECTED_UNIT = 'R02,0590000015,,,,,2025,A-C,1,,1,'
const FOUND = 'c1,R08,new,A,0590000015,092190000001,9200000001,LÊ THỊ AN,2025-01,1'
const FOUND_UNIT = 'c2,R02,new,A,0590000015,,,,2025-01,1'

test('what was planted and found is a hit of its rule', async () => {
  const { cases } = await scoreOf({ cases: [EXPECTED, EXPECTED_UNIT] }, { cases: [FOUND, FOUND_UNIT] })
  expect(figures(cases, 'R08')).toEqual({ hits: 1, misses: 0, falseLeads: 0, undecidable: 0 })
  expect(figures(cases, 'R02')).toEqual({ hits: 1, misses: 0, falseLeads: 0, undecidable: 0 })
  expect(cases.findings).toEqual([])
})

test('what was planted and not found is a miss, and says whom', async () => {
  const { cases } = await scoreOf({ cases: [EXPECTED] }, {})
  expect(figures(cases, 'R08')).toEqual({ hits: 0, misses: 1, falseLeads: 0, undecidable: 0 })
  expect(cases.findings[0]?.about).toContain('0590000015 · 2025 · 092190000001')
})

test.each([
  ['another rule', FOUND.replace('R08', 'R13')],
  ['another employer', FOUND.replace('0590000015', '0690000018')],
  ['another person', FOUND.replace('092190000001', '092190000002')],
  ['another year', FOUND.replace('2025-01', '2026-01')],
])('a lead on %s is false', async (_, found) => {
  const { cases } = await scoreOf({ cases: [EXPECTED] }, { cases: [found] })
  expect(cases.findings.map(({ what }) => what).toSorted()).toEqual(['false lead', 'missed'])
})

test('a branch names its root', async () => {
  const { cases } = await scoreOf({ cases: [EXPECTED] }, { cases: [FOUND.replace('0590000015', '0590000015-001')] })
  expect(figures(cases, 'R08')?.hits).toBe(1)
})

test('a person without a citizen ID is found by insurance number, else by name', async () => {
  const byNumber = EXPECTED.replace('092190000001,,', ',9200000001,')
  const byName = EXPECTED.replace('092190000001,,', ',,')
  for (const expected of [byNumber, byName]) {
    const { cases } = await scoreOf({ cases: [expected] }, { cases: [FOUND.replace('092190000001', '')] })
    expect(figures(cases, 'R08')?.hits).toBe(1)
  }
})

test('one lead cannot hit twice', async () => {
  const { cases } = await scoreOf({ cases: [EXPECTED] }, { cases: [FOUND, FOUND.replace('c1', 'c9')] })
  expect(figures(cases, 'R08')).toEqual({ hits: 1, misses: 0, falseLeads: 1, undecidable: 0 })
})

test('a case that was resolved or not evaluated tonight is no lead', async () => {
  const rows = ['resolved', 'not_evaluated'].map((status) => FOUND.replace('new', status))
  const { cases } = await scoreOf({}, { cases: rows })
  expect(cases.findings).toEqual([])
})

test('confidence D is shown apart and not counted', async () => {
  const { cases, review } = await scoreOf(
    { cases: [EXPECTED.replace('A-C', 'D')] },
    { cases: [FOUND.replace(',A,', ',D,')] },
  )
  expect(figures(cases, 'R08')).toBeUndefined()
  expect(figures(review, 'R08')?.hits).toBe(1)
})

test('a lead at A where only D is right is false', async () => {
  const { cases } = await scoreOf({ cases: [EXPECTED.replace('A-C', 'D')] }, { cases: [FOUND] })
  expect(findings(cases)).toEqual(['R08 wrong confidence'])
})

test('a lead found at D only is a miss', async () => {
  const { cases } = await scoreOf({ cases: [EXPECTED] }, { cases: [FOUND.replace(',A,', ',D,')] })
  expect(figures(cases, 'R08')).toEqual({ hits: 0, misses: 1, falseLeads: 0, undecidable: 0 })
})

test('whoever damage has hidden counts as neither', async () => {
  const truth = {
    cases: [EXPECTED.replace(',1,', ',0,').replace('in no roll,1,', 'in no roll,0,')],
    undecidable: ['0590000015,092190000001,,Lê Thị An', '0690000018,092190000007,,Vũ Văn Bình'],
  }
  const mistyped = 'c3,R08,new,A,0690000018,092190000099,,Vu Van Binh,2025-01,1'
  const unit = 'c4,R02,new,A,0690000018,,,,2025-01,1'
  const { cases } = await scoreOf(truth, { cases: [mistyped, unit] })
  expect(cases.findings).toEqual([])
  expect(figures(cases, 'R08')).toEqual({ hits: 0, misses: 0, falseLeads: 0, undecidable: 2 })
  expect(figures(cases, 'R02')?.undecidable).toBe(1)
})

test('a standing case has no year', async () => {
  const expected = 'R28,0590000015,,,,,,A-C,0,,1,'
  const { cases } = await scoreOf({ cases: [expected] }, { cases: ['c1,R28,new,A,0590000015,,,,2026-10,'] })
  expect(figures(cases, 'R28')?.hits).toBe(1)
})

test('another number of workers is a hit and is said', async () => {
  const { cases } = await scoreOf({ cases: [EXPECTED_UNIT] }, { cases: [FOUND_UNIT.replace(/1$/, '3')] })
  expect(figures(cases, 'R02')?.hits).toBe(1)
  expect(findings(cases)).toEqual(['R02 other number of workers'])
})

test('a cluster is right when it shares two rows with a planted one of its type', async () => {
  const planted = [2, 3, 9].map((row) => `D01,092190000001,bhxh/a.csv,,${row},,1`)
  const found = (type: string, ...rows: number[]) => rows.map((row) => `k1,${type},A,bhxh/a.csv,,${row},`)
  const right = await scoreOf({ duplicates: planted }, { duplicates: found('D01', 3, 9) })
  expect(figures(right.duplicates, 'D01')).toEqual({ hits: 1, misses: 0, falseLeads: 0, undecidable: 0 })
  const oneRow = await scoreOf({ duplicates: planted }, { duplicates: found('D01', 3, 40) })
  expect(figures(oneRow.duplicates, 'D01')).toEqual({ hits: 0, misses: 1, falseLeads: 1, undecidable: 0 })
})

test('the same row number of another worksheet is another row', async () => {
  const planted = [2, 3].map((row) => `D01,092190000001,bhxh/a.xlsx,Xã A,${row},,1`)
  const found = (sheet: string) => [2, 3].map((row) => `k1,D01,A,bhxh/a.xlsx,${sheet},${row},`)
  const right = await scoreOf({ duplicates: planted }, { duplicates: found('Xã A') })
  expect(figures(right.duplicates, 'D01')?.hits).toBe(1)
  const wrong = await scoreOf({ duplicates: planted }, { duplicates: found('Xã B') })
  expect(figures(wrong.duplicates, 'D01')).toEqual({ hits: 0, misses: 1, falseLeads: 1, undecidable: 0 })
})

test('a cluster on a row whose key is lost counts as neither', async () => {
  const truth = {
    damaged: ['bhxh/a.csv,,40,citizen_id,wrong digit,0'],
    duplicates: ['D02,1,bhxh/a.csv,,2,,1', 'D02,1,bhxh/a.csv,,3,,1'],
  }
  const { duplicates } = await scoreOf(truth, { duplicates: ['k1,D02,A,bhxh/a.csv,,40,', 'k1,D02,A,bhxh/a.csv,,41,'] })
  expect(figures(duplicates, 'D02')).toEqual({ hits: 0, misses: 1, falseLeads: 0, undecidable: 1 })
})

test('exclusions count for recall by code, employer and person', async () => {
  const truth = {
    exclusions: [
      'R08,E1,0590000015,092190000001,,Lê Thị An,pensioner,1',
      'R08,E3,0590000015,092190000002,,Vũ An,child,1',
    ],
  }
  const { exclusions } = await scoreOf(truth, { exclusions: ['R13,E1,0590000015,092190000001,,Lê Thị An,x'] })
  expect(figures(exclusions, 'E1')?.hits).toBe(1)
  expect(figures(exclusions, 'E3')?.misses).toBe(1)
})

test('what only a link shows is counted apart, and is no false lead once it is found', async () => {
  const planted = [2, 3].map((row) => `D01 by link,092190000001,bhxh/a.csv,,${row},,1`)
  const missed = await scoreOf({ duplicates: planted }, {})
  expect(figures(missed.duplicates, 'D01 by link')).toEqual({ hits: 0, misses: 0, falseLeads: 0, undecidable: 1 })
  expect(missed.duplicates.findings).toEqual([])
  const found = [2, 3].map((row) => `k1,D01,C,bhxh/a.csv,,${row},`)
  const linked = await scoreOf({ duplicates: planted }, { duplicates: found })
  expect(figures(linked.duplicates, 'D01 by link')?.hits).toBe(1)
  expect(figures(linked.duplicates, 'D01')).toBeUndefined()
})

test('one row is enough where the planted duplicate has no other', async () => {
  const planted = { duplicates: ['D12,person 1,bhxh/a.csv,,2,,1'] }
  const { duplicates } = await scoreOf(planted, { duplicates: ['k1,D12,A,bhxh/a.csv,,2,'] })
  expect(figures(duplicates, 'D12')).toEqual({ hits: 1, misses: 0, falseLeads: 0, undecidable: 0 })
})

test.each([
  ['of one name and year of birth', 'Lê An,1990-03-05', 'LE AN,1990', 0],
  ['of two names', 'Lê An,1990-03-05', 'Lê Bình,1990', 1],
  ['of two years of birth', 'Lê An,1990-03-05', 'Lê An,1991-03-05', 1],
])('a cluster of likeness that nobody planted, %s', async (_, one, other, falseLeads) => {
  const planted = { duplicates: [40, 41].map((row) => `D08,x,bhxh/a.csv,,${row},,1`) }
  const rows = [one, other].map((said, index) => `k1,D08,D,bhxh/a.csv,,${index + 2},,${said}`)
  const { duplicates } = await scoreOf(planted, { duplicates: rows })
  expect(figures(duplicates, 'D08')).toEqual({ hits: 0, misses: 1, falseLeads, undecidable: 1 - falseLeads })
})

test('a cluster of likeness on rows of one person is no false lead', async () => {
  const people = [2, 3].map((row) => `bhxh/a.csv,,${row},7,,,,,Lê An,,,,,1`)
  const planted = { people, duplicates: [40, 41].map((row) => `D08,x,bhxh/a.csv,,${row},,1`) }
  const found = ['Lê An,1990', 'L. An,1990'].map((said, index) => `k1,D08,D,bhxh/a.csv,,${index + 2},,${said}`)
  expect(figures((await scoreOf(planted, { duplicates: found })).duplicates, 'D08')?.falseLeads).toBe(0)
})

test('of very many findings that say the same the first are printed', async () => {
  const cases = Array.from({ length: 25 }, (_, index) => EXPECTED.replace('092190000001', `0921900001${10 + index}`))
  const text = formatScore(await scoreOf({ cases }, {}))
  expect(text.match(/R08 missed: 0590000015/g)).toHaveLength(20)
  expect(text).toContain('R08 missed: 5 more, see --json')
})

const COVERED = '0590000015,2025,092190000001,Le Thi An,Lê Thị An,marks lost,1'

test.each([
  ['no lead', [], 1],
  ['a lead of another employer', [FOUND.replace('0590000015', '0690000018')], 1],
  ['insured elsewhere', [FOUND.replace('R08', 'R12')], 1],
  ['a lead on an uninsured worker', [FOUND], 0],
  ['a lead for review', [FOUND.replace(',A,', ',D,')], 0],
  ['a lead that shows the name as paid', [FOUND.replace('092190000001,9200000001,LÊ THỊ AN', ',,LE THI AN')], 0],
])('a worker covered by a link alone, with %s', async (_, cases, recognised) => {
  const { fuzzyLinks } = await scoreOf({ covered: [COVERED] }, { cases })
  expect(fuzzyLinks).toEqual({ all: 1, recognised, byScenario: { 'marks lost': { all: 1, recognised } } })
})

test('leads on workers covered by a link alone, and on their employer, are no false leads', async () => {
  const { cases, review } = await scoreOf({ covered: [COVERED] }, { cases: [FOUND, FOUND_UNIT] })
  expect([cases.findings, review.findings]).toEqual([[], []])
  const other = await scoreOf({ covered: [COVERED] }, { cases: [FOUND.replace('R08', 'R17')] })
  expect(findings(other.cases)).toEqual(['R17 false lead'])
})

test('who is covered by a link and damaged is not counted', async () => {
  const { fuzzyLinks } = await scoreOf({ covered: [COVERED.replace(/1$/, '0')] }, { cases: [FOUND] })
  expect(fuzzyLinks.all).toBe(0)
})

test('the printed report says how many were recognised by a link, and of which kinds some were not', async () => {
  const text = formatScore(await scoreOf({ covered: [COVERED] }, { cases: [FOUND] }))
  expect(text).toContain('Covered by a fuzzy link: recognised 0 of 1, 0.000\n  marks lost: 0 of 1')
})

test('the printed report names each part, each figure and each miss', async () => {
  const text = formatScore(await scoreOf({ cases: [EXPECTED, EXPECTED_UNIT] }, { cases: [FOUND] }))
  expect(text).toContain('R08                  1         0         0         0     1.000     1.000')
  expect(text).toContain('R02 missed: 0590000015 · 2025')
})

test('a folder without cases is refused', async () => {
  await expect(score({ truth: '/nowhere', run: '/nowhere' })).rejects.toThrow(RangeError)
})

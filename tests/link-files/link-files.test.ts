import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ReconcileError } from '../../src/domain/reconcile-error.ts'
import { type Linked, linkFiles } from '../../src/link-files/link-files.ts'
import type { ModelJson } from '../../src/link-files/model-json.ts'
import { writeLinked } from '../../src/link-files/write-linked.ts'
import { inventedPeople, PEOPLE_MODEL, shuffled, writeRecords } from './invented-people.ts'

const folder = mkdtempSync(join(tmpdir(), 'doisoat-link-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const people = inventedPeople(300)
const whole = writeRecords(folder, 'people.csv', people)
let runs = 0

interface Run {
  readonly linked: Linked
  readonly json: ModelJson
  readonly out: string
  text(name: string): string
}

async function run(
  files: readonly string[],
  model = PEOPLE_MODEL,
  { parameters, name = 'model.yaml' }: { parameters?: string; name?: string } = {},
): Promise<Run> {
  const path = join(folder, name)
  writeFileSync(path, model)
  const out = join(folder, `out-${runs++}`)
  const linked = await linkFiles({ files, model: path, parameters })
  const json = await writeLinked(linked, out)
  return { linked, json, out, text: (file) => readFileSync(join(out, file), 'utf8') }
}

const csv = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

/** Lines of clusters.csv without where a record stood. */
const clustersOf = ({ text }: Run): readonly string[] =>
  text('clusters.csv')
    .trim()
    .split('\n')
    .map((line) =>
      line
        .split(',')
        .filter((_, at) => at !== 2 && at !== 3)
        .join(','),
    )

async function errorOf(promise: Promise<unknown>): Promise<ReconcileError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof ReconcileError)) throw new Error(`expected a ReconcileError, got ${error}`)
  return error
}

describe('link', () => {
  it('joins the records of one person and measures itself by the truth', async () => {
    const { json, text } = await run([whole])
    expect(json.counts).toMatchObject({ records: 400, clusters: 300, clusters_of_two_or_more: 100, largest_cluster: 2 })
    expect(json.truth).toEqual({ truePairs: 100, found: 100, right: 100, precision: 1, recall: 1, f1: 1 })
    const [header, first] = text('pairs.csv').replace('\uFEFF', '').split('\n')
    expect(header).toBe('id_a,id_b,match_weight,probability,decision,blocking_rule,given_name,surname,birth_date,phone')
    expect(first).toMatch(/^r\d{5}-a,r\d{5}-b,\d+\.\d{6},[01]\.\d{9},joined,/)
    expect(text('clusters.csv').split('\n')[0]).toBe('\uFEFFcluster_id,id,source_file,row_number,cluster_size')
    expect(text('clusters.csv').trim().split('\n')).toHaveLength(401)
  })

  it('gives the same bytes for the same files', async () => {
    const [one, other] = [await run([whole]), await run([whole])]
    for (const name of readdirSync(one.out)) expect([name, one.text(name) === other.text(name)]).toEqual([name, true])
  })

  it('gives the same pairs, weights and clusters for shuffled rows and split files', async () => {
    const mixed = shuffled(people)
    const first = await run([whole])
    const shuffledRun = await run([writeRecords(folder, 'mixed.csv', mixed)])
    const split = await run([
      writeRecords(folder, 'second.csv', mixed.slice(150)),
      writeRecords(folder, 'first.csv', mixed.slice(0, 150)),
    ])
    for (const other of [shuffledRun, split]) {
      expect(other.text('pairs.csv')).toBe(first.text('pairs.csv'))
      expect(other.text('model.json')).toBe(first.text('model.json'))
      expect(clustersOf(other)).toEqual(clustersOf(first))
    }
  })

  it('names records without an id by their content, wherever they stand', async () => {
    const rows = people.map(({ rec_id: _, ...rest }) => rest)
    const model = PEOPLE_MODEL.replace('id: rec_id\n', '')
    const first = await run([writeRecords(folder, 'nameless.csv', [...rows, rows[0]!])], model)
    const other = await run([writeRecords(folder, 'nameless-mixed.csv', shuffled([...rows, rows[0]!]))], model)
    expect(other.text('pairs.csv')).toBe(first.text('pairs.csv'))
    expect(clustersOf(other)).toEqual(clustersOf(first))
    expect(first.text('clusters.csv')).toMatch(/,#[0-9a-f]{16}-2,nameless\.csv,402,/)
  })

  it('keeps the weights of an earlier run with --parameters, on other records too', async () => {
    const first = await run([whole])
    const few = writeRecords(folder, 'few.csv', people.slice(0, 40))
    const again = await run([few], PEOPLE_MODEL, { parameters: join(first.out, 'model.json') })
    expect(again.json.training).toBeNull()
    expect(again.json.parameters).toEqual(first.json.parameters)
    const all = await run([whole], PEOPLE_MODEL, { parameters: join(first.out, 'model.json') })
    expect(all.text('pairs.csv')).toBe(first.text('pairs.csv'))
  })

  it('refuses parameters of another model', async () => {
    const first = await run([whole])
    const other = PEOPLE_MODEL.replace('{ compare: edits, column: phone }', '{ compare: exact, column: phone }')
    const error = await errorOf(run([whole], other, { parameters: join(first.out, 'model.json') }))
    expect([error.code, error.exitCode]).toEqual(['parameters-mismatch', 2])
    expect(error.message).toContain('"phone"')
    const none = await errorOf(run([whole], PEOPLE_MODEL, { parameters: whole }))
    expect(none.message).toContain('không phải JSON')
  })

  it('links two files whose ids are the same numbers', async () => {
    const rows = people.map(({ rec_id, ...rest }) => ({ id: rec_id.slice(0, -2), ...rest }))
    const first = rows.filter((_, at) => people[at]!.rec_id.endsWith('-a'))
    const second = rows.filter((_, at) => people[at]!.rec_id.endsWith('-b'))
    const model = PEOPLE_MODEL.replace('id: rec_id', 'id: id\nlink: between\none_to_one: true')
    const { json, text } = await run(
      [writeRecords(folder, 'left.csv', first), writeRecords(folder, 'right.csv', second)],
      model,
    )
    expect(json.truth).toMatchObject({ truePairs: 100, right: 100, precision: 1 })
    expect(text('pairs.csv').split('\n')[1]).toMatch(/^(r\d{5}),\1,left\.csv,right\.csv,/)
  })

  it('reads ragged rows, broken quotes and rows without an id, and says so', async () => {
    const path = csv(
      'ragged.csv',
      'rec_id,entity,given_name,surname,birth_date,phone\n' +
        'x1,e1,ana,bo,1980-01-01\n' +
        'x2,e1,ana,bo,1980-01-01,0901234567,extra\n' +
        ',e2,ki,lu,1990-02-03,0907654321\n' +
        '\n' +
        'x4,e3,"ki" x,lu,1990-02-03,0907654321\n',
    )
    const { linked, text } = await run([path])
    expect(linked.read.counts).toMatchObject([{ name: 'ragged.csv', records: 4 }])
    expect(
      text('remarks.csv')
        .split('\n')
        .slice(1, 5)
        .map((line) => line.split(',').slice(0, 3).join(',')),
    ).toEqual([
      'ragged.csv,2,cells_missing',
      'ragged.csv,3,cells_extra',
      'ragged.csv,4,id_missing',
      'ragged.csv,6,quotes_broken',
    ])
  })

  it('reads a semicolon file in windows-1258 with padded headers', async () => {
    const path = join(folder, 'old.csv')
    writeFileSync(path, Buffer.from('rec_id ; entity; surname\n1;e;Nguy\xean\n2;e;Nguy\xean\n3;f;Tr\xe2n\n', 'latin1'))
    const model = 'id: rec_id\ntruth: entity\nblocking: [surname]\ncomparisons: [{ compare: exact, column: surname }]\n'
    const { linked } = await run([path], model)
    expect(linked.read.records.column('surname').values).toEqual(['', 'nguyên', 'trân'])
  })

  it('refuses an id that stands twice and tells where, never the id', async () => {
    const path = csv(
      'twice.csv',
      'rec_id,entity,given_name,surname,birth_date,phone\n7001,,a,b,,\n7002,,c,d,,\n7001,,e,f,,\n',
    )
    const error = await errorOf(run([path]))
    expect([error.code, error.exitCode]).toEqual(['ids-repeated', 2])
    expect(error.message).toContain('twice.csv:2 và twice.csv:4')
    expect(error.message).not.toContain('7001')
  })

  it('refuses more pairs than the model allows, with the numbers and the rule', async () => {
    const error = await errorOf(run([whole], `${PEOPLE_MODEL}max_pairs: 20\n`))
    expect([error.code, error.exitCode]).toEqual(['pairs-too-many', 2])
    expect(error.message).toMatch(/sinh ra \d+ cặp, quá giới hạn 20\. Riêng quy tắc "[^"]+" sinh ra \d+ cặp/)
  })

  it('refuses a single record', async () => {
    const error = await errorOf(run([csv('one.csv', 'rec_id,entity,given_name,surname,birth_date,phone\n1,,a,b,,\n')]))
    expect([error.code, error.exitCode]).toEqual(['records-too-few', 2])
  })

  it('warns of a column that is constant, empty or unique, and writes no number that is none', async () => {
    const rows = people.map((person, at) => ({ ...person, same: 'x', empty: '', single: `u${at}` }))
    const model = `${PEOPLE_MODEL}  - { compare: exact, column: same }
  - { compare: text, column: empty }
  - { compare: exact, column: single }
`
    const { json, text } = await run([writeRecords(folder, 'degenerate.csv', rows)], model)
    expect(json.warnings.map(({ comparison, code }) => [comparison, code])).toEqual([
      ['same', 'constant'],
      ['empty', 'all_null'],
      ['single', 'never_agrees'],
    ])
    expect(json.truth).toMatchObject({ precision: 1, recall: 1 })
    for (const name of ['pairs.csv', 'model.json', 'card.html'])
      expect(text(name)).not.toMatch(/NaN|Infinity|null,\s*null\]/)
  })

  it('draws a card without a value of a record, the same for shuffled rows', async () => {
    const first = await run([whole])
    const card = first.text('card.html')
    const fact = (text: string) => expect([text, card.includes(text)]).toEqual([text, true])
    for (const text of ['Thẻ mô hình: invented people', '400</td>', 'Chất lượng theo đáp án', '100.00 %']) fact(text)
    for (const { name, levels } of first.linked.model.model.comparisons)
      expect([name, card.split(`<tr><td>${name}</td><td>`).length - 1]).toEqual([name, levels.length + 1])
    expect(card.match(/<svg /g)).toHaveLength(5)
    expect(card).not.toMatch(/NaN|undefined|Infinity|<script|src=/)
    expect(
      people.filter(({ surname, phone }) => card.includes(phone) || (surname !== '' && card.includes(surname))),
    ).toEqual([])
    expect(
      (await run([writeRecords(mkdtempSync(join(folder, 'x')), 'people.csv', shuffled(people))])).text('card.html'),
    ).toBe(card)
  })

  it('writes files that only their owner reads, and keeps what stood there as .previous', async () => {
    const { out, linked } = await run([whole])
    for (const name of readdirSync(out)) expect([name, statSync(join(out, name)).mode & 0o777]).toEqual([name, 0o600])
    await writeLinked(linked, out)
    expect(readdirSync(`${out}.previous`)).toEqual(readdirSync(out))
  })
})

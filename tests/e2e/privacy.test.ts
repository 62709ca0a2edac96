import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { doisoat, workplace } from './command-line.ts'

const place = workplace()
const at = (...parts: string[]): string => join(place.folder, ...parts)
afterAll(() => place.remove())

/** Everything personal that stands in the invented input: identifiers of people and their names. */
function personalTexts(folder: string): ReadonlySet<string> {
  const texts = new Set<string>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.name.endsWith('.csv')) continue
    const [header = '', ...rows] = readFileSync(join(entry.parentPath, entry.name), 'utf8').split(/\r?\n/)
    const personal = header
      .split(/[,;\t|]/)
      .map((title) => /họ và tên|cccd|định danh|cmnd|bhxh|thẻ|hộ chiếu|cá nhân/i.test(title))
    for (const row of rows) {
      for (const [index, cell] of row.split(/[,;\t|]/).entries()) {
        const text = cell.replace(/^["']|["']$/g, '').trim()
        if (personal[index] === true && text.length >= 8 && !/^[\p{L}/ -]{1,12}$/u.test(text)) texts.add(text)
      }
    }
  }
  return texts
}

let personal: ReadonlySet<string>
const screens: string[] = []

beforeAll(async () => {
  await doisoat(['generate', '--people', '900', '--seed', '3', '--errors', '0.2', '--out', at('nation')])
  personal = personalTexts(at('nation', 'input'))
  const input = ['--input', at('nation', 'input'), '--out', at('out')]
  screens.push(
    ...(await screenOf(['run', 'nightly', ...input])),
    ...(await screenOf(['run', 'nightly', '--json', ...input])),
  )
  screens.push(...(await screenOf(['status', '--out', at('out')])), ...(await screenOf(['plan', 'nightly', ...input])))
  // Files that fail in many ways: a pinned column that is gone, a person's row where a header should be, a broken configuration.
  mkdirSync(at('broken'), { recursive: true })
  const [some = ''] = [...personal].filter((text) => /^\d{12}$/.test(text))
  writeFileSync(at('broken', 'people.csv'), `${some},Nguyễn Văn Không Có Thật\n${some},x\n`)
  writeFileSync(
    at('broken', 'doisoat.yaml'),
    `files:\n  - match: "*.csv"\n    source: tax_workers\n    columns: { citizen_id: "Số CCCD" }\n`,
  )
  screens.push(...(await screenOf(['run', 'nightly', '--input', at('broken'), '--out', at('out2')])))
  screens.push(...(await screenOf(['explain', '001190009999', '--out', at('out'), '--input', at('nation', 'input')])))
}, 240_000)

async function screenOf(args: readonly string[]): Promise<string[]> {
  const { stdout, stderr } = await doisoat(args)
  return [stdout, stderr]
}

describe('personal data', () => {
  it('is in the input in quantity', () => expect(personal.size).toBeGreaterThan(800))

  it('stands in no log line, summary or error text', () => {
    const text = screens.join('\n')
    expect(text.length).toBeGreaterThan(1000)
    expect([...personal].filter((secret) => text.includes(secret))).toEqual([])
  })

  it('is kept out of the ledger of runs', () => {
    const ledger = screens.join('\n')
    expect(ledger).not.toMatch(/\b0\d{11}\b/)
  })
})

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { inventedPeople, PEOPLE_MODEL, writeRecords } from '../link-files/invented-people.ts'
import { doisoat, workplace } from './command-line.ts'

const place = workplace()
afterAll(() => place.remove())
writeRecords(place.folder, 'people.csv', inventedPeople(90))
writeFileSync(join(place.folder, 'model.yaml'), PEOPLE_MODEL)

describe('doisoat link', () => {
  it('links a file by a model and says what it did', async () => {
    const { exitCode, stdout } = await doisoat(['link', 'people.csv', '--model', 'model.yaml', '--out', 'linked'], {
      cwd: place.folder,
    })
    expect(exitCode).toBe(0)
    expect(stdout).toContain('people.csv: 120 dòng = 120 bản ghi + 0 dòng trống')
    expect(stdout).toContain('90 nhóm, trong đó 30 nhóm từ hai bản ghi, lớn nhất 2.')
    const again = await doisoat(
      ['link', 'people.csv', '--model', 'model.yaml', '--out', 'again', '--json', '--parameters', 'linked/model.json'],
      { cwd: place.folder },
    )
    expect(JSON.parse(again.stdout)).toMatchObject({ training: null, truth: { f1: 1 } })
    const pairs = (out: string) => readFileSync(join(place.folder, out, 'pairs.csv'), 'utf8')
    expect(pairs('again')).toBe(pairs('linked'))
  })

  const REFUSED: readonly (readonly [fact: string, args: readonly string[], text: string])[] = [
    ['a model with a mistake', ['people.csv', '--model', 'wrong.yaml', '--out', 'x'], 'dòng 1, cột 1: blockin'],
    ['a model that is not there', ['people.csv', '--model', 'none.yaml', '--out', 'x'], '--model'],
    ['a file that is not there', ['none.csv', '--model', 'model.yaml', '--out', 'x'], 'none.csv'],
    ['an output folder with files of others', ['people.csv', '--model', 'model.yaml', '--out', 'mine'], 'mine'],
    ['an output folder with its input in it', ['people.csv', '--model', 'model.yaml', '--out', '.'], '--out'],
  ]

  for (const [fact, args, text] of REFUSED)
    it(`refuses ${fact}, exit code 2`, async () => {
      writeFileSync(
        join(place.folder, 'wrong.yaml'),
        PEOPLE_MODEL.replace('blocking', 'blockin').replace(/^.*\n.*\n.*\n/, ''),
      )
      writeRecords(join(place.folder), 'other.csv', [{ a: '1' }])
      if (args.includes('mine')) {
        const { mkdirSync } = await import('node:fs')
        mkdirSync(join(place.folder, 'mine'), { recursive: true })
        writeFileSync(join(place.folder, 'mine', 'note.txt'), 'mine')
      }
      const { exitCode, stderr } = await doisoat(['link', ...args], { cwd: place.folder })
      expect([exitCode, stderr.includes(text)]).toEqual([2, true])
      expect(existsSync(join(place.folder, 'x'))).toBe(false)
    })
})

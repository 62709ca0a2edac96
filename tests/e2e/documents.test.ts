import { readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { doisoat, ROOT, workplace } from './command-line.ts'

/** Commands of npm that CI itself runs in a fresh clone; `npx doisoat …` is run here. */
const RUN_BY_CI = ['npm ci', 'npm run docs', 'npm start', 'npm test', 'npm run check']
/** One room or a server of the reader's own: shown as a form, run by CI as part of the suite. */
const FORMS = [/^npx vitest run tests\/\w+$/, /^DOISOAT_TEST_PG=\S+ npm test$/]

const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]

/** Lines of the bash blocks of a document, comments taken off. */
function commandsOf(document: string): string[] {
  const text = readFileSync(join(ROOT, document), 'utf8')
  const blocks = [...text.matchAll(/```bash\n([\s\S]*?)```/g)].map((match) => match[1] ?? '')
  return blocks
    .flatMap((block) => block.split('\n').map((line) => line.replace(/\s+#.*$/, '').trim()))
    .filter((line) => line !== '')
}

const place = workplace()
for (const name of ['sample-data', 'docs']) symlinkSync(join(ROOT, name), join(place.folder, name))
afterAll(() => place.remove())

describe('documents', () => {
  it('show commands at all', () => {
    expect(commandsOf('README.md').length).toBeGreaterThan(5)
    expect(commandsOf('docs/index.md').length).toBeGreaterThan(1)
  })

  for (const document of DOCUMENTS) {
    it(`${document}: every command shown works`, async () => {
      for (const command of commandsOf(document)) {
        if (command.startsWith('npx doisoat ')) {
          const outcome = await doisoat(command.slice('npx doisoat '.length).split(/\s+/), { cwd: place.folder })
          expect([command, outcome.exitCode, outcome.stderr.includes('doisoat: ')]).toEqual([command, 0, false])
          continue
        }
        const known =
          command.split(' && ').every((part) => RUN_BY_CI.includes(part)) || FORMS.some((form) => form.test(command))
        expect([command, known]).toEqual([command, true])
      }
    }, 240_000)

    it(`${document}: every link leads to a file`, () => {
      const text = readFileSync(join(ROOT, document), 'utf8')
      const folder = join(ROOT, document, '..')
      for (const [, target = ''] of text.matchAll(/\]\(([^)#]+)[^)]*\)/g)) {
        if (target.startsWith('http')) continue
        expect([target, readFileSync(join(folder, target)).length > 0]).toEqual([target, true])
      }
    })
  }
})

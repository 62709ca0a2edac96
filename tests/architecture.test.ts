import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '..')

/** Folders by rank: a file imports from its own folder or from a folder of a lower rank (design §3). */
const RANKS: Readonly<Record<string, number>> = {
  domain: 0,
  policy: 1,
  sources: 1,
  charts: 1,
  config: 2,
  files: 3,
  store: 3,
  linkage: 3,
  pipeline: 4,
  ingest: 5,
  gate: 5,
  identity: 5,
  dedupe: 5,
  match: 5,
  coverage: 5,
  publish: 5,
  explain: 5,
  generate: 5,
  linking: 5,
  'link-files': 5,
  score: 5,
  pipelines: 6,
  cli: 7,
}

/** The only folders that may know a library. */
const DOORS: Readonly<Record<string, readonly string[]>> = {
  papaparse: ['src/files/'],
  '@e965/xlsx': ['src/files/'],
  exceljs: ['src/files/'],
  yauzl: ['src/files/'],
  yazl: ['src/files/'],
  saxes: ['src/files/'],
  'iconv-lite': ['src/files/'],
  'better-sqlite3': ['src/store/dialects/'],
  pg: ['src/store/dialects/'],
  'pg-cursor': ['src/store/dialects/'],
  'pg-copy-streams': ['src/store/dialects/'],
  '@electric-sql/pglite': ['src/store/dialects/'],
  kysely: [
    'src/store/',
    'src/pipeline/',
    'src/ingest/',
    'src/gate/',
    'src/identity/',
    'src/linking/',
    'src/dedupe/',
    'src/match/',
    'src/coverage/',
    'src/publish/',
    'src/explain/',
  ],
  yaml: ['src/config/'],
  vega: ['src/charts/'],
  'vega-lite': ['src/charts/'],
  zod: ['src/config/', 'src/sources/', 'src/linkage/'],
  commander: ['src/cli/'],
  'cli-progress': ['src/pipeline/'],
  pino: ['src/pipeline/', 'src/cli/'],
  'p-limit': ['src/pipeline/'],
}

/** Folders in which every file is a case, named in the folder's index. */
const REGISTRIES: readonly { readonly folder: string; readonly contract: readonly string[] }[] = [
  { folder: 'src/sources', contract: ['source.ts'] },
  { folder: 'src/store/tables', contract: ['table.ts'] },
  { folder: 'src/domain/messages', contract: ['message.ts'] },
  { folder: 'src/coverage/rules', contract: [] },
  { folder: 'src/coverage/exclusions', contract: [] },
  { folder: 'src/dedupe/types', contract: [] },
  { folder: 'src/linkage/comparisons', contract: [] },
  { folder: 'src/publish/lists', contract: [] },
  { folder: 'pipelines', contract: [] },
  {
    folder: 'src/cli/commands',
    contract: [
      'acceptances.ts',
      'run-command-text.ts',
      'check-folders.ts',
      'command.ts',
      'count-words.ts',
      'program.ts',
      'run-request.ts',
      'run-summary.ts',
      'store-flag.ts',
    ],
  },
]

interface Import {
  readonly from: string
  readonly specifier: string
  /** Path under the root for one of our files, else null. */
  readonly target: string | null
}

function sourceFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .map((path) => join(folder, path).split('\\').join('/'))
    .sort()
}

const FILES = [...sourceFiles('src'), ...sourceFiles('pipelines')]

function importsOf(path: string): Import[] {
  const info = ts.preProcessFile(readFileSync(join(ROOT, path), 'utf8'), true, true)
  return info.importedFiles.map(({ fileName }) => ({
    from: path,
    specifier: fileName,
    target: fileName.startsWith('.')
      ? relative(ROOT, resolve(ROOT, dirname(path), fileName))
          .split('\\')
          .join('/')
      : null,
  }))
}

const IMPORTS = FILES.flatMap(importsOf)

function folderOf(path: string): string {
  const parts = path.split('/')
  return parts[0] === 'src' ? (parts[1] ?? '') : (parts[0] ?? '')
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

function cyclesAmong(files: readonly string[], imports: readonly Import[]): string[] {
  const targets = new Map<string, string[]>(files.map((file) => [file, []]))
  for (const { from, target } of imports) if (target !== null && targets.has(target)) targets.get(from)?.push(target)
  const found: string[] = []
  const state = new Map<string, 'open' | 'done'>()
  const visit = (file: string, path: readonly string[]): void => {
    if (state.get(file) === 'done') return
    if (state.get(file) === 'open') {
      found.push([...path.slice(path.indexOf(file)), file].join(' -> '))
      return
    }
    state.set(file, 'open')
    for (const target of targets.get(file) ?? []) visit(target, [...path, file])
    state.set(file, 'done')
  }
  for (const file of files) visit(file, [])
  return found
}

describe('architecture', () => {
  it('knows every folder of the source tree', () => {
    const folders = readdirSync(join(ROOT, 'src')).filter((name) => statSync(join(ROOT, 'src', name)).isDirectory())
    expect(folders.filter((name) => RANKS[name] === undefined)).toEqual([])
  })

  it('imports run one way, and stage folders never import one another', () => {
    const wrong = IMPORTS.filter(({ from, target }) => {
      if (target === null) return false
      const [a, b] = [folderOf(from), folderOf(target)]
      return a !== b && (RANKS[a] ?? 99) <= (RANKS[b] ?? 99)
    })
    expect(wrong.map(({ from, target }) => `${from} -> ${target}`)).toEqual([])
  })

  it('domain imports nothing, not even a package', () => {
    const wrong = IMPORTS.filter(
      ({ from, target }) => folderOf(from) === 'domain' && (target === null || folderOf(target) !== 'domain'),
    )
    expect(wrong.map(({ from, specifier }) => `${from} -> ${specifier}`)).toEqual([])
  })

  it('each library is known behind one door', () => {
    const wrong = IMPORTS.filter(({ from, specifier, target }) => {
      if (target !== null || specifier.startsWith('node:')) return false
      const doors = DOORS[packageOf(specifier)]
      return doors === undefined || !doors.some((door) => from.startsWith(door))
    })
    expect(wrong.map(({ from, specifier }) => `${from} -> ${specifier}`)).toEqual([])
  })

  it('every dependency of package.json is used', () => {
    const packages = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>
    }
    const used = new Set(IMPORTS.filter(({ target }) => target === null).map(({ specifier }) => packageOf(specifier)))
    expect(Object.keys(packages.dependencies).filter((name) => name !== 'node' && !used.has(name))).toEqual([])
  })

  it('has no import cycle', () => {
    expect(cyclesAmong(FILES, IMPORTS)).toEqual([])
  })

  it('would notice a cycle', () => {
    const loop = [
      { from: 'a', specifier: './b', target: 'b' },
      { from: 'b', specifier: './a', target: 'a' },
    ]
    expect(cyclesAmong(['a', 'b'], loop)).toEqual(['a -> b -> a'])
  })

  for (const { folder, contract } of REGISTRIES) {
    it(`${folder}: every file is registered in its index`, () => {
      const files = readdirSync(join(ROOT, folder)).filter(
        (name) => name.endsWith('.ts') && name !== 'index.ts' && !contract.includes(name),
      )
      const registered = new Set(importsOf(`${folder}/index.ts`).map(({ specifier }) => specifier))
      expect(files.length).toBeGreaterThan(0)
      expect(files.filter((name) => !registered.has(`./${name}`))).toEqual([])
    })
  }

  it('every rule of coverage has a file of tests of its own', () => {
    const rules = readdirSync(join(ROOT, 'src/coverage/rules')).filter((name) => /^r\d/.test(name))
    const tested = new Set(readdirSync(join(ROOT, 'tests/coverage/rules')))
    expect(rules.filter((name) => !tested.has(name.replace('.ts', '.test.ts')))).toEqual([])
  })

  it('a file over 300 lines says why in its first comment', () => {
    const long = FILES.filter((path) => {
      const content = readFileSync(join(ROOT, path), 'utf8')
      return content.split('\n').length > 300 && !/^\/[/*][\s\S]{0,600}long because/i.test(content)
    })
    expect(long).toEqual([])
  })
})

import { readFileSync } from 'node:fs'

/** Present communes by code (34-province system): the reference table that area codes are mapped with at ingest. */
const REFERENCE = new URL('../sources/data/communes-34.csv', import.meta.url)

let names: ReadonlyMap<string, string> | undefined

/** `Phường Ninh Kiều` for a code; the code itself when the table lacks it, '' for no code. */
export function communeName(code: string): string {
  names ??= readNames()
  return code === '' ? '' : (names.get(code) ?? code)
}

function readNames(): ReadonlyMap<string, string> {
  const [, ...lines] = readFileSync(REFERENCE, 'utf8').trimEnd().split('\n')
  return new Map(
    lines.map((line) => {
      const [code = '', , name = ''] = line.split(',')
      return [code, name] as const
    }),
  )
}

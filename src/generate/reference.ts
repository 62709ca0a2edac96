import { readFileSync } from 'node:fs'
import type { Random } from './random.ts'

export type Gender = 'male' | 'female'

export interface Commune {
  readonly code: string
  readonly name: string
  readonly province: string
}

/** What the generator takes from the real country: how common the parts of names are, and the areas. */
export interface Reference {
  readonly provinces: readonly { readonly code: string; readonly name: string }[]
  readonly communes: ReadonlyMap<string, readonly Commune[]>
  /** Codes of the 63 provinces before 1 July 2025. */
  readonly oldProvinces: readonly string[]
  /** Codes that meant a commune before 1 July 2025 and mean nothing else today, by its present code. */
  readonly formerCommunes: ReadonlyMap<string, readonly string[]>
  familyName(random: Random): string
  middleName(random: Random, gender: Gender): string
  givenName(random: Random, gender: Gender): string
}

/** Reads the reference data that stand beside this file. */
export function loadReference(): Reference {
  const communes = new Map<string, Commune[]>()
  for (const [code, , name, , province] of rowsOf('wards_34prov.csv')) {
    const list = communes.get(province!) ?? []
    list.push({ code: code!, name: name!, province: province! })
    communes.set(province!, list)
  }
  const family = sampler(rowsOf('family_names.csv').map(([name, count]) => [name!, Number(count)]))
  const middle = samplersByGender('middle_names.csv')
  const given = samplersByGender('given_names.csv')
  return {
    provinces: rowsOf('provinces_34.csv').map(([code, name]) => ({ code: code!, name: name! })),
    communes,
    oldProvinces: rowsOf('provinces_63.csv').map(([code]) => code!),
    formerCommunes: formerCommunes(communes),
    familyName: family,
    middleName: (random, gender) => middle[gender](random),
    givenName: (random, gender) => given[gender](random),
  }
}

/** Old communes that went whole into one of today. */
function formerCommunes(communes: ReadonlyMap<string, readonly Commune[]>): Map<string, string[]> {
  const today = new Set([...communes.values()].flat().map(({ code }) => code))
  const former = new Map<string, string[]>()
  for (const [code, , , , successor] of rowsOf('../../sources/data/communes-63.csv')) {
    if (today.has(code!) || !today.has(successor!)) continue
    const list = former.get(successor!) ?? []
    former.set(successor!, [...list, code!])
  }
  return former
}

/** The tables hold no quotes and no line breaks inside a value. */
function rowsOf(file: string): string[][] {
  const text = readFileSync(new URL(`./data/${file}`, import.meta.url), 'utf8').normalize('NFC')
  return text
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split(','))
}

function samplersByGender(file: string): Record<Gender, (random: Random) => string> {
  const rows = rowsOf(file)
  const of = (label: string): ((random: Random) => string) =>
    sampler(rows.filter(([gender]) => gender === label).map(([, name, count]) => [name!, Number(count)]))
  return { male: of('Nam'), female: of('Nữ') }
}

/** Draws a value as often as its count says. */
function sampler(entries: readonly (readonly [string, number])[]): (random: Random) => string {
  const ends: number[] = []
  let total = 0
  for (const [, count] of entries) {
    total += count
    ends.push(total)
  }
  return (random) => {
    const target = random.integer(total)
    let low = 0
    let high = ends.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (ends[middle]! > target) high = middle
      else low = middle + 1
    }
    return entries[low]![0]
  }
}

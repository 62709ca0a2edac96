import { readFileSync } from 'node:fs'
import { mapProvince, provinceName } from '../../domain/areas.ts'
import { tidyText, toneAtSyllableEnd } from '../../domain/vietnamese-text.ts'
import type { Reference } from '../reference.ts'

/** Names of areas as an office prints them. */
export interface Places {
  /** "Thành phố Cần Thơ"; the code itself for one that is unknown. */
  provinceName(code: string): string
  /** "Xã Vị Tân"; '' for an unknown code. */
  communeName(code: string): string
  /** Whether the name in its province means this commune and no other, of today or of before July 2025. */
  isPlain(communeCode: string): boolean
}

/** An old and a present commune may bear one name without being one place; a file must then print the code (domain notes §2.3). */
export function openPlaces(reference: Reference): Places {
  const communes = new Map([...reference.communes.values()].flat().map((commune) => [commune.code, commune]))
  const meanings = new Map<string, Set<string>>()
  const key = (province: string, name: string): string => `${province}|${toneAtSyllableEnd(tidyText(name))}`
  const mean = (province: string, name: string, codes: readonly string[]): void => {
    const known = meanings.get(key(province, name)) ?? new Set()
    for (const code of codes) known.add(code)
    meanings.set(key(province, name), known)
  }
  for (const { code, province, name } of communes.values()) mean(province, name, [code])
  for (const { province, name, successors } of oldCommunes()) mean(province, name, successors)
  return {
    provinceName: (code) => provinceName(code) ?? code,
    communeName: (code) => communes.get(code)?.name ?? '',
    isPlain(code) {
      const commune = communes.get(code)
      return commune !== undefined && meanings.get(key(commune.province, commune.name))?.size === 1
    },
  }
}

function oldCommunes(): { province: string; name: string; successors: string[] }[] {
  const text = readFileSync(new URL('../../sources/data/communes-63.csv', import.meta.url), 'utf8')
  return text
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => {
      const [, province = '', , name = '', successors = ''] = line.split(',')
      return { province: mapProvince(province, 'gso63') ?? '', name, successors: successors.split('|') }
    })
}

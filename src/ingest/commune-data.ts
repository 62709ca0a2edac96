import { readFileSync } from 'node:fs'
import { foldWords } from './header-key.ts'

export interface OldCommune {
  readonly province: string
  readonly district: string
  readonly name: string
  /** Present communes; more than one when it was split. */
  readonly successors: readonly string[]
}

export interface PresentCommune {
  readonly province: string
  readonly name: string
}

/** Communes of both systems by code, and the old provinces' names. Origin: src/sources/data/README.md. */
export interface CommuneData {
  readonly present: ReadonlyMap<string, PresentCommune>
  readonly old: ReadonlyMap<string, OldCommune>
  /** Folded names of the 63 provinces by their old code. */
  readonly oldProvinceNames: ReadonlyMap<string, string>
}

function lines(file: string): string[][] {
  const text = readFileSync(new URL(`../sources/data/${file}`, import.meta.url), 'utf8')
  return text
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split(','))
}

/** A province's name without its kind, folded: "Thành phố Cần Thơ", "Cần Thơ" and "TP. Cần Thơ" are one. */
export function provinceNameKey(name: string): string {
  return foldWords(name).replace(/^(?:thanh pho|tinh|tp) /, '')
}

let loaded: CommuneData | null = null

export function communeData(): CommuneData {
  loaded ??= {
    present: new Map(
      lines('communes-34.csv').map(([code = '', province = '', name = '']) => [code, { province, name }]),
    ),
    old: new Map(
      lines('communes-63.csv').map(([code = '', province = '', district = '', name = '', successors = '']) => [
        code,
        { province, district, name, successors: successors.split('|') },
      ]),
    ),
    oldProvinceNames: new Map(lines('provinces-63.csv').map(([code = '', name = '']) => [code, provinceNameKey(name)])),
  }
  return loaded
}

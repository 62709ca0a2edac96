import type { WageRegion } from './minimum-wages.ts'

const REGIONS: readonly WageRegion[] = ['I', 'II', 'III', 'IV']

/** The region of the minimum wage that a text means: "I", "Vùng II", "03", "K4"; null when it means none. */
export function wageRegionOf(text: string): WageRegion | null {
  const word = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/^(?:VUNG|K|0)+/, '')
  const roman = REGIONS.find((region) => region === word)
  if (roman !== undefined) return roman
  return /^[1-4]$/.test(word) ? (REGIONS[Number(word) - 1] ?? null) : null
}

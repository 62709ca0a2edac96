import { editDistance } from '../config/nearest.ts'
import { memoise } from '../domain/memoise.ts'

const INVISIBLE = /[\p{Cc}\p{Cf}\u00a0]+/gu
const FORM_NUMBER = /\[\s*(\d{1,2}(?:\.\d)?)\s*\]/

/** Header texts and words of titles come again and again while a table is looked for; long texts are not worth keeping. */
const KEPT_CHARACTERS = 120
const KEPT_TEXTS = 5_000

/** Text without marks, case and punctuation: what is left when two people write the same words. */
export function foldWords(text: string): string {
  return text.length > KEPT_CHARACTERS ? folded(text) : foldedBefore(text)
}

const foldedBefore = memoise(folded, KEPT_TEXTS)

function folded(text: string): string {
  return text
    .replace(INVISIBLE, ' ')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[đð]/g, 'd')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/**
 * The form under which header texts are compared: what stands in brackets, a leading number ("1.") and the numbers of
 * official forms are left out. Two headers that differ in marks only are the same here; within one source none do.
 */
export function headerKey(text: string): string {
  const bare = text.replace(/\[[^\]]*\]/g, ' ').replace(/\([^)]*\)/g, ' ')
  const key = foldWords(bare).replace(/^\d+ (?=[a-z])/, '')
  return key === '' ? foldWords(text) : key
}

/** The column number of an official form that a header cell carries: "[19] Bảo hiểm được trừ" → "19"; null without one. */
export function formNumberOf(text: string): string | null {
  const found = FORM_NUMBER.exec(text)?.[1]
  return found === undefined ? null : found.padStart(2, '0')
}

/** The header most like the wanted one, or null when none shares half of it. */
export function nearestHeader(wanted: string, headers: readonly string[]): string | null {
  const key = headerKey(wanted)
  let best: { readonly header: string; readonly distance: number } | null = null
  for (const header of headers) {
    const distance = editDistance(key, headerKey(header))
    if (best === null || distance < best.distance) best = { header, distance }
  }
  return best !== null && best.distance <= Math.max(2, key.length / 2) ? best.header : null
}

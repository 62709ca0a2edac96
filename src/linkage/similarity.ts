/**
 * Jaro–Winkler similarity of two texts, 0 to 1, over UTF-16 code units; prefix scale 0.1, at most four characters, without the
 * boost threshold of 0.7; half a transposition is none, as in Winkler's own program (strcmp95.c).
 * @see Winkler (1990), "String Comparator Metrics and Enhanced Decision Rules in the Fellegi-Sunter Model of Record Linkage".
 */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1
  const jaro = jaroSimilarity(a, b)
  let prefix = 0
  while (prefix < 4 && prefix < a.length && a.charCodeAt(prefix) === b.charCodeAt(prefix)) prefix++
  return jaro + prefix * 0.1 * (1 - jaro)
}

const matchedA = new Uint8Array(256)
const matchedB = new Uint8Array(256)
const LONGEST = 256

function jaroSimilarity(left: string, right: string): number {
  const a = left.length > LONGEST ? left.slice(0, LONGEST) : left
  const b = right.length > LONGEST ? right.slice(0, LONGEST) : right
  if (a.length === 0 || b.length === 0) return 0
  const window = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  matchedA.fill(0, 0, a.length)
  matchedB.fill(0, 0, b.length)
  let matches = 0
  for (let i = 0; i < a.length; i++) {
    const until = Math.min(b.length - 1, i + window)
    for (let j = Math.max(0, i - window); j <= until; j++) {
      if (matchedB[j] === 1 || a.charCodeAt(i) !== b.charCodeAt(j)) continue
      matchedA[i] = 1
      matchedB[j] = 1
      matches++
      break
    }
  }
  if (matches === 0) return 0
  return (matches / a.length + matches / b.length + (matches - Math.floor(transpositions(a, b) / 2)) / matches) / 3
}

/** Matched characters that stand in another order. */
function transpositions(a: string, b: string): number {
  let moved = 0
  let j = 0
  for (let i = 0; i < a.length; i++) {
    if (matchedA[i] === 0) continue
    while (matchedB[j] === 0) j++
    if (a.charCodeAt(i) !== b.charCodeAt(j)) moved++
    j++
  }
  return moved
}

/** Rows of the table of edits, longer when a longer text comes. */
let rows = [new Int32Array(64), new Int32Array(64), new Int32Array(64)] as const

/**
 * Edits that turn one text into the other, two neighbours swapped counting as one (optimal string alignment); `limit + 1` when
 * there are more than `limit`.
 * @see Damerau (1964), "A technique for computer detection and correction of spelling errors"; Ukkonen (1985), "Algorithms for
 * approximate string matching", for the band of the table that is enough.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  // What both begin and end with takes no edit.
  let from = 0
  while (from < a.length && a.charCodeAt(from) === b.charCodeAt(from)) from++
  let [endA, endB] = [a.length, b.length]
  while (endA > from && endB > from && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--
    endB--
  }
  const [lengthA, lengthB] = [endA - from, endB - from]
  if (lengthA === 0 || lengthB === 0) return Math.min(lengthA + lengthB, limit + 1)
  if (limit === 1) return isOneEdit(a, b, from, lengthA, lengthB) ? 1 : 2
  return bandedDistance(a, b, from, lengthA, lengthB, limit)
}

/** Of two middles that differ at both ends: one character for one, or two swapped. */
function isOneEdit(a: string, b: string, from: number, lengthA: number, lengthB: number): boolean {
  if (lengthA === 1 && lengthB === 1) return true
  return (
    lengthA === 2 &&
    lengthB === 2 &&
    a.charCodeAt(from) === b.charCodeAt(from + 1) &&
    a.charCodeAt(from + 1) === b.charCodeAt(from)
  )
}

function bandedDistance(a: string, b: string, from: number, lengthA: number, lengthB: number, limit: number): number {
  if (rows[0].length <= lengthB + 1)
    rows = [new Int32Array(lengthB * 2), new Int32Array(lengthB * 2), new Int32Array(lengthB * 2)]
  let [before, last, row] = rows
  for (let j = 0; j <= lengthB; j++) last[j] = j
  for (let i = 1; i <= lengthA; i++) {
    const first = Math.max(1, i - limit)
    const until = Math.min(lengthB, i + limit)
    // Outside the band more edits than the limit are needed for the difference in length alone.
    row[first - 1] = first === 1 ? i : limit + 1
    let least = row[first - 1]!
    const letter = a.charCodeAt(from + i - 1)
    const letterBefore = i > 1 ? a.charCodeAt(from + i - 2) : -1
    for (let j = first; j <= until; j++) {
      const other = b.charCodeAt(from + j - 1)
      let edits = last[j - 1]! + (letter === other ? 0 : 1)
      if (row[j - 1]! + 1 < edits) edits = row[j - 1]! + 1
      if (last[j]! + 1 < edits) edits = last[j]! + 1
      if (letterBefore === other && j > 1 && letter === b.charCodeAt(from + j - 2) && before[j - 2]! + 1 < edits)
        edits = before[j - 2]! + 1
      row[j] = edits
      if (edits < least) least = edits
    }
    if (until < lengthB) row[until + 1] = limit + 1
    if (least > limit) return limit + 1
    ;[before, last, row] = [last, row, before]
  }
  return Math.min(last[lengthB]!, limit + 1)
}

/**
 * Jaro–Winkler similarity of two texts, 0 to 1, over UTF-16 code units; prefix scale 0.1, at most four characters, without the
 * boost threshold of 0.7.
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
  return (matches / a.length + matches / b.length + (matches - transpositions(a, b) / 2) / matches) / 3
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

/**
 * Edits that turn one text into the other, two neighbours swapped counting as one (optimal string alignment); `limit + 1` when
 * there are more than `limit`.
 * @see Damerau (1964), "A technique for computer detection and correction of spelling errors".
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before = new Int32Array(b.length + 1)
  let last = Int32Array.from({ length: b.length + 1 }, (_, at) => at)
  let row = new Int32Array(b.length + 1)
  for (let i = 1; i <= a.length; i++) {
    row[0] = i
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const cost = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1
      let edits = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + cost)
      const swapped =
        i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
      if (swapped) edits = Math.min(edits, before[j - 2]! + 1)
      row[j] = edits
      if (edits < least) least = edits
    }
    if (least > limit) return limit + 1
    ;[before, last, row] = [last, row, before]
  }
  return Math.min(last[b.length]!, limit + 1)
}

/** True for two different numbers of one length that differ in one digit, or in two neighbours that changed places. */
export function isOneDigitOff(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  let first = -1
  let differing = 0
  for (let at = 0; at < a.length; at++)
    if (a.charCodeAt(at) !== b.charCodeAt(at)) {
      if (++differing === 1) first = at
      else if (differing > 2 || at !== first + 1) return false
    }
  if (differing < 2) return differing === 1
  return a.charCodeAt(first) === b.charCodeAt(first + 1) && a.charCodeAt(first + 1) === b.charCodeAt(first)
}

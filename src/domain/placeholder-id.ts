/**
 * True for digits that people type when they have no identifier at hand, or that a program left after losing the rest:
 * one digit throughout, a short cycle, counting up or down, almost only zeros, a personal ID whose serial is 000000.
 * The syntactic half of duplicate type D14; the other half is one value shared by people of several names.
 * Takes an identifier of any kind in normal form; leading letters of a passport are not looked at.
 */
export function isPlaceholderId(identifier: string): boolean {
  const digits = identifier.replace(/^[A-Z]{1,3}(?=\d)/, '')
  if (digits.length < 6 || !/^\d+$/.test(digits)) return false
  return repeats(digits) || counts(digits, 1) || counts(digits, -1) || isAlmostZero(digits)
}

function repeats(digits: string): boolean {
  return [1, 2, 3].some(
    (length) => digits.length % length === 0 && digits === digits.slice(0, length).repeat(digits.length / length),
  )
}

/** Counting on a keypad: after 9 comes 0, or 1 again (012345678912); downwards after 0 comes 9, after 1 also 9. */
function counts(digits: string, step: 1 | -1): boolean {
  for (let index = 1; index < digits.length; index += 1) {
    const before = digits.charCodeAt(index - 1) - 48
    const now = digits.charCodeAt(index) - 48
    const restarts = step === 1 ? before === 9 && now === 1 : before === 1 && now === 9
    if (now !== (before + step + 10) % 10 && !restarts) return false
  }
  return true
}

function isAlmostZero(digits: string): boolean {
  const allowed = Math.max(6, digits.length - 3)
  if (digits.startsWith('0'.repeat(allowed)) || digits.endsWith('0'.repeat(allowed))) return true
  return digits.length === 12 && digits.endsWith('000000')
}

/**
 * A share of a whole amount in whole đồng; half a đồng goes up. Integer arithmetic only, so that `(amount * share + whole / 2) / whole` in
 * SQL, which divides whole numbers down, says the same for amounts that are not negative.
 */
export function shareOf(amount: number, share: number, whole: number): number {
  const scaled = BigInt(amount) * BigInt(share) * 2n + BigInt(whole)
  return Number(scaled / (BigInt(whole) * 2n))
}

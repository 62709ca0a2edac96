/** Half a pair a level is added: a level that no random pair had is rare, not impossible. */
export function smoothedRates(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0) + counts.length / 2
  return counts.map((count) => (count + 0.5) / total)
}

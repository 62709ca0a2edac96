/**
 * The rows that a page of rows points at, by the column they share. Ids of 0 and '' point at nothing.
 * One query a page instead of an outer join: it runs alike on a distributed store, and a page bounds the list of ids.
 */
export async function lookUp<
  K extends string,
  P extends Record<K, V>,
  R extends Record<K, V>,
  V extends number | string,
>(page: readonly P[], column: K, fetch: (ids: readonly P[K][]) => Promise<readonly R[]>): Promise<ReadonlyMap<V, R>> {
  const ids = [...new Set(page.map((row) => row[column]))].filter((id) => id !== 0 && id !== '')
  const rows = ids.length === 0 ? [] : await fetch(ids)
  return new Map(rows.map((row) => [row[column], row]))
}

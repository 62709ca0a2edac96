import { type AliasableExpression, type QueryExecutorProvider, sql } from 'kysely'

/**
 * The rows of `query` page by page in the order of `key`, which must be unique and not null. Each page is a query of its
 * own, so the caller may write on the same connection between pages; rows written behind the last key are not seen.
 */
export async function* pageRows<R extends object>(
  db: QueryExecutorProvider,
  query: AliasableExpression<R>,
  key: readonly (keyof R & string)[],
  pageSize: number,
): AsyncIterable<readonly R[]> {
  const columns = sql.join(key.map((name) => sql.id('page', name)))
  let last: R | undefined
  while (true) {
    const after = last
    const values = after === undefined ? undefined : sql.join(key.map((name) => sql`${after[name]}`))
    const where = values === undefined ? sql`` : sql`where (${columns}) > (${values})`
    const page = await sql<R>`select * from ${query} as page ${where} order by ${columns} limit ${pageSize}`.execute(db)
    if (page.rows.length > 0) yield page.rows
    if (page.rows.length < pageSize) return
    last = page.rows.at(-1)
  }
}

// One statement on the PostgreSQL server of CI: SERVER is its URL, STATEMENT the text; prints the first row.
import pg from 'pg'

const client = new pg.Client({ connectionString: process.env.SERVER, connectionTimeoutMillis: 5000 })
await client.connect()
const { rows } = await client.query(process.env.STATEMENT)
if (rows[0] !== undefined) console.log(Object.values(rows[0]).join(' '))
await client.end()

import Connection from 'better-sqlite3'
import type { StoreLock } from './dialect.ts'
import { createPrivateFile, sqliteFiles } from './sqlite.ts'

/** An exclusive transaction on a file of its own, held open; null when another process holds it. */
export function trySqliteLock(file: string): StoreLock | null {
  const path = sqliteFiles(file).lock
  createPrivateFile(path)
  const connection = new Connection(path, { timeout: 0 })
  try {
    connection.exec('begin exclusive')
  } catch (error) {
    connection.close()
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY')) return null
    throw error
  }
  return { release: async () => void connection.close() }
}

import { dropDatabases, nameRun } from './server-databases.ts'

export function setup(): void {
  nameRun()
}

/** Without a server there is nothing to drop. */
export async function teardown(): Promise<void> {
  await dropDatabases().catch(() => undefined)
}

import { ReconcileError } from '../domain/reconcile-error.ts'

export function isPostgresUrl(url: string): boolean {
  return url.startsWith('postgres://') || url.startsWith('postgresql://')
}

/** The file of a `sqlite:` URL, `:memory:` included; null for any other URL. */
export function sqliteFile(url: string): string | null {
  return url.startsWith('sqlite:') ? url.slice('sqlite:'.length) : null
}

/** What may be shown of a store's URL: never the password. */
export function storeLabel(url: string): string {
  if (!isPostgresUrl(url)) return url
  const { host, pathname } = new URL(url)
  return `postgres://${host}${pathname}`
}

/** @throws ReconcileError store-url-invalid */
export function checkStoreUrl(url: string): void {
  const file = sqliteFile(url)
  const valid = file === null ? url === 'pglite:' || (isPostgresUrl(url) && URL.canParse(url)) : file !== ''
  if (!valid) throw new ReconcileError('store-url-invalid', { found: url.replace(/\/\/.*@/, '//…@') })
}

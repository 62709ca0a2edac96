/**
 * What may be shown of an unforeseen error. Messages of drivers and parsers quote the value that offended them, which may be
 * a person's: quoted parts, long digit runs and words with other than ASCII letters are blanked. PostgreSQL's own
 * messages are left out altogether; its error code says what happened.
 */
export function safeErrorText(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error'
  const code = (error as { code?: unknown }).code
  const label = typeof code === 'string' && /^[A-Za-z0-9_]{1,40}$/.test(code) ? `${error.name} ${code}` : error.name
  const message = isPostgresError(error) ? postgresFacts(error) : blank(error.message)
  return [`${label}: ${message}`, sourceOf(error)].filter((part) => part !== '').join(' ')
}

interface PostgresError extends Error {
  readonly severity: string
  readonly table?: string
  readonly constraint?: string
  readonly routine?: string
}

function isPostgresError(error: Error): error is PostgresError {
  return 'severity' in error && 'routine' in error
}

function postgresFacts({ table, constraint, routine }: PostgresError): string {
  return [table, constraint, routine].filter((part) => part !== undefined).join(' ')
}

function blank(message: string): string {
  return message
    .split('\n', 1)[0]!
    .replace(/"[^"]*"|'[^']*'|`[^`]*`/g, '…')
    .replace(/\S*\d{5,}\S*/g, '…')
    .replace(/\S*[^\p{ASCII}…]\S*/gu, '…')
    .slice(0, 300)
}

/** Where in our code it was raised: `src/…/file.ts:line`. */
function sourceOf(error: Error): string {
  const frame = /(?:src|pipelines)\/[\w./-]+\.ts:\d+/.exec(error.stack ?? '')
  return frame === null ? '' : `(${frame[0]})`
}

import { isPostgresUrl } from '../../store/store-url.ts'
import { type FlagValues, listFlag, textFlag } from './command.ts'

/** The command a person types to ask for the same run, without --resume and --accept; never with the password of a store. */
export function runCommandText(pipeline: string, flags: FlagValues): string {
  const store = textFlag(flags, 'store')
  const parts = [
    ...(['input', 'out'] as const).flatMap((name) => flagText(name, textFlag(flags, name))),
    ...flagText('store', store === undefined ? undefined : withoutPassword(store)),
    ...flagText('as-of', textFlag(flags, 'as-of')),
    ...listFlag(flags, 'province').flatMap((province) => flagText('province', province)),
    ...listFlag(flags, 'select').flatMap((stages) => flagText('select', stages)),
  ]
  return ['doisoat run', pipeline, ...parts].join(' ')
}

function flagText(name: string, value: string | undefined): readonly string[] {
  return value === undefined ? [] : [`--${name} ${quoted(value)}`]
}

/** As a POSIX shell reads it back. */
function quoted(value: string): string {
  return /^[\w./:@=,+-]+$/.test(value) ? value : `'${value.replaceAll("'", String.raw`'\''`)}'`
}

function withoutPassword(store: string): string {
  if (!isPostgresUrl(store) || !URL.canParse(store)) return store
  const url = new URL(store)
  url.password = ''
  url.searchParams.delete('password')
  return url.href
}

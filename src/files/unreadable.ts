import type { DetailsOf, MessageText } from '../domain/messages/message.ts'
import { UNREADABLE, type UnreadableCode } from '../domain/messages/unreadable.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'

/** What the text of a code needs to be told; nothing for a text that is always the same. */
type DetailsArgument<Code extends UnreadableCode> =
  DetailsOf<(typeof UNREADABLE)[Code]> extends Record<string, never>
    ? []
    : [details: DetailsOf<(typeof UNREADABLE)[Code]>]

/** The error for a file that cannot be read at all; its text stands in `src/domain/messages/unreadable.ts`. */
export function unreadable<Code extends UnreadableCode>(
  file: string,
  code: Code,
  ...[details]: DetailsArgument<Code>
): ReconcileError {
  const text = UNREADABLE[code] as unknown as MessageText<unknown>
  return new ReconcileError('file-unreadable', { file, code, reason: text.vi(details ?? {}) })
}

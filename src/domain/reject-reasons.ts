import { IDENTIFIER_REJECTS } from './rejects/reject-identifiers.ts'
import type { RejectCatalogue, RejectParts, RejectText } from './rejects/reject-text.ts'
import { VALUE_REJECTS } from './rejects/reject-values.ts'

/**
 * Why a cell was refused and how to mend it, in Vietnamese, because the row goes back to the agency that sent it (Quy chế
 * 1999/QCPH-BHXH-TCT, Điều 7), and in English for docs/errors.md. One text a code; the raw value stands in a column of its own.
 */
const REASONS = { ...VALUE_REJECTS, ...IDENTIFIER_REJECTS } satisfies RejectCatalogue

export type RejectCode = keyof typeof REASONS

export const REJECT_CODES: readonly RejectCode[] = (Object.keys(REASONS) as RejectCode[]).sort()

/** Both languages of a code. @throws RangeError for a code without a text: every code must have one. */
export function rejectText(code: string): RejectText {
  if (!Object.hasOwn(REASONS, code)) throw new RangeError(`no text for reject code ${code}`)
  return REASONS[code as RejectCode]
}

/** "Lý do" and "cách sửa" of a code, each a Vietnamese sentence. @throws RangeError for a code without a text. */
export function rejectParts(code: string): RejectParts {
  const { reason, fix } = rejectText(code).vi
  return { reason: `${reason}.`, fix: `${fix}.` }
}

/** The Vietnamese sentence of a code: "what is wrong; what to do.". @throws RangeError for a code without a text. */
export function rejectReason(code: string): string {
  const { reason, fix } = rejectText(code).vi
  return `${reason}; ${fix.charAt(0).toLowerCase()}${fix.slice(1)}.`
}

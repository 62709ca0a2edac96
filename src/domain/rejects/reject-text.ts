/** One reason of a reject in one language: what is wrong with the cell, and what its sender should do. Clauses without a full stop. */
export interface RejectParts {
  readonly reason: string
  readonly fix: string
}

/** The same in both languages: Vietnamese goes back to the agency, English stands in docs/errors.md. */
export interface RejectText {
  readonly vi: RejectParts
  readonly en: RejectParts
}

export type RejectCatalogue<Codes extends string = string> = Readonly<Record<Codes, RejectText>>

/** Each part begins with a capital, because the two stand in columns of their own. */
export function reject(
  vi: readonly [reason: string, fix: string],
  en: readonly [reason: string, fix: string],
): RejectText {
  return { vi: { reason: vi[0], fix: vi[1] }, en: { reason: en[0], fix: en[1] } }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Texts that differ only in what the column holds; `vi` and `en` name it, English with its article. */
export const isScientific = (vi: string, en: string): RejectText =>
  reject(
    [`${vi} bị Excel ghi dạng 7.9E+10, không phục hồi được`, 'Nhập lại, định dạng ô là văn bản'],
    [
      `A spreadsheet cut ${en} to a form like 7.9E+10, which cannot be undone`,
      'Type it again in a cell of format text',
    ],
  )

export const hasOtherCharacters = (vi: string, en: string): RejectText =>
  reject(
    [`${vi} có ký tự không phải chữ số`, 'Nhập lại bằng chữ số, định dạng ô là văn bản'],
    [`${capital(en)} has characters that are no digits`, 'Type it again in digits, in a cell of format text'],
  )

export const isCitizenId = (vi: string, en: string): RejectText =>
  reject(
    [`Cột ${vi} chứa số định danh cá nhân 12 chữ số`, 'Ghi vào cột CCCD'],
    [`The column of ${en} holds a personal ID of 12 digits`, 'Put it in the column of the CCCD'],
  )

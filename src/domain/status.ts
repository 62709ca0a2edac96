import { memoise } from './memoise.ts'
import { tidyText, withoutMarks, wordsOnly } from './vietnamese-text.ts'

/** What the registry says of an enterprise's existence (domain notes §5.4); `unknown` asks for verification. */
export type RegistryStatus =
  | 'dissolved'
  | 'dissolving'
  | 'merged'
  | 'bankrupt'
  | 'revoked'
  | 'not_at_address'
  | 'suspended'
  | 'stopped'
  | 'operating'
  | 'unknown'

/**
 * Phrases without marks, specific before general: "không còn hoạt động tại địa chỉ" holds "hoạt động", and
 * "đang làm thủ tục giải thể" holds "giải thể".
 */
const REGISTRY_PHRASES: readonly (readonly [phrase: RegExp, status: RegistryStatus])[] = [
  [/khoi phuc/, 'operating'],
  [/bi thu hoi|da thu hoi|thu hoi (?:gcn|giay)/, 'revoked'],
  [/(?:dang|cho|lam|thu tuc|hoan thanh thu tuc) giai the/, 'dissolving'],
  [/(?:dang|mo|bi|lam) .*thu tuc pha san|^thu tuc pha san/, 'bankrupt'],
  [/da giai the|^giai the|cham dut ton tai|giai the pha san/, 'dissolved'],
  [/da dong (?:mst|ma so)|da hoan thanh thu tuc cham dut/, 'dissolved'],
  [/pha san/, 'bankrupt'],
  [/sap nhap|hop nhat|bi chia|bi tach|da chia/, 'merged'],
  [/khong (?:con )?(?:hoat dong|kinh doanh).*dia chi|bo dia chi/, 'not_at_address'],
  [/tam (?:ngung|nghi|dung)/, 'suspended'],
  [/chua hoat dong/, 'unknown'],
  [
    /(?:ngung|dung|cham dut|thoi|khong|khong con) (?:san xuat )?(?:hoat dong|kinh doanh)|ngung vinh vien|nghi han/,
    'stopped',
  ],
  [/(?:dang|con) hoat dong|hoat dong (?:binh thuong|tro lai)|^(?:nnt )?hoat dong$|dang ton tai/, 'operating'],
]

/** The status a free text of the registry means. A text that no phrase knows is `unknown`, never "operating". */
export const parseRegistryStatus: (text: string) => RegistryStatus = memoise((text) => {
  const words = wordsOnly(withoutMarks(tidyText(text)))
  return REGISTRY_PHRASES.find(([phrase]) => phrase.test(words))?.[1] ?? 'unknown'
}, 2_000)

/** Status codes of the tax register (TT 90/2026/TT-BTC annex I, the same list as TT 86/2024/TT-BTC). */
export const TAX_STATUS_CODES = ['00', '01', '02', '03', '04', '05', '06', '07', '09', '10'] as const
export type TaxStatusCode = (typeof TAX_STATUS_CODES)[number]

const TAX_PHRASES: readonly (readonly [phrase: RegExp, code: TaxStatusCode])[] = [
  [/cho xac minh/, '09'],
  [/cho cap nhat/, '10'],
  [/khong (?:co|con) gia tri/, '04'],
  [/khong (?:con )?(?:hoat dong|kinh doanh).*dia chi|bo dia chi/, '06'],
  [/tam (?:ngung|nghi|dung)/, '05'],
  [/chua (?:hoan thanh|dong|cham dut)/, '03'],
  [/da (?:hoan thanh|dong|cham dut)|cham dut hieu luc|dong (?:mst|ma so thue)/, '01'],
  [/pha san/, '07'],
  [/chuyen (?:dia|co quan|dia ban|tru so)/, '02'],
  // Stopped, with nothing said of the tax ID: the weaker of the two statements.
  [/(?:ngung|dung|cham dut|khong|khong con) (?:san xuat )?(?:hoat dong|kinh doanh)|ngung vinh vien/, '03'],
  [/(?:dang|con|chua) hoat dong|chua phat sinh|^(?:nnt |nguoi nop thue )?hoat dong$/, '00'],
]

/** `code` null: neither the code nor the text says one. `subCode`: two digits after the code, null when not given. */
export type TaxStatus = { readonly code: TaxStatusCode | null; readonly subCode: string | null }

/**
 * Tax status from the code cell, else from the text cell. A code may have lost its zero, may stand in front of its text
 * ("06 - NNT không hoạt động tại địa chỉ đã đăng ký"), and may carry a sub-code ("03.11").
 */
export function parseTaxStatus(code: string, text: string): TaxStatus {
  return statusOfCode(code) ?? statusOfCode(text) ?? { code: statusOfText(`${code} ${text}`), subCode: null }
}

const CODE_IN_FRONT = /^'?(\d{1,2})(?:\s*[-./:]\s*(\d{2})(?!\d))?(?![\d/])/

function statusOfCode(cell: string): TaxStatus | null {
  const match = CODE_IN_FRONT.exec(cell.trim())
  const digits = match?.[1]?.padStart(2, '0')
  const code = TAX_STATUS_CODES.find((known) => known === digits)
  return code === undefined ? null : { code, subCode: match?.[2] ?? null }
}

const statusOfText: (text: string) => TaxStatusCode | null = memoise((text) => {
  const words = wordsOnly(withoutMarks(tidyText(text)))
  return TAX_PHRASES.find(([phrase]) => phrase.test(words))?.[1] ?? null
}, 2_000)

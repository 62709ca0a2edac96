import type { SheetSpec } from '../files/workbook-spec.ts'
import type { PublishWork } from './publish-work.ts'

/** For whom a workbook is made. */
export interface ListScope {
  readonly work: PublishWork
  /** Present province code; '' where no province is known. */
  readonly province: string
  /** `Thành phố Cần Thơ`, or words for "unknown". */
  readonly provinceName: string
  /** True when the recipient must not see citizen IDs and insurance numbers. */
  readonly masked: boolean
  /** ISO date by which an officer answers. */
  readonly answerBy: string
  /** Months the leads of this province speak of, in words. */
  readonly period: string
}

/** One sheet of a province's workbook. */
export interface ProvinceList {
  /** Name of the sheet. */
  readonly name: string
  /** What one row is. */
  readonly grain: string
  /** The sheet, or null when it is left out because it would be empty. */
  sheet(scope: ListScope): Promise<SheetSpec | null>
}

/** An identifier as this recipient may see it: `079******345` when masked. */
export function shownId(scope: ListScope, id: string): string {
  if (!scope.masked || id.length < 7) return id
  return `${id.slice(0, 3)}${'*'.repeat(id.length - 6)}${id.slice(-3)}`
}

/** A tax ID as this recipient may see it: that of a household business is its owner's citizen ID. */
export function shownTaxId(scope: ListScope, taxId: string): string {
  return /^\d{12}$/.test(taxId) ? shownId(scope, taxId) : taxId
}

/** The lines above a table: title, agency, period and date, and what the list is. */
export function titleBlock(scope: ListScope, title: string): readonly string[] {
  return [
    `${title} – ${scope.provinceName.toUpperCase()}`,
    scope.province === '' ? 'Bảo hiểm xã hội Việt Nam' : `Bảo hiểm xã hội ${inSentence(scope.provinceName)}`,
    `Kỳ dữ liệu: ${scope.period}. Số liệu đến ngày ${scope.work.asOf.split('-').reverse().join('/')}. ĐVT: đồng.`,
    'Danh sách lập từ đối chiếu dữ liệu, cần rà soát, xác minh trước khi kết luận.',
  ]
}

function inSentence(name: string): string {
  return name.replace(/^Thành phố/, 'thành phố').replace(/^Tỉnh/, 'tỉnh')
}

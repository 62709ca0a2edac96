import { FUND_BITS } from '../sources/source.ts'
import type { CellReader } from './cell-readers.ts'

const NOT_IN_FUND = /^(?:0+(?:[.,]0+)?|k|không|khong|no|n|false)$/i

/** One column a fund: any mark or amount but a no counts; blank cells beside a filled one mean "not in this fund". */
export function fundPartsReader(column: string): CellReader {
  return (raw, out) => {
    let bits = 0
    for (const part of raw.split(';')) {
      const at = part.indexOf('=')
      const fund = part.slice(0, at) as keyof typeof FUND_BITS
      if (!NOT_IN_FUND.test(part.slice(at + 1))) bits |= FUND_BITS[fund]
    }
    out[column] = bits
    return 'read'
  }
}

import type { LinkageWarning } from './warnings.ts'

const WORDS: Readonly<Record<LinkageWarning['code'], string>> = {
  all_null: 'không bản ghi nào có giá trị, nên phép so sánh không góp gì',
  constant: 'mọi bản ghi có cùng một giá trị, nên phép so sánh không góp gì',
  never_compared: 'không cặp nào có giá trị ở cả hai bên',
  never_agrees: 'không cặp nào giống nhau; có phải mỗi bản ghi một giá trị?',
  out_of_order: 'có mức giống nhau hơn mà trọng số lại thấp hơn mức khác nhau; nên xem lại các mức hoặc dữ liệu',
}

/** A warning in Vietnamese. */
export function warningWords({ comparison, code }: Pick<LinkageWarning, 'comparison' | 'code'>): string {
  return `${comparison}: ${WORDS[code]}`
}

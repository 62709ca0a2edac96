import type { z } from 'zod'

const WANTED: Readonly<Record<string, string>> = {
  string: 'cần một giá trị chữ',
  number: 'cần một số',
  int: 'cần một số nguyên',
  boolean: 'cần true hoặc false',
  array: 'cần một danh sách',
  object: 'cần các cặp khóa: giá trị',
  record: 'cần các cặp khóa: giá trị',
}

/** Issues of a schema in Vietnamese; what a schema says itself comes before these. */
export const issueWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return WANTED[issue.expected] ?? `cần ${issue.expected}`
    case 'too_small':
      return limit(issue.origin, 'ít nhất', issue.inclusive === false ? 'lớn hơn' : 'từ', issue.minimum)
    case 'too_big':
      return limit(issue.origin, 'nhiều nhất', issue.inclusive === false ? 'nhỏ hơn' : 'không quá', issue.maximum)
    case 'invalid_value':
      return `cần một trong: ${issue.values.map(String).join(', ')}`
    default:
      return 'không đúng dạng'
  }
}

function limit(origin: string, atLeast: string, from: string, value: number | bigint): string {
  if (origin === 'array' || origin === 'set') return `cần ${atLeast} ${value} mục`
  if (origin === 'string') return `cần ${atLeast} ${value} ký tự`
  return `cần một số ${from} ${value}`
}

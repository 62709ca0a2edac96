import { message } from './message.ts'

interface Drift {
  readonly found: string
  readonly usual: string
  readonly nights: number
  readonly most: string
}

const drift = (vi: string, en: string, found: string, usual: string) =>
  message<Drift>(
    { found, usual, nights: 7, most: '50,00 %' },
    ({ found, usual, nights, most }) =>
      `${vi} là ${found}, trung vị ${nights} lần trước là ${usual}; chỉ cho phép lệch ${most} của trung vị.`,
    ({ found, usual, nights, most }) =>
      `${en} is ${found}, the median of ${nights} earlier nights ${usual}; it may be off by ${most} of the median.`,
  )

/** What the gate on linkage says (docs/gates.md): measured, expected. Shares come as texts. */
export const LINK_GATE = {
  precision: message(
    { value: '98,10 %', low: '97,20 %', high: '98,90 %', least: '98,00 %' },
    ({ value, low, high, least }) =>
      `Độ chính xác ước lượng của các cặp được gộp là ${value} (khoảng ${low} đến ${high}); cận dưới thấp hơn ${least}.`,
    ({ value, low, high, least }) =>
      `The estimated precision of the joined pairs is ${value} (${low} to ${high}); its lower end is below ${least}.`,
  ),
  truth: message(
    { agreed: 45, decided: 50, least: '98,00 %' },
    ({ agreed, decided, least }) =>
      `Trong ${decided} cặp máy cho là chắc mà người rà soát đã kết luận, chỉ ${agreed} cặp là cùng người; cần từ ${least}.`,
    ({ agreed, decided, least }) =>
      `Of ${decided} decided pairs of which the machine is sure only ${agreed} are one person; ${least} expected.`,
  ),
  matchRate: drift('Tỷ lệ người được gộp', 'The share of linked persons', '9,00 %', '3,00 %'),
  largest: drift('Số người của nhóm lớn nhất', 'The largest cluster', '9', '4'),
  mean: drift('Số người trung bình của một nhóm', 'The mean cluster size', '3,40', '2,08'),
} as const

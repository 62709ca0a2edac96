import { defineParameter, SECOND_HAND } from './parameter.ts'
import { WHOLE } from './shape.ts'

/** Owners of household businesses (2.1.m): who of them is covered when (domain notes §3.1, the open point of 2026). */

export type OwnerSituation = 'declares_above' | 'declares_below' | 'lump_sum'
export type OwnerReading = 'due' | 'verify' | 'not_yet_due'

const SITUATIONS: Readonly<Record<OwnerSituation, string>> = {
  declares_above: 'kê khai, doanh thu trên ngưỡng',
  declares_below: 'kê khai, doanh thu không quá ngưỡng',
  lump_sum: 'thuế khoán trước đây, chưa có dữ liệu kê khai',
}

const READINGS: Readonly<Record<OwnerReading, string>> = {
  due: 'thuộc diện',
  verify: 'cần xác minh',
  not_yet_due: 'chưa đến hạn (1/7/2029)',
}

export const HOUSEHOLD_OWNER_SCOPE = defineParameter<Readonly<Record<OwnerSituation, OwnerReading>>>({
  name: 'household_owner_scope',
  title: { vi: 'Chủ hộ kinh doanh thuộc diện bắt buộc', en: 'Which household owners are covered' },
  unit: 'reading',
  shape: { kind: 'record', keys: SITUATIONS, choices: READINGS },
  values: [
    {
      value: { declares_above: 'due', declares_below: 'verify', lump_sum: 'not_yet_due' },
      from: '2025-07-01',
      to: '2029-06-30',
      source: 'Luật BHXH 41/2024/QH15, Điều 2.1.m; NĐ 158/2025/NĐ-CP, Điều 3',
      note: 'chưa tìm thấy hướng dẫn về chủ hộ kê khai có doanh thu không quá ngưỡng; cơ quan BHXH đặt cách áp dụng của mình trong doisoat.yaml',
    },
    {
      value: { declares_above: 'due', declares_below: 'due', lump_sum: 'due' },
      from: '2029-07-01',
      to: null,
      source: 'NĐ 158/2025/NĐ-CP, Điều 3: mọi chủ hộ kinh doanh có đăng ký',
    },
  ],
})

/** Yearly revenue up to which a household business pays no tax but still declares: what "ngưỡng" is above. */
export const HOUSEHOLD_REVENUE_THRESHOLD = defineParameter<number>({
  name: 'household_revenue_threshold',
  title: { vi: 'Hộ kinh doanh: ngưỡng doanh thu không phải nộp thuế', en: 'Household business: revenue without tax' },
  unit: 'vnd_year',
  shape: WHOLE,
  values: [
    {
      value: 1_000_000_000,
      from: '2026-01-01',
      to: null,
      source: 'NĐ 141/2026/NĐ-CP sửa đổi NĐ 68/2026/NĐ-CP',
      note: `nâng từ 500 triệu đồng của Luật Thuế TNCN 109/2025/QH15; ${SECOND_HAND}`,
    },
  ],
})

/** What the law itself said before the decree raised it; a site that reads it so sets `household_revenue_threshold` to it. */
export const HOUSEHOLD_REVENUE_IN_LAW = defineParameter<number>({
  name: 'household_revenue_in_law',
  title: { vi: 'Hộ kinh doanh: ngưỡng doanh thu ghi trong luật', en: 'Household business: revenue in the law itself' },
  unit: 'vnd_year',
  shape: WHOLE,
  values: [
    {
      value: 500_000_000,
      from: '2026-01-01',
      to: null,
      source: 'Luật Thuế TNCN 109/2025/QH15',
      note: `đã được nâng lên 1 tỷ đồng (NĐ 141/2026/NĐ-CP), không dùng để đối chiếu; ngày bắt đầu ${SECOND_HAND}`,
    },
  ],
})

export type LumpSumTax = 'exists' | 'ended'

export const LUMP_SUM_TAX = defineParameter<LumpSumTax>({
  name: 'lump_sum_tax',
  title: { vi: 'Thuế khoán của hộ kinh doanh', en: 'Lump-sum tax of household businesses' },
  unit: 'reading',
  shape: { kind: 'choice', choices: { exists: 'còn áp dụng', ended: 'đã bỏ, mọi hộ kê khai' } },
  values: [
    { value: 'exists', from: '2016-01-01', to: '2025-12-31', source: 'trước NQ 198/2025/QH15', note: SECOND_HAND },
    { value: 'ended', from: '2026-01-01', to: null, source: 'NQ 198/2025/QH15', note: SECOND_HAND },
  ],
})

import { defineParameter, OWN_KNOWLEDGE } from './parameter.ts'
import type { Labels, Shape } from './shape.ts'

/**
 * Which kinds of people a fund covers at all, by date (domain notes §3.1–3.3). Length of contract, the scope of household owners and
 * the retirement age are asked besides.
 */
export type Cover = 'covered' | 'not_covered'

/** The positions of `insurance_participants`, and what a contract or a nationality adds. */
export type CoverGroup =
  | 'worker'
  | 'part_time'
  | 'probation'
  | 'domestic'
  | 'foreigner'
  | 'manager_paid'
  | 'manager_unpaid'
  | 'owner'
  | 'official'
  | 'armed_forces'
  | 'commune_part_time'
  | 'pension_qualified'

const GROUPS: Readonly<Record<CoverGroup, string>> & Labels = {
  worker: 'người lao động có hợp đồng',
  part_time: 'làm việc không trọn thời gian, lương từ mức sàn',
  probation: 'hợp đồng thử việc',
  domestic: 'giúp việc gia đình',
  foreigner: 'người nước ngoài theo Điều 2.2',
  manager_paid: 'người quản lý hưởng lương',
  manager_unpaid: 'người quản lý không hưởng lương',
  owner: 'chủ hộ kinh doanh',
  official: 'cán bộ, công chức',
  armed_forces: 'lực lượng vũ trang, cơ yếu',
  commune_part_time: 'người hoạt động không chuyên trách ở xã',
  pension_qualified: 'người đủ điều kiện hưởng lương hưu',
}

const SHAPE: Shape = {
  kind: 'record',
  keys: GROUPS,
  choices: { covered: 'thuộc diện', not_covered: 'không thuộc diện' },
}

type Covers = Readonly<Record<CoverGroup, Cover>>

function covering(...groups: readonly CoverGroup[]): Covers {
  const cover = (group: CoverGroup): Cover => (groups.includes(group) ? 'covered' : 'not_covered')
  return Object.fromEntries((Object.keys(GROUPS) as CoverGroup[]).map((group) => [group, cover(group)])) as Covers
}

const EARLIER = ['worker', 'foreigner', 'manager_paid', 'official', 'commune_part_time', 'pension_qualified'] as const

export const RETIREMENT_COVER = defineParameter<Covers>({
  name: 'retirement_cover',
  title: { vi: 'Đối tượng BHXH bắt buộc', en: 'Who comes under compulsory social insurance' },
  unit: 'reading',
  shape: SHAPE,
  values: [
    {
      value: covering(...EARLIER, 'armed_forces'),
      from: '2022-01-01',
      to: '2025-06-30',
      source: 'Luật BHXH 58/2014/QH13, Điều 2; NĐ 143/2018/NĐ-CP',
      note: OWN_KNOWLEDGE,
    },
    {
      value: covering(...EARLIER, 'armed_forces', 'part_time', 'manager_unpaid', 'owner'),
      from: '2025-07-01',
      to: null,
      source: 'Luật BHXH 41/2024/QH15, Điều 2; NĐ 158/2025/NĐ-CP, Điều 3',
      note: 'chủ hộ kinh doanh: theo household_owner_scope',
    },
  ],
})

/** Group 1 of health insurance: worker and employer, or the person alone, pay. Armed forces have a group of their own. */
export const HEALTH_COVER = defineParameter<Covers>({
  name: 'health_cover',
  title: { vi: 'Đối tượng BHYT nhóm 1', en: 'Who comes under group 1 of health insurance' },
  unit: 'reading',
  shape: SHAPE,
  values: [
    {
      value: covering(...EARLIER),
      from: '2022-01-01',
      to: '2025-06-30',
      source: 'Luật BHYT sửa đổi 46/2014/QH13, Điều 12',
      note: OWN_KNOWLEDGE,
    },
    {
      value: covering(...EARLIER, 'part_time', 'manager_unpaid', 'owner'),
      from: '2025-07-01',
      to: null,
      source: 'Luật BHYT sửa đổi 51/2024/QH15, Điều 12; NĐ 188/2025/NĐ-CP',
      note: 'chủ hộ kinh doanh: theo household_owner_scope',
    },
  ],
})

export const UNEMPLOYMENT_COVER = defineParameter<Covers>({
  name: 'unemployment_cover',
  title: { vi: 'Đối tượng BHTN', en: 'Who comes under unemployment insurance' },
  unit: 'reading',
  shape: SHAPE,
  values: [
    {
      value: covering('worker', 'pension_qualified'),
      from: '2015-01-01',
      to: '2025-12-31',
      source: 'Luật Việc làm 38/2013/QH13, Điều 43',
      note: `người quản lý hưởng lương chỉ khi có hợp đồng lao động; ${OWN_KNOWLEDGE}`,
    },
    {
      value: covering('worker', 'part_time', 'manager_paid'),
      from: '2026-01-01',
      to: null,
      source: 'Luật Việc làm 74/2025/QH15, Điều 31',
    },
  ],
})

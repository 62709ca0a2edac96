import { monthOf } from '../domain/months.ts'
import { LAW, type PolicyBook } from './book.ts'
import { defineParameter, OWN_KNOWLEDGE } from './parameter.ts'
import { WHOLE } from './shape.ts'

/** Age in completed months at which a person may retire in a calendar year. */
export interface RetirementAge {
  readonly male: number
  readonly female: number
}

const age = (years: number, months: number): number => years * 12 + months

const SOURCE = 'Bộ luật Lao động 45/2019/QH14, Điều 169; NĐ 135/2020/NĐ-CP, Điều 4'

function ageIn(year: number): RetirementAge {
  const steps = year - 2021
  return {
    male: Math.min(age(60, 3) + 3 * steps, age(62, 0)),
    female: Math.min(age(55, 4) + 4 * steps, age(60, 0)),
  }
}

const RISING_YEARS = Array.from({ length: 2034 - 2021 + 1 }, (_, index) => 2021 + index)

/** From 2021 the age rises by 3 months a year for men (to 62 in 2028) and 4 for women (to 60 in 2035). */
export const RETIREMENT_AGE = defineParameter<RetirementAge>({
  name: 'retirement_age',
  title: { vi: 'Tuổi nghỉ hưu', en: 'Retirement age' },
  unit: 'months_of_age',
  shape: { kind: 'record', keys: { male: 'nam', female: 'nữ' } },
  values: [
    {
      value: { male: age(60, 0), female: age(55, 0) },
      from: '1995-01-01',
      to: '2020-12-31',
      source: 'Bộ luật Lao động 10/2012/QH13, Điều 187',
      note: OWN_KNOWLEDGE,
    },
    ...RISING_YEARS.map((year) => ({ value: ageIn(year), from: `${year}-01-01`, to: `${year}-12-31`, source: SOURCE })),
    { value: ageIn(2035), from: '2035-01-01', to: null, source: SOURCE },
  ],
})

/** Owners and unpaid managers past the retirement age stay covered when no more than this is missing for a pension (2.7). */
export const MISSING_MONTHS = defineParameter<number>({
  name: 'retirement_missing_months',
  title: {
    vi: 'Chủ hộ, người quản lý không hưởng lương quá tuổi nghỉ hưu vẫn thuộc diện nếu thiếu không quá',
    en: 'Owners and unpaid managers past retirement age stay covered when no more is missing than',
  },
  unit: 'months',
  shape: WHOLE,
  values: [{ value: 6, from: '2025-07-01', to: null, source: 'Luật BHXH 41/2024/QH15, Điều 2.7' }],
})

/**
 * Month (year*12+month-1) in which someone born in `birthMonth` reaches the retirement age: the first month by whose
 * age the person is old enough, which is how the table by birth month in the annex of NĐ 135/2020 comes about.
 */
export function retirementMonth(gender: keyof RetirementAge, birthMonth: number, policy: PolicyBook = LAW): number {
  for (const { value, from, to } of policy.linesOf(RETIREMENT_AGE)) {
    const reached = Math.max(birthMonth + value[gender], monthIn(from))
    if (to === null || reached <= monthIn(to)) return reached
  }
  throw new RangeError('the last retirement age has no end')
}

const monthIn = (day: string): number => monthOf(day) ?? 0

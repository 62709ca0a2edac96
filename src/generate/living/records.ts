import type { GroupName } from '../../sources/source.ts'
import type { Printed } from '../facts.ts'
import { dayText, monthText, type RowText } from '../records.ts'
import type { Benefit, BenefitRow, LivingStatus, PupilRow, Relation, ResidentRow } from './facts.ts'

const RELATION_TEXTS: Readonly<Record<Relation, string>> = {
  head: 'Chủ hộ',
  spouse: 'Vợ/chồng',
  child: 'Con',
  parent: 'Cha/mẹ',
  sibling: 'Em ruột',
  not_related: 'Người ở nhờ',
}

const STATUS_TEXTS: Readonly<Record<LivingStatus, string>> = {
  permanent: 'Thường trú',
  temporary: 'Tạm trú',
  absent: 'Tạm vắng',
  moved: 'Chuyển đi',
  dead: 'Đã chết',
  left_country: 'Định cư nước ngoài',
}

const BENEFIT_TEXTS: Readonly<Record<Benefit, string>> = {
  pension: 'Hưu trí',
  monthly_insurance: 'Trợ cấp BHXH hằng tháng',
  work_injury: 'TNLĐ-BNN',
  survivor: 'Tuất hằng tháng',
  social_pension: 'Hưu trí xã hội',
  unemployment: 'Trợ cấp thất nghiệp',
}

const GROUP_TEXTS: Readonly<Partial<Record<GroupName, string>>> = {
  poor: 'Hộ nghèo',
  near_poor: 'Hộ cận nghèo',
  ethnic_minority: 'Dân tộc thiểu số',
  pupil: 'Học sinh, sinh viên',
  merit: 'Người có công',
  social_protection: 'Bảo trợ xã hội',
  elderly: 'Người cao tuổi',
  atk: 'ATK',
  child: 'Trẻ em dưới 6 tuổi',
}

/** By name where we print no other word: these always work. */
const groupsText = (groups: readonly GroupName[]): string =>
  groups.map((group) => GROUP_TEXTS[group] ?? group).join('; ')

const person = (printed: Printed): RowText => ({
  full_name: printed.name,
  birth_date: dayText(printed.birth),
  gender: printed.gender === '' ? '' : printed.gender === 'male' ? 'Nam' : 'Nữ',
  citizen_id: printed.citizenId,
})

export function residentRow(row: ResidentRow): RowText {
  return {
    ...person(row.printed),
    household_code: row.household,
    relation: RELATION_TEXTS[row.relation],
    hamlet: row.hamlet,
    groups: groupsText(row.groups),
    status: STATUS_TEXTS[row.status],
    status_on: dayText(row.statusOn),
    commune_code: row.commune.code,
    province_code: row.commune.province,
  }
}

export function benefitRow(row: BenefitRow): RowText {
  return {
    ...person(row.printed),
    insurance_number: row.person.insuranceNumber,
    benefit: BENEFIT_TEXTS[row.benefit],
    from_month: monthText(row.from),
    to_month: monthText(row.to),
    died_on: dayText(row.diedOn),
  }
}

export function pupilRow(row: PupilRow): RowText {
  return {
    ...person(row.printed),
    school_name: row.school,
    school_year: `${row.schoolYear}-${row.schoolYear + 1}`,
    commune_code: row.commune.code,
    groups: groupsText(row.groups),
  }
}

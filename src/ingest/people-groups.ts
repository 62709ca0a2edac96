import { GROUP_BITS, type GroupName } from '../sources/source.ts'
import { foldWords } from './header-key.ts'

/** How communes and schools name groups of people, codes of health cards among them (domain notes §1.5). */
const WORDS: Readonly<Record<GroupName, readonly string[]>> = {
  poor: ['poor', 'Nghèo', 'Hộ nghèo', 'Người nghèo', 'HN'],
  near_poor: ['near_poor', 'Cận nghèo', 'Hộ cận nghèo', 'HCN', 'CN', 'Người thuộc hộ cận nghèo'],
  ethnic_minority: [
    'ethnic_minority',
    'Dân tộc thiểu số',
    'Người dân tộc thiểu số',
    'DTTS',
    'Dân tộc',
    'Đồng bào dân tộc',
    'DT',
  ],
  pupil: ['pupil', 'student', 'Học sinh', 'Sinh viên', 'HSSV', 'Học sinh, sinh viên', 'HS', 'SV', 'HS-SV'],
  merit: [
    'merit',
    'Người có công',
    'Có công',
    'Gia đình có công',
    'NCC',
    'CC',
    'CK',
    'TS',
    'Thương binh',
    'Bệnh binh',
    'Thân nhân liệt sĩ',
    'Thân nhân người có công',
    'Cựu chiến binh',
    'CB',
  ],
  social_protection: [
    'social_protection',
    'Bảo trợ xã hội',
    'BTXH',
    'BT',
    'Khuyết tật',
    'Người khuyết tật',
    'Trợ cấp xã hội',
  ],
  elderly: [
    'elderly',
    'Người cao tuổi',
    'Cao tuổi',
    'NCT',
    'Từ đủ 75 tuổi',
    'Trên 75 tuổi',
    '75 tuổi trở lên',
    'Trên 80 tuổi',
    '80 tuổi trở lên',
    'Hưu trí xã hội',
  ],
  atk: ['atk', 'Xã ATK', 'An toàn khu', 'Xã an toàn khu', 'Vùng ATK'],
  difficult_area: [
    'difficult_area',
    'Vùng khó khăn',
    'Đặc biệt khó khăn',
    'ĐBKK',
    'Vùng ĐBKK',
    'Xã ĐBKK',
    'Xã đặc biệt khó khăn',
    'Vùng đặc biệt khó khăn',
    'DK',
  ],
  island: ['island', 'Xã đảo', 'Huyện đảo', 'Hải đảo', 'Đặc khu', 'XD'],
  armed_forces: [
    'armed_forces',
    'Lực lượng vũ trang',
    'LLVT',
    'Quân đội',
    'Quân nhân',
    'Công an',
    'Cơ yếu',
    'Bộ đội',
    'QN',
    'CA',
    'CY',
  ],
  armed_forces_relative: [
    'armed_forces_relative',
    'Thân nhân quân đội',
    'Thân nhân quân nhân',
    'Thân nhân công an',
    'Thân nhân cơ yếu',
    'Thân nhân sĩ quan',
    'Thân nhân LLVT',
    'TQ',
    'TA',
    'TY',
  ],
  official_relative: [
    'official_relative',
    'Thân nhân CBCCVC',
    'Thân nhân cán bộ',
    'Thân nhân cán bộ, công chức, viên chức',
  ],
  average_income_farming: [
    'average_income_farming',
    'Mức sống trung bình',
    'Nông, lâm, ngư, diêm nghiệp',
    'Hộ nông, lâm, ngư, diêm nghiệp có mức sống trung bình',
    'Hộ gia đình làm nông, lâm, ngư, diêm nghiệp có mức sống trung bình',
    'NLND',
    'GB',
  ],
  child: ['child', 'Trẻ em', 'Trẻ em dưới 6 tuổi', 'Dưới 6 tuổi', 'TE'],
}

/** Words that say that a person is in none of the groups. */
const NONE = ['Không', 'Không có', 'Không thuộc', 'Bình thường', 'Hộ bình thường', 'Không thuộc diện', 'Thường', 'Khác']

const BITS: ReadonlyMap<string, number> = new Map([
  ...(Object.entries(WORDS) as [GroupName, readonly string[]][]).flatMap(([group, words]) =>
    words.map((word): [string, number] => [foldWords(word), GROUP_BITS[group]]),
  ),
  ...NONE.map((word): [string, number] => [foldWords(word), 0]),
])

/** The known groups of a cell, and whether it names one that is not. */
export function readGroups(raw: string): { readonly bits: number; readonly unknown: boolean } {
  const whole = BITS.get(foldWords(raw))
  if (whole !== undefined) return { bits: whole, unknown: false }
  let bits = 0
  let unknown = false
  for (const part of raw.split(/[,;+|&/\n]|\s-\s|\bvà\b/u)) {
    const word = foldWords(part)
    if (word === '') continue
    const bit = BITS.get(word)
    if (bit === undefined) unknown = true
    else bits |= bit
  }
  return { bits, unknown }
}

import type { Block } from '../facts.ts'
import type { Columns } from '../input-headers.ts'

type Region = Block['region']

export const residentsFile = ({ region }: { region: Region }): string => `cu_tru/nhan_khau_${region}.csv`
export const benefitsFile = ({ region }: { region: Region }): string => `che_do/luong_huu_tro_cap_${region}.csv`
export const pupilsFile = ({ region }: { region: Region }): string => `truong_hoc/hoc_sinh_${region}.csv`

const PERSON = (region: Region): Columns => [
  ['full_name', region === 'trung' ? 'HỌ TÊN' : 'Họ và tên'],
  ['birth_date', region === 'trung' ? 'Ngày sinh' : 'Ngày, tháng, năm sinh'],
  ['gender', region === 'trung' ? 'Nam/nữ' : 'Giới tính'],
  ['citizen_id', region === 'trung' ? 'CCCD' : 'Số định danh cá nhân'],
]

/** The headers of the lists of communes, of benefits and of schools, as a region writes them. */
export const livingHeaders = (region: Region): Readonly<Record<'residents' | 'benefits' | 'pupils', Columns>> => ({
  residents: [
    ['household_code', region === 'nam' ? 'Mã hộ' : 'Mã hộ gia đình'],
    ...PERSON(region),
    ['relation', 'Quan hệ với chủ hộ'],
    ['hamlet', region === 'nam' ? 'Ấp/khu vực' : 'Thôn/tổ dân phố'],
    ['groups', 'Diện đối tượng'],
    ['status', region === 'bac' ? 'Tình trạng cư trú' : 'Trạng thái cư trú'],
    ['status_on', 'Ngày biến động'],
    ['commune_code', 'Mã xã'],
    ['province_code', 'Mã tỉnh'],
  ],
  benefits: [
    ['insurance_number', 'Mã số BHXH'],
    ...PERSON(region),
    ['benefit', region === 'nam' ? 'Chế độ hưởng' : 'Loại trợ cấp'],
    ['from_month', 'Hưởng từ tháng'],
    ['to_month', 'Hưởng đến tháng'],
    ['died_on', 'Ngày chết'],
  ],
  pupils: [
    ['school_name', 'Tên trường'],
    ['school_year', 'Năm học'],
    ...PERSON(region),
    ['commune_code', 'Mã xã'],
    ['groups', 'Diện ưu tiên'],
  ],
})

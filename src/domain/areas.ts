/** Provinces before and since 1 July 2025 (Nghị quyết 202/2025/QH15; codes by Quyết định 19/2025/QĐ-TTg). Seven codes changed their meaning:
 * 15, 24, 44, 52, 80, 82, 91 name another province today, so that a code means nothing without its system. */
export type AreaSystem = 'gso63' | 'gso34'

interface OldProvince {
  readonly name: string
  readonly present: string
}

const PRESENT_NAMES: Readonly<Record<string, string>> = {
  '01': 'Thành phố Hà Nội',
  '04': 'Tỉnh Cao Bằng',
  '08': 'Tỉnh Tuyên Quang',
  '11': 'Tỉnh Điện Biên',
  '12': 'Tỉnh Lai Châu',
  '14': 'Tỉnh Sơn La',
  '15': 'Tỉnh Lào Cai',
  '19': 'Tỉnh Thái Nguyên',
  '20': 'Tỉnh Lạng Sơn',
  '22': 'Tỉnh Quảng Ninh',
  '24': 'Tỉnh Bắc Ninh',
  '25': 'Tỉnh Phú Thọ',
  '31': 'Thành phố Hải Phòng',
  '33': 'Tỉnh Hưng Yên',
  '37': 'Tỉnh Ninh Bình',
  '38': 'Tỉnh Thanh Hoá',
  '40': 'Tỉnh Nghệ An',
  '42': 'Tỉnh Hà Tĩnh',
  '44': 'Tỉnh Quảng Trị',
  '46': 'Thành phố Huế',
  '48': 'Thành phố Đà Nẵng',
  '51': 'Tỉnh Quảng Ngãi',
  '52': 'Tỉnh Gia Lai',
  '56': 'Tỉnh Khánh Hoà',
  '66': 'Tỉnh Đắk Lắk',
  '68': 'Tỉnh Lâm Đồng',
  '75': 'Thành phố Đồng Nai',
  '79': 'Thành phố Hồ Chí Minh',
  '80': 'Tỉnh Tây Ninh',
  '82': 'Tỉnh Đồng Tháp',
  '86': 'Tỉnh Vĩnh Long',
  '91': 'Tỉnh An Giang',
  '92': 'Thành phố Cần Thơ',
  '96': 'Tỉnh Cà Mau',
}

const OLD: Readonly<Record<string, OldProvince>> = {
  '01': { name: 'Thành phố Hà Nội', present: '01' },
  '02': { name: 'Tỉnh Hà Giang', present: '08' },
  '04': { name: 'Tỉnh Cao Bằng', present: '04' },
  '06': { name: 'Tỉnh Bắc Kạn', present: '19' },
  '08': { name: 'Tỉnh Tuyên Quang', present: '08' },
  '10': { name: 'Tỉnh Lào Cai', present: '15' },
  '11': { name: 'Tỉnh Điện Biên', present: '11' },
  '12': { name: 'Tỉnh Lai Châu', present: '12' },
  '14': { name: 'Tỉnh Sơn La', present: '14' },
  '15': { name: 'Tỉnh Yên Bái', present: '15' },
  '17': { name: 'Tỉnh Hoà Bình', present: '25' },
  '19': { name: 'Tỉnh Thái Nguyên', present: '19' },
  '20': { name: 'Tỉnh Lạng Sơn', present: '20' },
  '22': { name: 'Tỉnh Quảng Ninh', present: '22' },
  '24': { name: 'Tỉnh Bắc Giang', present: '24' },
  '25': { name: 'Tỉnh Phú Thọ', present: '25' },
  '26': { name: 'Tỉnh Vĩnh Phúc', present: '25' },
  '27': { name: 'Tỉnh Bắc Ninh', present: '24' },
  '30': { name: 'Tỉnh Hải Dương', present: '31' },
  '31': { name: 'Thành phố Hải Phòng', present: '31' },
  '33': { name: 'Tỉnh Hưng Yên', present: '33' },
  '34': { name: 'Tỉnh Thái Bình', present: '33' },
  '35': { name: 'Tỉnh Hà Nam', present: '37' },
  '36': { name: 'Tỉnh Nam Định', present: '37' },
  '37': { name: 'Tỉnh Ninh Bình', present: '37' },
  '38': { name: 'Tỉnh Thanh Hóa', present: '38' },
  '40': { name: 'Tỉnh Nghệ An', present: '40' },
  '42': { name: 'Tỉnh Hà Tĩnh', present: '42' },
  '44': { name: 'Tỉnh Quảng Bình', present: '44' },
  '45': { name: 'Tỉnh Quảng Trị', present: '44' },
  '46': { name: 'Thành phố Huế', present: '46' },
  '48': { name: 'Thành phố Đà Nẵng', present: '48' },
  '49': { name: 'Tỉnh Quảng Nam', present: '48' },
  '51': { name: 'Tỉnh Quảng Ngãi', present: '51' },
  '52': { name: 'Tỉnh Bình Định', present: '52' },
  '54': { name: 'Tỉnh Phú Yên', present: '66' },
  '56': { name: 'Tỉnh Khánh Hòa', present: '56' },
  '58': { name: 'Tỉnh Ninh Thuận', present: '56' },
  '60': { name: 'Tỉnh Bình Thuận', present: '68' },
  '62': { name: 'Tỉnh Kon Tum', present: '51' },
  '64': { name: 'Tỉnh Gia Lai', present: '52' },
  '66': { name: 'Tỉnh Đắk Lắk', present: '66' },
  '67': { name: 'Tỉnh Đắk Nông', present: '68' },
  '68': { name: 'Tỉnh Lâm Đồng', present: '68' },
  '70': { name: 'Tỉnh Bình Phước', present: '75' },
  '72': { name: 'Tỉnh Tây Ninh', present: '80' },
  '74': { name: 'Tỉnh Bình Dương', present: '79' },
  '75': { name: 'Tỉnh Đồng Nai', present: '75' },
  '77': { name: 'Tỉnh Bà Rịa - Vũng Tàu', present: '79' },
  '79': { name: 'Thành phố Hồ Chí Minh', present: '79' },
  '80': { name: 'Tỉnh Long An', present: '80' },
  '82': { name: 'Tỉnh Tiền Giang', present: '82' },
  '83': { name: 'Tỉnh Bến Tre', present: '86' },
  '84': { name: 'Tỉnh Trà Vinh', present: '86' },
  '86': { name: 'Tỉnh Vĩnh Long', present: '86' },
  '87': { name: 'Tỉnh Đồng Tháp', present: '82' },
  '89': { name: 'Tỉnh An Giang', present: '91' },
  '91': { name: 'Tỉnh Kiên Giang', present: '91' },
  '92': { name: 'Thành phố Cần Thơ', present: '92' },
  '93': { name: 'Tỉnh Hậu Giang', present: '92' },
  '94': { name: 'Tỉnh Sóc Trăng', present: '92' },
  '95': { name: 'Tỉnh Bạc Liêu', present: '96' },
  '96': { name: 'Tỉnh Cà Mau', present: '96' },
}

/** The present province of a code in the given system, or null when that system has no such code. */
export function mapProvince(code: string, system: AreaSystem): string | null {
  const two = code.length === 1 ? `0${code}` : code
  if (system === 'gso34') return PRESENT_NAMES[two] === undefined ? null : two
  return OLD[two]?.present ?? null
}

/** `Thành phố Cần Thơ`; null when there is no such province today. */
export function provinceName(presentCode: string): string | null {
  return PRESENT_NAMES[presentCode] ?? null
}

export const PRESENT_PROVINCE_CODES: readonly string[] = Object.keys(PRESENT_NAMES).sort()

const fold = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐð]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/^(thanh pho|tinh|tp)\b/, '')
    .trim()

const BY_NAME = new Map<string, string>([
  ...Object.values(OLD).map(({ name, present }) => [fold(name), present] as const),
  ...Object.entries(PRESENT_NAMES).map(([code, name]) => [fold(name), code] as const),
  ['ho chi minh', '79'],
  ['hcm', '79'],
  ['sai gon', '79'],
  ['thua thien hue', '46'],
  ['hue', '46'],
])

/** The present province of a name as people write it, of either system: names never changed hands, so no system is needed. */
export function provinceByName(name: string): string | null {
  return BY_NAME.get(fold(name)) ?? null
}

/** The present province of an old code's meaning, by name: used to see which system a (code, name) pair speaks. */
export function systemOfProvince(code: string, name: string): AreaSystem | null {
  const present = provinceByName(name)
  if (present === null) return null
  const old = mapProvince(code, 'gso63') === present
  const today = mapProvince(code, 'gso34') === present
  return old === today ? null : old ? 'gso63' : 'gso34'
}

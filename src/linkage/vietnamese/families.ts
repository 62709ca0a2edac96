import { toneAtSyllableEnd, withoutMarks } from '../../domain/vietnamese-text.ts'

/** Words of a list in the form of a name's key, and without marks, for names that were written without any. */
interface Words {
  readonly marked: ReadonlySet<string>
  readonly plain: ReadonlySet<string>
}

function wordsOf(list: string): Words {
  const marked = list.split('|').map(toneAtSyllableEnd)
  return { marked: new Set(marked), plain: new Set(marked.map(withoutMarks)) }
}

/**
 * Families, most common first: those of the Kinh, then of Tày, Nùng, Thái, Mường, Hmông, Dao, Hoa, Chăm, Khmer and the peoples of
 * the Central Highlands. Where one of these stands first, a name is in Vietnamese order.
 */
export const FAMILIES = wordsOf(
  'nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|hồ|ngô|dương|lý|đinh|đoàn|trịnh|trương|lương|mai|lâm|đào|cao|hà|tạ|tô|thái|châu|' +
    'lưu|phùng|vương|từ|quách|chu|triệu|đàm|tống|kiều|la|lại|đồng|hứa|đậu|tăng|mã|nghiêm|doãn|bạch|lữ|ninh|lã|thân|phí|mạc|tôn|cù|giang|' +
    'khổng|nhữ|diệp|khuất|kim|khương|âu|biện|thiều|đường|đổng|chung|ngụy|vi|vy|giáp|hàn|tiêu|bành|thẩm|tưởng|hán|quản|trình|trà|trầm|ung|' +
    'uông|liễu|sử|chế|cổ|khưu|lôi|lư|viên|điền|bồ|kha|tần|nông|bế|hoàng phủ|ma|lục|lường|lò|lô|lăng|bàn|quàng|cầm|sầm|mông|thạch|danh|sơn|' +
    'điểu|đàng|cà|tòng|vàng|lù|giàng|sùng|thào|vừ|mùa|hạng|cứ|ly|phàng|sìu|tẩn|chẩu|lèo|bạc|xa|lầu|hờ|thò|chảo|phàn|đặng|triệu|lãnh|hầu|' +
    'siu|ksor|rcom|kpă|nay|rah lan|rơ châm|rơ mah|rơ lan|rơ ô|kra|kpuih|bhnướch|alăng|zơ râm|a viết|hồ viết|pơ loong|blúp|niê|mlô|êban|ayun|byă|kbuôr|kđoh|êñuôl|ksơr|niê kdăm|niê kđăm',
)

/** Families that hardly anybody has as a given name: standing last behind a first word that is no family, they show a foreign order. */
export const PLAIN_FAMILIES = wordsOf(
  'nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|hồ|ngô|đinh|đoàn|trịnh|trương|lưu|phùng|tạ|lý',
)

/** Families of several words, the longest first. A father's and a mother's family side by side are none: the second may be left out as an đệm may. */
export const LONG_FAMILIES: readonly string[] = [
  ...wordsOf(
    'công tằng tôn nữ|công huyền tôn nữ|huyền tôn nữ|tôn thất|tôn nữ|công tằng|âu dương|hoàng phủ|tư đồ|thượng quan|đông phương|' +
      'rah lan|rơ châm|rơ mah|rơ lan|rơ ô|zơ râm|pơ loong|niê kdăm',
  ).plain,
]

/** The commonest first words of an đệm. */
export const COMMON_MIDDLES = wordsOf('văn|thị|hữu|đức|đình|xuân|quang|minh|ngọc|thanh|quốc|công|duy|bá|thế|trọng|viết')

import type { Random } from '../random.ts'
import type { Gender } from '../reference.ts'

const EDE_WOMEN = ["H'Hen", "H'Bia", "H'Linh", "H'Rin", "H'Loan", "H'Nga", "H'Yar", "H'Duyên"]
const EDE_MEN = ['Blô', 'Moan', 'Thịnh', 'Bhem', 'Wang', 'Khoa', 'Tiêng', 'Luyện']
const EDE_KIN = ['Niê', 'Êban', 'Mlô', 'Kbuôr', 'Ayun', 'Byă', 'Kđoh', 'Niê Kdăm', 'Êñuôl', 'Ksơr']
const HMONG_KIN = ['Giàng', 'Sùng', 'Vàng', 'Thào', 'Hạng', 'Cứ', 'Lầu', 'Mùa']
const HMONG_MEN = ['A Páo', 'A Sính', 'A Chứ', 'A Dơ', 'Seo Phìn', 'Mí Già']
const HMONG_WOMEN = ['Thị Mỷ', 'Thị Dở', 'Thị Chía', 'Thị Sáu', 'Thị Pàng', 'Thị Ké']

/** A name as the Ê Đê (given name after H' or Y, kin last) or the Hmông (kin first) have it. */
export function minorityName(random: Random, gender: Gender): string {
  if (random.chance(0.4)) return `${random.pick(HMONG_KIN)} ${random.pick(gender === 'male' ? HMONG_MEN : HMONG_WOMEN)}`
  const kin = random.pick(EDE_KIN)
  return gender === 'male' ? `Y ${random.pick(EDE_MEN)} ${kin}` : `${random.pick(EDE_WOMEN)} ${kin}`
}

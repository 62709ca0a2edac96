import type { Block } from './facts.ts'

const FOREIGN_PARTS = [
  'KIM',
  'PARK',
  'TANAKA',
  'SATO',
  'WANG',
  'CHEN',
  'PATEL',
  'MIN',
  'JUN',
  'HARU',
  'WEI',
  'LIN',
  'RAJ',
  'AKI',
  'SEO',
  'YUN',
]

/** With so few parts people would be alike by chance, so there are more where likeness is what is looked at. */
const MORE_FOREIGN_PARTS =
  'SUZUKI TAKAHASHI WATANABE YAMAMOTO NAKAMURA KOBAYASHI KATO YOSHIDA LEE CHOI JUNG KANG YOON LIM HAN OH SHIN ZHANG LIU YANG HUANG ZHAO WU ZHOU XU SUN SHARMA SINGH KUMAR GUPTA REDDY MEHTA NAIR IYER KENJI YUKI HIROSHI AIKO SANG HYUN JIN SOO EUN MING HUI FANG JIE AMIT RAVI ANIL PRIYA SUNIL'.split(
    ' ',
  )

/** A name of three parts. */
export function foreignName({ random, doubles }: Pick<Block, 'random' | 'doubles'>): string {
  const parts = doubles ? [...FOREIGN_PARTS, ...MORE_FOREIGN_PARTS] : FOREIGN_PARTS
  return `${random.pick(parts)} ${random.pick(parts)} ${random.pick(parts)}`
}

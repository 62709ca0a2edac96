import { memoise } from './memoise.ts'
import { tidyText, withoutMarks, wordsOnly } from './vietnamese-text.ts'

/** Long forms and their usual abbreviation, longer before shorter. All without marks. */
const ABBREVIATIONS: readonly (readonly [long: RegExp, short: string])[] = [
  [/\btrach nhiem huu han\b/g, 'tnhh'],
  [/\b(?:mot|1) thanh vien\b|\b(?:1 ?tv|m tv)\b/g, 'mtv'],
  [/\b(?:hai|2) thanh vien(?: tro len)?\b|\b2 ?tv\b/g, 'tnhh'],
  [/\btong cong ty\b/g, 'tct'],
  [/\b(?:cong ty|cty|c ty|cong ti|c ti)\b/g, 'cty'],
  [/\bco phan\b/g, 'cp'],
  [/\bdoanh nghiep tu nhan\b|\bdn tu nhan\b/g, 'dntn'],
  [/\b(?:lien hiep )?hop tac xa\b/g, 'htx'],
  [/\bho kinh doanh\b/g, 'hkd'],
  [/\bvan phong dai dien\b/g, 'vpdd'],
  [/\bchi nhanh\b/g, 'cn'],
  [/\bthuong mai\b/g, 'tm'],
  [/\bdich vu\b/g, 'dv'],
  [/\bxuat nhap khau\b/g, 'xnk'],
  [/\bsan xuat\b/g, 'sx'],
  [/\bxay dung\b/g, 'xd'],
]

/** Words of legal form and of the two commonest trades; they tell no firm from another. */
const WITHOUT_MEANING: ReadonlySet<string> = new Set('tnhh mtv cty cp dntn htx hkd vpdd tm dv va'.split(' '))

/**
 * Key of an enterprise's name: without marks, punctuation, legal form and "thương mại", "dịch vụ" (domain notes §6.2).
 * A name that consists of nothing else keeps its words. Equal keys are a reason to look, never proof of one employer.
 */
export const companyNameKey: (raw: string) => string = memoise(readCompanyNameKey, 20_000)

function readCompanyNameKey(raw: string): string {
  const plain = wordsOnly(withoutMarks(tidyText(raw)))
  const short = ABBREVIATIONS.reduce((text, [long, abbreviation]) => text.replace(long, abbreviation), plain)
  const words = short.split(' ')
  // "CN" in front is chi nhánh; further inside it is as often công nghiệp or công nghệ and belongs to the name.
  const telling = words.filter((word, index) => !WITHOUT_MEANING.has(word) && !(index === 0 && word === 'cn'))
  return telling.length > 0 ? telling.join(' ') : words.join(' ')
}

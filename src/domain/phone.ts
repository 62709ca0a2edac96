import { identifierDigits, saysNothing, visibleText } from './identifier-text.ts'
import { accepted, type Parsed, refused } from './parsed.ts'

export type PhoneCode = 'phone-empty' | 'phone-characters' | 'phone-length' | 'phone-prefix'

/** Prefixes of mobiles with eleven digits, given up in September 2018, and what they became. */
const NEW_PREFIX: Readonly<Record<string, string>> = {
  '0162': '032',
  '0163': '033',
  '0164': '034',
  '0165': '035',
  '0166': '036',
  '0167': '037',
  '0168': '038',
  '0169': '039',
  '0120': '070',
  '0121': '079',
  '0122': '077',
  '0126': '076',
  '0128': '078',
  '0123': '083',
  '0124': '084',
  '0125': '085',
  '0127': '081',
  '0129': '082',
  '0186': '056',
  '0188': '058',
  '0199': '059',
}

const MOBILE = /^0[35789]\d{8}$/
const LANDLINE = /^02\d{9}$/

/**
 * The first phone number of a cell, as ten digits (mobile, with today's prefix) or eleven (landline). Contact data:
 * accounting services and households share phones, so two equal numbers never make one person.
 */
export function parsePhone(raw: string): Parsed<string, PhoneCode> {
  if (saysNothing(raw)) return refused('phone-empty')
  const first = visibleText(raw).split(/[;,/\n]| - |\b(?:hoặc|và)\b/u)[0]!
  const text = identifierDigits(first.replace(/[()+]/g, ''))
  if (text.kind !== 'digits' || text.letters) return refused('phone-characters')
  const national = text.digits.replace(/^(?:00)?84(?=\d{9,10}$)/, '0').replace(/^00(?=\d{9}$)/, '0')
  const number = withNewPrefix(/^[1-9]\d{8,9}$/.test(national) ? `0${national}` : national)
  if (number.length < 10 || number.length > 11) return refused('phone-length')
  if (!MOBILE.test(number) && !LANDLINE.test(number)) return refused('phone-prefix')
  const lostZero = number.slice(1) === text.digits
  return accepted(number, lostZero ? 'padded' : number === raw.trim() ? null : 'cleaned')
}

function withNewPrefix(number: string): string {
  const prefix = number.length === 11 ? NEW_PREFIX[number.slice(0, 4)] : undefined
  return prefix === undefined ? number : prefix + number.slice(4)
}

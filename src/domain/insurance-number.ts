import { hasCitizenIdForm } from './citizen-id.ts'
import { identifierDigits, saysNothing, visibleText } from './identifier-text.ts'
import { accepted, type Parsed, refused } from './parsed.ts'
import { OLD_PROVINCE_CODES } from './province-codes.ts'

export type InsuranceNumberCode =
  | 'insurance-number-empty'
  | 'insurance-number-scientific'
  | 'insurance-number-characters'
  | 'insurance-number-length'
  | 'insurance-number-province'
  | 'insurance-number-is-citizen-id'

export type CardNumberCode =
  | 'card-number-empty'
  | 'card-number-scientific'
  | 'card-number-characters'
  | 'card-number-length'
  | 'card-number-province'
  | 'card-number-is-citizen-id'

/** Old card: object code, benefit level, province, and the ten digits of the insurance number (domain notes §1.5). */
const OLD_CARD = /^([A-Z]{2})[1-5]\d{2}(\d{10})$/

/**
 * An insurance number (mã số BHXH) of its own column: ten digits, no check digit exists. Nine digits get their zero
 * back when an old province code then stands in front; fifteen characters are a health card, of which it is the last
 * ten. A personal ID, which has been used in its place since 1/8/2025, is refused as `insurance-number-is-citizen-id`
 * so that the caller can read it as what it is.
 */
export function parseInsuranceNumber(raw: string): Parsed<string, InsuranceNumberCode> {
  const card = OLD_CARD.exec(cardText(raw))
  if (card !== null) return accepted(card[2]!, 'from_card')
  const text = identifierDigits(raw)
  if (text.kind !== 'digits') return refused(`insurance-number-${text.kind}`)
  const { digits } = text
  if (text.letters) return readWithLetters(digits)
  if (digits.length === 10) return accepted(digits, text.cleaned ? 'cleaned' : null)
  if (digits.length === 8 || digits.length === 9) return readPadded(digits.padStart(10, '0'))
  const personal = digits.padStart(12, '0')
  if (digits.length > 10 && hasCitizenIdForm(personal)) return refused('insurance-number-is-citizen-id')
  return refused('insurance-number-length')
}

/** Letters are read as digits only where nothing else has to be guessed and a province code stands in front: no check digit exists. */
function readWithLetters(digits: string): Parsed<string, InsuranceNumberCode> {
  const believed = digits.length === 10 && OLD_PROVINCE_CODES.has(digits.slice(0, 2))
  return believed ? accepted(digits, 'letters') : refused('insurance-number-characters')
}

function readPadded(padded: string): Parsed<string, InsuranceNumberCode> {
  return OLD_PROVINCE_CODES.has(padded.slice(0, 2)) ? accepted(padded, 'padded') : refused('insurance-number-province')
}

function cardText(raw: string): string {
  return visibleText(raw)
    .replace(/[\s'.-]/g, '')
    .toUpperCase()
}

/**
 * `cardNumber`: fifteen characters as on cards before 1/4/2021, or the ten digits printed since.
 * `objectCode`: the first two letters of an old card (HT, DN, GD …), null on a new one.
 */
export type HealthCard = {
  readonly cardNumber: string
  readonly objectCode: string | null
  readonly insuranceNumber: string
}

/** A health insurance card (thẻ BHYT), old or new form, and the insurance number it carries. */
export function parseCardNumber(raw: string): Parsed<HealthCard, CardNumberCode> {
  const cardNumber = cardText(raw)
  const card = oldCard(cardNumber)
  if (card !== null) return accepted(card, cardNumber === raw.trim() ? null : 'cleaned')
  const mended = oldCard(cardNumber.slice(0, 2) + cardNumber.slice(2).replaceAll('O', '0').replace(/[IL]/g, '1'))
  if (mended !== null && OLD_PROVINCE_CODES.has(mended.cardNumber.slice(3, 5))) return accepted(mended, 'letters')
  if (saysNothing(raw)) return refused('card-number-empty')
  const number = parseInsuranceNumber(raw)
  if (!number.ok) return refused(CARD_CODES[number.code])
  return accepted({ cardNumber: number.value, objectCode: null, insuranceNumber: number.value }, number.repair)
}

function oldCard(cardNumber: string): HealthCard | null {
  const card = OLD_CARD.exec(cardNumber)
  return card === null ? null : { cardNumber, objectCode: card[1]!, insuranceNumber: card[2]! }
}

const CARD_CODES: Readonly<Record<InsuranceNumberCode, CardNumberCode>> = {
  'insurance-number-empty': 'card-number-empty',
  'insurance-number-scientific': 'card-number-scientific',
  'insurance-number-characters': 'card-number-characters',
  'insurance-number-length': 'card-number-length',
  'insurance-number-province': 'card-number-province',
  'insurance-number-is-citizen-id': 'card-number-is-citizen-id',
}

/** Who pays, by Luật BHYT article 12: 1 worker and employer, 2 BHXH fund, 3 State, 4 State in part, 5 household. */
export type HealthGroup = 1 | 2 | 3 | 4 | 5

const OBJECT_CODES: Readonly<Record<HealthGroup, string>> = {
  1: 'DN HX CH NN TK HC XK',
  2: 'HT TB NO CT XB TN CS',
  3: 'QN CA CY XN MS CC CK CB KC HD TE BT HN DT DK XD TS TC TQ TV TA TY HG LS PV',
  4: 'CN HS SV GB',
  5: 'GD',
}

const GROUP_OF_CODE: ReadonlyMap<string, HealthGroup> = new Map(
  ([1, 2, 3, 4, 5] as const).flatMap((group) => OBJECT_CODES[group].split(' ').map((code) => [code, group] as const)),
)

/** The group of a two-letter object code, or null for a code that is in none of the lists. */
export function healthGroupOfObjectCode(code: string): HealthGroup | null {
  return GROUP_OF_CODE.get(code) ?? null
}

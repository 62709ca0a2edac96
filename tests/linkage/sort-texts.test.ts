import { fc, it as property } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { randomOf } from '../../src/generate/random.ts'
import { orderOfTexts } from '../../src/linkage/sort-texts.ts'

/** By comparing, equal texts in the order given. */
const plainOrder = (texts: readonly string[]): number[] =>
  texts.map((_, at) => at).sort((x, y) => (texts[x]! < texts[y]! ? -1 : texts[x]! > texts[y]! ? 1 : x - y))

const ALPHABETS = [
  { what: 'digits of one length', letters: '0123456789', least: 12, most: 12 },
  { what: 'a few letters of any length', letters: 'ab', least: 0, most: 30 },
  { what: 'Vietnamese letters', letters: 'aăâbcdđeêếệghikyưượ ĐÂ', least: 0, most: 18 },
  { what: 'half pairs of surrogates and the last code unit', letters: '\ud83d\ude00\uffff\u0000z', least: 0, most: 40 },
]

describe('order of texts', () => {
  it.each(ALPHABETS)('is that of code units for many of $what', ({ letters, least, most }) => {
    const random = randomOf(1, letters.length)
    const texts = Array.from({ length: 5000 }, () =>
      Array.from({ length: random.between(least, most) }, () => letters[random.integer(letters.length)]!).join(''),
    )
    expect(Array.from(orderOfTexts(texts))).toEqual(plainOrder(texts))
    const prefixed = texts.map((text) => `rec-${text}`)
    expect(Array.from(orderOfTexts(prefixed))).toEqual(plainOrder(prefixed))
  })

  property.prop([fc.array(fc.string({ maxLength: 5 }), { maxLength: 40 })])(
    'is that of code units for a few',
    (texts) => {
      expect(Array.from(orderOfTexts(texts))).toEqual(plainOrder(texts))
    },
  )

  it('of many equal texts is the order given', () => {
    const texts = Array.from({ length: 3000 }, () => 'same')
    expect(Array.from(orderOfTexts(texts))).toEqual(texts.map((_, at) => at))
  })
})

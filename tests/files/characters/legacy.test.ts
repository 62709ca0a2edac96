import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decodeLegacy } from '../../../src/files/characters/decode-legacy.ts'
import { canEncodeLegacy, encodeLegacy } from '../../../src/files/characters/encode-legacy.ts'
import { LEGACY_ENCODINGS } from '../../../src/files/characters/legacy-encoding.ts'
import { TCVN3_TABLE } from '../../../src/files/characters/tcvn3-table.ts'
import { VNI_TABLE } from '../../../src/files/characters/vni-table.ts'
import { VPS_TABLE } from '../../../src/files/characters/vps-table.ts'

const VOWELS = ['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y']
const TONES = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323']
const SMALL = [...VOWELS.flatMap((vowel) => TONES.map((tone) => (vowel + tone).normalize('NFC'))), 'đ'].filter(
  (letter) => letter > '\u007f',
)
const LETTERS = [...SMALL, ...SMALL.map((letter) => letter.toUpperCase())]

/** Domain notes §6.1, fixtures. */
const FIXTURES: readonly [string, string, string][] = [
  ['Nguyễn Văn Đức', 'NguyÔn V¨n §øc', 'Nguyeãn Vaên Ñöùc'],
  ['Họ và tên', 'Hä vµ tªn', 'Hoï vaø teân'],
  ['Tổng cộng', 'Tæng céng', 'Toång coäng'],
  ['Số thứ tự', 'Sè thø tù', 'Soá thöù töï'],
  ['Trần Thị Hồng Nhung', 'TrÇn ThÞ Hång Nhung', 'Traàn Thò Hoàng Nhung'],
  ['Huỳnh Thúy Hằng', 'Huúnh Thóy H»ng', 'Huyønh Thuùy Haèng'],
]

describe('legacy letters', () => {
  it('are 134 in all', () => {
    expect(new Set(LETTERS).size).toBe(134)
  })

  for (const [unicode, tcvn3, vni] of FIXTURES)
    it(`of "${unicode}" are read and written in TCVN3 and VNI`, () => {
      expect(decodeLegacy('tcvn3', tcvn3)).toBe(unicode)
      expect(decodeLegacy('vni', vni)).toBe(unicode)
      expect(encodeLegacy('tcvn3', unicode)).toBe(tcvn3)
      expect(encodeLegacy('vni', unicode)).toBe(vni)
    })

  for (const encoding of LEGACY_ENCODINGS)
    it(`are all right in ${encoding}, each alone, between letters and in NFC`, () => {
      const written = LETTERS.filter((letter) => canEncodeLegacy(encoding, letter))
      // TCVN3 lacks the 60 capitals with a tone.
      expect(written).toHaveLength(encoding === 'tcvn3' ? 74 : 134)
      for (const letter of written)
        for (const text of [letter, `th${letter}n`, `TH${letter}N`, `qu${letter}`, `${letter}${letter}`])
          expect(decodeLegacy(encoding, encodeLegacy(encoding, text))).toBe(text)
    })

  it('of TCVN3 are those of an independent table', () => {
    expect(TCVN3_TABLE.size).toBe(74)
    for (const [code, letter] of TCVN3_TABLE)
      expect(iconv.decode(Buffer.from(code, 'latin1'), 'tcvn').normalize('NFC')).toBe(letter)
  })

  it('of VPS are 112 bytes, 14 of them control characters', () => {
    expect(VPS_TABLE.size).toBe(112)
    expect([...VPS_TABLE.keys()].filter((code) => code < ' ')).toHaveLength(14)
    expect(new Set(VPS_TABLE.values()).size).toBe(112)
  })

  it('of VNI are 134, whatever the case of the mark', () => {
    expect(new Set(VNI_TABLE.values()).size).toBe(134)
    expect(decodeLegacy('vni', 'AÙnh, Aùnh, aÙnh')).toBe('Ánh, Ánh, ánh')
    expect(decodeLegacy('vni', 'oí, Nuoâi, khoâng')).toBe('oí, Nuôi, không')
  })

  it('keep the soft hyphen of TCVN3, which is "ư"', () => {
    expect(decodeLegacy('tcvn3', 'L\u00ad¬ng ph\u00adêng')).toBe('Lương phường')
  })

  it('are found again behind what windows-1252 showed for their bytes', () => {
    const bytes = Buffer.from(encodeLegacy('vps', 'NGUYỄN THỊ ẾCH ỗ ế ý'), 'latin1')
    expect(decodeLegacy('vps', new TextDecoder('windows-1252').decode(bytes))).toBe('NGUYỄN THỊ ẾCH ỗ ế ý')
    expect(decodeLegacy('tcvn3', '§µ L¹t – Hå \x96 \u03bc')).toBe('Đà Lạt – Hồ – à')
  })

  it('leave letters that are Unicode already', () => {
    for (const encoding of LEGACY_ENCODINGS) expect(decodeLegacy(encoding, 'Ễ ư đ 漢 abc 123')).toBe('Ễ ư đ 漢 abc 123')
  })

  it('that an encoding cannot write are refused', () => {
    expect(() => encodeLegacy('tcvn3', 'NGUYỄN')).toThrow('tcvn3 has no code for U+1ec4')
    expect(() => encodeLegacy('vni', 'Peña')).toThrow(RangeError)
    expect(encodeLegacy('tcvn3', 'NGUYỄN'.toLowerCase())).toBe('nguyÔn')
  })
})

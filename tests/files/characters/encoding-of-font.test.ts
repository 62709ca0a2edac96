import { describe, expect, it } from 'vitest'
import { encodingOfFont } from '../../../src/files/characters/encoding-of-font.ts'

describe('the encoding that a font promises', () => {
  for (const name of [
    '.VnTime',
    '.VnArial',
    '.vntime',
    '.VNTIME',
    '.VnArial Narrow',
    '.VnDutch',
    '.vnenglish',
    '.VnTime Bold',
  ])
    it(`is TCVN3 in both cases for ${name}`, () => {
      expect(encodingOfFont(name)).toEqual({ encoding: 'tcvn3', capitals: false })
    })

  for (const name of [
    '.VnTimeH',
    '.VnArialH',
    '.VnTimeH Bold',
    '.VnTimeH Bold Italic',
    '.VNTIMEH',
    '.vnarialh',
    '.VNARIAL NARROWH',
    '.VnArial NarrowH',
    '.VnBook-AntiquaH',
    ' .VnHelvetInsH ',
  ])
    it(`is TCVN3 drawn as capitals for ${name}`, () => {
      expect(encodingOfFont(name)).toEqual({ encoding: 'tcvn3', capitals: true })
    })

  for (const name of ['VNI-Times', 'VNI-Helve', 'vni-times', 'VNI Times', 'VNI', '.VNI-Times'])
    it(`is VNI for ${name}`, () => {
      expect(encodingOfFont(name)).toEqual({ encoding: 'vni', capitals: false })
    })

  for (const name of ['VPS Times', 'vps Helv', 'VPS-Ha Noi'])
    it(`is VPS for ${name}`, () => {
      expect(encodingOfFont(name)).toEqual({ encoding: 'vps', capitals: false })
    })

  for (const name of ['Times New Roman', 'Arial', 'Vnet', 'VNIce', 'VPSans', '', 'UVN Ai Cap'])
    it(`is none for ${name || 'no name'}`, () => {
      expect(encodingOfFont(name)).toBeNull()
    })
})

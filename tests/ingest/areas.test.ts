import { describe, expect, it } from 'vitest'
import { type AreaTexts, readArea } from '../../src/ingest/areas.ts'
import { communeData } from '../../src/ingest/commune-data.ts'
import { communeByName, communeNameKey } from '../../src/ingest/commune-names.ts'

const NOTHING: AreaTexts = {
  communeCode: '',
  communeName: '',
  districtName: '',
  provinceCode: '',
  provinceName: '',
  system: null,
  month: null,
}
const read = (texts: Partial<AreaTexts>) => {
  const { province, commune, communeCode, provinceCode } = readArea({ ...NOTHING, ...texts })
  return { province, commune, fault: communeCode ?? provinceCode }
}

describe('area codes, old to present', () => {
  it.each([
    [
      'a commune that kept its code',
      { communeCode: '00004', provinceCode: '01' },
      { province: '01', commune: '00004', fault: null },
    ],
    ['a code that lost its zeros', { communeCode: '4' }, { province: '01', commune: '00004', fault: null }],
    [
      'an old commune that went into another',
      { communeCode: '00013' },
      { province: '01', commune: '00004', fault: null },
    ],
    ['an old province', { provinceCode: '93' }, { province: '92', commune: null, fault: null }],
    ['a three-digit province code', { provinceCode: '093' }, { province: '92', commune: null, fault: null }],
    ['a province by its old name', { provinceName: 'Tỉnh Hậu Giang' }, { province: '92', commune: null, fault: null }],
    [
      'no such code',
      { communeCode: '99999', provinceCode: '92' },
      { province: '92', commune: null, fault: 'area-unknown' },
    ],
    ['no such province', { provinceCode: '99' }, { province: null, commune: null, fault: 'area-unknown' }],
    [
      'a commune of another province than the row says',
      { communeCode: '00004', provinceCode: '79' },
      { province: '79', commune: null, fault: 'area-mismatch' },
    ],
  ] as const)('%s', (_, texts, expected) => {
    expect(read(texts)).toEqual(expected)
  })

  it('exactly 138 re-used codes mean two areas', () => {
    const { present, old } = communeData()
    const ambiguous = [...old].filter(
      ([code, { successors }]) => present.has(code) && !(successors.length === 1 && successors[0] === code),
    )
    expect(ambiguous).toHaveLength(138)
  })

  it('every present commune is reached and every old one leads somewhere', () => {
    const { present, old } = communeData()
    expect(present.size).toBe(3321)
    expect(old.size).toBe(10035)
    expect(
      [...old.values()].filter(
        ({ successors }) => successors.length === 0 || !successors.every((code) => present.has(code)),
      ),
    ).toEqual([])
  })
})

// 00016: Phường Ngọc Hà of old Hà Nội was split; is there a split code re-used by a province that took another's code over?
const split = [...communeData().old].find(
  ([code, { successors }]) => communeData().present.has(code) && successors.length > 1,
)
const crossing = [...communeData().old].find(
  ([code, { province }]) => communeData().present.has(code) && communeData().present.get(code)?.province !== province,
)

describe('a re-used code of a split commune', () => {
  const [code, old] = split ?? ['', { province: '', district: '', name: '', successors: [] }]
  const present = communeData().present.get(code)?.province ?? ''

  it('is undecided without a word: commune empty, province kept', () => {
    expect(read({ communeCode: code })).toEqual({ province: present, commune: null, fault: 'area-ambiguous' })
  })
  it('is the present commune when area_codes says gso34', () => {
    expect(read({ communeCode: code, system: 'gso34' })).toEqual({ province: present, commune: code, fault: null })
  })
  it('is split when area_codes says gso63', () => {
    expect(read({ communeCode: code, system: 'gso63' })).toMatchObject({ commune: null, fault: 'area-split' })
  })
  it('is old when the row speaks of June 2025, undecided in July', () => {
    expect(read({ communeCode: code, month: 2025 * 12 + 5 }).fault).toBe('area-split')
    expect(read({ communeCode: code, month: 2025 * 12 + 6 }).fault).toBe('area-ambiguous')
  })
  it('is old when the row names its old district', () => {
    expect(read({ communeCode: code, districtName: old.district }).fault).toBe('area-split')
  })
})

describe('the province of the row', () => {
  it('decides the system where the code’s province changed', () => {
    const [code, old] = [...communeData().old].find(
      ([candidate, { province, successors }]) =>
        successors.length > 1 &&
        communeData().present.has(candidate) &&
        communeData().present.get(candidate)?.province !== province,
    ) ?? ['', { province: '' }]
    const present = communeData().present.get(code)?.province ?? ''
    expect(read({ communeCode: code, provinceCode: old.province }).fault).toBe('area-split')
    expect(read({ communeCode: code, provinceCode: present })).toEqual({
      province: present,
      commune: code,
      fault: null,
    })
  })
  it('a code whose province changed hands stays in the present province', () => {
    const [code = ''] = crossing ?? []
    expect(read({ communeCode: code }).province).toBe(communeData().present.get(code)?.province)
  })
})

describe('communes by name', () => {
  it('tells Văn Lang from Văn Lăng, and Hoà is Hòa', () => {
    expect(communeByName('Xã Văn Lang', '', '19')).toBe('02143')
    expect(communeByName('xã Văn Lăng', '', '19')).toBe('05665')
    expect(communeNameKey('Xã  Vị Thủy')).toBe(communeNameKey('xã Vị Thuỷ'))
  })
  /** The eight pairs of one province that differ only in their marks; null where old communes of the name went elsewhere. */
  const PAIRS = [
    ['19', ['Xã Văn Lang', '02143'], ['Xã Văn Lăng', '05665']],
    ['31', ['Xã Cẩm Giang', '10888'], ['Xã Cẩm Giàng', '10903']],
    ['51', ['Xã Sơn Hà', '21289'], ['Xã Sơn Hạ', '21292']],
    ['51', ['Xã Ba Tơ', '21484'], ['Xã Ba Tô', '21523']],
    ['75', ['Xã Lộc Thạnh', '25280'], ['Xã Lộc Thành', '25294']],
    ['79', ['Xã Thanh An', '25807'], ['Xã Thạnh An', '27676']],
    ['80', ['Xã Tân Thành', null, '25534'], ['Xã Tân Thạnh', '27826']],
    ['82', ['Xã Tân Thành', null, '29938'], ['Xã Tân Thạnh', null, '30157']],
  ] as const

  for (const [province, first, second] of PAIRS) {
    it(`tells ${first[0]} from ${second[0]} of province ${province} by their marks`, () => {
      for (const [name, found, code = found] of [first, second]) {
        expect(communeByName(name, '', province)).toBe(found)
        expect(communeByName(name.normalize('NFD'), '', province)).toBe(found)
        expect(communeData().present.get(code ?? '')).toEqual({ province, name })
      }
    })
    it(`takes ${second[0]} without marks for neither`, () => {
      const bare = second[0].normalize('NFD').replace(/\p{M}/gu, '')
      expect([communeByName(bare, '', province), communeByName(bare.toUpperCase(), '', province)]).toEqual([null, null])
    })
  }
  it('reads a name without marks where it is the only one of the province', () => {
    expect(communeByName('XA DAM DOI', '', '96')).toBe('32152')
    expect(communeByName('phuong vi thanh', '', '92')).toBe('31321')
  })
  it('145 names that moved are not believed without a district', () => {
    const { present, old } = communeData()
    const moved = new Set<string>()
    for (const [code, { province, name }] of present)
      for (const commune of old.values())
        if (
          commune.name === name &&
          readArea({ ...NOTHING, provinceCode: commune.province }).province === province &&
          !(commune.successors.length === 1 && commune.successors[0] === code)
        )
          moved.add(`${province}|${name}`)
    expect(moved.size).toBeGreaterThan(100)
    for (const key of moved) {
      const [province = '', name = ''] = key.split('|')
      expect(communeByName(name, '', province), key).toBeNull()
    }
  })
})

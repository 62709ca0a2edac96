import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { companyNameKey } from '../../src/domain/company-name.ts'
import { memoise } from '../../src/domain/memoise.ts'
import { joinNameParts, type PersonName, parsePersonName } from '../../src/domain/person-name.ts'

function read(raw: string): PersonName {
  const name = parsePersonName(raw)
  if (!name.ok) throw new Error(name.code)
  return name.value
}

describe('a name of a person', () => {
  test.each([
    ['place of the tone', 'Nguyễn Thị Hòa', 'Nguyễn Thị Hoà'],
    ['place of the tone', 'Lê Thúy', 'Lê Thuý'],
    ['place of the tone', 'Phan Khỏe', 'Phan Khoẻ'],
    ['case', 'NGUYỄN THỊ HỒNG', 'Nguyễn Thị Hồng'],
    ['composed and combining letters', 'Trần Đức Ngữ'.normalize('NFD'), 'Trần Đức Ngữ'],
    ['eth for đ', 'Ðặng Văn Ðạt', 'Đặng Văn Đạt'],
    ['spaces', '  Lê\u00a0Văn \t An\u200b ', 'Lê Văn An'],
    ['apostrophes', 'H’Hen Niê', "H' Hen Niê"],
    ['a text marker', "'Lê Văn An", 'Lê Văn An'],
    ['the number of the row', '1. Nguyễn Văn An', 'Nguyễn Văn An'],
    ['the number of the row', '12) Nguyễn Văn An', 'Nguyễn Văn An'],
    ['the number of the row', '7 Nguyễn Văn An', 'Nguyễn Văn An'],
    ['a form of address', 'Ông Nguyễn Văn An', 'Nguyễn Văn An'],
    ['a form of address', 'BÀ: TRẦN THỊ HÒA', 'Trần Thị Hoà'],
    ['a degree', 'BS. Nguyễn Văn An', 'Nguyễn Văn An'],
    ['a degree', 'PGS.TS. Nguyễn Văn An', 'Nguyễn Văn An'],
    ['a degree', '(Bs) Nguyễn Văn An', 'Nguyễn Văn An'],
    ['a remark in brackets', 'Nguyễn Văn An (tổ trưởng)', 'Nguyễn Văn An'],
    ['zero-width letters', 'Nguy\u200bễn Văn\u00a0An\ufeff', 'Nguyễn Văn An'],
  ])('has the same key whatever the %s (%s)', (_what, one, other) => {
    expect(read(one).key).toBe(read(other).key)
    expect(read(one).folded).toBe(read(other).folded)
  })

  test.each([
    ['Nguyễn Văn Lang', 'Nguyễn Văn Lăng'],
    ['Lê Văn Hoa', 'Lê Văn Hòa'],
    ['Trần Dung', 'Trần Đung'],
    ['Phạm Mai', 'Phạm Mại'],
  ])('%s and %s differ in their key and agree without marks', (one, other) => {
    expect(read(one).key).not.toBe(read(other).key)
    expect(read(one).folded).toBe(read(other).folded)
  })

  test.each([
    ['Ông Ích Khiêm', 'Ích Khiêm'],
    ['Ông Thị Thu Mai', 'Thị Thu Mai'],
    ['Anh Tuấn', 'Tuấn'],
    ['TS Nguyen', 'Nguyen'],
    ['Cô Gia', 'Gia'],
  ])('%s keeps its first word, which may be a family name', (name, rest) => {
    expect(read(name).key).not.toBe(read(rest).key)
  })

  test('what clerks add to it is shown and left out of the key', () => {
    expect(read('3. Bà Lê Thị Ba (tạm nghỉ)')).toEqual({
      display: '3. Bà Lê Thị Ba (tạm nghỉ)',
      key: read('Lê Thị Ba').key,
      folded: 'le thi ba',
    })
    expect(read('(Kim)').folded).toBe('kim')
  })

  test('is shown as received', () => {
    expect(read(' NGUYỄN  thị\u00a0Hoà ').display).toBe('NGUYỄN thị Hoà')
    expect(read('Ðặng Văn Ðạt').display).toBe('Ðặng Văn Ðạt')
    expect(read('Trần Đức'.normalize('NFD')).display).toBe('Trần Đức')
  })

  test('without marks is plain Latin in lower case', () => {
    expect(read('ĐẶNG Thị Quỳnh Như').folded).toBe('dang thi quynh nhu')
  })

  test.each([
    ['', 'person-name-empty'],
    ['—', 'person-name-empty'],
    ['12345', 'person-name-no-letter'],
    ['Nguy\ufffdn V\ufffdn An', 'person-name-damaged'],
    ['a'.repeat(121), 'person-name-length'],
  ])('%j is refused as %s', (raw, code) => {
    expect(parsePersonName(raw)).toEqual({ ok: false, code })
  })

  const letters = [...'aàáạảãăằắặẳẵâầấậẩẫbcdđeèéẹẻẽêềếệểễghiìíịỉĩklmnoòóọỏõôồốộổỗơờớợởỡpqrstuùúụủũưừứựửữvxyỳýỵỷỹ']
  const syllable = fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''))
  const name = fc.array(syllable, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' '))

  property.prop([name.filter((text) => text.length > 3)])(
    'keys depend on neither Unicode form nor case, and a key is its own key',
    (text) => {
      const { key, folded } = read(text)
      expect(read(text.normalize('NFD').toUpperCase())).toMatchObject({ key, folded })
      expect(read(key).key).toBe(key)
      expect(folded).toMatch(/^[a-z ]+$/)
    },
  )

  test('two columns make one name, empty parts left out', () => {
    expect(joinNameParts(' Nguyễn Văn', 'An ')).toBe('Nguyễn Văn An')
    expect(joinNameParts('', 'An')).toBe('An')
    expect(joinNameParts('Nguyễn Văn', '-')).toBe('Nguyễn Văn')
  })
})

describe('a name of a firm', () => {
  test.each([
    ['CÔNG TY TNHH MỘT THÀNH VIÊN THƯƠNG MẠI VÀ DỊCH VỤ SAO BIỂN', 'Cty TNHH MTV TM & DV Sao Biển', 'sao bien'],
    ['Công ty Cổ phần Xuất nhập khẩu Sao Biển', 'C.TY CP XNK Sao Biển', 'xnk sao bien'],
    ['Doanh nghiệp tư nhân Minh Hòa', 'DNTN Minh Hoà', 'minh hoa'],
    ['Hợp tác xã Nông nghiệp Tân Tiến', 'HTX nông nghiệp Tân Tiến', 'nong nghiep tan tien'],
    ['Chi nhánh Công ty TNHH Sao Biển', 'CN CTY TNHH SAO BIỂN', 'sao bien'],
    ['Công ty TNHH hai thành viên trở lên Đại Phát', 'Công ty TNHH Đại Phát', 'dai phat'],
  ])('%s and %s have one key', (one, other, key) => {
    expect([companyNameKey(one), companyNameKey(other)]).toEqual([key, key])
  })

  test('technology stays a part of the name', () => {
    expect(companyNameKey('Công ty CP CN Sao Biển')).toBe('cn sao bien')
  })

  test('a name of nothing but legal form keeps its words', () => {
    expect(companyNameKey('Công ty TNHH Thương mại Dịch vụ')).toBe('cty tnhh tm dv')
  })
})

describe('a remembered function', () => {
  test('computes a value once while it is remembered, null and undefined too', () => {
    const seen: string[] = []
    const remembered = memoise<undefined>((text) => {
      seen.push(text)
      return undefined
    }, 10)
    remembered('a')
    remembered('a')
    expect(seen).toEqual(['a'])
  })

  test('gives the same answers however little it may hold', () => {
    const upper = memoise((text) => text.toUpperCase(), 2)
    const texts = ['a', 'b', 'c', 'a', 'd', 'e', 'b', 'a']
    expect(texts.map(upper)).toEqual(['A', 'B', 'C', 'A', 'D', 'E', 'B', 'A'])
  })

  test('forgets what was not asked for in two generations', () => {
    const seen: string[] = []
    const remembered = memoise((text) => seen.push(text), 2)
    for (const text of ['a', 'b', 'c', 'd', 'e', 'a']) remembered(text)
    expect(seen.filter((text) => text === 'a')).toHaveLength(2)
  })
})

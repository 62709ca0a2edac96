import { describe, expect, it } from 'vitest'
import { parsePersonName } from '../../../src/domain/person-name.ts'
import { withoutMarks } from '../../../src/domain/vietnamese-text.ts'
import { nameParts } from '../../../src/linkage/vietnamese/name-parts.ts'
import { isSyllable, plainKey } from '../../../src/linkage/vietnamese/spelling.ts'

function partsOf(name: string): string {
  const parsed = parsePersonName(name)
  const { family, middle, given } = nameParts(parsed.ok ? parsed.value.key : '')
  return withoutMarks([family, middle.join(' '), given].join('|'))
}

describe('the parts of a name are found by its words', () => {
  it.each([
    ['Nguyễn Văn Hùng', 'nguyen|van|hung'],
    ['Nguyễn Hùng', 'nguyen||hung'],
    ['Hùng', '||hung'],
    ['Trần Thị Thu Hương', 'tran|thi thu|huong'],
    ['Hùng Văn Nguyễn', 'nguyen|van|hung'],
    ['Văn Hùng Nguyễn', 'nguyen|van|hung'],
    ['Hùng Nguyễn Văn', 'nguyen|van|hung'],
    ['hung nguyen van', 'nguyen|van|hung'],
    ['Mai Văn Lê', 'mai|van|le'],
    ['Văn Huỳnh Thanh Tâm', 'van|huynh thanh|tam'],
    ['Trnà Thị Lê', 'trna|thi|le'],
    ['N. V. Hùng', 'n|v|hung'],
    ['H. V. Hùng', 'h|v|hung'],
    ["H'Hen Niê", 'nie|h|hen'],
    ['Y Ngông Niê Kđăm', 'nie kdam|y|ngong'],
    ["K'Brểu", '|k|breu'],
    ['Giàng A Páo', 'giang|a|pao'],
    ['Ksor H Bia', 'ksor|h|bia'],
    ['Rơ Châm Ưn', 'ro cham||un'],
    ['Tôn Thất Tùng', 'ton that||tung'],
    ['Công Tằng Tôn Nữ Thu Hà', 'cong tang ton nu|thu|ha'],
    ['Tôn Nữ', 'ton||nu'],
    ['John Michael Smith', 'john|michael|smith'],
  ])('%s', (name, parts) => {
    expect(partsOf(name)).toBe(parts)
  })
})

describe('a Vietnamese syllable has an initial and a rime', () => {
  it.each(['hung', 'nguyen', 'giang', 'gi', 'quy', 'khuyen', 'nghia', 'anh', 'y', 'xuan', 'thuy', 'huu', 'gin'])(
    '%s is one',
    (word) => expect(isSyllable(word)).toBe(true),
  )
  it.each(['hugn', 'hungf', 'nguyn', 'vna', 'zung', 'trna', 'kbuor', ''])('%s is none', (word) =>
    expect(isSyllable(word)).toBe(false),
  )
})

it.each([
  ['mỹ', 'mĩ'],
  ['quý', 'qui'],
  ['đăng', 'dang'],
])('%s and %s have one plain key', (one, other) => {
  expect(plainKey(one)).toBe(plainKey(other))
})

it.each([
  ['thúy', 'thúi'],
  ['hay', 'hai'],
])('%s and %s are two syllables, y and i or not', (one, other) => {
  expect(plainKey(one)).not.toBe(plainKey(other))
})

import { expect, test } from 'vitest'
import type { NameSpoil } from '../../../src/generate/doubles/name-spoils.ts'
import * as names from '../../../src/generate/doubles/name-spoils.ts'
import { randomOf } from '../../../src/generate/random.ts'

const male = 'male'

test.each<[string, NameSpoil, string, string | null]>([
  ['marks lost', names.MARKS_LOST, 'Đặng Thị Ánh', 'Dang Thi Anh'],
  ['marks lost', names.MARKS_LOST, 'Nam', null],
  ['tone placement', names.TONE_PLACEMENT, 'Lê Văn Hòa', 'Lê Văn Hoà'],
  ['tone placement', names.TONE_PLACEMENT, 'Trần Thị Thúy', 'Trần Thị Thuý'],
  ['tone placement', names.TONE_PLACEMENT, 'Trần Văn Hùng', null],
  ['i for y', names.I_FOR_Y, 'Lê Thị Mỹ', 'Lê Thị Mĩ'],
  ['i for y', names.I_FOR_Y, 'Ngô Văn Quý', 'Ngô Văn Quí'],
  ['i for y', names.I_FOR_Y, 'Ngô Quang Huy', null],
  ['hook and tilde', names.HOOK_AND_TILDE, 'Trần Văn Dũng', 'Trần Văn Dủng'],
  ['hook and tilde', names.HOOK_AND_TILDE, 'Trần Văn Hải', 'Trần Văn Hãi'],
  ['d without stroke', names.D_WITHOUT_STROKE, 'Đặng Văn Hùng', 'Dặng Văn Hùng'],
  ['middle dropped', names.MIDDLE_DROPPED, 'Nguyễn Thị Lan Anh', 'Nguyễn Lan Anh'],
  ['middle dropped', names.MIDDLE_DROPPED, 'Nguyễn Anh', null],
  ['initials', names.INITIALS, 'Nguyễn Văn Đình Hùng', 'N. V. Đ. Hùng'],
  ['foreign order', names.FOREIGN_ORDER, 'KIM MIN JUN', 'MIN JUN KIM'],
])('%s: one spelling %#', (_, way, name, spelled) => {
  expect(way.spoil(name, randomOf(1), male)).toBe(spelled)
})

test.each<[string, NameSpoil, string, readonly string[]]>([
  ['order swapped', names.ORDER_SWAPPED, 'Nguyễn Văn Hùng', ['Hùng Nguyễn Văn', 'Hùng Văn Nguyễn']],
  ['middle added', names.MIDDLE_ADDED, 'Lê Hùng', ['Lê Văn Hùng', 'Lê Đình Hùng']],
  ['minority spelling', names.MINORITY_SPELLING, "H'Hen Niê", ['H Hen Niê', 'H’Hen Niê', 'Hhen Niê', "Niê H'Hen"]],
  ['minority spelling', names.MINORITY_SPELLING, 'Y Blô Kbuôr', ['Y-Blô Kbuôr', 'YBlô Kbuôr', 'Kbuôr Y Blô']],
])('%s: one of several spellings %#', (_, way, name, ways) => {
  const seen = Array.from({ length: 200 }, (_, seed) => way.spoil(name, randomOf(seed), male))
  expect([...new Set(seen)].toSorted()).toEqual([...ways].toSorted())
})

test('a wrong tone changes one tone and no letter', () => {
  const bare = (name: string) => name.normalize('NFD').replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '')
  for (let seed = 0; seed < 100; seed++) {
    const spelled = names.WRONG_TONE.spoil('Nguyễn Thị Ánh Hồng', randomOf(seed), male)
    if (spelled === null) continue
    expect(bare(spelled)).toBe(bare('Nguyễn Thị Ánh Hồng'))
    const differing = spelled.split(' ').filter((part, index) => part !== 'Nguyễn Thị Ánh Hồng'.split(' ')[index])
    expect(differing).toHaveLength(1)
  }
})

import { describe, expect, it } from 'vitest'
import { parsePersonName } from '../../../src/domain/person-name.ts'
import { levelOf } from './level-of.ts'

function key(name: string): string {
  const parsed = parsePersonName(name)
  return parsed.ok ? parsed.value.key : ''
}

function levels(one: string, other: string): string[] {
  return ['family', 'middle', 'given'].map((part) =>
    levelOf({ compare: 'vietnamese_name', column: 'name', part }, { name: key(one) }, { name: key(other) }),
  )
}

type Case = readonly [one: string, other: string, family: string, middle: string, given: string]

const CASES: Readonly<Record<string, readonly Case[]>> = {
  'equal names': [
    ['Nguyễn Văn Hùng', 'NGUYỄN VĂN HÙNG', 'exact', 'exact', 'exact'],
    ['Hoà Thị Thuỷ', 'Hòa Thị Thủy', 'exact', 'exact', 'exact'],
    ['Lê Hùng', 'Lê Hùng', 'exact', 'null', 'exact'],
    ['Trần Thị Thu Hương', 'Trần Thị Thu Hương', 'exact', 'exact', 'exact'],
  ],
  'marks lost on one side or both': [
    ['Nguyễn Văn Hùng', 'Nguyen Van Hung', 'marks_lost', 'marks_lost', 'marks_lost'],
    ['Đặng Thị Ý', 'Dang Thi Y', 'marks_lost', 'marks_lost', 'marks_lost'],
    ['nguyen van hung', 'nguyen van hung', 'marks_lost', 'marks_lost', 'marks_lost'],
    ['Nguyễn Ngọc Anh', 'nguyen ngoc anh', 'marks_lost', 'marks_lost', 'marks_lost'],
    ['Trần Thị Mỹ', 'Tran Thi Mi', 'marks_lost', 'marks_lost', 'marks_lost'],
  ],
  'another spelling': [
    ['Nguyễn Thị Mỹ', 'Nguyễn Thị Mĩ', 'exact', 'exact', 'spelling'],
    ['Lý Văn Quý', 'Lí Văn Quí', 'spelling', 'exact', 'spelling'],
    ['Lê Văn Dũng', 'Lê Văn Dủng', 'exact', 'exact', 'spelling'],
    ['Nguyễn Hữu Tài', 'Nguyển Hửu Tài', 'spelling', 'spelling', 'exact'],
    ['Đặng Văn Nam', 'Dặng Văn Nam', 'spelling', 'exact', 'exact'],
    ['Đặng Văn Nam', 'Đăng Văn Nam', 'other_marks', 'exact', 'exact'],
    // No word ends in t, c or p without a rising or a heavy tone, and none in uyen: the mark is lost, no other name is meant.
    ['Trần Minh Nhật', 'Trần Minh Nhat', 'exact', 'exact', 'spelling'],
    ['Trần Thị Truyền', 'Trần Thị Truyen', 'exact', 'exact', 'spelling'],
    ['Trần Văn Hiệp', 'Trần Văn Hiểp', 'exact', 'exact', 'spelling'],
  ],
  'marks that contradict are another name': [
    ['Nguyễn Văn Hùng', 'Nguyễn Văn Hưng', 'null', 'null', 'else'],
    ['Nguyễn Văn Hùng', 'Nguyễn Văn Húng', 'null', 'null', 'else'],
    ['Nguyễn Thị Hường', 'Nguyễn Thị Hưởng', 'null', 'null', 'else'],
    ['Lê Văn Lang', 'Lê Văn Lăng', 'null', 'null', 'else'],
    ['Lê Văn Thanh', 'Lê Văn Thành', 'null', 'null', 'else'],
    ['Lê Thành Nam', 'Lê Thanh Nam', 'exact', 'other_marks', 'exact'],
    ['Đỗ Thị Hoa', 'Dỗ Thị Hoa', 'spelling', 'exact', 'exact'],
  ],
  initials: [
    ['N. V. Hùng', 'Nguyễn Văn Hùng', 'initial', 'initial', 'exact'],
    ['Nguyễn V. Hùng', 'Nguyễn Văn Hùng', 'exact', 'initial', 'exact'],
    ['Nguyễn Văn H.', 'Nguyễn Văn Hùng', 'exact', 'exact', 'initial'],
    ['H. Văn Hùng', 'Hoàng Văn Hùng', 'initial', 'exact', 'exact'],
    ['T. V. Hùng', 'Nguyễn Văn Hùng', 'else', 'initial', 'exact'],
  ],
  'a slip of the finger is no other name': [
    ['Nguyễn Văn Hugnf', 'Nguyễn Văn Hùng', 'null', 'null', 'else'],
    ['Nguyễn Văn Hng', 'Nguyễn Văn Hùng', 'exact', 'exact', 'typo'],
    ['Nguyễn Vit Hùng', 'Nguyễn Viết Hùng', 'exact', 'typo', 'exact'],
    ['Nguyễn Văn Hungf', 'Nguyen Van Hung', 'marks_lost', 'marks_lost', 'typo'],
    ['Nguyễn Văn Hùgn', 'Nguyễn Văn Hùng', 'exact', 'exact', 'typo'],
    ['Nguyễn Văn Hùngg', 'Nguyễn Văn Hùng', 'exact', 'exact', 'typo'],
    ['Ngyuễn Văn Hùng', 'Nguyễn Văn Hùng', 'typo', 'exact', 'exact'],
    ['Nguyễn Văm Hùng', 'Nguyễn Văn Hùng', 'exact', 'typo', 'exact'],
    ['nguyen van hung', 'nguyen van dung', 'null', 'null', 'else'],
    ['Nguyễn Thị Lan', 'Nguyễn Thị Loan', 'null', 'null', 'else'],
  ],
  'an đệm left out or added': [
    ['Nguyễn Hùng', 'Nguyễn Văn Hùng', 'exact', 'left_out', 'exact'],
    ['Trần Thu Hương', 'Trần Thị Thu Hương', 'exact', 'left_out', 'exact'],
    ['Tran Huong', 'Trần Thị Thu Hương', 'marks_lost', 'left_out', 'marks_lost'],
    ['Trần Hồng Hương', 'Trần Thị Thu Hương', 'exact', 'else', 'exact'],
    ['Nguyễn Trần Lan Anh', 'Nguyễn Lan Anh', 'exact', 'left_out', 'exact'],
  ],
  'another order of the words': [
    ['Hùng Nguyễn Văn', 'Nguyễn Văn Hùng', 'exact', 'exact', 'exact'],
    ['Văn Hùng Nguyễn', 'Nguyễn Văn Hùng', 'exact', 'exact', 'exact'],
    ['Hung Van Nguyen', 'Nguyễn Văn Hùng', 'marks_lost', 'marks_lost', 'marks_lost'],
    ['Hà Văn Lê', 'Lê Văn Hà', 'null', 'exact', 'other_order'],
    ['Nguyễn Hương Thu', 'Nguyễn Thu Hương', 'exact', 'null', 'other_order'],
    ['Hùng N. V.', 'Nguyễn Văn Hùng', 'initial', 'initial', 'exact'],
    ['Tú Trần', 'Trần Hữu Tú', 'exact', 'left_out', 'exact'],
    ['Ngân Thị Nguyển', 'Nguyễn Thị Ngân', 'spelling', 'exact', 'exact'],
    ['Đổ Nguyễn Hải Tiên', 'Đỗ Nguyễn Hải Tiên', 'spelling', 'exact', 'exact'],
    ['John Michael Smith', 'Smith John Michael', 'null', 'null', 'other_order'],
    ['Kim Min Jun', 'Min Jun Kim', 'null', 'null', 'other_order'],
  ],
  'names of the peoples of the mountains': [
    ["H'Hen Niê", 'H Hen Niê', 'exact', 'null', 'exact'],
    ["H'Hen Niê", 'Hhen Niê', 'exact', 'null', 'exact'],
    ["H'Hen Niê", "Niê H'Hen", 'exact', 'null', 'exact'],
    ['Y Blô Kbuôr', 'Yblô Kbuôr', 'exact', 'null', 'exact'],
    ["H'Hen Niê", "H'Lan Niê", 'null', 'null', 'else'],
    ['Y Blô Kbuôr', 'Y Blo Kbuor', 'marks_lost', 'null', 'marks_lost'],
    ['Y Blô Kbuôr', 'Y Blô Niê', 'else', 'null', 'exact'],
    ['Giàng A Páo', 'Giang A Pao', 'marks_lost', 'null', 'marks_lost'],
    ['Giàng A Páo', 'Giàng A Chu', 'null', 'null', 'else'],
    ['Rơ Châm Ưn', 'Ro Cham Un', 'marks_lost', 'null', 'marks_lost'],
  ],
  'families of two words, and of father and mother': [
    ['Tôn Thất Tùng', 'Ton That Tung', 'marks_lost', 'null', 'marks_lost'],
    ['Âu Dương Thanh Lan', 'Âu Dương Lan', 'exact', 'left_out', 'exact'],
  ],
  'names of one word': [
    ['Hùng', 'Nguyễn Văn Hùng', 'null', 'null', 'exact'],
    ['Ravi', 'Ravi', 'null', 'null', 'marks_lost'],
  ],
  'a brother shares family and đệm, which then say nothing': [
    ['Nguyễn Văn Hùng', 'Nguyễn Văn Dũng', 'null', 'null', 'else'],
    ['Nguyễn Văn Hùng', 'Trần Đức Dũng', 'null', 'null', 'else'],
  ],
  'other people': [
    ['Nguyễn Văn Hùng', 'Trần Văn Hùng', 'else', 'exact', 'exact'],
    ['Nguyễn Văn Hùng', 'Nguyễn Thị Hùng', 'exact', 'else', 'exact'],
    ['Phan Văn Nam', 'Phạm Văn Nam', 'else', 'exact', 'exact'],
    ['', 'Nguyễn Văn Hùng', 'null', 'null', 'null'],
  ],
}

describe('names are compared by their parts', () => {
  for (const [title, cases] of Object.entries(CASES))
    it.each(cases)(`${title}: %s | %s`, (one, other, family, middle, given) => {
      expect(levels(one, other)).toEqual([family, middle, given])
    })
})

describe('what Jaro–Winkler gets wrong', () => {
  it('one letter makes another name, so nguyen van dung is not nearly nguyen van hung', () => {
    expect(levels('nguyen van hung', 'nguyen van dung')[2]).toBe('else')
    expect(levels('Nguyễn Văn Hùng', 'Nguyễn Văn Dũng')[2]).toBe('else')
  })

  it('the same name in another order is the same name', () => {
    expect(levels('hung nguyen van', 'nguyen van hung')).toEqual(['marks_lost', 'marks_lost', 'marks_lost'])
  })
})

describe('a form that next to nobody bears is a slip, not a name', () => {
  const common = [
    'Trần Văn Hùng',
    'Trần Thị Liên',
    'Trần Thị Thúy',
    'Trần Thị Thùy',
    'Trần Văn Thành',
    'Trần Văn Thanh',
  ]
  const crowd = common.flatMap((name) => Array.from({ length: 250 }, () => ({ name: key(name) })))
  const given = (one: string, other: string) =>
    levelOf(
      { compare: 'vietnamese_name', column: 'name', part: 'given' },
      { name: key(one) },
      { name: key(other) },
      crowd,
    )

  it.each([
    ['Lê Văn Hùng', 'Lê Văn Húng', 'marks_wrong'],
    ['Lê Văn Hùng', 'Lê Văn Hưng', 'marks_wrong'],
    ['Lê Thị Liên', 'Lê Thị Liến', 'marks_wrong'],
    ['Lê Thị Liên', 'Lê Thị Liền', 'marks_wrong'],
    ['Lê Thị Liên', 'Lê Thị Lin', 'else'],
    ['Lê Thị Thúy', 'Lê Thị Thù', 'else'],
    ['Lê Văn Thanh', 'Lê Văn Thah', 'typo'],
    ['Lê Văn Thanh', 'Lê Văn Khanh', 'typo'],
    ['Lê Thị Thúy', 'Lê Thị Thùy', 'else'],
    ['Lê Văn Thành', 'Lê Văn Thanh', 'else'],
  ])('%s | %s', (one, other, level) => {
    expect(given(one, other)).toBe(level)
  })
})

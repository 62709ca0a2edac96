import { describe, expect, it } from 'vitest'
import { ReconcileError } from '../../../src/domain/reconcile-error.ts'
import { type FileHeaders, readModel } from '../../../src/linkage/model-file/read-model.ts'

const FILES: readonly FileHeaders[] = [
  { file: 'a.csv', headers: ['rec_id', 'surname', 'dob', 'Họ và tên', 'note', 'note'] },
]

const WHOLE = `name: example
id: rec_id
truth: { column: rec_id, pattern: "r-(\\\\d+)-" }
link: within
nulls: ["", unknown]
columns:
  full: Họ và tên
  both: { join: [surname, dob], with: "/", clean: [lower, fold] }
  dob: { clean: [date] }
blocking:
  - dob
  - ["prefix(surname, 3)", year(dob)]
  - { on: [full], name: whole name, max_records: 20 }
comparisons:
  - { compare: text, column: surname, similar: [0.9] }
  - { compare: exact, column: full, name: the name }
  - { compare: edits, column: both, within: [1, 2] }
threshold: { probability: 0.75 }
review_from: -3
max_pairs: 1000
`

function mistakesOf(text: string, files = FILES): readonly string[] {
  try {
    readModel(text, 'folder/model.yaml', files)
  } catch (error) {
    if (error instanceof ReconcileError && error.code === 'config-invalid') {
      const { details, exitCode } = error as ReconcileError<'config-invalid'>
      expect([details.file, exitCode]).toEqual(['model.yaml', 2])
      return details.mistakes
    }
    throw error
  }
  return []
}

const minimal = (lines: string): string =>
  `blocking: [dob]\ncomparisons: [{ compare: exact, column: surname }]\n${lines}\n`

describe('a model file', () => {
  it('becomes a model with its columns', () => {
    const { model, id, truth, columns } = readModel(WHOLE, 'model.yaml', FILES)
    expect(model).toMatchObject({
      name: 'example',
      scope: 'within',
      oneToOne: false,
      threshold: Math.log2(3),
      reviewFrom: -3,
      maxPairs: 1000,
      blocking: [
        { name: 'dob', on: ['dob'] },
        { name: 'prefix(surname, 3) + year(dob)', on: ['prefix(surname, 3)', 'year(dob)'] },
        { name: 'whole name', on: ['full'], maxRecords: 20 },
      ],
    })
    expect(model.comparisons.map(({ name, levels }) => [name, levels.length])).toEqual([
      ['surname', 3],
      ['the name', 2],
      ['both', 4],
    ])
    expect([id, truth?.parts, truth?.pattern?.source]).toEqual([['rec_id'], [['rec_id']], 'r-(\\d+)-'])
    expect(columns.map(({ name, parts, steps }) => ({ name, parts, steps }))).toEqual([
      { name: 'both', parts: [['surname'], ['dob']], steps: ['lower', 'fold'] },
      { name: 'dob', parts: [['dob']], steps: ['date'] },
      { name: 'full', parts: [['Họ và tên']], steps: ['lower'] },
      { name: 'surname', parts: [['surname']], steps: ['lower'] },
    ])
  })

  it('takes its name from the file and everything else from defaults', () => {
    const { model, id, truth } = readModel(minimal(''), 'folder/people.yaml', FILES)
    expect([model.name, model.threshold, model.reviewFrom, id, truth]).toEqual(['people', 0, -7, null, null])
  })

  it('never reviews from above the threshold', () => {
    expect(readModel(minimal('threshold: -20'), 'm.yaml', FILES).model.reviewFrom).toBe(-20)
  })

  it('takes the first alternative of a header that each file has', () => {
    const files = [
      { file: 'a.csv', headers: ['id', 'name'] },
      { file: 'b.csv', headers: ['id', 'title'] },
    ]
    const text =
      'link: between\ncolumns: { name: [title, name] }\nblocking: [name]\ncomparisons: [{ compare: exact, column: name }]\n'
    expect(readModel(text, 'm.yaml', files).columns[0]?.parts).toEqual([['title', 'name']])
  })

  const CASES: readonly (readonly [fact: string, text: string, mistakes: readonly string[]])[] = [
    ['a misspelt key', minimal('treshold: 3'), ['dòng 3, cột 1: treshold: khóa không có (gần nhất: "threshold")']],
    [
      'a threshold that is no number',
      minimal('threshold: high'),
      ['dòng 3, cột 12: threshold.bits: cần một số (đang là "high")'],
    ],
    [
      'a probability that is none',
      minimal('threshold: { probability: 2 }'),
      ['dòng 3, cột 27: threshold.probability: cần một số nhỏ hơn 1 (đang là "2")'],
    ],
    [
      'a scope that is none',
      minimal('link: inside'),
      ['dòng 3, cột 7: link: cần một trong: within, between, both (đang là "inside")'],
    ],
    ['between with one file', minimal('link: between'), ['dòng 3, cột 7: link: between cần từ hai tệp trở lên']],
    [
      'one to one within a file',
      minimal('one_to_one: true'),
      ['dòng 3, cột 13: one_to_one: chỉ dùng với link: between'],
    ],
    [
      'no blocking',
      'comparisons: [{ compare: exact, column: dob }]',
      ['dòng 1, cột 1: blocking: thiếu; cần một danh sách'],
    ],
    [
      'an id that no file has',
      minimal('id: rec'),
      ['dòng 3, cột 5: id: tệp a.csv không có tiêu đề "rec" (có: rec_id, surname, dob, Họ và tên, note, note)'],
    ],
    [
      'a header that stands twice',
      minimal('id: note'),
      ['dòng 3, cột 5: id: tệp a.csv có nhiều cột mang tiêu đề "note"'],
    ],
    [
      'a pattern that is none',
      minimal('truth: { column: dob, pattern: "(" }'),
      ['dòng 3, cột 32: truth.pattern: biểu thức chính quy không hợp lệ (đang là "(")'],
    ],
    [
      'a step of cleaning that is none',
      minimal('columns: { dob: { clean: [dat] } }'),
      [
        'dòng 3, cột 27: columns.dob.clean[1]: cần một trong: lower, fold, words, alnum, digits, date, date_us, person_name, gender (đang là "dat")',
      ],
    ],
    [
      'an unknown column in a rule',
      'blocking:\n  - [surnam]\n  - year(born)\ncomparisons: [{ compare: exact, column: dob }]',
      [
        'dòng 2, cột 6: blocking[1].on[1]: không có cột "surnam" (gần nhất: "surname")',
        'dòng 3, cột 5: blocking[2].on[1]: không có cột "born" (các cột: rec_id, surname, dob, Họ và tên, note)',
      ],
    ],
    [
      'expressions that cannot be read',
      'blocking: ["prefx(dob, 2)", "prefix(dob)", "year(dob, 2)", "Họ và tên", "a b"]\ncomparisons: [{ compare: exact, column: dob }]',
      [
        'dòng 1, cột 12: blocking[1].on[1]: không có phép "prefx" (gần nhất: "prefix")',
        'dòng 1, cột 29: blocking[2].on[1]: "prefix(dob)" sai: phép prefix cần một số, ví dụ prefix(cột, 3)',
        'dòng 1, cột 44: blocking[3].on[1]: "year(dob, 2)" sai: phép year không nhận số, ví dụ year(cột)',
        'dòng 1, cột 60: blocking[4].on[1]: cột "Họ và tên" có dấu cách hoặc ký tự lạ; đặt tên khác trong columns, ví dụ ten: "Họ và tên"',
        'dòng 1, cột 73: blocking[5].on[1]: "a b" không phải cột, cũng không phải phép tính trên cột như prefix(cột, 3)',
      ],
    ],
    [
      'comparisons with mistakes of their own',
      `blocking: [dob]
comparisons:
  - { compare: txt, column: surname }
  - { compare: text, column: surname, similar: [1.5] }
  - { compare: text, columm: surname }
  - { compare: exact, column: family }
  - { column: dob }
  - { compare: exact, column: dob }
  - { compare: date, column: dob }`,
      [
        'dòng 3, cột 16: comparisons[1].compare: không có kiểu so sánh "txt" (gần nhất: "text")',
        'dòng 4, cột 49: comparisons[2].similar[1]: cần một số nhỏ hơn 1 (đang là "1.5")',
        'dòng 5, cột 5: comparisons[3].column: thiếu; cần một giá trị chữ',
        'dòng 5, cột 22: comparisons[3].columm: khóa không có (gần nhất: "column")',
        'dòng 6, cột 31: comparisons[4].column: không có cột "family" (các cột: rec_id, surname, dob, Họ và tên, note)',
        expect.stringMatching(/^dòng 7, cột 5: comparisons\[5\]: thiếu compare; cần một trong: exact, text/),
        'dòng 9, cột 5: comparisons[7]: tên "dob" đã dùng cho phép so sánh khác; thêm name',
      ],
    ],
    ['broken YAML', 'id: dob\nid: dob', ['dòng 2, cột 1: khóa bị lặp lại']],
  ]

  for (const [fact, text, mistakes] of CASES)
    it(`tells ${fact} with its place`, () => {
      expect(mistakesOf(text)).toEqual(mistakes)
    })

  it('tells every mistake at once, in the order of the file', () => {
    const found = mistakesOf(
      'id: rec\nlink: inside\nblocking: [dbo]\ncomparisons: [{ compare: exat, column: dob }]\nmax_pairs: 0\n',
    )
    expect(found.map((line) => /^dòng (\d)/.exec(line)?.[1])).toEqual(['1', '2', '3', '4', '5'])
  })
})

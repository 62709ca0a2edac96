import { describe, expect, it } from 'vitest'
import { type MemberRow, recordOf } from '../../../src/dedupe/record.ts'
import { bestRecord, survivingFields } from '../../../src/dedupe/survivorship/survivorship.ts'
import { row } from '../rows.ts'
import { month } from '../support.ts'

/** Registered in Cần Thơ: a man of 1985, a woman of 1985, a man of 1986. */
const [MAN_1985, WOMAN_1985, MAN_1986] = ['092085000101', '092185000101', '092086000101']

type Said = Partial<MemberRow> & { readonly times?: number }

/** Each row a record of its own, `times` of it, numbered from 2. */
const records = (rows: readonly Said[]) =>
  rows.map(({ times = 1, ...own }, at) => {
    const one = row({ ...own, row_number: at + 2 })
    return recordOf([one, ...Array.from({ length: times - 1 }, () => one)])
  })

const chosen = (field: string, rows: readonly Said[]) => {
  const choice = survivingFields(records(rows)).find((found) => found.field === field)
  return choice === undefined ? null : [choice.kept.value, choice.code, choice.others.map(({ value }) => value)]
}

type Case = readonly [what: string, field: string, rows: readonly Said[], kept: readonly unknown[] | null]

const CASES: readonly Case[] = [
  [
    'a citizen ID that agrees with birth year and gender comes before one that does not, however many rows that has',
    'citizen_id',
    [
      { citizen_id: MAN_1986, birth_date: '1985-03-14', gender: 'male', times: 5 },
      { citizen_id: MAN_1985, birth_date: '1985-03-14', gender: 'male' },
    ],
    [MAN_1985, 'citizen_id_agrees', [MAN_1986]],
  ],
  [
    'one of the other gender does not agree',
    'citizen_id',
    [
      { citizen_id: WOMAN_1985, birth_date: '1985', gender: 'male', times: 2 },
      { citizen_id: MAN_1985, birth_date: '1985', gender: 'male' },
    ],
    [MAN_1985, 'citizen_id_agrees', [WOMAN_1985]],
  ],
  [
    'a row without a birth date is checked against the others',
    'citizen_id',
    [{ citizen_id: MAN_1986, times: 3 }, { citizen_id: MAN_1985 }, { birth_date: '1985-03-14' }],
    [MAN_1985, 'citizen_id_agrees', [MAN_1986]],
  ],
  [
    'and not where the others are of two minds',
    'citizen_id',
    [{ citizen_id: MAN_1986, times: 3 }, { citizen_id: MAN_1985 }, { birth_date: '1985' }, { birth_date: '1986' }],
    [MAN_1986, 'most_rows', [MAN_1985]],
  ],
  [
    'a placeholder comes last',
    'citizen_id',
    [{ citizen_id: '111111111111', times: 9 }, { citizen_id: MAN_1985 }],
    [MAN_1985, 'citizen_id_agrees', ['111111111111']],
  ],
  [
    'of two that agree the one that needed no repair is kept',
    'citizen_id',
    [
      { citizen_id: '092085000102', birth_date: '1985', key_quality: 1, times: 2 },
      { citizen_id: MAN_1985, birth_date: '1985', key_quality: 0 },
    ],
    [MAN_1985, 'untouched', ['092085000102']],
  ],
  [
    'a full birth date comes before a year, and before 1 January',
    'birth_date',
    [{ birth_date: '1985', times: 4 }, { birth_date: '1985-01-01', times: 3 }, { birth_date: '1985-03-14' }],
    ['1985-03-14', 'most_precise', ['1985', '1985-01-01']],
  ],
  [
    'a year of the citizen ID comes before a full date of another',
    'birth_date',
    [
      { birth_date: '1986-03-14', times: 2 },
      { birth_date: '1985', citizen_id: MAN_1985 },
    ],
    ['1985', 'year_of_kept_id', ['1986-03-14']],
  ],
  [
    'of two full dates the one of most rows is kept',
    'birth_date',
    [{ birth_date: '1985-03-14' }, { birth_date: '1985-04-13', times: 2 }],
    ['1985-04-13', 'most_rows', ['1985-03-14']],
  ],
  [
    'the gender of the citizen ID is kept',
    'gender',
    [
      { gender: 'female', times: 2 },
      { gender: 'male', citizen_id: MAN_1985, birth_date: '1985' },
    ],
    ['male', 'gender_of_kept_id', ['female']],
  ],
  [
    'a name that stands with a checked citizen ID comes before others',
    'full_name',
    [
      { full_name: 'Lê Văn Anh', times: 3 },
      { full_name: 'Lê Văn An', citizen_id: MAN_1985, birth_date: '1985-03-14' },
    ],
    ['Lê Văn An', 'with_checked_id', ['Lê Văn Anh']],
  ],
  [
    'a name with its marks comes before one without',
    'full_name',
    [{ full_name: 'LE VAN AN', times: 3 }, { full_name: 'Lê Văn An' }],
    ['Lê Văn An', 'with_marks', ['LE VAN AN']],
  ],
  [
    'đ is a mark',
    'full_name',
    [{ full_name: 'Dinh Tam', times: 3 }, { full_name: 'Đinh Tam' }],
    ['Đinh Tam', 'with_marks', ['Dinh Tam']],
  ],
  [
    'capitals make no other name',
    'full_name',
    [{ full_name: 'LÊ VĂN AN' }, { full_name: 'Lê Văn An' }],
    ['LÊ VĂN AN', 'only', []],
  ],
  [
    'the insurance number of most rows is kept',
    'insurance_number',
    [{ insurance_number: '9222222222' }, { insurance_number: '9211111111', times: 2 }],
    ['9211111111', 'most_rows', ['9222222222']],
  ],
  [
    'then the latest',
    'insurance_number',
    [
      { insurance_number: '9211111111', month_to: month(6) },
      { insurance_number: '9222222222', month_to: month(7) },
    ],
    ['9222222222', 'latest', ['9211111111']],
  ],
  [
    'then the first in order, whatever the order of the rows',
    'insurance_number',
    [{ insurance_number: '9222222222' }, { insurance_number: '9211111111' }],
    ['9211111111', 'in_order', ['9222222222']],
  ],
  [
    'the latest commune comes before the one of most rows',
    'commune_code',
    [
      { commune_code: '31321', month_to: month(6), times: 6 },
      { commune_code: '31327', month_to: month(7) },
    ],
    ['31327', 'latest', ['31321']],
  ],
  [
    'a change of residence is as late as its day, a contract says nothing of it',
    'commune_code',
    [
      { commune_code: '31321', source: 'resident', said_on: '2025-08-02', month_to: null },
      { commune_code: '31327', said_on: '2025-12-31', month_to: month(7) },
    ],
    ['31321', 'latest', ['31327']],
  ],
  ['a field that no row fills has no value', 'commune_code', [{}, {}], null],
]

describe('what would be kept of each field', () => {
  it.each(CASES)('%s', (_what, field, rows, kept) => {
    expect(chosen(field, rows)).toEqual(kept)
    expect(chosen(field, [...rows].reverse())?.slice(0, 2)).toEqual(kept === null ? undefined : reversed(kept))
  })

  /** Of one name in two spellings the first row's is shown. */
  const reversed = ([value, code]: readonly unknown[]) => [value === 'LÊ VĂN AN' ? 'Lê Văn An' : value, code]

  it('names the first row of each value, and counts its rows', () => {
    const [choice] = survivingFields(
      records([{ citizen_id: MAN_1985, times: 3 }, { citizen_id: MAN_1986 }, { citizen_id: MAN_1985 }]),
    )
    expect(choice?.kept.lines.map(({ row_number }) => row_number)).toEqual([2, 2, 2, 4])
    expect(choice?.others.map(({ lines }) => lines.map(({ row_number }) => row_number))).toEqual([[3]])
  })
})

const BEST: readonly (readonly [string, readonly Said[], number, string])[] = [
  [
    'whose citizen ID agrees',
    [
      { citizen_id: MAN_1986, birth_date: '1985-03-14', times: 4 },
      { citizen_id: MAN_1985, birth_date: '1985' },
    ],
    3,
    'này vì số định danh khớp năm sinh và giới tính',
  ],
  [
    'with the most precise birth date',
    [{ birth_date: '1985', times: 4 }, { birth_date: '1985-03-14' }],
    3,
    'này vì ngày sinh đầy đủ nhất',
  ],
  ['of most rows', [{}, { times: 2 }], 3, 'này vì có ở nhiều dòng nhất'],
  ['that is the latest', [{ month_to: month(5) }, { month_to: month(6) }], 3, 'này vì mới nhất'],
  ['that stands first', [{}, {}], 2, 'đứng trước (các bản ghi ngang nhau)'],
]

describe('the record that would be kept', () => {
  it.each(BEST)('is the one %s', (_what, rows, row_number, why) => {
    expect(bestRecord(records(rows))).toMatchObject({ record: { first: { row_number } }, why: `Giữ bản ghi ${why}` })
  })
})

import { describe, expect, it } from 'vitest'
import { levelOf } from './level-of.ts'

const SPEC = { compare: 'citizen_id', column: 'id', birth_date: 'born', gender: 'gender', full_name: 'name' }
const HUNG = { id: '001080123456', born: '1980-03-05', gender: 'male', name: 'nguyễn văn hung̀' }

type Fields = Readonly<Record<string, string>>

const CASES: readonly (readonly [title: string, one: Fields, other: Fields, level: string])[] = [
  ['one ID', HUNG, HUNG, 'exact'],
  ['one ID, nothing else known', { id: HUNG.id }, { id: HUNG.id }, 'exact'],
  ['one ID, the other record born in another year', HUNG, { ...HUNG, born: '1985-03-05' }, 'exact_doubtful'],
  ['one ID, the other record a woman', HUNG, { ...HUNG, gender: 'female' }, 'exact_doubtful'],
  ['one digit off, one name and day', HUNG, { ...HUNG, id: '001080123457' }, 'one_digit'],
  ['two neighbours swapped', HUNG, { ...HUNG, id: '001080124356' }, 'one_digit'],
  ['one digit off, marks lost', HUNG, { ...HUNG, id: '001080123457', name: 'nguyen van hung' }, 'one_digit'],
  ['one digit off, only the year known', HUNG, { ...HUNG, id: '001080123457', born: '1980' }, 'one_digit'],
  ['one digit off, the birth date not known', HUNG, { ...HUNG, id: '001080123457', born: '' }, 'one_digit'],
  ['one digit off in the year of birth', HUNG, { ...HUNG, id: '001081123456' }, 'one_digit'],
  ['one digit off, an đệm left out', HUNG, { ...HUNG, id: '001080123457', name: 'nguyễn hung̀' }, 'one_digit_and_slip'],
  ['one digit off, initials', HUNG, { ...HUNG, id: '001080123457', name: 'n v hung̀' }, 'one_digit_and_slip'],
  ['one digit off, a letter too', HUNG, { ...HUNG, id: '001080123457', name: 'nguyn văn hung̀' }, 'one_digit_and_slip'],
  ['one digit off, the day too', HUNG, { ...HUNG, id: '001080123457', born: '1980-03-06' }, 'one_digit_and_slip'],
  ['one digit off, the days swapped', HUNG, { ...HUNG, id: '001080123457', born: '1980-05-03' }, 'one_digit_and_slip'],
  ['one digit off, name and day', HUNG, { ...HUNG, id: '001080123457', born: '1980-03-06', name: 'n v hung̀' }, 'else'],
  ['a twin of another đệm', HUNG, { ...HUNG, id: '001080123457', name: 'nguyễn đưć hung̀' }, 'else'],
  ['a twin of nearly the same name', HUNG, { ...HUNG, id: '001080123457', name: 'nguyễn văn dung̀' }, 'else'],
  ['a twin, whose number is the next', HUNG, { ...HUNG, id: '001080123457', name: 'nguyễn văn hưng' }, 'else'],
  ['one digit off, another day', HUNG, { ...HUNG, id: '001080123457', born: '1980-07-25' }, 'else'],
  ['one digit off, no name to go by', { ...HUNG, name: '' }, { ...HUNG, id: '001080123457' }, 'else'],
  ['two digits off', HUNG, { ...HUNG, id: '001080123498' }, 'else'],
  ['an ID of a woman on a man’s record', HUNG, { ...HUNG, id: '001180654321' }, 'else_doubtful'],
  ['an ID of another year than the record', HUNG, { ...HUNG, id: '001079654321' }, 'else_doubtful'],
  ['a placeholder', HUNG, { ...HUNG, id: '000000000000' }, 'null'],
  ['two placeholders', { id: '111111111111' }, { id: '111111111111' }, 'null'],
  ['an ID and nothing', HUNG, { ...HUNG, id: '' }, 'null'],
]

describe('citizen IDs are compared beside what they say of their holder', () => {
  it.each(CASES)('%s', (_, one, other, level) => {
    expect(levelOf(SPEC, one, other)).toBe(level)
  })
})

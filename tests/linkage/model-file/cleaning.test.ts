import { expect, it } from 'vitest'
import { type CleaningStep, type ColumnRecipe, cleaned } from '../../../src/linkage/model-file/cleaning.ts'
import { DEFAULT_NULLS } from '../../../src/linkage/model-file/schema.ts'

const recipe = (steps: readonly CleaningStep[], more: Partial<ColumnRecipe> = {}): ColumnRecipe => ({
  name: 'c',
  parts: [['c']],
  between: ' ',
  pattern: null,
  steps,
  nulls: new Set(DEFAULT_NULLS),
  ...more,
})

it.each([
  [['lower'], ['  Nguyễn\u00a0 Văn\u200b A '], 'nguyễn văn a'],
  [['fold'], ['Đặng Thị Ánh'], 'dang thi anh'],
  [['words'], ['A&B - Co., Ltd.'], 'A B Co Ltd'],
  [['lower', 'alnum'], ['A-12/b'], 'a12b'],
  [['digits'], ['+84 (90) 123'], '8490123'],
  [['date'], ['31/12/1980'], '1980-12-31'],
  [['date'], ['1980'], '1980'],
  [['date'], ['yesterday'], ''],
  [['date_us'], ['12/31/1980'], '1980-12-31'],
  [['gender'], ['Nữ'], 'female'],
  [['gender'], ['?'], ''],
  [['lower'], ['N/A'], ''],
  [['lower'], ['-'], ''],
  [['lower'], ['NULL'], ''],
  [['lower'], ['Na'], 'na'],
  [['digits'], ['none'], ''],
  [['lower'], ['Main Street 1', '', 'Town'], 'main street 1 town'],
  [['lower'], ['n/a', 'Town'], 'town'],
] as const)('%o makes of %o "%s"', (steps, cells, value) => {
  expect(cleaned(recipe(steps), cells)).toBe(value)
})

it('one name written with its tone on either vowel, or after a form of address, has one key', () => {
  const keyOf = (name: string) => cleaned(recipe(['person_name']), [name])
  expect(new Set(['Nguyễn Thị Hòa', 'NGUYỄN THỊ HOÀ', 'Bà Nguyễn Thị Hoà'].map(keyOf)).size).toBe(1)
})

it('a pattern keeps its group, or what it fits; what it does not fit is not known', () => {
  const through = (pattern: RegExp, value: string) => cleaned(recipe([], { pattern }), [value])
  expect(through(/rec-(\d+)-/, 'rec-12-org')).toBe('12')
  expect(through(/\d+/, 'rec-12-org')).toBe('12')
  expect(through(/x(\d+)/, 'rec-12-org')).toBe('')
})

it('its own null values take the place of the usual ones', () => {
  expect(cleaned(recipe(['lower'], { nulls: new Set(['unknown']) }), ['Unknown'])).toBe('')
  expect(cleaned(recipe(['lower'], { nulls: new Set(['unknown']) }), ['n/a'])).toBe('n/a')
})

import { describe, expect, it } from 'vitest'
import { parseFigure } from '../../src/domain/figure.ts'
import { parseSchoolYear } from '../../src/domain/school-year.ts'

describe('figures of plans', () => {
  it.each([
    ['67.942', '67942'],
    ['1,800', '1800'],
    ['660.802', '660802'],
    ['95,5 %', '95.5'],
    ['2.69%', '2.69'],
    ['832', '832'],
    ['832 người', '832'],
    ['1.093.431', '1093431'],
    ['1.234.567,5', '1234567.5'],
    ['1,063 triệu', '1063000'],
    ['630,935 nghìn tỷ đồng', '630935000000000'],
    ['0,375', '0.375'],
    ['12 500', '12500'],
    ['48,10', '48.1'],
  ])('%s → %s', (text, value) => {
    expect(parseFigure(text)).toEqual({ ok: true, value, repair: null })
  })

  it.each(['chưa giao', '12/13', '1.23.456', '-5'])('%s is none', (text) => {
    expect(parseFigure(text)).toEqual({ ok: false, code: 'figure-unreadable' })
  })

  it('a dash is no figure', () => expect(parseFigure(' – ')).toEqual({ ok: false, code: 'figure-empty' }))
})

describe('school years', () => {
  it.each(['2025-2026', 'Năm học 2025 – 2026', '2025/2026', '25-26', '2025', 'năm học 2025 2026'])(
    '%s → 2025',
    (text) => {
      expect(parseSchoolYear(text)).toEqual({ ok: true, value: 2025, repair: null })
    },
  )

  it.each(['2025-2027', '2026-2025', 'học kỳ 1', '12-13/2025', '1925-1926'])('%s is none', (text) => {
    expect(parseSchoolYear(text)).toEqual({ ok: false, code: 'school-year-unreadable' })
  })
})

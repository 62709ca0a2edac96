import { expect, it } from 'vitest'
import { charactersNotes } from '../../src/ingest/characters-of.ts'

it('columns in an old encoding are named with their headers', () => {
  const column = { column: 1, place: 2, header: 'Họ và tên', encoding: 'tcvn3', evidence: 'content', count: 5 } as const
  expect(charactersNotes([column])).toEqual(['chữ đọc theo bảng mã TCVN3 (ABC): cột 2 "Họ và tên"'])
})

it('a whole file in an old encoding is named as such, and plain Unicode not at all', () => {
  const whole = { column: -1, place: 0, header: '', evidence: 'pinned', count: 9 } as const
  expect(charactersNotes([{ ...whole, encoding: 'vps' }])).toEqual(['chữ đọc theo bảng mã VPS: cả tệp'])
  expect(charactersNotes([{ ...whole, encoding: 'utf-8' }])).toEqual([])
})

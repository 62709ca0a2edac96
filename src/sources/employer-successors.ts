import { defineSource } from './source.ts'

export const employerSuccessors = defineSource({
  name: 'employer_successors',
  title: { vi: 'Mã số thuế cũ và mã số thuế kế thừa', en: 'Successors of employers' },
  grain: 'old tax ID → new',
  publisher: 'tax authority',
  required: false,
  columns: {
    old_tax_id: {
      cell: 'tax_id',
      star: true,
      headers: [
        'MST cũ',
        'Mã số thuế cũ',
        'Mã số doanh nghiệp cũ',
        'MST trước',
        'Mã số thuế trước',
        'MST bị sáp nhập',
        'MST chuyển đổi',
      ],
    },
    new_tax_id: {
      cell: 'tax_id',
      star: true,
      headers: [
        'MST mới',
        'Mã số thuế mới',
        'Mã số doanh nghiệp mới',
        'MST kế thừa',
        'Mã số thuế kế thừa',
        'MST nhận sáp nhập',
        'MST sau',
      ],
    },
    from_date: {
      cell: 'date',
      headers: ['Từ ngày', 'Ngày hiệu lực', 'Hiệu lực từ', 'Ngày thay đổi', 'Ngày chuyển', 'Hiệu lực từ ngày'],
    },
  },
  recognisedBy: [['old_tax_id'], ['new_tax_id']],
  ignoredHeaders: ['Lý do', 'Tên cũ', 'Tên mới', 'Tên đơn vị'],
  expects: { rows: [1, 200_000_000], maxRejectRate: 0.05 },
  quality: {
    keys: [['old_tax_id'], ['new_tax_id']],
    joins: { employer: ['old_tax_id'] },
    matters: [['old_tax_id'], ['new_tax_id'], ['from_date']],
    row: [['old_tax_id'], ['new_tax_id'], ['from_date']],
  },
})

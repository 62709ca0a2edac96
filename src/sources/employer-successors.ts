import { defineSource } from './source.ts'

export const employerSuccessors = defineSource({
  name: 'employer_successors',
  title: { vi: 'Mã số thuế cũ và mã số thuế kế thừa', en: 'Successors of employers' },
  grain: 'old tax ID → new',
  publisher: 'tax authority',
  required: false,
  columns: {
    old_tax_id: { cell: 'tax_id', star: true, headers: [] },
    new_tax_id: { cell: 'tax_id', star: true, headers: [] },
    from_date: { cell: 'date', headers: [] },
  },
  ignoredHeaders: [],
  expects: { rows: [1, 200_000_000], maxRejectRate: 0.05 },
})

import { defineStage } from '../pipeline/stage.ts'
import { fillEmployments } from './employment.ts'
import { fillPaidRows } from './paid-rows.ts'
import { calendar, paidEmployment, paidRow, paidYear, payerEmployer, payerRoot } from './tables.ts'

/** Who was paid by whom, in which months, how much and under which contract. */
export const matchEmployment = defineStage({
  name: 'match.employment',
  summary: 'Gộp các dòng thuế thành một việc làm cho mỗi người, đơn vị và năm.',
  reads: ['stg_tax_workers', 'person_row', 'employer_key', 'file_balance'],
  writes: ['employment', 'employment_row'],
  scratch: [calendar, payerRoot, payerEmployer, paidRow, paidYear, paidEmployment],
  async run({ db, dialect }) {
    const rows = await fillPaidRows(db, dialect)
    const employments = await fillEmployments(db, dialect)
    return { paid_rows: rows, employments }
  },
})

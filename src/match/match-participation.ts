import { defineStage } from '../pipeline/stage.ts'
import { fillCalendar } from './calendar.ts'
import { knownSpans } from './known-files.ts'
import { knownYears } from './known-months.ts'
import { fillInsuredYears, fillParticipations } from './participation.ts'
import { fillRollRows } from './roll-rows.ts'
import { calendar, objectGroup, rollRow, rollSpan } from './tables.ts'

/** Who is insured where, for which funds, in which months; and which months the rolls know at all. */
export const matchParticipation = defineStage({
  name: 'match.participation',
  summary: 'Gộp các dòng danh sách tham gia thành khoảng liên tục và xác định tháng nào đã biết.',
  reads: ['stg_insurance_participants', 'person_row', 'unit_key', 'unit', 'file_balance', 'run_facts', 'employment'],
  writes: ['known_year', 'participation', 'participation_row', 'insured_year'],
  scratch: [calendar, objectGroup, rollRow, rollSpan],
  async run({ db, dialect }) {
    const rows = await fillRollRows(db, dialect)
    const taxYears = await db.selectFrom('employment').select('year').distinct().orderBy('year').execute()
    const known = knownYears(
      await knownSpans(db),
      taxYears.map(({ year }) => year),
    )
    await dialect.load(db, 'known_year', [known.map((year) => ({ ...year }))])
    const participations = await fillParticipations(db)
    const [first, last] = comparedYears(
      taxYears.map(({ year }) => year),
      known.map(({ year }) => year),
    )
    await fillCalendar(db, dialect, first, last)
    const insuredYears = await fillInsuredYears(db)
    return { roll_rows: rows, participations, insured_years: insuredYears }
  },
})

/** Masks are made for the years rules compare: those of the tax data and the year after, else those the rolls know. */
function comparedYears(tax: readonly number[], known: readonly number[]): readonly [first: number, last: number] {
  const years = tax.length > 0 ? tax : known
  if (years.length === 0) return [0, -1]
  return [Math.min(...years), Math.max(...years, ...known) + (tax.length > 0 ? 1 : 0)]
}

import { defineStage } from '../pipeline/stage.ts'
import { fillCalendar } from './calendar.ts'
import { knownSpans } from './known-files.ts'
import { knownYears } from './known-months.ts'
import { MOVEMENT_SCRATCH } from './movement-tables.ts'
import { addMovements } from './movements.ts'
import { fillInsuredYears, fillParticipations } from './participation.ts'
import { fillRollRows } from './roll-rows.ts'
import { calendar, objectGroup, rollRow, rollSpan } from './tables.ts'

/** Who is insured where, for which funds, in which months; and which months the rolls know at all. */
export const matchParticipation = defineStage({
  name: 'match.participation',
  summary: 'Gộp các dòng danh sách tham gia thành khoảng liên tục và xác định tháng nào đã biết.',
  reads: [
    'stg_insurance_participants',
    'stg_insurance_movements',
    'person_row',
    'unit_key',
    'unit',
    'file_balance',
    'run_facts',
    'employment',
  ],
  writes: ['known_year', 'participation', 'participation_row', 'insured_year'],
  scratch: [calendar, objectGroup, rollRow, rollSpan, ...MOVEMENT_SCRATCH],
  async run({ db, dialect }) {
    const rows = await fillRollRows(db, dialect)
    const taxYears = await db.selectFrom('employment').select('year').distinct().orderBy('year').execute()
    const spans = await knownSpans(db)
    const known = knownYears(
      spans,
      taxYears.map(({ year }) => year),
    )
    await dialect.load(db, 'known_year', [known.map((year) => ({ ...year }))])
    const movements = await addMovements(db, dialect, spans)
    const participations = await fillParticipations(db)
    const { first, compared, last } = maskedYears(
      taxYears.map(({ year }) => year),
      known.map(({ year }) => year),
    )
    await fillCalendar(db, dialect, first, last)
    const insuredYears = await fillInsuredYears(db, compared)
    return { roll_rows: rows, movements, participations, insured_years: insuredYears }
  },
})

/**
 * Masks are made for the years rules compare: from `compared`, the first of the tax data, to the year after. Years before it,
 * from `first`, are asked of people with voluntary cover only, who may have paid compulsory cover in the same months (R16).
 */
function maskedYears(tax: readonly number[], known: readonly number[]) {
  const years = [...tax, ...known]
  if (years.length === 0) return { first: 0, compared: 0, last: -1 }
  const first = Math.min(...years)
  return {
    first,
    compared: tax.length > 0 ? Math.min(...tax) : first,
    last: Math.max(...years) + (tax.length > 0 ? 1 : 0),
  }
}

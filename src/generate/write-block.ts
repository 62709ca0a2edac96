import type { Damage, Damaged } from './damage.ts'
import { standsInMonth } from './employment-view.ts'
import type { Block, Employer, Person, Place, RollRow, TaxRow } from './facts.ts'
import * as inputFiles from './input-files.ts'
import { writeLiving } from './living/write.ts'
import { foldedName } from './look-alike.ts'
import { meantOf } from './people/meant.ts'
import { LINKS_FILE, linkRow } from './person-links.ts'
import { WRONG_DIGIT } from './quirks.ts'
import { RECEIPTS_FILE, receiptRow } from './receipts.ts'
import * as records from './records.ts'
import type { RowFiles } from './row-files.ts'
import { debtRows, managerRow } from './unit-records.ts'

/** A damaged row, and whether a run can still know what it said. */
export interface DamagedRow extends Damaged {
  readonly place: Place
}

/**
 * Writes the rows of a block into the files, damaging some, and notes on the facts where they stand and what can no longer be known.
 * Returns the damaged ones.
 */
export function writeBlock(files: RowFiles, block: Block, damage: Damage): DamagedRow[] {
  const report: DamagedRow[] = []
  const put = (file: string, row: records.RowText, loses: (damaged: Damaged) => boolean, of?: Named): Place => {
    const shape = files.shapeOf(file)
    const plain = of !== undefined && of.printed.citizenId !== '' && isPlain(block, of.person)
    const damaged = damage(shape, row)
    const lost = damaged !== null && loses(damaged)
    const place: Place = Object.assign(files.write(file, damaged?.row ?? row), { lost })
    if (of) place.meant = meantOf(shape, row, damaged, plain)
    if (damaged) report.push({ ...damaged, place })
    return place
  }
  const counts = records.headCounts(block)
  for (const employer of block.employers) writeEmployer(files, block, employer, counts, put)
  for (const manager of block.managers ?? []) files.write(inputFiles.MANAGERS_FILE, managerRow(manager))
  const duplicated = new Set<object>(block.duplicates.flatMap((duplicate) => duplicate.records))
  for (const row of block.tax) {
    const text = { ...records.taxWorkerRow(row), ...row.raw }
    for (const file of inputFiles.taxFiles(block, row)) {
      row.places.push(put(file, text, (damaged) => settleDamage(block, row, damaged, duplicated.has(row)), row))
    }
  }
  for (const row of block.roll) {
    for (const text of rollTexts(block, row)) {
      const loses = (damaged: Damaged): boolean => settleDamage(block, row, damaged, duplicated.has(row))
      row.places.push(put(inputFiles.rollFile(block, row), { ...text, ...row.raw }, loses, row))
    }
  }
  writeLiving(block, put)
  for (const link of block.links) files.write(LINKS_FILE, linkRow(link))
  for (const row of block.receipts) {
    row.places.push(Object.assign(files.write(RECEIPTS_FILE, receiptRow(row)), { lost: false }))
  }
  for (const link of block.successors) {
    const text = { old_tax_id: link.oldTaxId, new_tax_id: link.newTaxId, from_date: records.dayText(link.from) }
    files.write(inputFiles.SUCCESSORS_FILE, text)
  }
  return report
}

type Named = TaxRow | RollRow

/** A citizen ID of the person's own joins all rows of theirs. */
function isPlain(block: Block, { number }: Person): boolean {
  return !block.twice.has(number) && !block.alike.has(number)
}

/** One row of a history, or one for each month in whose list the person stands. */
function rollTexts(block: Block, row: RollRow): records.RowText[] {
  const text = records.participantRow(row)
  if (!block.rollByMonth) return [text]
  const months = block.knownMonths.filter((month) => standsInMonth(row, month))
  return months.map((month) => ({ ...text, month: records.monthText(month) }))
}

type Put = (file: string, row: records.RowText, loses: (damaged: Damaged) => boolean) => Place

/** A row of an employer that cannot be accepted leaves its state, and with it all its workers, in doubt. */
function writeEmployer(
  files: RowFiles,
  block: Block,
  employer: Employer,
  counts: ReturnType<typeof records.headCounts>,
  put: Put,
): void {
  const loses = ({ quirk }: Damaged): boolean => {
    if (quirk.aftermath !== 'row_lost') return false
    employer.undecidable = true
    for (const row of block.roll) if (row.unit?.employer === employer) row.person.undecidable = true
    return true
  }
  for (const row of records.registryRows(employer)) put(inputFiles.registryFile(block), row, loses)
  for (const row of records.taxUnitRows(employer)) put(inputFiles.taxUnitsFile(block), row, loses)
  for (const unit of employer.units) {
    const { participants, payroll } = counts.get(unit) ?? { participants: 0, payroll: 0 }
    for (const row of debtRows(block, unit)) files.write(inputFiles.DEBTS_FILE, row)
    unit.places.push(
      put(inputFiles.unitsFile(block), { ...records.unitRow(unit, participants, payroll), ...unit.raw }, loses),
    )
  }
}

/**
 * Whether the damage took from the row what a run needs; the person is marked where it did. Less of a birth date or a name is noted on the facts,
 * since the comparison of names then has less to go by.
 */
function settleDamage(
  block: Block,
  row: TaxRow | RollRow,
  { quirk, column, row: text }: Damaged,
  duplicated: boolean,
): boolean {
  const { aftermath } = quirk
  if (aftermath === 'harmless') return false
  const rows = rowsOf(block, row.person)
  const leans = rows.some((one) => one.printed.citizenId === '' || one.printed.citizenId !== row.person.citizenId)
  const joined = aftermath === 'key_lost' && quirk.name !== WRONG_DIGIT && joinsByName(block, row, rows)
  if (aftermath === 'degraded') {
    if (column === 'birth_date') row.printed.birth = row.printed.birth.slice(0, 4)
    else row.printed.name = text.full_name!
    if (leans) row.person.undecidable = true
    return duplicated || leans || column === 'full_name'
  }
  if (joined) row.printed.citizenId = ''
  else row.person.undecidable = true
  return true
}

const rowsOf = (block: Block, person: Person): (TaxRow | RollRow)[] =>
  [...block.tax, ...block.roll].filter((one) => one.person === person)

/**
 * Without its citizen ID the row still finds its person: the other book shows the same name, full birth date and gender at the same employer, with
 * the citizen ID, and so does every other row.
 */
function joinsByName(block: Block, row: TaxRow | RollRow, rows: readonly (TaxRow | RollRow)[]): boolean {
  const employerOf = (one: TaxRow | RollRow): Employer | undefined =>
    one.kind === 'tax' ? one.employer : one.unit?.employer
  const complete = (one: TaxRow | RollRow): boolean => one.printed.birth.length === 10 && one.printed.gender !== ''
  const alike = (one: TaxRow | RollRow): boolean =>
    complete(one) && employerOf(one) === employerOf(row) && one.printed.name === row.printed.name
  const printsBirth = row.kind === 'roll' || row.form !== '05-2'
  const rest = rows.filter((one) => one !== row)
  const inOtherBook = rest.some((one) => one.kind !== row.kind)
  const keyed = rest.every((one) => alike(one) && one.printed.citizenId === row.person.citizenId)
  return (
    !row.person.undecidable &&
    !sharesNumber(block, row.person) &&
    !hasDouble(block, row.person) &&
    printsBirth &&
    complete(row) &&
    inOtherBook &&
    keyed
  )
}

/** Someone else of the block has the same name, birth date and gender, so that these do not say who is meant. */
function hasDouble(block: Block, { number, name, gender, birth }: Person): boolean {
  const sameBirth = (one: Person): boolean =>
    one.birth.year === birth.year && one.birth.month === birth.month && one.birth.day === birth.day
  const folded = foldedName(name)
  return block.people.some(
    (one) => one.number !== number && one.gender === gender && sameBirth(one) && foldedName(one.name) === folded,
  )
}

/** The person's insurance number is another's too: who it is waits for a review, and nothing joins them by name. */
function sharesNumber(block: Block, person: Person): boolean {
  return block.duplicates.some(({ type, records }) => type === 'D02' && records.some((one) => one.person === person))
}

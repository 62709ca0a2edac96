import { emptyBlock, type Frame } from '../blocks.ts'
import type { Block, Employer, RollRow, TaxRow, Unit } from '../facts.ts'
import { monthOf } from '../facts.ts'
import { employerTaxId } from '../identifiers.ts'
import { addEmployer, addPerson, addUnit, insure, type Nation, pay } from '../nation.ts'
import { payCovered } from '../ordinary.ts'
import { randomOf } from '../random.ts'

/** A row with something odd about it, and what a reader should see come of it. */
export interface Oddity {
  readonly what: string
  readonly comesOfIt: string
  readonly row: TaxRow | RollRow | Unit
}

export interface HandMade {
  readonly block: Block
  readonly oddities: readonly Oddity[]
}

const HAND_MADE_BLOCK = 1_000_000
/** Numbers of their own, so that a new scenario changes no identifier that the documents name. */
const FIRST_NUMBER = 9_000

/** The edge cases of the domain notes (§8.4) that the sample shows by hand, as one more block of the nation. */
export function handMadeBlock({ seed, reference }: Nation, frame: Frame): HandMade {
  const nation: Nation = { seed, reference, people: FIRST_NUMBER, employers: FIRST_NUMBER, records: FIRST_NUMBER }
  const block = emptyBlock(nation.reference, frame, randomOf(frame.seed, 105), HAND_MADE_BLOCK)
  const oddities: Oddity[] = []
  const odd = (what: string, comesOfIt: string, row: Oddity['row']): void => {
    oddities.push({ what, comesOfIt, row })
  }
  const employer = addEmployer(nation, block)
  const unit = addUnit(nation, block, employer, { style: 'new', industry: 'C10' })
  addOddIdentifiers(nation, block, employer, unit, odd)
  addOddText(nation, block, employer, unit, odd)
  addOddLives(nation, block, employer, unit, odd)
  addBranchAsNumber(nation, block, odd)
  addUnknownUnit(nation, block, odd)
  addRejectedRows(nation, block, employer, odd)
  addWorkbookPayers(nation, block, odd)
  for (const { row, what } of oddities) if ('person' in row) block.traps.set(`p${row.person.number}`, what)
  return { block, oddities }
}

type Odd = (what: string, comesOfIt: string, row: Oddity['row']) => void

/** A worker with a row in each book, the second one written as told. */
function addCovered(nation: Nation, block: Block, employer: Employer, unit: Unit): { tax: TaxRow; roll: RollRow } {
  const person = addPerson(nation, block, { birth: { year: 1985, month: 8, day: 17 }, gender: 'male' })
  const roll = insure(block, person, unit)
  payCovered(block, person, employer, [monthOf(block.year, 1), monthOf(block.year, 12)], roll.base)
  return { tax: block.tax.at(-1)!, roll }
}

const ZEROS_LOST = '001085010006'

function addOddIdentifiers(nation: Nation, block: Block, employer: Employer, unit: Unit, odd: Odd): void {
  const hanoi = addCovered(nation, block, employer, unit)
  hanoi.tax.person.citizenId = ZEROS_LOST
  hanoi.tax.printed.citizenId = ZEROS_LOST
  hanoi.roll.printed.citizenId = ZEROS_LOST
  hanoi.tax.raw = { citizen_id: '1085010006' }
  odd(
    'Citizen ID 001085010006 has lost its zeros: 1085010006 looks like a tax ID whose check digit is right',
    'read by its column; covered, no lead',
    hanoi.tax,
  )

  const letters = addCovered(nation, block, employer, unit)
  letters.tax.raw = { citizen_id: `O${letters.tax.printed.citizenId.slice(1)}` }
  odd('Letter O for the first zero of a citizen ID', 'read and marked as repaired; covered, no lead', letters.tax)

  const dotted = addCovered(nation, block, employer, unit)
  dotted.roll.raw = {
    citizen_id: `'${dotted.roll.printed.citizenId}`,
    insurance_number: `${dotted.roll.insuranceNumber}\u00a0`,
  }
  odd(
    'Apostrophe before a citizen ID, no-break space after an insurance number',
    'cleaned; covered, no lead',
    dotted.roll,
  )

  const scientific = addCovered(nation, block, employer, unit)
  scientific.tax.raw = { citizen_id: '7.9085E+10' }
  odd(
    'Citizen ID as the text 7.9085E+10',
    'emptied, stands in rejects.csv; name, birth date, gender and employer still join the two books',
    scientific.tax,
  )
}

function addOddText(nation: Nation, block: Block, employer: Employer, unit: Unit, odd: Odd): void {
  const composed = addCovered(nation, block, employer, unit)
  composed.tax.raw = { full_name: composed.tax.printed.name.normalize('NFD').toUpperCase() }
  odd('Name in capitals and combining marks', 'same name after normalising; no lead', composed.tax)

  const dated = addCovered(nation, block, employer, unit)
  dated.tax.raw = { birth_date: '17-8-1985', taxable_income_vnd: '96.000.000' }
  odd('Birth date 17-8-1985 and an income with dots', 'read as 17 August 1985 and 96 million', dated.tax)

  const yearOnly = addPerson(nation, block, { birth: { year: 1975, month: 8, day: 17 } })
  const namesake = addPerson(nation, block, {
    name: yearOnly.name,
    gender: yearOnly.gender,
    birth: { year: 1975, month: 1, day: 1 },
  })
  Object.assign(namesake, { citizenId: '', personalTaxId: '' })
  insure(block, namesake, unit)
  odd(
    'Roll: 01/01/1975 and no citizen ID; tax: 17/08/1975 under the same name',
    'equal year, not equal date: a look-alike, so the lead is for review (D) only',
    pay(block, yearOnly, employer),
  )
}

function addOddLives(nation: Nation, block: Block, employer: Employer, unit: Unit, odd: Odd): void {
  const [pensioner, older] = [1, 2].map((day) =>
    addPerson(nation, block, { birth: { year: block.year - 64, month: 3, day: day + 8 } }),
  )
  insure(block, pensioner!, null, {
    participation: 'health_only',
    objectCode: 'HT',
    base: 0,
    from: monthOf(block.year - 2, 4),
  })
  odd('Pensioner (card group HT) with income', 'excluded, E1', pay(block, pensioner!, employer))
  odd('Past retirement age, no pension', 'still due: R08 with a mark', pay(block, older!, employer))

  const prepaid = addPerson(nation, block)
  odd(
    'Voluntary paid for twelve months, job from July',
    'R16, six months to refund',
    insure(block, prepaid, null, {
      participation: 'voluntary',
      objectCode: '',
      base: 1_500_000,
      from: monthOf(block.year, 1),
      to: monthOf(block.year, 12),
    }),
  )
  const job = insure(block, prepaid, unit, { from: monthOf(block.year, 7) })
  payCovered(block, prepaid, employer, [monthOf(block.year, 7), monthOf(block.year, 12)], job.base)

  const second = addEmployer(nation, block)
  const otherUnit = addUnit(nation, block, second)
  const busy = addPerson(nation, block)
  insure(block, busy, otherUnit, { from: monthOf(block.year - 1, 3) })
  pay(block, busy, second, { contractSignedOn: `${block.year - 1}-03-01` })
  odd(
    'Two employers: the roll shows the second contract, tax the first',
    'R12 at the payer, not a shortage',
    pay(block, busy, employer, { contractSignedOn: `${block.year - 3}-05-04` }),
  )

  const gone = addEmployer(nation, block)
  gone.registry = { status: 'not_at_address', from: '', until: '', registeredOn: '2015-06-09' }
  odd(
    'Employer whose registry status is "Không còn hoạt động kinh doanh tại địa chỉ đã đăng ký"',
    'R28: not read as "đang hoạt động"',
    pay(block, addPerson(nation, block), gone),
  )
}

/** Root and branch in twelve digits: the hyphen is missing and the first zero is lost. */
function addBranchAsNumber(nation: Nation, block: Block, odd: Odd): void {
  while (!employerTaxId(nation.employers, nation.seed).startsWith('0')) nation.employers++
  const employer = addEmployer(nation, block)
  const unit = addUnit(nation, block, employer, { style: 'new' })
  const branch = `${employer.payerTaxId}-001`
  employer.branches.push({ taxId: branch, name: `Chi nhánh ${employer.name}`, hasUnit: false })
  const { tax } = addCovered(nation, block, employer, unit)
  tax.payerTaxId = branch
  tax.raw = { payer_tax_id: branch.replace('-', '').slice(1) }
  odd(
    'Payer tax ID in twelve digits, without zero and hyphen',
    `read as ${branch}; insured at the head office: excluded, E15`,
    tax,
  )
}

/** The code that guides print as an example: its first ten digits are no tax ID. */
function addUnknownUnit(nation: Nation, block: Block, odd: Odd): void {
  const employer = addEmployer(nation, block)
  Object.assign(employer, { tax: null, registry: null })
  const unit = addUnit(nation, block, employer, { style: 'new' })
  const code = '0123456789DNA03'
  unit.raw = { unit_code: code, tax_id: '' }
  const row = insure(block, addPerson(nation, block), unit)
  row.raw = { unit_code: code, unit_tax_id: '' }
  odd(
    'Unit code 0123456789DNA03: the digits inside fail the check',
    'no tax ID is taken from it; an employer of its own',
    unit,
  )
}

/** Rows that cannot be accepted: they go back to the sender, and nobody is counted by them. */
function addRejectedRows(nation: Nation, block: Block, employer: Employer, odd: Odd): void {
  const [mistyped, nameless] = [1, 2].map(() => pay(block, addPerson(nation, block), employer))
  const last = Number(employer.payerTaxId.at(-1))
  mistyped!.raw = { payer_tax_id: employer.payerTaxId.slice(0, 9) + ((last + 1) % 10) }
  nameless!.raw = { full_name: '' }
  for (const row of [mistyped!, nameless!]) row.person.undecidable = true
  odd('Payer tax ID with a wrong check digit', 'quarantined, stands in rejects.csv', mistyped!)
  odd('No name', 'quarantined, stands in rejects.csv', nameless!)
}

function addWorkbookPayers(nation: Nation, block: Block, odd: Odd): void {
  for (const leftOut of [1, 0]) {
    const employer = addEmployer(nation, block, { shape: 'workbook' })
    const unit = addUnit(nation, block, employer)
    for (let count = 0; count < 5; count++) {
      const { tax } = addCovered(nation, block, employer, unit)
      tax.printed.birth = ''
      tax.printed.gender = ''
      if (count === 0 && leftOut === 1) {
        odd(
          'A workbook with title rows, printed column numbers, a total and signatures; citizen IDs are number cells',
          'payer from the title; zeros put back; no lead',
          tax,
        )
      }
    }
    if (leftOut === 0) continue
    const row = pay(block, addPerson(nation, block), employer, { printed: { birth: '', gender: '' } })
    odd('In the same workbook: not on the roll', 'R08, and R02 for the unit', row)
  }
}

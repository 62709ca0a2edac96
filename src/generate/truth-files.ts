import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type CsvWriter, openCsv } from '../files/csv-writer.ts'
import { judgeDuplicates } from './duplicates/oracle.ts'
import { visibleRoll } from './employment-view.ts'
import type { Block, Employer, Person, Place, PlantedDuplicate } from './facts.ts'
import { writeLivingTruth } from './living/truth.ts'
import { isoBirth } from './nation.ts'
import { judge } from './oracle.ts'
import { COVERED_COLUMNS, writeCovered } from './people/covered-truth.ts'
import { PEOPLE_COLUMNS, writePeople } from './people/people-truth.ts'

export const TRUTH_COLUMNS = {
  cases: [
    'rule_id',
    'tax_id',
    'citizen_id',
    'insurance_number',
    'full_name',
    'birth_date',
    'year',
    'confidence',
    'workers',
    'trap',
    'recoverable',
    'note',
  ],
  exclusions: ['rule_id', 'exclusion', 'tax_id', 'citizen_id', 'insurance_number', 'full_name', 'trap', 'recoverable'],
  duplicates: ['type', 'key', 'source_file', 'sheet', 'row_number', 'unit_code', 'recoverable'],
  undecidable: ['tax_id', 'citizen_id', 'insurance_number', 'full_name'],
  damaged: ['source_file', 'sheet', 'row_number', 'column', 'quirk', 'recoverable'],
} as const

export type TruthFile = keyof typeof TRUTH_COLUMNS

/** The answers that belong to the input: what a run must find, must leave out, and cannot know. */
export interface TruthFiles {
  writeBlock(block: Block): void
  writeDamage(place: Place, column: string, quirk: string): void
  /** Lines of a file delivered twice, known once the file is closed. */
  readonly counts: Record<string, number>
  close(): Promise<void>
}

export async function openTruth(
  folder: string,
  again: { readonly path: string; readonly copy: string },
  whoIsWho: boolean,
): Promise<TruthFiles> {
  mkdirSync(folder, { recursive: true })
  const open = (name: TruthFile): Promise<CsvWriter> => openCsv(join(folder, `${name}.csv`), TRUTH_COLUMNS[name])
  const writers = {
    cases: await open('cases'),
    exclusions: await open('exclusions'),
    duplicates: await open('duplicates'),
    undecidable: await open('undecidable'),
    damaged: await open('damaged'),
  }
  const people = whoIsWho ? await openCsv(join(folder, 'people.csv'), PEOPLE_COLUMNS) : null
  const covered = whoIsWho ? await openCsv(join(folder, 'covered.csv'), COVERED_COLUMNS) : null
  const counts: Record<string, number> = {}
  const count = (key: string): void => {
    counts[key] = (counts[key] ?? 0) + 1
  }
  return {
    counts,
    writeBlock(block) {
      writeJudgement(writers, block, count)
      writeLivingTruth(writers, block, count)
      for (const duplicate of [
        ...block.duplicates,
        ...deliveredTwice(block),
        ...(whoIsWho ? judgeDuplicates(block) : []),
      ]) {
        writeDuplicate(writers.duplicates, duplicate, again)
        count(`duplicate ${typeOf(duplicate)}`)
      }
      writeUndecidable(writers.undecidable, block)
      if (people) writePeople(people, block, again)
      if (covered) writeCovered(covered, block)
    },
    writeDamage(place, column, quirk) {
      writers.damaged.write([place.file, place.sheet, place.row, column, quirk, place.lost ? 0 : 1])
      count(`damage ${quirk}`)
    },
    async close() {
      for (const writer of Object.values(writers)) await writer.close()
      await people?.close()
      await covered?.close()
    },
  }
}

function writeJudgement(writers: Record<TruthFile, CsvWriter>, block: Block, count: (key: string) => void): void {
  const expected = judge(block)
  // Who is covered by a link alone stands in a file of their own: what a run says of them depends on whether it links.
  const told = (person: Person | null): boolean => person === null || !block.fuzzilyCovered.has(person.number)
  for (const one of expected.cases.filter(({ person }) => told(person))) {
    count(`case ${one.rule}${one.confidence === 'D' ? ' (D)' : ''}`)
    writers.cases.write([
      one.rule,
      one.employer.key,
      ...personColumns(block, one.person),
      one.person ? isoBirth(one.person) : '',
      one.year,
      one.confidence,
      one.workers,
      trapOf(block, one.person, one.employer),
      one.decidable ? 1 : 0,
      one.decidable ? '' : 'một dòng mang khóa của ca này đã bị làm hỏng',
    ])
  }
  for (const one of expected.exclusions.filter(({ person }) => told(person))) {
    count(`exclusion ${one.exclusion}`)
    const trap = trapOf(block, one.person, one.employer)
    writers.exclusions.write([
      one.rule,
      one.exclusion,
      one.employer.key,
      ...personColumns(block, one.person),
      trap,
      one.decidable ? 1 : 0,
    ])
  }
}

function trapOf(block: Block, person: Person | null, employer: Employer): string {
  return (person && block.traps.get(`p${person.number}`)) ?? block.traps.get(`e${employer.number}`) ?? ''
}

/** Citizen ID and insurance number as far as any row prints them, and the name. */
function personColumns(block: Block, person: Person | null): [string, string, string] {
  if (!person) return ['', '', '']
  const rows = [...block.tax, ...visibleRoll(block)].filter((row) => row.person === person)
  const inOffice =
    (block.managers ?? []).some((one) => one.person === person) || block.employers.some((one) => one.owner === person)
  const printed = inOffice || rows.some((row) => row.printed.citizenId === person.citizenId)
  const citizenId = printed ? person.citizenId : ''
  const insured = rows.some(
    (row) => row.kind === 'roll' && (row.insuranceNumber || row.cardNumber.slice(5)) === person.insuranceNumber,
  )
  return [citizenId, insured ? person.insuranceNumber : '', person.name]
}

/** D13: rows of a supplement that repeats the main file, and was sent twice. */
function deliveredTwice(block: Block): PlantedDuplicate[] {
  return block.tax
    .filter((row) => row.supplement !== 'no')
    .map((row) => ({
      type: 'D13',
      key: `${row.payerTaxId}/${row.year}/${row.person.citizenId}`,
      records: [row],
      units: [],
    }))
}

function writeDuplicate(writer: CsvWriter, duplicate: PlantedDuplicate, again: { path: string; copy: string }): void {
  const { key, records, units } = duplicate
  const type = typeOf(duplicate)
  const owners = [...records, ...units]
  const whole = owners.every((owner) => owner.places.every((place) => !place.lost))
  const recoverable = whole && !duplicate.doubtful ? 1 : 0
  for (const owner of owners) {
    for (const place of owner.places) {
      const files = place.file === again.path ? [place.file, again.copy] : [place.file]
      const unitCode = 'code' in owner ? owner.code : ''
      for (const file of files) writer.write([type, key, file, place.sheet, place.row, unitCode, recoverable])
    }
  }
}

/** The type, and whether it takes a link to see it: "D01 by link". */
const typeOf = ({ type, byLink }: PlantedDuplicate): string => (byLink ? `${type} by link` : type)

/** Under which keys the people and employers whose rows were spoilt may come up. */
function writeUndecidable(writer: CsvWriter, block: Block): void {
  for (const employer of block.employers) if (employer.undecidable) writer.write([employer.key, '', '', ''])
  const rows = [...block.tax, ...block.roll].filter((row) => row.person.undecidable)
  for (const row of rows) {
    const employer = row.kind === 'tax' ? row.employer : row.unit?.employer
    const { person } = row
    writer.write([employer?.key ?? '', person.citizenId, person.insuranceNumber, person.name])
  }
}

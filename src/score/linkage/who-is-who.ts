import { join } from 'node:path'
import { type CsvRecord, readRecords } from '../read-records.ts'
import { shareStrongKey } from './strong-keys.ts'

/** Two records of one person. */
export interface TruePair {
  readonly one: number
  readonly other: number
  /** A key that only one person can have stands in both. */
  readonly strong: boolean
}

export interface Someone {
  /** How the person was recorded twice, '' if keys settle them. */
  readonly scenario: string
  /** Why the person is easily taken for another, '' if not. */
  readonly trap: string
}

/**
 * Who is who in the nation. A record is what rows of one person say alike: keys, name, birth date and gender. Rows from which damage took what
 * they would be known by are left out. Records and people are numbered from 0.
 */
export interface WhoIsWho {
  readonly people: readonly Someone[]
  /** The person of each record. */
  readonly personOf: readonly number[]
  readonly pairs: readonly TruePair[]
  /** The record of a source row; undefined for a row that is left out or names nobody. */
  recordAt(place: CsvRecord): number | undefined
  /** The person of a source row, left out or not. */
  personAt(place: CsvRecord): number | undefined
}

const ROWS_OF_A_FILE = 2 ** 27

/** Reads truth/people.csv, in which the rows of one person follow one another; null if there is none. */
export async function readWhoIsWho(truth: string): Promise<WhoIsWho | null> {
  const rows = openRowNumbers()
  const recordOfRow = new Map<number, number>()
  const leftOut = new Map<number, number>()
  const people: Someone[] = []
  const personOf: number[] = []
  const pairs: TruePair[] = []
  let current = ''
  let known = new Map<string, { record: number; row: CsvRecord }>()
  for await (const row of readRecords(join(truth, 'people.csv'), 'people.csv')) {
    if (row.person !== current) {
      current = row.person!
      known = new Map()
      people.push({ scenario: row.scenario!, trap: row.trap! })
    }
    if (row.recoverable !== '1') {
      leftOut.set(rows.numberOf(row), people.length - 1)
      continue
    }
    const said = SAID.map((column) => row[column]).join('\t')
    const before = known.get(said)
    const record = before?.record ?? personOf.push(people.length - 1) - 1
    recordOfRow.set(rows.numberOf(row), record)
    if (before) continue
    for (const { record: other, row: theirs } of known.values()) {
      pairs.push({ one: other, other: record, strong: shareStrongKey(theirs, row) })
    }
    known.set(said, { record, row })
  }
  if (people.length === 0) return null
  const recordAt = (place: CsvRecord): number | undefined => recordOfRow.get(rows.numberOf(place))
  const personAt = (place: CsvRecord): number | undefined => {
    const record = recordAt(place)
    return record === undefined ? leftOut.get(rows.numberOf(place)) : personOf[record]
  }
  return { people, personOf, pairs, recordAt, personAt }
}

const SAID = [
  'citizen_id',
  'old_citizen_id',
  'passport_number',
  'insurance_number',
  'full_name',
  'birth_date',
  'gender',
] as const

/** One number for each source row: millions of them are held, so no text is kept of each. */
function openRowNumbers(): { numberOf(place: CsvRecord): number } {
  const sheets = new Map<string, number>()
  return {
    numberOf({ source_file, sheet, row_number }) {
      const name = `${source_file}\t${sheet}`
      const number = sheets.get(name) ?? sheets.size
      sheets.set(name, number)
      return number * ROWS_OF_A_FILE + Number(row_number)
    },
  }
}

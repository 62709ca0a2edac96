import type { DuplicateRecord, MemberRow } from '../record.ts'
import type { Survivor } from '../type.ts'
import { citizenIdsAgainst } from './citizen-id-speaks.ts'
import { birthPrecision, CITIZEN_ID_AGREES, LATEST, MOST_ROWS } from './criteria.ts'
import { type Candidate, type Choice, type Criterion, choose, type Known } from './criterion.ts'
import { SURVIVING_FIELDS, type SurvivingField } from './fields.ts'

export interface FieldChoice extends Choice {
  readonly field: string
}

/** What would be kept of each field that the rows fill, if they are one person's, and why. */
export function survivingFields(records: readonly DuplicateRecord[]): FieldChoice[] {
  const lines = records.flatMap((record) => record.lines)
  const chosen = new Map<string, string>()
  const known: Known = { speaks: citizenIdsAgainst(lines), chosen }
  return SURVIVING_FIELDS.flatMap((field) => {
    const choice = choose(candidatesOf(lines, field), field.criteria, known)
    if (choice === null) return []
    chosen.set(field.field, choice.kept.value)
    return [{ field: field.field, ...choice }]
  })
}

/** Each value once, as the first row that has it writes it. */
function candidatesOf(lines: readonly MemberRow[], { value, key }: SurvivingField): Candidate[] {
  const found = new Map<string, { value: string; lines: MemberRow[] }>()
  for (const line of lines) {
    const said = value(line)
    if (said === null) continue
    const same = key?.(line) ?? said
    const candidate = found.get(same)
    if (candidate === undefined) found.set(same, { value: said, lines: [line] })
    else candidate.lines.push(line)
  }
  return [...found.values()]
}

const MOST_PRECISE_BIRTH: Criterion = {
  code: 'most_precise',
  vi: 'ngày sinh đầy đủ nhất',
  score: ({ lines }) => Math.max(...lines.map(({ birth_date }) => birthPrecision(birth_date))),
}

/** The record that tells most, and what set it apart; the first in file and row order when all tell as much. */
export function bestRecord(records: readonly DuplicateRecord[]): Survivor | null {
  const lines = records.flatMap((record) => record.lines)
  const known: Known = { speaks: citizenIdsAgainst(lines), chosen: new Map() }
  const candidates = records.map((record, at) => ({ value: String(at).padStart(9, '0'), lines: record.lines }))
  const choice = choose(candidates, [CITIZEN_ID_AGREES, MOST_PRECISE_BIRTH, MOST_ROWS, LATEST], known)
  const record = records[Number(choice?.kept.value)]
  if (choice === null || record === undefined) return null
  const why =
    choice.code === 'in_order' ? 'Giữ bản ghi đứng trước (các bản ghi ngang nhau)' : `Giữ bản ghi này vì ${choice.vi}`
  return { record, why }
}

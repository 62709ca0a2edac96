import { FILE_NOTES } from '../domain/messages/file-notes.ts'
import type { CharacterEvidence, RawTable } from '../files/raw-table.ts'
import type { Recognised } from './recognise.ts'

/** How the letters of one column were read: its place (1 = first; 0: the whole file), its header where it has one, and on what evidence. */
export interface ColumnCharacters extends CharacterEvidence {
  readonly place: number
  readonly header: string
}

/** What `file_balance.characters` says of a table. `firstColumn` is the zero-based column of the sheet in which its labels begin. */
export function charactersOf(
  table: RawTable | null,
  recognised: Recognised | null,
  firstColumn: number,
): readonly ColumnCharacters[] {
  return (table?.characters() ?? []).map((evidence) => ({
    place: evidence.column + 1,
    header: evidence.column < 0 ? '' : (recognised?.labels[evidence.column - firstColumn] ?? '').trim(),
    ...evidence,
  }))
}

const NAMES: Readonly<Record<string, string>> = {
  tcvn3: 'TCVN3 (ABC)',
  vni: 'VNI',
  vps: 'VPS',
  'windows-1258': 'windows-1258',
  'utf-8-twice': 'UTF-8 (bị mã hóa hai lần)',
}
/** Columns that a note names one by one. */
const COLUMNS_NAMED = 6

/** One Vietnamese remark for each encoding that is not plain Unicode. */
export function charactersNotes(characters: readonly ColumnCharacters[]): readonly string[] {
  return Object.entries(NAMES).flatMap(([encoding, name]) => {
    const found = characters.filter((one) => one.encoding === encoding)
    const columns = found.filter(({ column }) => column >= 0)
    if (found.length === 0) return []
    const named = columns
      .slice(0, COLUMNS_NAMED)
      .map(({ place, header }) => (header === '' ? `${place}` : `${place} "${header}"`))
    const more = columns.length > COLUMNS_NAMED ? ' …' : ''
    return [
      FILE_NOTES['letters-read'].vi({
        encoding: name,
        columns: columns.length === 0 ? 'cả tệp' : `cột ${named.join(', ')}${more}`,
      }),
    ]
  })
}

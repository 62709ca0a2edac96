import { FILE_NOTES } from '../../domain/messages/file-notes.ts'
import type { CharacterEvidence, RawRow } from '../raw-table.ts'
import { type Base, CANDIDATES, ContentEvidence, WordGrader } from './content-evidence.ts'
import { isUnicodeOnly, type Reading, readAs } from './readings.ts'

export interface ContentOptions {
  /** How the cells were read so far. */
  readonly base: Base
  /** The reading that the site pins for the whole file, 'as-read' for the Unicode it stands in; nothing is guessed then. */
  readonly pinned?: Reading | 'as-read' | undefined
}

/**
 * A character that Vietnamese in composed Unicode does without, or two vowels that never meet in a syllable: only cells with one of these are looked at,
 * which is none in most files.
 */
const SUSPICIOUS =
  /[\u0300-\u036f\u0080-\u009f\u00a1-\u00af\u00b1\u00b4-\u00bf\u00c4-\u00c7\u00cb\u00ce-\u00d1\u00d6-\u00d8\u00db\u00dc\u00de\u00df\u00e4-\u00e7\u00eb\u00ee-\u00f1\u00f6-\u00f8\u00fb\u00fc\u00fe\u00ff€‚ƒ„†‡ˆ‰Š‹ŒŽ˜™š›œžŸ\u03bcĂ]|[AaEe][À-ÃÈ-ÊÙÕà-ãè-êùõ]|[Oo][âÂ]/
const COMBINING = /[\u0300-\u036f]/
const MARKED = /[\u0080-\uffff]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are letters in VPS.
const CONTROL = /[\u0002-\u001d]/
/** Rows held back, at most, while a column is in doubt. */
const ROWS_HELD = 2000

/** True when `text` may hold letters that were read wrongly. Text for which it is false passes through `ContentCharacters` unchanged, if nothing is decided yet. */
export function looksMisread(text: string): boolean {
  return SUSPICIOUS.test(text)
}

interface Column {
  /** null: nothing suspicious was met since all that was has been forgotten. */
  evidence: ContentEvidence | null
  reading: Reading | null
  /** Too many rows were held back for it already. */
  settled: boolean
  /** Cells that were read otherwise than they stood. */
  cells: number
}

/**
 * Rows with every column read in the encoding that its own words show, whatever the other columns are in: the body of a file may be TCVN3 below a
 * header in Unicode, one column of a workbook VNI.
 *
 * Rows pass at once while nothing is suspicious. From the first suspicious cell on they are held back, 2,000 at most, until the margin of
 * `ContentEvidence` is reached, so a column is read in one way from its first row; what has not shown by then is left as it was read, and a note
 * says that letters are in doubt. Within a column that is decided a cell that is better Vietnamese as it stands is left. From its first suspicious
 * cell on a column is watched, until 2,000 cells with letters of Unicode have shown that it is sound. The answer depends on the rows alone, not on how they
 * are batched.
 */
export class ContentCharacters {
  readonly #base: Base
  readonly #pinned: Reading | null
  readonly #guesses: boolean
  readonly #grader: WordGrader
  readonly #columns: Column[] = []
  #held: RawRow[] = []
  /** Columns for which rows are held back. */
  readonly #open = new Set<Column>()
  #decided = 0
  /** First row that was read with a decision which came after rows had passed undecided. */
  #late: number | null = null

  constructor({ base, pinned }: ContentOptions) {
    this.#base = base
    this.#pinned = pinned === 'as-read' ? null : (pinned ?? null)
    this.#guesses = pinned === undefined
    this.#grader = new WordGrader(base)
  }

  /** True when rows without anything suspicious need not be handed to `take`. */
  get idle(): boolean {
    const isUndecided = this.#base === 'unicode' && this.#pinned === null && this.#decided === 0
    return isUndecided && this.#held.length === 0 && !this.#columns.some((column) => column?.evidence != null)
  }

  /** The rows that are ready, in order. */
  take(rows: readonly RawRow[]): readonly RawRow[] {
    if (this.#pinned !== null) return rows.map((row) => this.#read(row))
    const ready: RawRow[] = []
    for (const row of rows) {
      this.#held.push(this.#look(row))
      if (this.#open.size > 0 && this.#held.length < ROWS_HELD) continue
      this.#release(ready)
    }
    return ready
  }

  /** What was still held back. */
  end(): readonly RawRow[] {
    const ready: RawRow[] = []
    this.#release(ready)
    return ready
  }

  /** One line a column that is read otherwise than it stood. */
  evidence(): CharacterEvidence[] {
    const found: CharacterEvidence[] = []
    for (const [column, state] of this.#columns.entries())
      if (state !== undefined && state.reading !== null && state.cells > 0)
        found.push({
          column,
          encoding: state.reading,
          evidence: this.#pinned === null ? 'content' : 'pinned',
          count: state.cells,
        })
    return found
  }

  /** Vietnamese remarks on what could not be decided, or only late. `place` names a zero-based column's number (from 1) as a person counts it. */
  notes(place: (column: number) => string): string[] {
    const notes: string[] = []
    const doubtful = this.#inDoubt()
    if (doubtful.length > 0)
      notes.push(FILE_NOTES['letters-in-doubt'].vi({ columns: doubtful.map((column) => place(column + 1)).join(', ') }))
    if (this.#late !== null) notes.push(FILE_NOTES['letters-decided-late'].vi({ row: this.#late }))
    return notes
  }

  /** Columns whose words are no Vietnamese as they stand, more of them so in another reading than in none, but too few to decide. */
  #inDoubt(): number[] {
    const doubtful: number[] = []
    for (const [column, state] of this.#columns.entries()) {
      const evidence = state?.reading === null ? state.evidence : null
      const best = evidence?.best() ?? null
      if (best !== null && !evidence!.isUnicode && best.words >= 2 && best.words > best.against) doubtful.push(column)
    }
    return doubtful
  }

  #column(index: number): Column {
    let column = this.#columns[index]
    if (column === undefined) {
      column = { evidence: null, reading: this.#pinned, settled: false, cells: 0 }
      this.#columns[index] = column
    }
    return column
  }

  /** Takes in what the cells of `row` say; returns it with combining marks composed. */
  #look(row: RawRow): RawRow {
    let composed: string[] | null = null
    for (let index = 0; index < row.cells.length; index++) {
      let cell = row.cells[index] as string
      if (cell === '') continue
      if (!this.#speaks(cell)) {
        this.#watch(cell, index)
        continue
      }
      if (COMBINING.test(cell)) {
        cell = cell.normalize('NFC')
        composed ??= [...row.cells]
        composed[index] = cell
      }
      if (this.#guesses) this.#hear(cell, index, row.rowNumber)
    }
    return composed === null ? row : { ...row, cells: composed }
  }

  #hear(cell: string, index: number, rowNumber: number): void {
    const column = this.#column(index)
    if (column.reading !== null) return
    column.evidence ??= new ContentEvidence(this.#base)
    const { evidence } = column
    const before = evidence.strange
    let strange = false
    for (const [word, grades] of this.#grader.words(cell)) {
      evidence.add(word, grades)
      strange ||= grades[0] === 0
    }
    if (strange) evidence.strangeCells++
    this.#watch(cell, index)
    if (evidence.strange !== before) this.#judge(column, rowNumber)
  }

  /** Counts a cell of a column in doubt that no legacy text could be. */
  #watch(cell: string, index: number): void {
    const column = this.#columns[index]
    if (column === undefined || column.evidence === null || column.reading !== null || !isUnicodeOnly(cell)) return
    column.evidence.unicodeCells++
    if (!column.evidence.isSound) return
    column.evidence = null
    this.#open.delete(column)
  }

  #speaks(cell: string): boolean {
    return this.#base === 'bytes' ? MARKED.test(cell) : SUSPICIOUS.test(cell)
  }

  #judge(column: Column, rowNumber: number): void {
    if (column.evidence === null) return
    const reading = column.evidence.decided()
    if (reading !== null) this.#decide(column, reading, rowNumber)
    else if (!column.settled && column.evidence.best() !== null) this.#open.add(column)
  }

  #decide(column: Column, reading: Reading, rowNumber: number): void {
    column.reading = reading
    this.#decided++
    this.#open.delete(column)
    if (column.settled && this.#late === null) this.#late = rowNumber
  }

  /** Lets go of all that is held, after columns too thin to decide alone were judged together and beside those that are decided. */
  #release(ready: RawRow[]): void {
    if (this.#open.size > 0) {
      this.#judgeTogether()
      for (const column of this.#open) column.settled = true
      this.#open.clear()
    }
    for (const row of this.#held) ready.push(this.#decided > 0 || this.#base === 'bytes' ? this.#read(row) : row)
    this.#held = []
  }

  #judgeTogether(): void {
    const undecided = this.#columns.filter((column) => column !== undefined && column.reading === null)
    const readings = new Set(this.#columns.flatMap((column) => column?.reading ?? []))
    if (readings.size === 0) {
      const together = new ContentEvidence(this.#base)
      for (const { evidence } of undecided)
        if (evidence !== null && evidence.best() !== null) together.include(evidence)
      const reading = together.decided()
      if (reading !== null) readings.add(reading)
    }
    if (readings.size !== 1) return
    const [reading] = readings as unknown as [Reading]
    for (const column of undecided)
      if (column.evidence?.agreesWith(reading) === true) {
        column.reading = reading
        this.#decided++
      }
  }

  #read(row: RawRow): RawRow {
    let cells: string[] | null = null
    for (let index = 0; index < row.cells.length; index++) {
      const cell = row.cells[index] as string
      if (cell === '' || !this.#touches(cell)) continue
      const read = this.#readCell(cell, index)
      if (read === cell) continue
      cells ??= [...row.cells]
      cells[index] = read
    }
    return cells === null ? row : { ...row, cells }
  }

  #touches(cell: string): boolean {
    // VPS writes capital letters as control characters.
    return MARKED.test(cell) || (this.#pinned === 'vps' && CONTROL.test(cell))
  }

  #readCell(cell: string, index: number): string {
    if (this.#base === 'bytes' && this.#pinned !== 'vps' && isUtf8Text(cell)) return readAs('utf-8', cell)
    const column = this.#columns[index] ?? (this.#pinned === null ? null : this.#column(index))
    const reading = column?.reading ?? null
    if (column === null || column === undefined || reading === null || this.#isBetterAsRead(cell, reading))
      return this.#base === 'bytes' ? readAs('windows-1258', cell) : cell
    const read = readAs(reading, cell)
    if (read !== cell) column.cells++
    return read
  }

  #isBetterAsRead(cell: string, reading: Reading): boolean {
    if (this.#pinned !== null && this.#base === 'bytes') return false
    const at = CANDIDATES[this.#base].indexOf(reading) + 1
    if (at === 0) return false
    let difference = 0
    for (const [, grades] of this.#grader.words(cell)) difference += (grades[at] as number) - (grades[0] as number)
    return difference < 0
  }
}

const UTF8_LETTERS =
  /[\u00c2-\u00df][\u0080-\u00bf]|[\u00e0-\u00ef][\u0080-\u00bf]{2}|[\u00f0-\u00f4][\u0080-\u00bf]{3}/g

/** Bytes (one character each) that are whole UTF-8 letters throughout: chance does not write those. */
function isUtf8Text(cell: string): boolean {
  return !MARKED.test(cell.replace(UTF8_LETTERS, ''))
}

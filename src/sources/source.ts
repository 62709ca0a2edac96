/**
 * What one kind of input file looks like. A source is data: the columns it may have, the Vietnamese headers that mean
 * them (domain notes §5.5), what is ignored on purpose. The ingest stage reads any file by such a declaration.
 */

/** How a cell is read and which staging columns it fills; see `stagingColumns`. */
export type CellKind =
  | 'text'
  | 'tax_id' // employer's: <name>, <name>_repair
  | 'personal_tax_id' // <name>, <name>_repair; a 12-digit one also fills an empty citizen_id
  | 'citizen_id' // <name>, <name>_repair
  | 'old_citizen_id' // <name>, <name>_repair
  | 'passport' // <name>, <name>_repair
  | 'identity_number' // no column of its own: split into citizen_id, old_citizen_id, passport_number
  | 'insurance_number' // <name>, <name>_repair; a 12-digit one fills an empty citizen_id instead
  | 'card_number' // <name>, <name>_repair; also fills an empty insurance_number (repair from_card) and object_code
  | 'unit_code' // <name>; its MST fills an empty tax ID column of the same source (repair from_unit_code)
  | 'person_name' // <name> as received, <name>_key, <name>_folded
  | 'company_name' // <name> as received, <name>_key
  | 'date' // partial ISO date
  | 'month' // month index year*12+month-1
  | 'period' // period_from, period_to (month indexes), period_precision (month, quarter, year); falls back to the file's
  | 'vnd' // whole dong
  | 'count'
  | 'decimal' // decimal text in normal form
  | 'flag' // 0 or 1
  | 'gender' // male, female
  | 'choice' // one of `choices`
  | 'funds' // bit mask, see FUND_BITS
  | 'area_code' // code of the 34-province system after mapping (design §4c 15)
  | 'phone'
  | 'groups' // bit mask, see GROUP_BITS
  | 'figure' // a count, a sum or a share: decimal text in normal form
  | 'school_year' // the year in which it begins

export interface SourceColumn {
  readonly cell: CellKind
  /** A row without a valid value here is quarantined. */
  readonly star?: true
  /** Header texts that mean this column in files of this source, as people write them; compared without marks, case, punctuation. */
  readonly headers: readonly string[]
  /** Header texts that mean this column only to the left, or only to the right, of another column: one text, two meanings (§5.5). */
  readonly headersBefore?: { readonly column: string; readonly headers: readonly string[] }
  readonly headersAfter?: { readonly column: string; readonly headers: readonly string[] }
  /** Header texts that mean this column in files where none of `headers` stands. */
  readonly headersOtherwise?: readonly string[]
  /** Labels that give the value for a whole file when they stand above the table ("[03] Mã số thuế: …"). */
  readonly titleLabels?: readonly string[]
  /** Column numbers of official forms, with the form they belong to, such as "05-1[19]": the same number means other things elsewhere. */
  readonly formNumbers?: readonly string[]
  /**
   * Values that stand in several columns: `family` and `given` of a name, one column for each fund (`retirement` …), `plus` and `minus`
   * of an amount, the parts of a birth date (BIRTH_DATE_PARTS), a gender that is ticked (GENDER_PARTS). Each part has its own header texts; a site maps them as `column.part`.
   */
  readonly parts?: Readonly<Record<string, readonly string[]>>
  /** For `vnd`: an amount below zero is refused, because there is nothing in this column that could be taken back. */
  readonly nonNegative?: true
  /** For `flag`: texts besides "có" and "không" that say yes, and that say no. */
  readonly yes?: readonly string[]
  readonly no?: readonly string[]
  /** For `text`: how many characters it may have. */
  readonly longest?: number
  /** For `choice`: our values. */
  readonly choices?: readonly string[]
  /** Texts found in files → our values, compared folded; our own values are always accepted. */
  readonly values?: Readonly<Record<string, string>>
}

/** What two sources may both name: an employer by the root of its tax ID, a person by an identity document, a unit, a commune. */
export type JoinKind = 'employer' | 'person' | 'unit' | 'commune'

/**
 * What the gate measures of a kind of file (docs/gates.md). All names are staging columns; in a list of several the first that is
 * filled counts.
 */
export interface SourceQuality {
  /** Sets of keys: a row that fills none of a set has a blank key. */
  readonly keys: readonly (readonly string[])[]
  /** Columns by which rows are found in other sources. */
  readonly joins: Readonly<Partial<Record<JoinKind, readonly string[]>>>
  /** Columns without which the answer is weaker. */
  readonly matters: readonly (readonly string[])[]
  /** Two rows that agree in all of these are one row twice. */
  readonly row: readonly (readonly string[])[]
  /** Fields that another source with the same key holds too. */
  readonly agrees?: Readonly<Partial<Record<JoinKind, Readonly<Partial<Record<SharedField, string>>>>>> | undefined
  /** A citizen ID whose year and gender can be compared with columns of the same row. */
  readonly person?:
    | { readonly citizenId: string; readonly birthDate: string; readonly gender?: string | undefined }
    | undefined
}

/** A field that several sources hold of the same thing. */
export type SharedField = 'name' | 'birth_date'

export interface Source<
  Name extends string = string,
  C extends Readonly<Record<string, SourceColumn>> = Readonly<Record<string, SourceColumn>>,
> {
  readonly name: Name
  readonly title: { readonly vi: string; readonly en: string }
  readonly grain: string
  readonly publisher: string
  /** A run without this source is halted unless a gate says otherwise (design §4b). */
  readonly required: boolean
  readonly columns: C
  /** Sets of columns of which one must be valid, besides the starred ones. */
  readonly starredAnyOf?: readonly (readonly string[])[] | undefined
  /** Recognition wants at least one column of each set in the file: what tells this kind from its neighbours. */
  readonly recognisedBy: readonly (readonly string[])[]
  /** The column in which people answer: a row that leaves it blank waits for its answer and is no row of data. */
  readonly answeredBy?: string | undefined
  /** A header that proves the file to be of another kind. */
  readonly refusedBy?: readonly string[]
  /** Headers left aside on purpose: the written scope decision. */
  readonly ignoredHeaders: readonly string[]
  /** How many rows are normal, and which share of rejects is not; a site may override in doisoat.yaml. */
  readonly expects: { readonly rows: readonly [minimum: number, maximum: number]; readonly maxRejectRate: number }
  readonly quality: SourceQuality
}

/** The declaration itself; the compiler checks that `starredAnyOf` and `recognisedBy` name declared columns. */
export function defineSource<const Name extends string, const C extends Readonly<Record<string, SourceColumn>>>(
  source: Source<Name, C> & {
    readonly starredAnyOf?: readonly (readonly (keyof C & string)[])[]
    readonly recognisedBy: readonly (readonly (keyof C & string)[])[]
    readonly answeredBy?: keyof C & string
  },
): Source<Name, C> {
  return source
}

/** Headers that no source reads and nobody misses. */
export const COMMON_IGNORED_HEADERS: readonly string[] = [
  'STT',
  'Số thứ tự',
  'TT',
  'Số TT',
  'Ghi chú',
  'No',
  'No.',
  'Note',
]

/** Headers of sheets that we send out for answers: whatever else such a sheet shows, it is no list of the kind that it shows. */
export const OWN_SHEET_HEADERS: readonly string[] = ['Mã nhóm trùng', 'Mã bản ghi A', 'Mã bản ghi B']

/** Columns in which a birth date may stand apart, and what may stand beside it; by the groups over them, since "Năm" alone is a period. */
export const BIRTH_DATE_PARTS: Readonly<Record<string, readonly string[]>> = {
  day: ['Ngày sinh / Ngày', 'Ngày tháng năm sinh / Ngày', 'Sinh ngày / Ngày'],
  month: ['Ngày sinh / Tháng', 'Ngày tháng năm sinh / Tháng', 'Sinh ngày / Tháng', 'Tháng sinh'],
  year: ['Ngày sinh / Năm', 'Ngày tháng năm sinh / Năm', 'Sinh ngày / Năm'],
  // "Ngày sinh Nam" is the same header as "Ngày sinh / Năm" without marks: birth-parts.ts tells them apart by their neighbours.
  male: ['Năm sinh Nam', 'Nam sinh ngày'],
  female: ['Ngày sinh Nữ', 'Năm sinh Nữ', 'Ngày tháng năm sinh Nữ', 'Nữ sinh ngày'],
  year_only: ['CCNS', 'Chỉ có năm sinh', 'Chỉ năm sinh', 'Chỉ có năm'],
  kind: ['Loại ngày sinh', 'Kiểu ngày sinh'],
}

/** Two columns, of which one is ticked. */
export const GENDER_PARTS: Readonly<Record<string, readonly string[]>> = {
  male: ['Giới tính Nam'],
  female: ['Nữ', 'Giới tính Nữ'],
}

/** Bits of the `funds` mask. */
export const FUND_BITS = { retirement: 1, accident: 2, unemployment: 4, health: 8 } as const

/** Bits of the `groups` mask: groups of people that decide who pays for their insurance (domain notes §3.2, §3.5, §7). */
export const GROUP_BITS = {
  poor: 1,
  near_poor: 2,
  ethnic_minority: 4,
  pupil: 8,
  merit: 16,
  social_protection: 32,
  elderly: 64,
  atk: 128,
  difficult_area: 256,
  island: 512,
  armed_forces: 1024,
  armed_forces_relative: 2048,
  official_relative: 4096,
  average_income_farming: 8192,
  child: 16384,
} as const
export type GroupName = keyof typeof GROUP_BITS

type IdentifierKind =
  | 'tax_id'
  | 'personal_tax_id'
  | 'citizen_id'
  | 'old_citizen_id'
  | 'passport'
  | 'insurance_number'
  | 'card_number'
type IntegerKind = 'month' | 'vnd' | 'count' | 'flag' | 'funds' | 'groups' | 'school_year'

type ColumnsOfCell<Name extends string, Kind extends CellKind> = Kind extends 'identity_number'
  ? never
  : Kind extends 'period'
    ? { period_from: number | null; period_to: number | null; period_precision: string | null }
    : Kind extends IdentifierKind
      ? { [K in Name | `${Name}_repair`]: string | null }
      : Kind extends 'person_name'
        ? { [K in Name | `${Name}_key` | `${Name}_folded`]: string | null }
        : Kind extends 'company_name'
          ? { [K in Name | `${Name}_key`]: string | null }
          : Kind extends IntegerKind
            ? { [K in Name]: number | null }
            : { [K in Name]: string | null }

type UnionToIntersection<U> = (U extends unknown ? (value: U) => void : never) extends (value: infer I) => void
  ? I
  : never

/** One row of `stg_<source>`: what the cells became, and where the row stands. */
export type StagingRow<S extends Source> = UnionToIntersection<
  { [K in keyof S['columns'] & string]: ColumnsOfCell<K, S['columns'][K]['cell']> }[keyof S['columns'] & string]
> & { file_id: number; row_number: number }

const IDENTIFIER_KINDS: ReadonlySet<CellKind> = new Set<CellKind>([
  'tax_id',
  'personal_tax_id',
  'citizen_id',
  'old_citizen_id',
  'passport',
  'insurance_number',
  'card_number',
])
const INTEGER_KINDS: ReadonlySet<CellKind> = new Set<CellKind>([
  'month',
  'vnd',
  'count',
  'flag',
  'funds',
  'groups',
  'school_year',
])

/** The staging columns that a cell of this kind fills, in order, with their SQL type. */
export function stagingColumns(
  name: string,
  cell: CellKind,
): readonly { readonly name: string; readonly sql: 'text' | 'integer' }[] {
  if (cell === 'identity_number') return []
  if (cell === 'period') {
    return [
      { name: 'period_from', sql: 'integer' },
      { name: 'period_to', sql: 'integer' },
      { name: 'period_precision', sql: 'text' },
    ]
  }
  if (INTEGER_KINDS.has(cell)) return [{ name, sql: 'integer' }]
  const columns = [{ name, sql: 'text' as const }]
  if (IDENTIFIER_KINDS.has(cell)) columns.push({ name: `${name}_repair`, sql: 'text' })
  if (cell === 'person_name')
    columns.push({ name: `${name}_key`, sql: 'text' }, { name: `${name}_folded`, sql: 'text' })
  if (cell === 'company_name') columns.push({ name: `${name}_key`, sql: 'text' })
  return columns
}

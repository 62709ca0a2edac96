import { CATALOGUES, type NamedCatalogue } from '../domain/messages/index.ts'
import type { MessageText } from '../domain/messages/message.ts'
import { REJECT_CODES, type RejectCode, rejectText } from '../domain/reject-reasons.ts'
import { SOURCES } from '../sources/index.ts'
import type { CellKind, Source } from '../sources/source.ts'

/** Beginnings of the codes that a cell of each kind can give. A cell that holds another kind of identifier is read as that kind. */
const CODES_OF_CELL: Readonly<Record<CellKind, readonly string[]>> = {
  text: [],
  tax_id: ['tax-id-'],
  personal_tax_id: ['tax-id-'],
  citizen_id: ['citizen-id-', 'identity-number-'],
  old_citizen_id: ['old-citizen-id-'],
  passport: ['passport-'],
  identity_number: ['identity-number-', 'citizen-id-', 'old-citizen-id-', 'passport-'],
  insurance_number: ['insurance-number-'],
  card_number: ['card-number-'],
  unit_code: ['unit-code-'],
  person_name: ['person-name-'],
  company_name: [],
  date: ['date-'],
  month: ['month-'],
  period: ['period-'],
  vnd: ['money-'],
  count: ['count-'],
  decimal: ['decimal-'],
  flag: ['flag-'],
  gender: ['gender-'],
  choice: ['choice-'],
  funds: ['funds-'],
  area_code: [],
  phone: ['phone-'],
  groups: ['group-'],
  figure: ['figure-'],
  school_year: ['school-year-'],
}

/** Codes that rows give as a whole, and the columns under which they stand. */
const CODES_OF_ROWS: Readonly<Partial<Record<RejectCode, string>>> = {
  'cell-empty': 'every starred column; quarantines the row',
  'cell-error': 'every column but amounts',
  'key-missing': 'sources that need one of several columns; quarantines the row',
  'row-ragged': 'the whole row of a CSV file; quarantines it',
  'row-quote': 'the whole row of a CSV file; quarantines it',
  'row-replaced': 'a row accepted with an emptied cell, once its correction came back; quarantines it',
  'row-returned-again': 'a corrected row that came back more than once, but for the last; quarantines it',
  'row-of-another-file': 'a corrected row in the sheet of another file; quarantines it',
  'text-length': 'receipt_number*, record_a*, record_b*',
  'months-reversed': 'to_month, last_month',
  'period-empty': 'period of tax_workers; quarantines the row',
  'area-unknown': 'province_code, commune_code, area_code',
  'area-ambiguous': 'commune_code',
  'area-split': 'commune_code',
  'area-mismatch': 'commune_code',
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', '<br>')
const byName = (a: string, b: string): number => (a < b ? -1 : 1)

/** The columns that can give a code: "tax_id*, unit_tax_id"; '' for a code that no cell gives. */
export function columnsGiving(code: RejectCode): string {
  const ofRows = CODES_OF_ROWS[code]
  if (ofRows !== undefined) return ofRows
  const starred = new Map<string, boolean>()
  for (const source of SOURCES as readonly Source[])
    for (const [name, { cell: kind, star }] of Object.entries(source.columns))
      if (CODES_OF_CELL[kind].some((beginning) => code.startsWith(beginning)))
        starred.set(name, star === true || starred.get(name) === true)
  return [...starred.keys()]
    .sort(byName)
    .map((name) => (starred.get(name) === true ? `${name}*` : name))
    .join(', ')
}

/** `docs/errors.md`: everything that ingest, the gate and the configuration say to a person, once, in both languages. */
export function errorsPage(): string {
  return [
    '# What ingest says',
    '',
    'Made from the catalogues under `src/domain/messages` and `src/domain/rejects`; a test keeps it current (`npm run docs`). Every text',
    'stands here once, on invented details.',
    '',
    ...rejectsSection(),
    ...CATALOGUES.flatMap(catalogueSection),
  ].join('\n')
}

function rejectsSection(): readonly string[] {
  return [
    '## Dòng và ô bị từ chối · Rows and cells that are refused',
    '',
    'In `rejects.csv` and in the workbook that goes back to the sender. A refused cell of a starred column (`*`) quarantines its row; any',
    'other is emptied and its row stays.',
    '',
    '| Code | Lý do · Reason | Cách sửa · What to do | Columns |',
    '|---|---|---|---|',
    ...REJECT_CODES.map((code) => {
      const { vi, en } = rejectText(code)
      return `| \`${code}\` | ${cell(vi.reason)}.<br>*${cell(en.reason)}.* | ${cell(vi.fix)}.<br>*${cell(en.fix)}.* | ${columnsGiving(code)} |`
    }),
    '',
  ]
}

function catalogueSection({ title, where, messages }: NamedCatalogue): readonly string[] {
  const rows = Object.entries(messages as Readonly<Record<string, MessageText<unknown>>>)
  return [
    `## ${title.vi} · ${title.en}`,
    '',
    `${where.vi} ${where.en}`,
    '',
    '| Code | Tiếng Việt | English |',
    '|---|---|---|',
    ...rows.map(([code, { example, vi, en }]) => `| \`${code}\` | ${cell(vi(example))} | ${cell(en(example))} |`),
    '',
  ]
}

import { assessCoverage } from '../../src/coverage/assess-coverage.ts'
import type { Store } from '../../src/store/dialects/dialect.ts'
import type { Database } from '../../src/store/schema.ts'
import { type Given, given } from '../dialects.ts'
import { runStage, type StageSettings } from '../run-stage.ts'

/**
 * An invented province in 2025: one operating employer (10) with a live unit and one insured colleague (99), and one worker
 * (1), born 1985, paid for the year under a contract. Everything else is what a test says.
 */
type Rows<T extends keyof Database> = readonly Partial<Database[T]>[]

export interface Scene {
  /** Merged into the worker's employment. */
  readonly employment?: Partial<Database['employment']>
  /** Further employments. */
  readonly employments?: Rows<'employment'>
  readonly person?: Partial<Database['person']>
  readonly people?: Rows<'person'>
  readonly employer?: Partial<Database['employer']>
  readonly employers?: Rows<'employer'>
  /** Units of the scene; left out: one live unit of employer 10. */
  readonly units?: Rows<'unit'>
  /** Participations besides the colleague's. */
  readonly insured?: readonly Insured[]
  /** false: nobody else is insured at employer 10. */
  readonly colleague?: boolean
  readonly officers?: Rows<'employer_officer'>
  /** Rows of the list of taxpayers; each finds its employer by the tax ID. */
  readonly taxLists?: Rows<'stg_tax_units'>
  /** Rows of the lists of units (C12); the unit of a row is `unit_id`, left out: 1. */
  readonly unitLists?: readonly UnitList[]
  readonly known?: Rows<'known_year'>
  /** Spans on benefits and lists of residents that name the worker. */
  readonly benefits?: Rows<'benefit_span'>
  readonly residents?: Rows<'resident'>
  readonly pupils?: Rows<'pupil'>
  readonly areas?: Rows<'area_today'>
  /** Rows of the rolls as they stand; that of the first further participation is line 3 of file 2 while there is a colleague. */
  readonly rolls?: Rows<'stg_insurance_participants'>
  readonly asOf?: string
  readonly sources?: readonly string[]
  readonly settings?: StageSettings
  /** true: the rows of every table stand in the reverse order. */
  readonly turned?: boolean
}

export type UnitList = Partial<Database['stg_insurance_units']> & { readonly unit_id?: number }

export interface Insured {
  readonly person: number
  readonly employer?: number
  readonly unit?: number
  readonly kind?: string
  readonly funds?: number
  readonly group?: number
  readonly object?: string
  readonly position?: string
  /** Monthly base in đồng; left out: not told. */
  readonly base?: number
  readonly state?: string
  readonly contractKind?: string
  readonly contractMonths?: string
  readonly wageRegion?: string
  /** Best key of the rows, see person_row. */
  readonly keyQuality?: number
  readonly from: number
  readonly to: number
}

export const month = (year: number, number: number) => year * 12 + number - 1
export const YEAR = { from: month(2025, 1), to: month(2025, 12) } as const
export const WORKER = 1
export const COLLEAGUE = 99
export const EMPLOYER = 10
export const CITIZEN_ID = '092085000001'
const UNITS_FILE = 3
const TAX_FILE = 4
const OFFICERS_FILE = 6
const ALL_SOURCES = ['tax_workers', 'insurance_participants', 'insurance_units', 'tax_units', 'enterprise_registry']

export const PAID: Partial<Database['employment']> = {
  employment_id: 1,
  person_id: WORKER,
  employer_id: EMPLOYER,
  year: 2025,
  form: '05-1',
  precision: 'year',
  taxed_mask: 4095,
  income_vnd: 96_000_000,
  payer_tax_id: '7000000001',
}

export const OPERATING: Partial<Database['employer']> = {
  employer_id: EMPLOYER,
  employer_key: 'T:7000000001',
  tax_id: '7000000001',
  kind: 'enterprise',
  tax_status: '00',
  registry_status: 'operating',
  registered_on: '2010-05-04',
  listed: 1,
  province_code: '92',
}

/** A second operating employer (20), for second jobs. */
export const OTHER: Partial<Database['employer']> = {
  ...OPERATING,
  employer_id: 20,
  employer_key: 'T:7000000002',
  tax_id: '7000000002',
}

/** The worker, paid by the second employer too. */
export const PAID_BY_OTHER: Partial<Database['employment']> = {
  ...PAID,
  employment_id: 2,
  employer_id: 20,
  income_vnd: 40_000_000,
  payer_tax_id: '7000000002',
}

export const LIVE_UNIT: Partial<Database['unit']> = {
  unit_id: 1,
  employer_id: EMPLOYER,
  unit_code: 'TC0001',
  tax_id: '7000000001',
  status: 'Đang hoạt động',
  first_month: month(2010, 6),
}

function participations(scene: Scene): readonly Insured[] {
  const colleague = scene.colleague === false ? [] : [{ person: COLLEAGUE, employer: EMPLOYER, unit: 1, ...YEAR }]
  return [...colleague, ...(scene.insured ?? [])]
}

/** The masks that match makes of participations, for one employer after the other. */
function insuredYears(insured: readonly Insured[]): Rows<'insured_year'> {
  const years = new Map<string, Partial<Database['insured_year']> & { any_mask: number }>()
  for (const one of insured) {
    const { kind, funds } = covers(one)
    for (let at = one.from; at <= one.to; at++) {
      const key = [one.person, one.employer ?? 0, Math.floor(at / 12)] as const
      const row = years.get(key.join()) ?? { person_id: key[0], employer_id: key[1], year: key[2], any_mask: 0 }
      const bit = 1 << (at % 12)
      const health = (funds & 8) !== 0 ? bit : 0
      years.set(key.join(), {
        ...row,
        any_mask: row.any_mask | bit,
        retirement_mask: (row.retirement_mask ?? 0) | (kind === 'compulsory' && funds & 1 ? bit : 0),
        voluntary_mask: (row.voluntary_mask ?? 0) | (kind === 'voluntary' ? bit : 0),
        health_mask: (row.health_mask ?? 0) | health,
        health_1_4_5_mask: (row.health_1_4_5_mask ?? 0) | ([1, 4, 5].includes(one.group ?? 0) ? health : 0),
      })
    }
  }
  return [...years.values()]
}

function covers(one: Insured): { kind: string; funds: number; funds_told: number } {
  const kind = one.kind ?? 'compulsory'
  return {
    kind,
    funds_told: one.funds === undefined ? 0 : 1,
    funds: one.funds ?? { compulsory: 15, voluntary: 1, health_only: 8 }[kind] ?? 0,
  }
}

/** Rows of the lists and the key under which each finds its unit. */
function unitLists(scene: Scene, units: Rows<'unit'>) {
  const rows = (scene.unitLists ?? []).map(({ unit_id = 1, ...row }, index) => {
    const unit = units.find((one) => one.unit_id === unit_id)
    if (unit === undefined) throw new RangeError(`the scene has no unit ${unit_id}`)
    return { file_id: UNITS_FILE, row_number: index + 2, unit_code: unit.unit_code!, ...row }
  })
  const keys = (scene.unitLists === undefined ? [] : units).map(({ unit_id, employer_id, unit_code }) => ({
    key: `|${unit_code}|`,
    unit_id: unit_id!,
    employer_id: employer_id!,
  }))
  return { stg_insurance_units: rows, unit_key: keys }
}

/** The stage's input tables for one scene. */
function tablesOf(scene: Scene): Given {
  const insured = participations(scene)
  const employments = [{ ...PAID, ...scene.employment }, ...(scene.employments ?? [])]
  const units = scene.units ?? [LIVE_UNIT]
  const citizen = { gender: 'male', birth_date: '1985-03-17', link_step: 0 }
  const residents = (scene.residents ?? []).map((row, at) => ({
    person_id: WORKER,
    file_id: 6,
    row_number: at + 2,
    ...row,
  }))
  const pupils = (scene.pupils ?? []).map((row, at) => ({ person_id: WORKER, file_id: 7, row_number: at + 2, ...row }))
  return {
    run_facts: [{ name: 'as_of', value: scene.asOf ?? '2026-06-30' }],
    file_balance: (scene.sources ?? ALL_SOURCES).map((source, index) => ({ file_id: index + 1, source, accepted: 1 })),
    person: [
      {
        person_id: WORKER,
        person_key: `C:${CITIZEN_ID}`,
        citizen_id: CITIZEN_ID,
        name_folded: 'nguyen van an',
        ...citizen,
        ...scene.person,
      },
      {
        person_id: COLLEAGUE,
        person_key: 'C:092190000099',
        citizen_id: '092190000099',
        name_folded: 'tran thi be',
        gender: 'female',
        birth_date: '1990-08-02',
      },
      ...(scene.people ?? []),
    ],
    employer: [{ ...OPERATING, ...scene.employer }, ...(scene.employers ?? [])],
    employer_row: [{ employer_id: EMPLOYER, file_id: 4, row_number: 7, source: 'tax_units' }],
    unit: units,
    ...unitLists(scene, units),
    stg_tax_units: (scene.taxLists ?? []).map((row, index) => ({ file_id: TAX_FILE, row_number: index + 2, ...row })),
    employer_key:
      scene.taxLists === undefined
        ? []
        : [{ employer_id: EMPLOYER, ...scene.employer }, ...(scene.employers ?? [])].map((row) => ({
            key: String(row.employer_key),
            employer_id: row.employer_id!,
          })),
    employer_officer: (scene.officers ?? []).map((row, index) => ({
      employer_id: EMPLOYER,
      file_id: OFFICERS_FILE,
      row_number: index + 2,
      ...row,
    })),
    known_year: scene.known ?? [{ province_code: '92', year: 2025, known_mask: 4095 }],
    employment: employments,
    employment_row: employments.map((row) => ({
      employment_id: row.employment_id!,
      person_id: row.person_id!,
      file_id: 1,
      row_number: row.employment_id! + 1,
    })),
    participation: insured.map((one, index) => ({
      participation_id: index + 1,
      person_id: one.person,
      employer_id: one.employer ?? 0,
      unit_id: one.unit ?? 0,
      ...covers(one),
      object_code: one.object ?? '',
      health_group: one.group ?? null,
      position: one.position ?? '',
      state: one.state ?? 'contributing',
      base_vnd: one.base ?? null,
      contract_kind: one.contractKind ?? '',
      contract_months: one.contractMonths ?? '',
      wage_region: one.wageRegion ?? '',
      key_quality: one.keyQuality ?? 0,
      from_month: one.from,
      to_month: one.to,
    })),
    participation_row: insured.map((one, index) => ({
      participation_id: index + 1,
      person_id: one.person,
      file_id: 2,
      row_number: index + 2,
    })),
    insured_year: insuredYears(insured),
    benefit_span: (scene.benefits ?? []).map((row, at) => ({
      person_id: WORKER,
      file_id: 5,
      row_number: at + 2,
      ...row,
    })),
    resident: residents,
    pupil: pupils,
    area_today: scene.areas ?? [],
    person_row: [...residents, ...pupils].map(({ person_id, file_id, row_number }) => ({
      person_id,
      file_id,
      row_number,
    })),
    stg_insurance_participants: scene.rolls ?? [],
  }
}

/** Numbers of one scene lie this far from those of the next, so that many scenes are played in one run. */
const APART = 1000
const NUMBERED = ['row_number', 'person_id', 'employer_id', 'employment_id', 'unit_id', 'participation_id'] as const
const SHARED: ReadonlySet<string> = new Set(['run_facts', 'file_balance', 'area_today'])

type AnyRow = Readonly<Record<string, string | number | null | undefined>>

function moved(row: AnyRow, scene: number): AnyRow {
  const numbers = NUMBERED.filter((column) => typeof row[column] === 'number' && row[column] !== 0)
  const apart = Object.fromEntries(numbers.map((column) => [column, Number(row[column]) + scene * APART]))
  // Names are compared over all employers: people of two scenes are no namesakes.
  const named = typeof row.name_folded === 'string' ? { name_folded: `${row.name_folded} ${scene}` } : {}
  return { ...row, ...apart, ...named, ...unitApart(row, scene) }
}

/** Lists name units by their codes, so those of later scenes get codes and rows of their own. */
function unitApart(row: AnyRow, scene: number): AnyRow {
  if (scene === 0) return {}
  const code = (text: string): string => text.replace(/TC\d+/, (found) => `${found}X${scene}`)
  return {
    ...(typeof row.unit_code === 'string' ? { unit_code: code(row.unit_code) } : {}),
    ...(typeof row.key === 'string' ? { key: code(row.key) } : {}),
    ...(row.file_id === UNITS_FILE && row.employer_id === undefined
      ? { row_number: Number(row.row_number) + scene * APART }
      : {}),
  }
}

/**
 * Put the scenes into the stage's input tables and run the stage once. Dates, sources and settings of the first scene hold
 * for all, and what is known of a province is what the first scene that speaks of it says.
 */
export async function assess(store: Store, scenes: readonly Scene[]): Promise<void> {
  const tables: Record<string, AnyRow[]> = {}
  for (const [index, scene] of scenes.entries())
    for (const [name, rows] of Object.entries(tablesOf(scene)) as [string, readonly AnyRow[]][]) {
      tables[name] ??= []
      if (index === 0 || !SHARED.has(name)) tables[name].push(...rows.map((row) => moved(row, index)))
    }
  const known = new Map(tables.known_year?.toReversed().map((row) => [`${row.province_code}|${row.year}`, row]))
  const filled = { ...tables, known_year: [...known.values()] }
  if (scenes[0]?.turned) for (const rows of Object.values(filled)) rows.reverse()
  await given(store, filled as Given)
  await runStage(store, assessCoverage, scenes[0]?.settings)
}

export interface Outcome {
  readonly store: Store
  /** "R08 1@10": rule, person (nothing for the employer itself) and employer of each finding. */
  readonly leads: readonly string[]
  /** "R08 E1 1@10". */
  readonly exclusions: readonly string[]
  readonly findings: readonly Database['findings'][]
  /** The words of each exclusion, in the order of `exclusions`. */
  readonly reasons: readonly string[]
}

/** What became of each scene, in its own numbers. */
export async function outcomesOf(store: Store, scenes: readonly Scene[]): Promise<readonly Outcome[]> {
  const findings = await store.db.selectFrom('findings').selectAll().orderBy('finding_id').execute()
  const exclusions = await store.db.selectFrom('exclusions').selectAll().orderBy('exclusion_id').execute()
  return scenes.map((_, scene) => {
    const own = findings.filter((row) => sceneOf(row) === scene)
    const removed = exclusions.filter((row) => sceneOf(row) === scene)
    return {
      store,
      findings: own.map((row) => ({ ...row, person_id: row.person_id % APART, employer_id: row.employer_id % APART })),
      leads: own.map((row) => `${row.rule_id} ${named(row)}`),
      exclusions: removed.map((row) => `${row.rule_id} ${row.exclusion} ${named(row)}`),
      reasons: removed.map((row) => row.reason),
    }
  })
}

const sceneOf = (row: { employer_id: number; person_id: number }): number =>
  Math.floor((row.employer_id || row.person_id) / APART)
const named = (row: { person_id: number; employer_id: number }): string =>
  `${row.person_id % APART || ''}@${row.employer_id % APART}`

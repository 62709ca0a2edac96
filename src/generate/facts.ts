/** What is true in the invented nation, block by block, before it is written down in files. Months are year × 12 + month − 1. */
import type { GroupName } from '../sources/source.ts'
import type { Place } from './places.ts'
import type { Random } from './random.ts'
import type { Commune, Gender } from './reference.ts'

export type { Meant, Place, Spot } from './places.ts'

/** One identity as the files can know it. A human whose papers do not join is two of these (see `papers` scenarios). */
export interface Person {
  readonly number: number
  name: string
  readonly gender: Gender
  readonly birth: { readonly year: number; readonly month: number; readonly day: number }
  citizenId: string
  oldCitizenId: string
  passport: string
  personalTaxId: string
  insuranceNumber: string
  nationality: string
  readonly household: string
  readonly commune: Commune
  /** Damage has taken the keys of one of the person's rows: what a run should say of them cannot be told. */
  undecidable: boolean
}

/** Cells that are written otherwise than the facts would have them, by our names of the columns. */
export type RawCells = Readonly<Record<string, string>>

export interface Unit {
  readonly code: string
  readonly employer: Employer
  /** Tax ID printed beside the unit: root, or a branch's 13 digits. */
  readonly taxId: string
  readonly office: string
  readonly commune: Commune
  firstMonth: number
  lastMonth: number | null
  status: string
  pausedFrom: number | null
  pausedUntil: number | null
  raw: RawCells
  readonly places: Place[]
  /** Months of the list of debts; left out: the last month is paid. */
  debts?: readonly UnitDebt[]
}

export interface Employer {
  readonly number: number
  /** The key cases are filed under: MST root, owner's ID, or the newest MST of a chain of successors. */
  readonly key: string
  /** Tax ID the tax authority files the payments under, unless a payment says otherwise. */
  readonly payerTaxId: string
  readonly kind: 'enterprise' | 'cooperative' | 'household_business'
  readonly name: string
  readonly commune: Commune
  readonly owner: Person | null
  /** How its payments are delivered: in the file of the form, in the plain list, by months, or as a workbook of its own. */
  readonly shape: 'form' | 'pl02' | 'monthly' | 'workbook'
  readonly units: Unit[]
  readonly branches: { readonly taxId: string; readonly name: string; readonly hasUnit: boolean }[]
  tax: { code: string; text: string; from: string; until: string } | null
  registry: { status: RegistryStatus; from: string; until: string; registeredOn: string } | null
  /** Only of household businesses, where the tax list says how they pay. */
  householdTax?: HouseholdTax
  /** Its number only withholds and pays on: of insurance agents, of brokers. */
  withholds?: true
  /** Damage has taken a row that says what the employer is. */
  undecidable: boolean
}

export type RegistryStatus =
  | 'operating'
  | 'dissolved'
  | 'bankrupt'
  | 'revoked'
  | 'stopped'
  | 'suspended'
  | 'not_at_address'

/** How a row prints the person; '' where the row leaves it out. Birth: ISO day, or a bare year. */
export interface Printed {
  name: string
  citizenId: string
  oldCitizenId: string
  passport: string
  personalTaxId: string
  birth: string
  gender: Gender | ''
}

export interface TaxRow {
  readonly kind: 'tax'
  readonly person: Person
  readonly employer: Employer
  readonly printed: Printed
  payerTaxId: string
  year: number
  from: number | null
  to: number | null
  form: '05-1' | '05-2' | null
  income: number
  deduction: number
  contractKind: string
  contractMonths: number | null
  contractSignedOn: string
  contractFrom: string
  payments: number | null
  underTwelveMonths: boolean
  /** Also written to the supplement that is delivered twice (D13). */
  supplement: 'no' | 'also' | 'only'
  raw: RawCells
  readonly places: Place[]
}

export interface RollRow {
  readonly kind: 'roll'
  readonly person: Person
  readonly unit: Unit | null
  readonly printed: Printed
  insuranceNumber: string
  cardNumber: string
  participation: 'compulsory' | 'voluntary' | 'health_only'
  objectCode: string
  /** Funds as FUND_BITS has them; null where the row leaves them out. */
  funds: number | null
  base: number
  from: number
  to: number | null
  state: string
  position: string
  diedOn: string
  raw: RawCells
  readonly places: Place[]
}

/** What an office's list (C12) says of a unit in a month. */
export interface UnitDebt {
  readonly month: number
  readonly opening: number
  readonly due: number
  readonly paid: number
  readonly closing: number
  readonly cycle: string
  readonly stateBudget: boolean
  readonly urgedOn: string
  readonly excusedUntil: string
}

/** Someone who holds an office at an employer, by the registry's list of managers. */
export interface ManagerRow {
  readonly person: Person
  readonly employer: Employer
  readonly role: 'director' | 'chairman' | 'controller'
  readonly salaried: boolean
  readonly from: string
}

/** How a household business pays tax, by the tax office. */
export interface HouseholdTax {
  readonly method: 'declares' | 'lump_sum'
  readonly revenue: number
}

/** A row of any list, with the person it names. */
export interface Recorded {
  readonly person: Person
  readonly places: readonly Place[]
}

export interface ReceiptRow extends Recorded {
  readonly kind: 'receipt'
  readonly places: Place[]
  readonly number: string
  readonly organisation: string
  readonly product: 'voluntary' | 'household_health'
  readonly from: number
  readonly months: number
  /** ISO day. */
  readonly day: string
  readonly total: number
}

export interface PlantedDuplicate {
  readonly type: string
  readonly key: string
  readonly records: readonly Recorded[]
  readonly units: readonly Unit[]
  /** Only who knows that records without a common key are one person's can find it. */
  readonly byLink?: true
  /** Damage to other rows of the people leaves it open whether it can be found. */
  readonly doubtful?: boolean
}

export type Relation = 'head' | 'spouse' | 'child' | 'parent' | 'sibling' | 'not_related'
export type LivingStatus = 'permanent' | 'temporary' | 'absent' | 'moved' | 'dead' | 'left_country'
export type Benefit = 'pension' | 'monthly_insurance' | 'work_injury' | 'survivor' | 'social_pension' | 'unemployment'

export interface ResidentRow {
  readonly kind: 'resident'
  readonly person: Person
  readonly printed: Printed
  readonly household: string
  readonly relation: Relation
  readonly hamlet: string
  readonly commune: Commune
  readonly groups: readonly GroupName[]
  readonly status: LivingStatus
  /** ISO day, '' untold. */
  readonly statusOn: string
  readonly places: Place[]
}

export interface BenefitRow {
  readonly kind: 'benefit'
  readonly person: Person
  readonly printed: Printed
  readonly benefit: Benefit
  readonly from: number | null
  readonly to: number | null
  readonly diedOn: string
  readonly places: Place[]
}

export interface PupilRow {
  readonly kind: 'pupil'
  readonly person: Person
  readonly printed: Printed
  readonly school: string
  /** The year in which the school year begins. */
  readonly schoolYear: number
  readonly commune: Commune
  readonly groups: readonly GroupName[]
  readonly places: Place[]
}

export interface Living {
  readonly residents: ResidentRow[]
  readonly benefits: BenefitRow[]
  readonly pupils: PupilRow[]
}

export interface Block {
  readonly number: number
  readonly random: Random
  readonly province: string
  readonly region: 'bac' | 'trung' | 'nam'
  readonly communes: readonly Commune[]
  readonly monthly: boolean
  /** Contract columns exist in the files of this block. */
  readonly contracts: boolean
  readonly year: number
  readonly lastMonth: number
  /** Months that the rolls of the province tell: a whole history, or a few single lists. */
  readonly knownMonths: readonly number[]
  /** The rolls of the block have a column of funds. */
  readonly fundsTold: boolean
  /** The roll is one list a month, a row a person and month; who is in none of them is not in it at all. */
  readonly rollByMonth: boolean
  readonly asOf: string
  readonly employers: Employer[]
  readonly people: Person[]
  readonly tax: TaxRow[]
  readonly roll: RollRow[]
  readonly successors: { readonly oldTaxId: string; readonly newTaxId: string; readonly from: string }[]
  readonly duplicates: PlantedDuplicate[]
  managers?: readonly ManagerRow[]
  /** Where people live, what they receive, where they learn. */
  readonly living: Living
  /** Keys of one person by an authority that keeps the numbers; the former insurance number, '' if there is none. */
  readonly links: { readonly person: Person; readonly formerNumber: string }[]
  /** What collection organisations received. */
  readonly receipts: ReceiptRow[]
  /** Why a person or an employer was planted, by the number of the person or `e` and that of the employer. */
  readonly traps: Map<string, string>
  /** People recorded twice are planted: what nothing but a likeness shows is told apart from leads. */
  readonly doubles: boolean
  /** Humans whose rows no key joins, by number: how they were recorded. */
  readonly twice: Map<number, string>
  /** People who are easily taken for another, by number: how they are alike. */
  readonly alike: Map<number, string>
  /** Of these the ones whose pay stands under other papers than their insurance. */
  readonly fuzzilyCovered: Set<number>
  /** People of whom nothing but the name joins their rows, by number: nobody can tell. */
  readonly unlinkable: Set<number>
}

export const monthOf = (year: number, month: number): number => year * 12 + month - 1

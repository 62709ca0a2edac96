import type { FindingClass } from '../finding-class.ts'

/** What every direct rule tells of a hit; the columns that its query must yield. Months are year*12+month-1. */
export interface DirectCommon {
  readonly hit_id: number
  readonly rule_id: string
  /** ISO day to which the night speaks. */
  readonly as_of: string
  /** 0: no employer. */
  readonly employer_id: number
  /** 0: the employer itself. */
  readonly person_id: number
  /** Of the case (design §4c 11): a year, a month YYYY-MM, or '-'. */
  readonly period: string
  /** First and last month that the facts touch; null where they have none. */
  readonly month_from: number | null
  readonly month_to: number | null
  readonly workers: number
  readonly money_vnd: number | null
  /** 0 A … 3 D. */
  readonly confidence_rank: number
  /** Added to the priority of the rule; at most 3 comes out, at least 0. */
  readonly priority_shift: number
  /** '' unless the class of the rule is `by_row`. */
  readonly class: FindingClass | ''
  /** Of a person without an employer, in the present system; '' where the employer decides, or unknown. */
  readonly province_code: string
  readonly commune_code: string
  /** '' while it stands; else the code of the exclusion that the rule itself found. */
  readonly exclusion: string
}

/** Columns of a rule's query, by name: the engine selects exactly these and the figures. */
export const DIRECT_COLUMNS = [
  'employer_id',
  'person_id',
  'period',
  'month_from',
  'month_to',
  'workers',
  'money_vnd',
  'confidence_rank',
  'priority_shift',
  'class',
  'province_code',
  'commune_code',
  'exclusion',
] as const satisfies readonly (keyof DirectCommon)[]

/** Figures of a rule by name; both kinds may be null. */
export type FigureKinds = Readonly<Record<string, 'integer' | 'text'>>

export type DirectFigures<F extends FigureKinds> = DirectCommon & {
  readonly [K in keyof F]: (F[K] extends 'integer' ? number : string) | null
}

/** Where the figures of a rule stand in the table of hits: whole numbers in n1 …, texts in t1 …, in the order of their declaration. */
export function slotsOf(figures: FigureKinds): ReadonlyMap<string, string> {
  const used = { integer: 0, text: 0 }
  const slots = new Map<string, string>()
  for (const [name, kind] of Object.entries(figures)) {
    used[kind]++
    slots.set(name, `${kind === 'integer' ? 'n' : 't'}${used[kind]}`)
  }
  if (used.integer > INTEGER_SLOTS || used.text > TEXT_SLOTS)
    throw new RangeError('a rule has more figures than the table of hits has columns')
  return slots
}

export const INTEGER_SLOTS = 12
export const TEXT_SLOTS = 6

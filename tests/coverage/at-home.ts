import { GROUP_BITS } from '../../src/sources/source.ts'
import type { Database } from '../../src/store/schema.ts'
import { type Insured, month, type Scene, WORKER, YEAR } from './scene.ts'

/** Scenes of the rules about people where they live: the worker at home, in no job, and what the lists say of the province. */

export const COMMUNE = '31117'
export const NEIGHBOUR = 50
export const LISTS = ['tax_workers', 'insurance_participants', 'residents', 'pupils', 'benefits'] as const

/** The row of a list of residents that names somebody; households of two scenes must not bear the same code. */
export const livesAt = (household: string, row: Partial<Database['resident']> = {}): Partial<Database['resident']> => ({
  household_code: household,
  commune_code: COMMUNE,
  province_code: '92',
  hamlet: 'ấp Một',
  relation: 'head',
  status: 'permanent',
  ...row,
})

export const group = (name: keyof typeof GROUP_BITS) => ({ groups: GROUP_BITS[name] })

/** Household, voluntary and other cover of a person through the known year. */
export const householdCard = (person: number, span: Partial<Insured> = {}): Insured => ({
  person,
  kind: 'health_only',
  object: 'GD',
  group: 5,
  ...YEAR,
  ...span,
})
export const voluntary = (person: number, span: Partial<Insured> = {}): Insured => ({
  person,
  kind: 'voluntary',
  ...YEAR,
  ...span,
})

/** Somebody else who lives in the province. */
export const neighbour = (row: Partial<Database['person']> = {}): Partial<Database['person']> => ({
  person_id: NEIGHBOUR,
  person_key: 'C:092170000050',
  citizen_id: '092170000050',
  name_folded: 'le thi cam',
  gender: 'female',
  birth_date: '1970-02-03',
  ...row,
})

/** The scene with nobody at work: paid outside of contracts. */
export function atHome(scene: Scene): Scene {
  return { employment: { form: '05-2' }, sources: LISTS, ...scene }
}

/** Rows by file and line of the findings and exclusions of a rule; a row of residents stands in file 6, of pupils in 7, of rolls in 2. */
export const FILES = { roll: 2, benefits: 5, residents: 6, pupils: 7 } as const
export { month, WORKER, YEAR }

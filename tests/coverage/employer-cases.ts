import type { Database } from '../../src/store/schema.ts'
import { LIVE_UNIT, month, type Outcome, type Scene } from './scene.ts'

/** Scenes of the rules about an employer's year: which units it has, and what its state does to the case. */

/** Nobody is insured at the employer, and it has no unit. */
export const BARE: Scene = { units: [], colleague: false }

/** A branch of the employer, and its unit. */
export const BRANCH = '7000000001-001'
export const BRANCH_UNIT = { ...LIVE_UNIT, unit_id: 2, unit_code: 'TC0002', tax_id: BRANCH }

type Unit = Partial<Database['unit']>

/** Units that do not live in a month compared (2025): to the rules the employer has none. */
export const LIFELESS: readonly (readonly [string, Unit])[] = [
  ['closed', { closed: 1 }],
  ['ended in December before the year', { last_month: month(2024, 12) }],
  ['begun in January after the year', { first_month: month(2026, 1) }],
  ['only named by the roll, which lists nobody', { status: null, first_month: null }],
]

/** Units that live in at least one month compared. */
export const LIVING: readonly (readonly [string, Unit])[] = [
  ['ended in January of the year', { last_month: month(2025, 1) }],
  ['begun in December of the year', { first_month: month(2025, 12) }],
  ['paused from February', { paused_from: month(2025, 2) }],
  ['paused until November', { paused_until: month(2025, 11) }],
  ['paused from March to September', { paused_from: month(2025, 3), paused_until: month(2025, 9) }],
]

/** A pause of the unit that leaves no month compared. */
export const PAUSED_UNIT: Unit = { ...LIVE_UNIT, paused_from: month(2025, 1), paused_until: month(2025, 12) }

type Employer = Partial<Database['employer']>

/** One state of the employer for each rule that may remove its case, and what leads of its own the state makes. */
export const STATES = {
  R26: { tax_status: '01', registry_status: null },
  R27: { tax_status: '05' },
  R28: { tax_status: '06' },
  R29: { tax_status: '09' },
} as const satisfies Readonly<Record<string, Employer>>

/** What is said of the employer itself: lines without a person. */
export function ofEmployer({ leads, exclusions }: Outcome) {
  const own = (lines: readonly string[]) => lines.filter((line) => line.includes(' @'))
  return { leads: own(leads), exclusions: own(exclusions) }
}

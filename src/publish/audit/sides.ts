import type { SheetColumn } from '../../files/workbook-spec.ts'
import { SHOWN_OF_PAIR } from '../../sources/pair-decisions.ts'
import { communeName } from '../commune-names.ts'
import type { PublishDb } from '../publish-work.ts'

type Shown = keyof typeof SHOWN_OF_PAIR

/** What a record says by itself, as the sheets of pairs show it. */
export type Side = Readonly<Record<Shown, string | null>>

const WIDTHS: Readonly<Record<Shown, number>> = {
  full_name: 22,
  birth_date: 11,
  gender: 7,
  citizen_id: 14,
  old_citizen_id: 11,
  insurance_number: 12,
  commune: 20,
}
const GENDERS: Readonly<Record<string, string>> = { male: 'Nam', female: 'Nữ' }
const SHOWN = Object.keys(SHOWN_OF_PAIR) as Shown[]
const PERSONS_A_QUERY = 1000

/** A and B beside each other, thing by thing. */
export const SIDE_COLUMNS: readonly SheetColumn[] = SHOWN.flatMap((name) =>
  SHOWN_OF_PAIR[name].map(
    (header): SheetColumn => ({
      header,
      kind: name === 'birth_date' ? 'date' : 'text',
      width: WIDTHS[name],
      wrap: name === 'full_name' || name === 'commune',
    }),
  ),
)

export function sideValues(a: Side | undefined, b: Side | undefined): (string | null)[] {
  return SHOWN.flatMap((name) => [a?.[name] ?? null, b?.[name] ?? null])
}

/** Places among `SIDE_COLUMNS` where both records say something and say it differently. */
export function differingSides(a: Side | undefined, b: Side | undefined): number[] {
  return SHOWN.flatMap((name, at) => {
    const [one, other] = [a?.[name] ?? null, b?.[name] ?? null]
    return one === null || other === null || one === other ? [] : [2 * at, 2 * at + 1]
  })
}

/** By person as keys alone tell them apart; what linkage has filled in from another record is left out again. */
export async function sidesOf(db: PublishDb, persons: readonly number[]): Promise<ReadonlyMap<number, Side>> {
  const sides = new Map<number, Side>()
  const wanted = [...new Set(persons)]
  for (let from = 0; from < wanted.length; from += PERSONS_A_QUERY) {
    const rows = await db
      .selectFrom('person')
      .select(['person_id', 'full_name', 'birth_date', 'gender', 'citizen_id', 'old_citizen_id', 'insurance_number'])
      .select(['commune_code', 'filled'])
      .where('person_id', 'in', wanted.slice(from, from + PERSONS_A_QUERY))
      .execute()
    for (const { person_id, commune_code, filled, ...said } of rows) {
      const learnt = new Set(filled.split(' '))
      const own = (name: keyof typeof said): string | null => (learnt.has(name) ? null : said[name])
      const gender = own('gender')
      sides.set(person_id, {
        full_name: said.full_name,
        birth_date: own('birth_date'),
        gender: gender === null ? null : (GENDERS[gender] ?? gender),
        citizen_id: own('citizen_id'),
        old_citizen_id: own('old_citizen_id'),
        insurance_number: own('insurance_number'),
        commune: communeName(commune_code) || null,
      })
    }
  }
  return sides
}

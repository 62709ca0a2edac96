import type { Database } from '../../src/store/schema.ts'
import type { Given } from '../dialects.ts'

type Person = Partial<Database['person']> & { readonly person_id: number; readonly person_key: string }

const FAMILIES = ['nguyễn', 'trần', 'lê', 'phạm', 'hoàng', 'vũ', 'đặng', 'bùi', 'đỗ', 'hồ']
const MIDDLES = ['văn', 'thị', 'minh', 'ngọc', 'thanh', 'đức', 'hữu', 'thu']
const GIVENS = ['hùng', 'dũng', 'hương', 'lan', 'mai', 'nam', 'phúc', 'quân', 'sơn', 'tâm', 'uyên', 'vinh', 'yến']

const two = (value: number): string => String(value).padStart(2, '0')

/** The number-th of a small people, each with a citizen ID and nothing in common with another but by chance. */
export function citizen(number: number): Person {
  const mixed = (number * 7919) % 104729
  const year = 1960 + (mixed % 45)
  const female = mixed % 2
  const citizen_id = `${two(0)}1${(year >= 2000 ? 2 : 0) + female}${two(year % 100)}${String(100000 + number)}`
  const name_key = `${FAMILIES[mixed % 10]} ${MIDDLES[(mixed >> 3) % 8]} ${GIVENS[(mixed >> 5) % 13]}`
  return {
    person_id: number,
    person_key: `C:${citizen_id}`,
    citizen_id,
    full_name: name_key,
    name_key,
    birth_date: `${year}-${two(1 + (mixed % 12))}-${two(2 + (mixed % 27))}`,
    gender: female === 1 ? 'female' : 'male',
    commune_code: `0${1000 + (mixed % 97)}`,
  }
}

/** The same person under an old card alone; what is given differs from the record with the citizen ID. */
export function underOldCard(number: number, person_id: number, differing: Partial<Person> = {}): Person {
  const old_citizen_id = String(100000000 + number * 37)
  const { citizen_id: _, ...same } = citizen(number)
  return { ...same, person_id, person_key: `M:${old_citizen_id}|${same.birth_date}`, old_citizen_id, ...differing }
}

/** Tables as identity leaves them: each person with one key and one row. */
export function asIdentity(people: readonly Person[], asOf = '2026-01-31'): Given {
  return {
    run_facts: [{ name: 'as_of', value: asOf }],
    person: people.map((one) => ({ ...one, linked_to: one.person_id })),
    person_key: people.map(({ person_id, person_key }) => ({ person_id, keyed_id: person_id, key: person_key })),
    person_row: people.map(({ person_id }) => ({ file_id: 1, row_number: person_id, person_id, keyed_id: person_id })),
    stg_pair_decisions: [],
    stg_insurance_participants: [],
    stg_residents: [],
  }
}

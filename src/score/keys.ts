/** Who a line of the truth or of a run is about, with the keys that it shows; '' where it shows none. */
export interface PersonKeys {
  readonly citizenId: string
  readonly insuranceNumber: string
  readonly name: string
}

/** Upper case, without marks: the last resort where a person has no key that both sides know. */
export function foldName(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐðÐ]/g, 'd')
  return plain.toUpperCase().replace(/\s+/g, ' ').trim()
}

/** The ten digits of an MST without its branch, or the twelve of a household business. */
export function employerKey(taxId: string): string {
  return taxId.split('-')[0]!.trim()
}

export function personKeys(record: Readonly<Record<string, string>>): PersonKeys {
  return {
    citizenId: record.citizen_id ?? '',
    insuranceNumber: record.insurance_number ?? '',
    name: foldName(record.full_name ?? ''),
  }
}

export function isNobody(person: PersonKeys): boolean {
  return person.citizenId === '' && person.insuranceNumber === '' && person.name === ''
}

/** Same citizen ID, else same insurance number, else the same name where no key of the two can be compared. */
export function samePerson(one: PersonKeys, two: PersonKeys): boolean {
  if (one.citizenId !== '' && two.citizenId !== '') return one.citizenId === two.citizenId
  if (one.insuranceNumber !== '' && two.insuranceNumber !== '') return one.insuranceNumber === two.insuranceNumber
  return one.name !== '' && one.name === two.name
}

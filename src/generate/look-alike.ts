import type { Person, Printed, RollRow } from './facts.ts'

/** Upper case, no marks, single spaces: how names are compared when nothing better is at hand. */
export function foldedName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐðÐ]/g, 'd')
    .toUpperCase()
    .replace(/\s+/g, ' ')
    .trim()
}

interface Evidence {
  readonly year: string
  readonly day: string
  readonly gender: string
}

/** Birth and gender as the rows print them, the citizen ID filling in year and gender where it stands. */
function evidenceOf(printed: readonly Printed[]): Evidence {
  const births = printed.map((row) => row.birth)
  const full = births.find((birth) => birth.length === 10 && !birth.endsWith('-01-01'))
  const citizenId = printed.map((row) => row.citizenId).find((id) => id !== '') ?? ''
  const fromId =
    citizenId === '' ? '' : String((19 + Math.floor(Number(citizenId[3]) / 2)) * 100 + Number(citizenId.slice(4, 6)))
  const genderOfId = citizenId === '' ? '' : Number(citizenId[3]) % 2 === 0 ? 'male' : 'female'
  return {
    day: full ?? '',
    year: (full ?? births.find((birth) => birth !== '') ?? fromId).slice(0, 4),
    gender: printed.map((row) => row.gender).find((gender) => gender !== '') ?? genderOfId,
  }
}

/** Whether someone else on these roll rows could be the person: same folded name, no contradicting birth date or gender. */
export function hasLookAlike(person: Person, printed: readonly Printed[], roll: readonly RollRow[]): boolean {
  const name = foldedName(person.name)
  const mine = evidenceOf(printed)
  return roll.some((row) => {
    if (row.person === person || foldedName(row.printed.name) !== name) return false
    const theirs = evidenceOf([row.printed])
    const daysDiffer = mine.day !== '' && theirs.day !== '' && mine.day !== theirs.day
    const yearsDiffer = mine.year !== '' && theirs.year !== '' && mine.year !== theirs.year
    const gendersDiffer = mine.gender !== '' && theirs.gender !== '' && mine.gender !== theirs.gender
    return !daysDiffer && !yearsDiffer && !gendersDiffer
  })
}

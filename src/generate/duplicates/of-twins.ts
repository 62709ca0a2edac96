import { visibleRoll } from '../employment-view.ts'
import type { Block, PlantedDuplicate, RollRow } from '../facts.ts'
import { foldedName } from '../look-alike.ts'

/** What a roll row says of who and where; records that share a number are one. */
interface Said {
  readonly row: RollRow
  readonly keys: readonly string[]
  readonly commune: string
}

/**
 * D07 and D08 (domain notes §4.5) in a block: one person under two records of one name but for its marks, one year of birth and one commune, and of
 * other numbers. D07: name, full birth date and gender are the same, with an old card on the one record and a citizen ID on the
 * other. People who are only alike are no duplicate.
 */
export function duplicatesOfTwins(block: Block): PlantedDuplicate[] {
  const alike = new Map<string, Said[]>()
  for (const row of visibleRoll(block)) {
    const commune = communeOf(block, row)
    if (commune === '' || row.printed.birth === '') continue
    const key = `${foldedName(row.printed.name)}|${row.printed.birth.slice(0, 4)}|${commune}`
    alike.set(key, [...(alike.get(key) ?? []), { row, keys: keysOf(row), commune }])
  }
  return [...alike].flatMap(([key, rows]) => pairsOf(rows).map(([one, other]) => twins(key, one, other)))
}

function twins(key: string, { row: one }: Said, { row: other }: Said): PlantedDuplicate {
  const type = isCardAndId(one, other) || isCardAndId(other, one) ? 'D07' : 'D08'
  const rows = [one.person.number, other.person.number, one.from, other.from].join(' ')
  return { type, key: `${key}|${rows}`, records: [one, other], units: [] }
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g

/** Hòe and Hoè are one name: the tone behind the syllable, wherever it stood. */
function toneApart(name: string): string {
  const parts = name.normalize('NFD').split(' ')
  return parts.map((part) => part.replace(TONES, '') + (part.match(TONES) ?? []).join('')).join(' ')
}

function isCardAndId({ printed: card }: RollRow, { printed: id }: RollRow): boolean {
  const same =
    toneApart(card.name) === toneApart(id.name) &&
    card.birth === id.birth &&
    card.gender === id.gender &&
    card.birth.length === 10
  return same && card.gender !== '' && card.citizenId === '' && card.oldCitizenId !== '' && id.citizenId !== ''
}

/** Pairs of records of one person of which no number is in both. */
function pairsOf(rows: readonly Said[]): [Said, Said][] {
  return rows.flatMap((one, index) =>
    rows
      .slice(index + 1)
      .filter((other) => one.row.person === other.row.person && one.keys.length > 0 && other.keys.length > 0)
      .filter((other) => !one.keys.some((key) => other.keys.includes(key)))
      .map((other): [Said, Said] => [one, other]),
  )
}

function keysOf({ printed, insuranceNumber }: RollRow): string[] {
  const keys = [printed.citizenId, printed.oldCitizenId, printed.passport, insuranceNumber]
  return keys.filter((key) => key !== '')
}

/** The commune of the row by its present code: that which it prints, else that of the unit or the person; '' if it leaves it out. */
function communeOf(block: Block, { raw, unit, person }: RollRow): string {
  const printed = raw.commune_code
  if (printed === undefined) return (unit?.commune ?? person.commune).code
  const isPresent = printed === '' || block.communes.some(({ code }) => code === printed)
  return isPresent ? printed : person.commune.code
}

import { mapProvince } from '../domain/areas.ts'
import { tidyText, toneAtSyllableEnd } from '../domain/vietnamese-text.ts'
import { communeData } from './commune-data.ts'
import { foldWords } from './header-key.ts'

/** Kinds of communes in key form. */
const KINDS = ['phường', 'xã', 'thị trấn', 'đặc khu', 'p', 'x', 'tt'].map((kind) => `${toneAtSyllableEnd(kind)} `)

function withoutKind(key: string): string {
  const kind = KINDS.find((start) => key.startsWith(start))
  return kind === undefined ? key : key.slice(kind.length)
}

/** Lower case, tone marks moved to the end of their syllable: "Hoà" and "Hòa" agree, "Văn Lang" and "Văn Lăng" do not (domain notes §2.3). */
export function communeNameKey(name: string): string {
  return toneAtSyllableEnd(
    tidyText(name)
      .replace(/[\s,.]+/g, ' ')
      .trim(),
  )
}

interface NameIndex {
  /** `province|name` with and without the kind of commune → present codes. */
  readonly present: ReadonlyMap<string, ReadonlySet<string>>
  /** The same over the old communes of a present province → codes of their successors. */
  readonly old: ReadonlyMap<string, ReadonlySet<string>>
  /** `province|name without marks` → present codes and those of successors. */
  readonly withoutMarks: ReadonlyMap<string, ReadonlySet<string>>
  /** `province|district|name` → successors. */
  readonly inDistrict: ReadonlyMap<string, ReadonlySet<string>>
}

let built: NameIndex | null = null

function add(
  map: Map<string, Set<string>>,
  prefix: string,
  name: string,
  codes: readonly string[],
  keyOf: (key: string) => string = (key) => key,
): void {
  const full = communeNameKey(name)
  for (const key of new Set([keyOf(full), keyOf(withoutKind(full))])) {
    const known = map.get(`${prefix}|${key}`) ?? new Set<string>()
    for (const code of codes) known.add(code)
    map.set(`${prefix}|${key}`, known)
  }
}

const districtKey = (district: string): string =>
  foldWords(district).replace(/^(?:quan|huyen|thi xa|thanh pho|tx|tp) /, '')

function nameIndex(): NameIndex {
  if (built !== null) return built
  const index = { present: new Map(), old: new Map(), withoutMarks: new Map(), inDistrict: new Map() } as {
    [K in keyof NameIndex]: Map<string, Set<string>>
  }
  const { present, old } = communeData()
  for (const [code, commune] of present) {
    add(index.present, commune.province, commune.name, [code])
    add(index.withoutMarks, commune.province, commune.name, [code], foldWords)
  }
  for (const commune of old.values()) {
    const province = mapProvince(commune.province, 'gso63') ?? ''
    add(index.old, province, commune.name, commune.successors)
    add(index.withoutMarks, province, commune.name, commune.successors, foldWords)
    add(index.inDistrict, `${province}|${districtKey(commune.district)}`, commune.name, commune.successors)
  }
  built = index
  return index
}

let names: ReadonlySet<string> | null = null

/** Whether any commune of either system has this name, with or without its kind; compared without marks, as capitals often have none. */
export function isCommuneName(name: string): boolean {
  if (names === null) {
    const { present, old } = communeData()
    names = new Set(
      [...present.values(), ...old.values()].map((commune) => foldWords(withoutKind(communeNameKey(commune.name)))),
    )
  }
  return names.has(foldWords(withoutKind(communeNameKey(name))))
}

const only = (codes: ReadonlySet<string> | undefined): string | null =>
  codes !== undefined && codes.size === 1 ? ([...codes][0] ?? null) : null

/**
 * The present commune that a name means in a present province, or null. With a district the name is of the old system.
 * Without one a name that old and present communes share is believed only when both mean the same commune: 145 do not.
 */
export function communeByName(name: string, district: string, province: string): string | null {
  const index = nameIndex()
  const key = communeNameKey(name)
  if (district !== '') {
    const inDistrict = index.inDistrict.get(`${province}|${districtKey(district)}|${key}`)
    if (inDistrict !== undefined) return only(inDistrict)
  }
  const present = index.present.get(`${province}|${key}`)
  const old = index.old.get(`${province}|${key}`)
  if (present === undefined && old === undefined) return byNameWithoutMarks(key, province)
  if (present === undefined) return only(old)
  if (old === undefined) return only(present)
  return only(new Set([...present, ...old]))
}

/** Files that write no marks: eight pairs of communes and many more old ones differ in nothing else, and are not guessed. */
function byNameWithoutMarks(key: string, province: string): string | null {
  const bare = foldWords(key)
  return bare === key ? only(nameIndex().withoutMarks.get(`${province}|${bare}`)) : null
}

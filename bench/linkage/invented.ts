import { Chance } from '../../src/linkage/chance.ts'

/** A record of an invented set: `id`, `entity` (whose it is) and its fields. */
export type InventedRow = Readonly<Record<string, string>>

const GIVEN =
  'james mary robert patricia john jennifer michael linda david elizabeth william barbara richard susan joseph jessica thomas sarah charles karen chris lisa daniel nancy matthew betty anthony margaret mark sandra donald ashley steven kimberly paul emily andrew donna joshua michelle ken carol kevin amanda brian dorothy george melissa edward deborah ron stephanie tim rebecca jason sharon jeff laura ryan cynthia jacob kathleen gary amy'.split(
    ' ',
  )
const FAMILY =
  'smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson anderson thomas taylor moore jackson martin lee perez thompson white harris sanchez clark ramirez lewis robinson walker young allen king wright scott torres nguyen hill flores green adams nelson baker hall rivera campbell mitchell carter roberts gomez phillips evans turner diaz parker cruz edwards collins reyes stewart morris morales murphy cook rogers gutierrez ortiz morgan cooper peterson bailey reed kelly howard ramos kim cox ward richardson watson brooks chavez wood james bennett gray mendoza ruiz hughes price alvarez castillo sanders patel myers long ross foster'.split(
    ' ',
  )
const PLACES =
  'springfield riverton lakeside fairview georgetown madison clinton salem franklin greenville bristol dover hudson kingston milton newport oakland oxford burlington ashland'.split(
    ' ',
  )
const STREETS =
  'oak maple cedar pine elm main church park lake hill mill spring river station victoria high queen king bridge garden market chapel meadow forest sunset'.split(
    ' ',
  )
const NOUNS =
  'systems logistics foods textiles energy motors media labs chemicals plastics timber steel shipping travel fitness optics robotics pharma ceramics furniture networks software tools packaging printing seeds dairy marine aviation mining'.split(
    ' ',
  )
const NAMES =
  'apex orion delta summit pacific golden royal blue silver northern eastern global prime alpha nova vertex stellar crown eagle falcon lotus phoenix titan atlas union liberty pioneer horizon coastal metro crystal granite'.split(
    ' ',
  )
const TOPICS =
  'query optimization learning distributed database efficient parallel index join stream mining data graph transaction recovery cache memory network adaptive semantic web schema integration spatial temporal probabilistic clustering classification ranking search privacy security storage column vector compression sampling estimation approximate incremental view maintenance workload benchmark replication consistency scalable mobile sensor xml object relational deductive active workflow model language logic constraint'.split(
    ' ',
  )
const VENUES: readonly (readonly [string, string])[] = [
  ['proceedings of the international conference on data engineering', 'icde'],
  ['international conference on very large data bases', 'vldb'],
  ['acm sigmod international conference on management of data', 'sigmod'],
  ['acm transactions on database systems', 'tods'],
  ['information systems', 'inf syst'],
]

/** Draws with the errors that people make. */
class Hand {
  readonly chance: Chance

  constructor(stream: number) {
    this.chance = new Chance(stream)
  }

  below(count: number): number {
    return Math.floor(this.chance.uniform() * count)
  }

  happens(probability: number): boolean {
    return this.chance.uniform() < probability
  }

  /** Early words far more often than late ones. */
  word(among: readonly string[]): string {
    return among[Math.floor(among.length * this.chance.uniform() ** 1.7)]!
  }

  slip(text: string): string {
    if (text.length < 3) return text
    const at = this.below(text.length - 1)
    const letter = 'abcdefghijklmnopqrstuvwxyz'[this.below(26)]!
    const ways = [
      () => text.slice(0, at) + letter + text.slice(at + 1),
      () => text.slice(0, at) + text.slice(at + 1),
      () => text.slice(0, at) + letter + text.slice(at),
      () => text.slice(0, at) + text[at + 1]! + text[at]! + text.slice(at + 2),
    ]
    return ways[this.below(4)]!()
  }

  digits(count: number): string {
    return Array.from({ length: count }, () => this.below(10)).join('')
  }

  wrongDigit(text: string): string {
    const at = this.below(text.length)
    return /\d/.test(text[at]!) ? text.slice(0, at) + this.below(10) + text.slice(at + 1) : text
  }
}

const two = (value: number): string => String(value).padStart(2, '0')

/** Each entity's first record, and its further ones as `again` writes them. */
function rows(
  entities: number,
  stream: number,
  first: (hand: Hand) => InventedRow,
  again: (row: InventedRow, hand: Hand) => InventedRow,
): InventedRow[] {
  const hand = new Hand(stream)
  const all: InventedRow[] = []
  for (let entity = 0; entity < entities; entity++) {
    const original = first(hand)
    const copies = hand.happens(0.45) ? (hand.happens(0.3) ? 3 : 2) : 1
    for (let copy = 0; copy < copies; copy++)
      all.push({ id: `${entity}-${copy}`, entity: String(entity), ...(copy === 0 ? original : again(original, hand)) })
  }
  return all
}

/** People who left their phone and e-mail: nicknames, moved house, new number, swapped columns, gaps. */
export function contacts(entities: number, stream = 11): InventedRow[] {
  return rows(
    entities,
    stream,
    (hand) => {
      const [given, family] = [hand.word(GIVEN), hand.word(FAMILY)]
      const separator = ['.', '_', ''][hand.below(3)]!
      return {
        given,
        family,
        born: `${1940 + hand.below(65)}-${two(1 + hand.below(12))}-${two(1 + hand.below(28))}`,
        phone: `0${hand.digits(9)}`,
        email: `${given}${separator}${family}${hand.digits(hand.below(4))}@${['mail.com', 'post.net', 'web.org'][hand.below(3)]}`,
        address: `${1 + hand.below(200)} ${hand.word(STREETS)} street`,
        city: hand.word(PLACES),
      }
    },
    (row, hand) => {
      const field = (name: string, wrong: (value: string) => string, error = 0.12, gap = 0.12): string =>
        hand.happens(gap) ? '' : hand.happens(error) ? wrong(row[name]!) : row[name]!
      const moved = hand.happens(0.15)
      const swapped = hand.happens(0.04)
      const names = {
        given: field('given', (value) => (hand.happens(0.3) ? value[0]! : hand.slip(value)), 0.15, 0.03),
        family: field('family', (value) => (hand.happens(0.3) ? hand.word(FAMILY) : hand.slip(value)), 0.12, 0.03),
      }
      return {
        ...(swapped ? { given: names.family, family: names.given } : names),
        born: field('born', (value) =>
          hand.happens(0.3) ? `${value.slice(0, 4)}-${value.slice(8)}-${value.slice(5, 7)}` : hand.wrongDigit(value),
        ),
        phone: field(
          'phone',
          (value) =>
            hand.happens(0.5)
              ? `+84 ${value.slice(1)}`
              : hand.happens(0.5)
                ? `0${hand.digits(9)}`
                : hand.wrongDigit(value),
          0.3,
          0.25,
        ),
        email: field(
          'email',
          (value) => (hand.happens(0.4) ? hand.slip(value) : value.replace(/@.*/, '@mail.com')),
          0.2,
          0.3,
        ),
        address: moved
          ? `${1 + hand.below(200)} ${hand.word(STREETS)} street`
          : field('address', (value) => (hand.happens(0.6) ? value.replace('street', 'st') : hand.slip(value)), 0.4),
        city: moved ? hand.word(PLACES) : field('city', (value) => hand.slip(value), 0.06),
      }
    },
  )
}

/** Firms: legal forms written in many ways, words dropped or turned, branches with one name at other addresses. */
export function companies(entities: number, stream = 12): InventedRow[] {
  const forms = ['ltd', 'limited', 'co ltd', 'llc', 'inc', 'corporation', 'company limited']
  return rows(
    entities,
    stream,
    (hand) => ({
      name: `${hand.word(NAMES)} ${hand.happens(0.5) ? `${hand.word(FAMILY)} ` : ''}${hand.word(NOUNS)} ${hand.word(forms)}`,
      address: `${1 + hand.below(300)} ${hand.word(STREETS)} ${['street', 'road', 'avenue'][hand.below(3)]}`,
      city: hand.word(PLACES),
      postcode: `1${hand.digits(4)}`,
      phone: `0${hand.digits(8)}`,
    }),
    (row, hand) => {
      const words = row.name!.split(' ')
      const form = hand.happens(0.5) ? hand.word(forms) : words.at(-1)!
      const kept = words.slice(0, -1).map((word) => (hand.happens(0.1) ? hand.slip(word) : word))
      if (hand.happens(0.1) && kept.length > 2) kept.splice(hand.below(kept.length), 1)
      if (hand.happens(0.08)) kept.reverse()
      const short = (value: string) => value.replace('street', 'st').replace('road', 'rd').replace('avenue', 'ave')
      return {
        name: [...kept, ...(hand.happens(0.15) ? [] : [form])].join(' '),
        address: hand.happens(0.1)
          ? ''
          : hand.happens(0.4)
            ? short(row.address!)
            : hand.happens(0.15)
              ? hand.wrongDigit(row.address!)
              : row.address!,
        city: hand.happens(0.05) ? '' : hand.happens(0.05) ? hand.slip(row.city!) : row.city!,
        postcode: hand.happens(0.1) ? '' : hand.happens(0.08) ? hand.wrongDigit(row.postcode!) : row.postcode!,
        phone: hand.happens(0.3) ? '' : hand.happens(0.25) ? `0${hand.digits(8)}` : row.phone!,
      }
    },
  )
}

/** Papers as two libraries list them: initials, cut author lists, short venues, a year off, subtitles lost. */
export function papers(entities: number, stream = 13): InventedRow[] {
  return rows(
    entities,
    stream,
    (hand) => ({
      title: Array.from({ length: 4 + hand.below(5) }, () => hand.word(TOPICS)).join(' '),
      authors: Array.from({ length: 1 + hand.below(4) }, () => `${hand.word(GIVEN)} ${hand.word(FAMILY)}`).join(', '),
      venue: hand.word(VENUES.map(([long]) => long)),
      year: String(1990 + hand.below(25)),
    }),
    (row, hand) => {
      const people = row.authors!.split(', ')
      const kept = hand.happens(0.15) ? people.slice(0, 1) : people
      const initials = hand.happens(0.4)
      const title = row.title!.split(' ').map((word) => (hand.happens(0.05) ? hand.slip(word) : word))
      if (hand.happens(0.12)) title.splice(hand.below(title.length), 1)
      return {
        title: title.join(' '),
        authors: hand.happens(0.05)
          ? ''
          : kept
              .map((name) => (initials ? name.replace(/^(\w)\w*/, '$1') : hand.happens(0.05) ? hand.slip(name) : name))
              .join(', '),
        venue: hand.happens(0.2)
          ? ''
          : hand.happens(0.5)
            ? (VENUES.find(([long]) => long === row.venue)?.[1] ?? '')
            : row.venue!,
        year: hand.happens(0.1) ? '' : hand.happens(0.1) ? String(Number(row.year) + 1) : row.year!,
      }
    },
  )
}

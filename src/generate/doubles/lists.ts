import type { Block, Person, ReceiptRow } from '../facts.ts'
import { householdCode } from '../identifiers.ts'
import { type Home, homeOf } from '../living/households.ts'
import type { Nation } from '../nation.ts'
import type { Host } from '../scenario.ts'

/** One condition of lists other than rolls and tax. */
export interface DoubleList {
  readonly name: string
  plant(nation: Nation, block: Block, host: Host): void
}

/** A home in another commune of the province. */
export function secondHome(nation: Nation, block: Block, person: Person): Home {
  const others = block.communes.filter(({ code }) => code !== person.commune.code)
  const household = householdCode(nation.people++, nation.seed)
  return { ...homeOf(person), commune: block.random.pick(others), household }
}

export const numberOfReceipt = (nation: Nation): string => `BL${String(nation.records++).padStart(7, '0')}`

const ORGANISATIONS = ['Bưu điện tỉnh', 'Công ty Dịch vụ thu Hòa Bình'] as const

/** A collection organisation took three months of money from the person. */
export function collect(
  block: Block,
  person: Person,
  wish: Pick<ReceiptRow, 'number'> & Partial<Pick<ReceiptRow, 'from' | 'product'>> & { readonly organisation: number },
): ReceiptRow {
  const from = wish.from ?? block.lastMonth - 2
  const row: ReceiptRow = {
    kind: 'receipt',
    person,
    number: wish.number,
    organisation: `${ORGANISATIONS[wish.organisation]} ${block.province}`,
    product: wish.product ?? 'voluntary',
    from,
    months: 3,
    day: `${Math.floor(from / 12)}-${String((from % 12) + 1).padStart(2, '0')}-${10 + wish.organisation}`,
    total: 1_000 * block.random.between(300, 900),
    places: [],
  }
  block.receipts.push(row)
  return row
}

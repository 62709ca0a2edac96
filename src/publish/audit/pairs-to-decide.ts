import { sql } from 'kysely'
import { probabilityOf } from '../../linkage/model.ts'
import { byCodeUnit } from '../../linkage/sort-texts.ts'
import { participantSpan } from '../../store/spans.ts'
import type { linkPair } from '../../store/tables/linking.ts'
import type { RowOf } from '../../store/tables/table.ts'
import { PAGE, type PublishWork } from '../publish-work.ts'

export type PairToDecide = RowOf<typeof linkPair>

/** What a person can answer in some days. */
export const MOST_PAIRS = 500

/** A joined pair heavier than this is wrong less than once in a hundred: nobody's time is asked for. Bits. */
const UNCERTAIN_BELOW = 7

/**
 * The pairs most worth a person's time, at most `MOST_PAIRS`: nobody has decided on them, and they have the highest expected value of an
 * answer. That is how unsure the machine is, min(p, 1 − p) with p = 1/(1 + 2^−weight), times what hangs on it: one more than the smaller of
 * the months that the two stand on the rolls.
 */
export async function pairsToDecide(work: PublishWork): Promise<readonly PairToDecide[]> {
  const months = await monthsOnRolls(work)
  const worth = ({ weight, person_a, person_b }: PairToDecide): number => {
    const probability = probabilityOf(Number(weight))
    const stake = 1 + Math.min(months.get(person_a) ?? 0, months.get(person_b) ?? 0)
    return Math.min(probability, 1 - probability) * stake
  }
  const open = (await undecided(work)).map((pair) => ({ pair, worth: worth(pair) }))
  open.sort(
    (x, y) => y.worth - x.worth || byCodeUnit(x.pair.key_a, y.pair.key_a) || byCodeUnit(x.pair.key_b, y.pair.key_b),
  )
  return open.slice(0, MOST_PAIRS).map(({ pair }) => pair)
}

async function undecided({ db, dialect }: PublishWork): Promise<PairToDecide[]> {
  const query = db
    .selectFrom('link_pair')
    .selectAll()
    .where('decision', '=', '')
    .where('fate', 'in', ['joined', 'review', 'too_large', 'weak_bridge'])
    .orderBy('person_a')
    .orderBy('person_b')
  const pairs: PairToDecide[] = []
  for await (const batch of dialect.stream(db, query, PAGE))
    for (const pair of batch) if (pair.fate !== 'joined' || Number(pair.weight) < UNCERTAIN_BELOW) pairs.push(pair)
  return pairs
}

const SPAN = participantSpan('line', 'file')

/** Months in which each person of an open pair stands on the rolls, by keys alone; a month in two units counts once. */
async function monthsOnRolls({ db, dialect }: PublishWork): Promise<ReadonlyMap<number, number>> {
  const query = sql<{ person_id: number; from_month: number; to_month: number }>`
    select distinct named.keyed_id as person_id, ${SPAN.from} as from_month, ${SPAN.to} as to_month
    from stg_insurance_participants as line
    inner join file_balance as file on file.file_id = line.file_id
    inner join person_row as named on named.file_id = line.file_id and named.row_number = line.row_number
    where ${SPAN.from} <= ${SPAN.to} and named.keyed_id in (
      select person_a from link_pair where decision = '' union select person_b from link_pair where decision = '')
    order by person_id, from_month, to_month`
  const months = new Map<number, number>()
  let [person, last] = [0, 0]
  for await (const batch of dialect.stream(db, { compile: () => query.compile(db) }, PAGE))
    for (const { person_id, from_month, to_month } of batch) {
      if (person_id !== person) [person, last] = [person_id, from_month - 1]
      const added = Math.max(0, to_month - Math.max(from_month - 1, last))
      last = Math.max(last, to_month)
      months.set(person, (months.get(person) ?? 0) + added)
    }
  return months
}

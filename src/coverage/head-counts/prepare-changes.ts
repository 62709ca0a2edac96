import { sql } from 'kysely'
import { insertFromInto } from '../../store/insert-from.ts'
import { rowsOf } from '../../store/scratch.ts'
import type { CoverageWork } from '../work.ts'
import { unitChange } from './tables.ts'

/** Who comes counts in the first month, who leaves in the month after the last: a change of base in between is neither. */
const moves = sql`
  select employer_id, unit_id, from_month as month, 1 as people from participation
  where kind = 'compulsory' and (funds & 1) <> 0 and unit_id > 0
  union all
  select employer_id, unit_id, to_month + 1, -1 from participation
  where kind = 'compulsory' and (funds & 1) <> 0 and unit_id > 0`

const nets = sql`
  select employer_id, unit_id, month, cast(sum(people) as bigint) as net from (${moves}) as moves group by employer_id, unit_id, month`

const isKnown = (alias: string, month: string) =>
  sql`(coalesce(${sql.ref(`${alias}.known_mask`)}, 0) >> cast(${sql.ref(month)} % 12 as integer)) & 1`

/** A month that the roll of the province does not tell is no fall: who stands in none of its lists is not known to have left. */
const changes = sql`
  select c.employer_id, c.unit_id, c.month, c.before, c.net, (${isKnown('k', 'c.month')}) & (${isKnown('l', 'c.month_before')}) as known
  from (
    select employer_id, unit_id, month, month - 1 as month_before, net,
      cast(sum(net) over (partition by unit_id order by month rows between unbounded preceding and current row) as bigint) - net as before
    from (${nets}) as nets) as c
  join coverage_employer_state s on s.employer_id = c.employer_id
  left join known_year k on k.province_code = s.known_province and k.year = c.month / 12
  left join known_year l on l.province_code = s.known_province and l.year = c.month_before / 12
  where c.net <> 0`

/** How the number of people in each unit changed, month by month. */
export async function prepareChanges({ db, dialect }: CoverageWork): Promise<void> {
  await insertFromInto(db, unitChange, rowsOf(changes))
  await dialect.finishTable(db, unitChange)
}

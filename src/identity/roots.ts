import { type RawBuilder, sql } from 'kysely'
import { buildTable, loadTable, streamRows } from '../store/scratch.ts'
import { taxRoot } from '../store/spans.ts'
import { identityRoot, identityRootSeen, identitySuccession } from './employer-scratch.ts'
import { endsOfChains } from './successor-chains.ts'
import type { Work } from './work.ts'

/** Repairs that guessed at the value; taking out separators, or the MST out of a unit code, guesses nothing. */
const GUESSED = sql`('padded', 'letters', 'split_branch')`

/** Every MST root that any source names, numbered in code-unit order, and the root that took it over in the end. */
export async function collectRoots(work: Work): Promise<number> {
  const roots = await buildTable(work, identityRootSeen, rootsSeen())
  await loadTable(work, identitySuccession, await successions(work, roots))
  await buildTable(
    work,
    identityRoot,
    sql`select seen.root, coalesce(newest.root, seen.root) as final_root, seen.repaired, seen.name
      from identity_root_seen as seen
      left join identity_succession as chain on chain.code = seen.code
      left join identity_root_seen as newest on newest.code = chain.final_code`,
  )
  return roots
}

function statedIn(table: string, taxId: string, name: string | null): RawBuilder<unknown> {
  const column = sql.ref(taxId)
  const guessed = sql`case when ${sql.ref(`${taxId}_repair`)} in ${GUESSED} then 1 else 0 end`
  const called = name === null ? sql`''` : sql`coalesce(min(${sql.ref(name)}), '')`
  return sql`select ${taxRoot(column)} as root, min(${guessed}) as repaired, ${called} as name
    from ${sql.table(table)} where ${column} is not null group by ${column}`
}

function rootsSeen(): RawBuilder<unknown> {
  const stated = [
    statedIn('stg_enterprise_registry', 'tax_id', null),
    statedIn('stg_tax_units', 'tax_id', null),
    statedIn('stg_tax_workers', 'payer_tax_id', 'payer_name'),
    statedIn('stg_insurance_units', 'tax_id', null),
    statedIn('stg_insurance_participants', 'unit_tax_id', 'unit_name'),
    statedIn('stg_insurance_movements', 'unit_tax_id', null),
    statedIn('stg_enterprise_managers', 'tax_id', null),
    statedIn('stg_employer_successors', 'old_tax_id', null),
    statedIn('stg_employer_successors', 'new_tax_id', null),
  ]
  return sql`select row_number() over (order by root) as code, root, repaired, name from (
    select root, min(repaired) as repaired, max(name) as name
    from (${sql.join(stated, sql` union all `)}) as stated group by root) as roots`
}

/** One successor a root: the latest by date, then the smallest root; a change of branch under one root is none. */
const LATEST_SUCCESSOR = sql<{ code: number; next_code: number }>`select code, next_code from (
  select former.code, later.code as next_code, row_number() over (
    partition by former.code order by coalesce(said.from_date, '') desc, later.code) as rank
  from stg_employer_successors as said
  inner join identity_root_seen as former on former.root = ${taxRoot(sql.ref('said.old_tax_id'))}
  inner join identity_root_seen as later on later.root = ${taxRoot(sql.ref('said.new_tax_id'))}
  where former.code <> later.code) as ranked where rank = 1 order by code`

async function successions(work: Work, roots: number): Promise<{ code: number; final_code: number }[][]> {
  const next = new Int32Array(roots + 1)
  for await (const batch of streamRows(work, LATEST_SUCCESSOR))
    for (const { code, next_code } of batch) next[code] = next_code
  const ends = endsOfChains(next)
  const moved: { code: number; final_code: number }[] = []
  for (let code = 1; code <= roots; code++) if (ends[code] !== code) moved.push({ code, final_code: ends[code]! })
  return [moved]
}

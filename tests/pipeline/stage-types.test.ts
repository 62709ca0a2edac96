import type { Kysely } from 'kysely'
import { describe, expect, it } from 'vitest'
import { defineStage } from '../../src/pipeline/stage.ts'
import { insertFrom } from '../../src/store/insert-from.ts'
import type { DbOf } from '../../src/store/schema.ts'
import { defineTable, integer } from '../../src/store/tables/table.ts'

const pairs = defineTable({
  name: 'scratch_pairs',
  grain: 'one row per pair',
  columns: { left_id: integer, right_id: integer },
  key: ['left_id', 'right_id'],
  distributeBy: 'left_id',
})

describe('defineStage', () => {
  it('lets a stage query the tables it declares and its scratch tables, and no others', () => {
    const stage = defineStage({
      name: 'typed',
      summary: 'Compiles.',
      reads: ['person'],
      writes: ['person_key', 'ledger.cases'],
      scratch: [pairs],
      async run({ db }) {
        await db.selectFrom('person').select('person_id').execute()
        await db.selectFrom('ledger.cases').select('case_id').execute()
        await db.selectFrom('scratch_pairs').select('left_id').execute()
        // @ts-expect-error employer is not declared
        db.selectFrom('employer').selectAll()
        // @ts-expect-error no such column
        db.selectFrom('scratch_pairs').select('middle_id')
        return {}
      },
    })
    expect(stage.name).toBe('typed')
  })

  it('gives a stage that reads nothing only what it writes', () => {
    const stage = defineStage({
      name: 'first',
      summary: 'Compiles.',
      reads: [],
      writes: ['rejects'],
      async run({ db }) {
        db.selectFrom('rejects').selectAll()
        // @ts-expect-error person is not declared
        db.selectFrom('person').selectAll()
        return {}
      },
    })
    expect(stage.reads).toEqual([])
  })
})

describe('a helper of a stage', () => {
  it('may ask for fewer tables than the stage declares', () => {
    const helper = (db: Kysely<DbOf<'person'>>) => db.selectFrom('person').selectAll()
    const stage = defineStage({
      name: 'helped',
      summary: 'Compiles.',
      reads: ['person', 'employer'],
      writes: ['person_key'],
      async run({ db }) {
        helper(db)
        await insertFrom(
          db,
          'person_key',
          db.selectFrom('person').select(['person_id', 'person_key as key', 'person_id as keyed_id']),
        )
        // @ts-expect-error the column key is missing
        await insertFrom(db, 'person_key', db.selectFrom('person').select(['person_id']))
        return {}
      },
    })
    expect(stage.writes).toEqual(['person_key'])
  })
})

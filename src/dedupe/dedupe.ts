import { defineStage } from '../pipeline/stage.ts'
import { policyWith } from '../policy/book.ts'
import { dropTables } from '../store/scratch.ts'
import { writeClusters } from './clusters.ts'
import { collectMembers } from './members.ts'
import { prepareRows } from './prepare.ts'
import { DEDUPE_SCRATCH } from './scratch.ts'
import { DUPLICATE_TYPES } from './types/index.ts'
import { DEDUPE_READS, DEDUPE_WRITES, type Work } from './work.ts'

/** Who and what is recorded twice, type by type (domain notes §4.5). Nothing is merged here: a cluster is a question to an auditor. */
export const dedupe = defineStage({
  name: 'dedupe',
  summary: 'Tìm người, mã số, đơn vị, dòng bị ghi trùng; đặt các bản ghi cạnh nhau để kiểm tra.',
  reads: DEDUPE_READS,
  writes: DEDUPE_WRITES,
  scratch: DEDUPE_SCRATCH,
  async run(context) {
    const { db, dialect, config, progress } = context
    const { value: asOf } = await db
      .selectFrom('run_facts')
      .select('value')
      .where('name', '=', 'as_of')
      .executeTakeFirstOrThrow()
    const work: Work = { db, dialect, asOf, policy: policyWith(config.policy), step: (name) => progress.note(name) }
    work.step('trùng lặp: đọc danh sách tham gia')
    await prepareRows(work)
    const counts: Record<string, number> = {}
    for (const type of DUPLICATE_TYPES) {
      context.signal.throwIfAborted()
      work.step(`trùng lặp: loại ${type.id}`)
      await collectMembers(work, type)
      counts[type.id] = (await writeClusters(work, type)).clusters
    }
    await dropTables(work, DEDUPE_SCRATCH)
    return counts
  },
})

import { sql } from 'kysely'
import { link } from '../linkage/link.ts'
import { PERSON_MODEL } from '../linkage/person-model.ts'
import { withinBudget } from '../linkage/within-budget.ts'
import { defineStage } from '../pipeline/stage.ts'
import { sourceHash } from '../pipeline/version.ts'
import { amendIdentity, linkLearnt, linkMove } from './amend-identity.ts'
import { anchorsOf } from './anchors.ts'
import { readDecisions } from './decisions.ts'
import { ENGINE_FOLDERS, modelHash, readLastNight } from './last-night.ts'
import { linkGate } from './link-gate.ts'
import type { Linked } from './linked.ts'
import { buildHomes, linkHome, loadPeople } from './people.ts'
import { summaryOf } from './summary.ts'
import { LINKING_AMENDS, LINKING_READS, LINKING_WRITES, type Work } from './work.ts'
import { writeLinks } from './write-links.ts'

const STEPS = {
  block: 'liên kết: chọn cặp để so sánh',
  compare: 'liên kết: so sánh',
  estimate: 'liên kết: ước lượng trọng số',
  score: 'liên kết: chấm điểm',
  cluster: 'liên kết: gom nhóm',
} as const

/** Which persons, apart by their keys, are one by all that is known of them; what people have decided comes before any weight. */
export const linkPeople = defineStage({
  name: 'link',
  summary:
    'Liên kết những người không có mã số chung theo họ tên, ngày sinh, nơi ở, giấy tờ gần đúng; kết luận của người rà soát được giữ nguyên.',
  reads: LINKING_READS,
  writes: LINKING_WRITES,
  amends: LINKING_AMENDS,
  scratch: [linkHome, linkMove, linkLearnt],
  checks: [
    {
      name: 'every row belongs to the person who stands for its cluster',
      severity: 'error',
      violations: () =>
        sql`(select line.keyed_id as key, 'another person' as detail from person_row as line
          inner join person_link as link on link.person_id = line.keyed_id where line.person_id <> link.linked_to)`,
    },
  ],
  async run(context) {
    const fact = await context.db
      .selectFrom('run_facts')
      .select('value')
      .where('name', '=', 'as_of')
      .executeTakeFirstOrThrow()
    const { db, dialect, progress } = context
    const work: Work = { db, dialect, asOf: fact.value, step: (name) => progress.note(name) }
    work.step('liên kết: đọc thông tin từng người')
    const people = await loadPeople(work, await buildHomes(work))
    const anchors = anchorsOf(people.records)
    const hash = modelHash(PERSON_MODEL, sourceHash(ENGINE_FOLDERS))
    const lastNight = await readLastNight(work, hash, people, anchors)
    const decisions = await readDecisions(work, anchors)
    const result = withinBudget(() =>
      link(people.records, PERSON_MODEL, {
        judgements: decisions.judgements,
        step: (name) => work.step(STEPS[name]),
        ...(lastNight === null
          ? {}
          : { parameters: lastNight.parameters, fresh: lastNight.fresh, known: lastNight.known }),
      }),
    )
    work.step('liên kết: ước lượng chất lượng')
    const linked: Linked = { model: PERSON_MODEL, modelHash: hash, people, anchors, lastNight, decisions, result }
    const summary = summaryOf(linked)
    const reason = await linkGate(work, context.config.gates.linkage, summary)
    if (reason !== null) context.halt(reason)
    work.step('liên kết: ghi nhóm và cặp')
    const written = await writeLinks(work, linked, summary)
    const moved = await amendIdentity(work)
    return { persons: people.records.size, compared: result.candidates, ...written, moved }
  },
})

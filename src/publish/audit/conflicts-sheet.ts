import type { SheetColumn, SheetSpec } from '../../files/workbook-spec.ts'
import { BESIDE_PAIR } from '../../sources/pair-decisions.ts'
import type { PublishDb, PublishWork } from '../publish-work.ts'
import { displayDate } from '../wording.ts'
import { ANSWER_COLUMNS, RECORD_COLUMNS } from './answer-columns.ts'
import { SIDE_COLUMNS, sidesOf, sideValues } from './sides.ts'

const COLUMNS: readonly SheetColumn[] = [
  ...RECORD_COLUMNS,
  ...SIDE_COLUMNS,
  { header: BESIDE_PAIR.reviewer_before, kind: 'text', width: 18, wrap: true },
  { header: BESIDE_PAIR.decided_before, kind: 'date', width: 12 },
  ...ANSWER_COLUMNS,
]
const ANCHORS_A_QUERY = 500

/** Decisions "two people" on records that other decisions join in a chain; no sheet when there are none. Answered like the other sheet. */
export async function conflictsSheet(work: PublishWork): Promise<readonly SheetSpec[]> {
  const conflicts = await work.db
    .selectFrom('link_conflict')
    .selectAll()
    .orderBy('anchor_a')
    .orderBy('anchor_b')
    .execute()
  if (conflicts.length === 0) return []
  const persons = await personsAt(
    work.db,
    conflicts.flatMap(({ anchor_a, anchor_b }) => [anchor_a, anchor_b]),
  )
  const sides = await sidesOf(work.db, [...persons.values()])
  const sideAt = (anchor: string) => sides.get(persons.get(anchor) ?? 0)
  return [
    {
      name: 'Kết luận mâu thuẫn',
      titleBlock: [
        'KẾT LUẬN MÂU THUẪN VỚI NHAU',
        `Bảo hiểm xã hội Việt Nam. Số liệu đến ngày ${displayDate(work.asOf)}.`,
        'Hai bản ghi đã được kết luận là hai người, nhưng các kết luận "cùng người" khác nối chúng lại. Đề nghị xem lại; kết luận mới thay kết luận trước, ghi cả ngày kết luận.',
      ],
      columns: COLUMNS,
      freezeColumns: RECORD_COLUMNS.length,
      pagesWide: 2,
      autofilter: true,
      rows: conflicts.map(({ anchor_a, anchor_b, reviewer, decided_on }) => ({
        values: [
          anchor_a,
          anchor_b,
          ...sideValues(sideAt(anchor_a), sideAt(anchor_b)),
          reviewer,
          decided_on,
          ...ANSWER_COLUMNS.map(() => null),
        ],
      })),
    },
  ]
}

/** Persons by the anchors of their records, as far as a pair names them. */
async function personsAt(db: PublishDb, anchors: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const persons = new Map<string, number>()
  const wanted = [...new Set(anchors)]
  for (let from = 0; from < wanted.length; from += ANCHORS_A_QUERY) {
    const some = wanted.slice(from, from + ANCHORS_A_QUERY)
    const first = db
      .selectFrom('link_pair')
      .select(['anchor_a as anchor', 'person_a as person'])
      .where('anchor_a', 'in', some)
    const second = db
      .selectFrom('link_pair')
      .select(['anchor_b as anchor', 'person_b as person'])
      .where('anchor_b', 'in', some)
    for (const { anchor, person } of await first.union(second).execute()) persons.set(anchor, person)
  }
  return persons
}

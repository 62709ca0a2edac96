import { COMPARISON_KINDS } from '../../../src/linkage/comparisons/index.ts'
import { columnsOf } from '../../../src/linkage/derive/expression.ts'
import { recordsOf } from '../../../src/linkage/records.ts'

type Fields = Readonly<Record<string, string>>

/** Name of the level of two records, `null` where one side is not known; asked both ways round. `crowd`: other records beside them. */
export function levelOf(
  spec: Readonly<Record<string, unknown>>,
  a: Fields,
  b: Fields,
  crowd: readonly Fields[] = [],
): string {
  const { compare, ...rest } = spec
  const kind = COMPARISON_KINDS.find(({ kind }) => kind === compare)
  if (kind === undefined) throw new Error(`no kind ${compare}`)
  const comparison = kind.make(kind.spec.parse(rest), 'tested')
  const columns = new Set([
    ...Object.keys(a),
    ...Object.keys(b),
    ...Object.values(rest).filter((value) => typeof value === 'string'),
  ])
  const records = recordsOf({
    ids: [a, b, ...crowd].map((_, at) => String(at).padStart(4, '0')),
    fields: Object.fromEntries(
      [...columns].map((column) => [column, [a, b, ...crowd].map((record) => record[column] ?? '')]),
    ),
  })
  const ask = comparison.bind(comparison.columns.map(columnsOf(records)))
  const [there, back] = [ask(0, 1), ask(1, 0)]
  if (there !== back) throw new Error(`not symmetric: ${there} there, ${back} back`)
  return there < 0 ? 'null' : comparison.levels[there]!.name
}

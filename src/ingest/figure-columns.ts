import { detectThousands, parseCount, parseVnd } from '../domain/money.ts'
import type { TableFacts } from './file-facts.ts'
import type { Recognised } from './recognise.ts'
import type { FigureColumn } from './totals.ts'

/** The columns of money and counts of a table, and how their figures are read when a total states one. */
export function figureColumns(
  { source, binding, labels }: Recognised,
  samples: readonly (readonly string[])[],
  facts: TableFacts,
): readonly FigureColumn[] {
  return [...binding.columns].flatMap(([key, at]): FigureColumn[] => {
    const column = key.split('.')[0] ?? key
    const cell = source.columns[column]?.cell
    const header = (labels[at] ?? '').replace(/\s+/g, ' ').trim()
    if (cell === 'count')
      return [{ column: key, at, header, unit: 1, thousands: null, parse: (text) => figureOf(parseCount(text)) }]
    if (cell !== 'vnd') return []
    const thousands = detectThousands(samples.map((row) => row[at] ?? '').filter((text) => text !== ''))
    const unit = facts.moneyUnitOf(column)
    return [
      {
        column: key,
        at,
        header,
        unit,
        thousands,
        parse: (text) => figureOf(parseVnd(text.trim(), { thousands, unit })),
      },
    ]
  })
}

const figureOf = (parsed: { readonly ok: boolean; readonly value?: number }): number | null =>
  parsed.ok && parsed.value !== undefined ? parsed.value : null

import type { Random } from './random.ts'

type Mutation = (lines: readonly string[], random: Random, delimiter: string) => readonly string[]

/** What a mutation adds by repeating stays small: size alone is no mutation. */
const MOST_CHARACTERS = 256 * 1024

const DELIMITERS = [',', ';', '\t', '|'] as const

/** The delimiter that stands most often in the text. */
export function delimiterOf(text: string): string {
  const count = (mark: string): number => text.split(mark).length
  return DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best), ',')
}

function withCells(
  lines: readonly string[],
  delimiter: string,
  change: (cells: string[], line: number) => readonly string[],
): readonly string[] {
  return lines.map((line, at) => change(line.split(delimiter), at).join(delimiter))
}

function someCell(
  lines: readonly string[],
  random: Random,
  delimiter: string,
  change: (cell: string) => string,
): readonly string[] {
  const line = random.below(lines.length)
  return withCells(lines, delimiter, (cells, at) => {
    if (at !== line) return cells
    const column = random.below(cells.length)
    return cells.map((cell, index) => (index === column ? change(cell) : cell))
  })
}

function insertAt(line: string, mark: string, random: Random): string {
  const at = random.below(line.length + 1)
  return line.slice(0, at) + mark + line.slice(at)
}

const ODD_VALUES = [
  '',
  '-',
  '0',
  '9'.repeat(400),
  '-1e308',
  '1E+400',
  '#REF!',
  '=1+1',
  '\u0000',
  '\uFEFF',
  '"',
  '""',
  "'",
  '%',
  '(',
  '((1.2.3))',
  '99/99/9999',
  '0000-00-00',
  '32/13',
  '1.2.3,4,5',
  'x'.repeat(70_000),
  '\u0301\u0323',
  '\uD800',
  '𐍈',
  '<b>',
  '05-1/BK',
  'Tổng cộng',
  'Nguyễn',
] as const

/** What people and programs do to the lines of a CSV file. */
export const TEXT_MUTATIONS: Readonly<Record<string, Mutation>> = {
  'columns swapped': (lines, random, delimiter) => {
    const width = Math.max(...lines.map((line) => line.split(delimiter).length))
    const [a, b] = [random.below(width), random.below(width)]
    return withCells(lines, delimiter, (cells) => {
      const [one = '', other = ''] = [cells[a], cells[b]]
      return cells.map((cell, at) => (at === a ? other : at === b ? one : cell))
    })
  },
  'column removed': (lines, random, delimiter) => {
    const gone = random.below((lines[0] ?? '').split(delimiter).length)
    return withCells(lines, delimiter, (cells) => cells.filter((_, at) => at !== gone))
  },
  'column doubled': (lines, random, delimiter) => {
    const twice = random.below((lines[0] ?? '').split(delimiter).length)
    return withCells(lines, delimiter, (cells) => cells.flatMap((cell, at) => (at === twice ? [cell, cell] : [cell])))
  },
  'rows shuffled': (lines, random) => random.shuffled(lines),
  'rows repeated': (lines, random) => {
    const line = random.pick(lines)
    const most = Math.max(1, Math.min(2500, Math.floor(MOST_CHARACTERS / (line.length + 1))))
    return [...lines, ...Array.from({ length: 1 + random.below(most) }, () => line)]
  },
  'row removed': (lines, random) => {
    const gone = random.below(lines.length)
    return lines.filter((_, at) => at !== gone)
  },
  'rows joined': (lines, random) => {
    const at = random.below(lines.length)
    return [...lines.slice(0, at), `${lines[at] ?? ''}${lines[at + 1] ?? ''}`, ...lines.slice(at + 2)]
  },
  'quotes inserted': (lines, random) => {
    const hit = new Set(Array.from({ length: 1 + random.below(5) }, () => random.below(lines.length)))
    return lines.map((line, at) => (hit.has(at) ? insertAt(line, random.pick(['"', '""', '"\n', ',"']), random) : line))
  },
  'NULs inserted': (lines, random) =>
    lines.map((line) => (random.below(3) === 0 ? insertAt(line, '\u0000', random) : line)),
  'delimiters changed': (lines, random, delimiter) => {
    const other = random.pick(DELIMITERS)
    const from = random.below(lines.length)
    return lines.map((line, at) => (at >= from ? line.replaceAll(delimiter, other) : line))
  },
  'delimiters inserted': (lines, random, delimiter) =>
    lines.map((line) => (random.below(4) === 0 ? insertAt(line, delimiter.repeat(1 + random.below(3)), random) : line)),
  'cell replaced': (lines, random, delimiter) => someCell(lines, random, delimiter, () => random.pick(ODD_VALUES)),
  'cells replaced': (lines, random, delimiter) => {
    let changed = lines
    for (let times = 2 + random.below(20); times > 0; times--)
      changed = someCell(changed, random, delimiter, () => random.pick(ODD_VALUES))
    return changed
  },
  'row of a thousand cells': (lines, random, delimiter) => {
    const at = random.below(lines.length)
    return [...lines.slice(0, at), `x${delimiter}`.repeat(1000 + random.below(20_000)), ...lines.slice(at)]
  },
  'header doubled': (lines, random) => [...lines, lines[random.below(Math.min(3, lines.length))] ?? '', ...lines],
  'line ends mixed': (lines, random) => lines.map((line) => line + random.pick(['', '\r', '\r\r', '\n'])),
  'titles above': (lines, random) => [
    ...Array.from({ length: random.below(40) }, () =>
      random.pick(['', 'DANH SÁCH NĂM 2025', 'ĐVT: nghìn đồng', 'Mã số thuế: 0199000017']),
    ),
    ...lines,
  ],
}

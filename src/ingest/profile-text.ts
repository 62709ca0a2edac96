import type { TableProfile } from './profile-file.ts'

const WIDTH = 100
/** With the lines to paste, one table fits on one screen. */
const MOST_REMARKS = 10

const DELIMITERS: Readonly<Record<string, string>> = {
  ',': 'dấu phẩy',
  ';': 'dấu chấm phẩy',
  '\t': 'tab',
  '|': 'gạch đứng',
}

const EVIDENCE: Readonly<Record<string, string>> = {
  pinned: 'ghim trong doisoat.yaml',
  mark: 'dấu BOM',
  valid: 'UTF-8 hợp lệ',
  font: 'phông chữ',
  content: 'nội dung',
  default: 'mặc định',
}

const cut = (line: string): string => (line.length <= WIDTH ? line : `${line.slice(0, WIDTH - 1)}…`)

/** As many of the items as fit on a line, and how many more there are. */
function list(label: string, items: readonly string[]): string {
  let line = label
  for (const [at, item] of items.entries()) {
    const next = `${line}${at === 0 ? '' : '; '}${item}`
    const left = items.length - at
    if (next.length > WIDTH - 14 && at > 0) return `${line}; … và ${left} nữa`
    line = next
  }
  return cut(line)
}

/** What a table looks like, in at most about twenty lines of a hundred characters. */
export function profileText(profile: TableProfile): string {
  const { file, sheet, part, rows } = profile
  const name = `${sheet === '' ? file : `${file}!${sheet}`}${part === 1 ? '' : ` (bảng ${part})`}`
  const kind = profile.source === null ? 'CHƯA NHẬN DẠNG' : `${profile.source} (${profile.sourceTitle})`
  const lines = [name, cut(`  loại: ${kind}`)]
  const reading = [profile.encoding, DELIMITERS[profile.delimiter] ?? ''].filter((text) => text !== '')
  lines.push(list('  mã chữ: ', [...reading, ...characterTexts(profile)]))
  lines.push(
    `  dòng: ${rows.read} = ${rows.accepted} nhận + ${rows.quarantined} giữ lại + ${rows.structural} tiêu đề, cộng, trống; tiêu đề ở dòng ${profile.headerRow ?? '-'}`,
  )
  if (profile.title.length > 0) lines.push(list('  phần đầu tệp: ', profile.title))
  const values = Object.entries(profile.values).map(([column, value]) => `${column} = ${value}`)
  if (values.length > 0) lines.push(list('  cả tệp: ', values))
  const money = Object.entries(profile.money).map(([column, [unit, thousands]]) => moneyText(column, unit, thousands))
  if (money.length > 0) lines.push(list('  tiền: ', money))
  const { totals } = profile
  if (totals.rows > 0)
    lines.push(`  dòng cộng: ${totals.rows}; ${totals.agreeing} số khớp, ${totals.differing} số lệch với các dòng`)
  const rejects = Object.entries(profile.rejects).map(([code, count]) => `${code} ${count}`)
  if (rejects.length > 0) lines.push(list('  ô lỗi: ', rejects))
  const places = Object.entries(profile.columns).map(([column, [, place]]) => `${place} ${column}`)
  if (places.length > 0) lines.push(list('  cột: ', places))
  if (profile.unmapped.length > 0) lines.push(list('  không dùng: ', profile.unmapped))
  for (const problem of profile.problems.slice(0, MOST_REMARKS)) lines.push(...wrapped(`  lưu ý: ${problem}`))
  if (profile.problems.length > MOST_REMARKS)
    lines.push(`  … và ${profile.problems.length - MOST_REMARKS} lưu ý nữa (--json để xem hết)`)
  return `${lines.join('\n')}\n`
}

function moneyText(column: string, unit: number, thousands: string): string {
  const sign = thousands === '' ? '' : `, hàng nghìn "${thousands}"`
  return `${column} ${unit === 1 ? 'đồng' : `× ${unit} đồng`}${sign}`
}

function characterTexts({ characters }: TableProfile): readonly string[] {
  return characters.map(({ column, encoding, evidence, count }) => {
    const where = column < 0 ? '' : `cột ${column + 1}: `
    return `${where}${encoding} theo ${EVIDENCE[evidence] ?? evidence}${count > 0 ? ` (${count})` : ''}`
  })
}

/** A remark is never cut: it says what to do. */
function wrapped(text: string): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.trim() !== '' && line.length + word.length + 1 > WIDTH) {
      lines.push(line)
      line = `    ${word}`
    } else line = line === '' && lines.length === 0 && word === '' ? ' ' : line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { QUALITIES, type Quality } from '../../config/gate-names.ts'
import { QUALITY_WORDS } from '../../domain/messages/gate.ts'
import type { RunResult } from '../../pipeline/run-pipeline.ts'

interface QualityLine {
  readonly source: string
  readonly quality: Quality
  readonly measured: string
}

interface Estimate {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** The part of run.json that the screen shows. */
interface RunJson {
  readonly as_of: string
  readonly inputs: readonly {
    readonly path: string
    readonly sheet: string
    readonly source: string | null
    readonly rows_read: number
    readonly accepted: number
    readonly quarantined: number
    readonly structural: number
    readonly notes: readonly string[]
  }[]
  readonly unmapped_columns: readonly {
    readonly path: string
    readonly sheet: string
    readonly columns: readonly string[]
  }[]
  readonly gates: readonly {
    readonly gate: string
    readonly source: string
    readonly outcome: string
    readonly message: string
    readonly why: string
  }[]
  /** Left out when the pipeline has no rules. */
  readonly rules?: readonly {
    readonly rule_id: string
    readonly evaluated: boolean
    readonly not_evaluated_because: string
  }[]
  readonly quality: readonly QualityLine[]
  /** Left out by pipelines that do not report it; null when linkage did not run. */
  readonly linkage?: {
    readonly clusters_by_size: Readonly<Record<string, number>>
    readonly pairs_for_review: number
    readonly quality: { readonly precision: Estimate; readonly recall: Estimate } | null
  } | null
  /** Only `duplicates` when the pipeline has no rules. */
  readonly counts: {
    readonly cases_by_rule?: Readonly<Record<string, Readonly<Record<string, number>>>>
    readonly cases_by_status?: Readonly<Record<string, number>>
    readonly duplicates: Readonly<Record<string, number>>
    readonly exclusions?: Readonly<Record<string, number>>
  }
}

const STATE_TEXTS: Readonly<Record<string, string>> = {
  ok: 'Xong.',
  'ok-with-quarantine': 'Xong; có dòng bị giữ lại, xem rejects.csv.',
  halted: 'Dừng ở chốt kiểm tra; chưa công bố danh sách nào, kết quả lần trước còn nguyên.',
  failed: 'Không chạy được; chưa công bố gì, kết quả lần trước còn nguyên.',
  abandoned: 'Bị ngắt; chạy lại với --resume để làm tiếp.',
}

const tally = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ') || 'không có'

function inputLines(run: RunJson): string[] {
  return run.inputs.flatMap((file) => {
    const name = file.sheet === '' ? file.path : `${file.path}!${file.sheet}`
    const balance = `${file.rows_read} dòng = ${file.accepted} nhận + ${file.quarantined} giữ lại + ${file.structural} tiêu đề, cộng, trống`
    const unmapped = run.unmapped_columns.find(({ path, sheet }) => path === file.path && sheet === file.sheet)
    const unused = unmapped === undefined ? [] : [`    cột không dùng: ${unmapped.columns.join('; ')}`]
    const notes = file.notes.map((note) => `    lưu ý: ${note}`)
    return [`  ${name}: ${file.source ?? 'CHƯA NHẬN DẠNG'}; ${balance}`, ...unused, ...notes]
  })
}

function gateLines({ gates }: RunJson): string[] {
  const warned = gates.filter(({ outcome }) => outcome === 'fail')
  // Sources that may be absent are many: their names fit a line, and the rules that want them are told apart.
  const absent = warned.filter(({ gate }) => gate === 'present').map(({ source }) => source)
  const failed = [
    ...warned.filter(({ gate }) => gate !== 'present').map(({ message }) => `  ${message}`),
    ...(absent.length === 0 ? [] : [`  Không có tệp của các nguồn: ${absent.join(', ')}.`]),
  ]
  const accepted = gates
    .filter(({ outcome }) => outcome === 'accepted')
    .map(({ message, why }) => `  ${message} Lý do chấp nhận: ${why}`)
  return [
    ...(failed.length === 0 ? [] : ['', 'Cảnh báo:', ...failed]),
    ...(accepted.length === 0 ? [] : ['', 'Đã chấp nhận:', ...accepted]),
  ]
}

/** One line a source; what cannot be measured is a dash. */
export function qualityLines(scores: readonly QualityLine[]): string[] {
  const sources = [...new Set(scores.map(({ source }) => source))]
  if (sources.length === 0) return []
  const rows = sources.map((source) => [
    source,
    ...QUALITIES.map(
      (quality) => scores.find((score) => score.source === source && score.quality === quality)?.measured || '–',
    ),
  ])
  const table = [['nguồn', ...QUALITIES.map((quality) => QUALITY_WORDS[quality].vi({}))], ...rows]
  const widths = table[0]?.map((_, at) => Math.max(...table.map((row) => (row[at] ?? '').length))) ?? []
  const padded = (row: readonly string[]) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
  return ['', 'Chất lượng dữ liệu:', ...table.map((row) => `  ${padded(row).join('  ')}`)]
}

/** Rules that were not evaluated, by what they need: never silently zero. */
function notEvaluatedLines({ rules = [] }: RunJson): string[] {
  const missing = Map.groupBy(
    rules.filter(({ evaluated }) => !evaluated),
    ({ not_evaluated_because }) => not_evaluated_because.replace(/^needs /, ''),
  )
  const texts = [...missing].map(([needs, some]) => `${some.map(({ rule_id }) => rule_id).join(', ')} (cần ${needs})`)
  return texts.length === 0 ? [] : [`Chưa đánh giá: ${texts.join('; ')}`]
}

function countLines({ counts }: RunJson): string[] {
  const duplicates = `Trùng lặp: ${tally(counts.duplicates)}`
  if (counts.cases_by_rule === undefined) return [duplicates]
  const rules = Object.entries(counts.cases_by_rule).map(
    ([rule, statuses]) => [rule, Object.values(statuses).reduce((sum, count) => sum + count, 0)] as const,
  )
  return [
    `Hồ sơ cần rà soát, xác minh: ${tally(Object.fromEntries(rules))}`,
    `Trạng thái: ${tally(counts.cases_by_status ?? {})}`,
    `Đã loại trừ: ${tally(counts.exclusions ?? {})}`,
    duplicates,
  ]
}

function linkageLines({ linkage }: RunJson): string[] {
  if (linkage === undefined || linkage === null) return []
  const clusters = Object.values(linkage.clusters_by_size).reduce((sum, count) => sum + count, 0)
  const shown = ({ value, low, high }: Estimate): string =>
    `${(value * 100).toFixed(2)} % (${(low * 100).toFixed(2)}–${(high * 100).toFixed(2)})`
  const quality =
    linkage.quality === null
      ? ''
      : `; ước lượng độ chính xác ${shown(linkage.quality.precision)}, độ phủ ${shown(linkage.quality.recall)}`
  return [`Liên kết: ${clusters} người có nhiều bản ghi, ${linkage.pairs_for_review} cặp chờ kết luận${quality}`]
}

function stageLines(result: RunResult): string[] {
  return result.stages.map(
    ({ name, seconds, skipped }) => `  ${name.padEnd(14)} ${skipped ? 'không chạy lại' : `${seconds.toFixed(1)} giây`}`,
  )
}

/** One screen at the end of a run: state, balance of each file, counts, times, and the files that were written. */
export async function printSummary(result: RunResult, screen: NodeJS.WritableStream): Promise<void> {
  const lines: string[] = []
  if (result.files.includes('run.json')) {
    const run = JSON.parse(await readFile(join(result.outDir, 'run.json'), 'utf8')) as RunJson
    lines.push(
      `Số liệu đến ngày ${run.as_of}`,
      '',
      'Tệp đầu vào:',
      ...inputLines(run),
      ...gateLines(run),
      ...qualityLines(run.quality),
      '',
      ...countLines(run),
      ...linkageLines(run),
      ...notEvaluatedLines(run),
      '',
    )
  }
  if (result.stages.length > 0) lines.push('Thời gian:', ...stageLines(result), '')
  // Who stopped the run knows why it ended.
  if (result.error !== null && result.state !== 'abandoned') lines.push(`doisoat: ${result.error.message}`)
  lines.push(`${result.state}: ${STATE_TEXTS[result.state] ?? ''}`)
  if (result.files.length > 0)
    lines.push('', `Đã ghi vào ${result.outDir}:`, ...result.files.map((file) => `  ${file}`))
  screen.write(`${lines.join('\n')}\n`)
}

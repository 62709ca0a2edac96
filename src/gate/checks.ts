import { matchesGlob } from '../config/glob.ts'
import type { SiteConfig } from '../config/site-config.ts'
import { daysBetween } from '../domain/dates.ts'
import { formatVnd } from '../domain/money.ts'
import { lastDayOfMonth } from '../domain/months.ts'
import { SOURCES } from '../sources/index.ts'
import type { InputState, SourceState } from './source-state.ts'

/** One row of `gate_checks`; `message` is Vietnamese and says what to do when the check fails. */
export interface GateCheck {
  readonly gate: 'present' | 'not-empty' | 'rows' | 'reject-rate' | 'age' | 'recognised' | 'mapping'
  readonly source: string
  readonly severity: 'warn' | 'halt'
  readonly outcome: 'pass' | 'fail'
  readonly measured: string
  readonly expected: string
  readonly message: string
}

type Finding = Omit<GateCheck, 'outcome' | 'message'> & { readonly holds: boolean; readonly failed: string }

function check({ holds, failed, ...facts }: Finding): GateCheck {
  return { ...facts, outcome: holds ? 'pass' : 'fail', message: holds ? 'Đạt.' : failed }
}

/** Whether the sources are there and have rows: what can be said before the as-of date is known. */
export function presenceChecks({ sources, unrecognised, paths }: InputState, config: SiteConfig): readonly GateCheck[] {
  const checks = sources.flatMap((state) => {
    const severity = config.required_sources.includes(state.source) ? 'halt' : 'warn'
    const present = check({
      gate: 'present',
      source: state.source,
      severity,
      measured: String(state.files),
      expected: '≥ 1 tệp',
      holds: state.files > 0,
      failed: `Không có tệp nào là "${state.title}" (${state.source}); các quy tắc cần nguồn này không được đánh giá.`,
    })
    return state.files === 0 ? [present] : [present, emptyCheck(state, severity)]
  })
  const recognised = check({
    gate: 'recognised',
    source: '',
    severity: 'warn',
    measured: String(unrecognised.length),
    expected: '0',
    holds: unrecognised.length === 0,
    failed: `Chưa nhận dạng được ${unrecognised.length} tệp hoặc trang tính; ghim vào nguồn trong doisoat.yaml nếu cần dùng.`,
  })
  return [...checks, recognised, ...mappingCheck(paths, config)]
}

/** A pattern that no file answers is a slip of the pen, or a file that did not come; the first match wins, so a later one may be idle too. */
function mappingCheck(paths: readonly string[], config: SiteConfig): readonly GateCheck[] {
  if (config.files.length === 0) return []
  const used = new Set(paths.map((path) => config.files.find(({ match }) => matchesGlob(match, path))))
  const idle = config.files.filter((mapping) => !used.has(mapping)).map(({ match }) => `"${match}"`)
  return [
    check({
      gate: 'mapping',
      source: '',
      severity: 'warn',
      measured: String(idle.length),
      expected: '0',
      holds: idle.length === 0,
      failed: `Mẫu tên tệp trong doisoat.yaml không khớp tệp nào: ${idle.join(', ')}; kiểm tra lại match, hoặc tệp chưa được gửi.`,
    }),
  ]
}

function emptyCheck(state: SourceState, severity: GateCheck['severity']): GateCheck {
  return check({
    gate: 'not-empty',
    source: state.source,
    severity,
    measured: String(state.accepted),
    expected: '≥ 1 dòng',
    holds: state.accepted > 0,
    failed: `Nguồn "${state.title}" (${state.source}) không có dòng hợp lệ nào; xem rejects, hoặc đề nghị gửi lại tệp.`,
  })
}

/** Size, share of rejects and age of the sources that are there. What the site set halts; the source's own expectation warns. */
export function sizeChecks({ sources }: InputState, config: SiteConfig, asOf: string): readonly GateCheck[] {
  return sources
    .filter(({ files }) => files > 0)
    .flatMap((state) => [...rowsCheck(state, config), rejectRateCheck(state, config), ...ageCheck(state, config, asOf)])
}

function rowsCheck(state: SourceState, config: SiteConfig): readonly GateCheck[] {
  const range = config.gates[state.source]?.rows
  if (range === undefined) return []
  const [least, most] = range
  const rows = formatVnd(state.accepted)
  return [
    check({
      gate: 'rows',
      source: state.source,
      severity: 'halt',
      measured: String(state.accepted),
      expected: `${least}–${most}`,
      holds: state.accepted >= least && state.accepted <= most,
      failed: `Nguồn "${state.title}" có ${rows} dòng, ngoài khoảng ${formatVnd(least)} đến ${formatVnd(most)}; kiểm tra tệp gửi có đủ không, hoặc sửa gates trong doisoat.yaml.`,
    }),
  ]
}

/** Shares are compared as whole numbers of rows, so that no rounding decides. */
function rejectRateCheck(state: SourceState, config: SiteConfig): GateCheck {
  const ofSite = config.gates[state.source]?.max_reject_rate
  const allowed = ofSite ?? SOURCES.find(({ name }) => name === state.source)?.expects.maxRejectRate ?? 1
  const rows = state.accepted + state.quarantined
  return check({
    gate: 'reject-rate',
    source: state.source,
    severity: ofSite === undefined ? 'warn' : 'halt',
    measured: `${state.quarantined}/${rows}`,
    expected: `≤ ${allowed}`,
    holds: state.quarantined <= Math.floor(allowed * rows + 1e-9),
    failed: `Nguồn "${state.title}" có ${formatVnd(state.quarantined)} trên ${formatVnd(rows)} dòng bị cách ly, quá tỷ lệ ${allowed}; xem rejects để sửa, hoặc đề nghị gửi lại tệp.`,
  })
}

function ageCheck(state: SourceState, config: SiteConfig, asOf: string): readonly GateCheck[] {
  const allowed = config.gates[state.source]?.max_age_days
  if (allowed === undefined) return []
  const age = state.lastMonth === null ? null : daysBetween(lastDayOfMonth(state.lastMonth), asOf)
  return [
    check({
      gate: 'age',
      source: state.source,
      severity: 'halt',
      measured: age === null ? '?' : String(age),
      expected: `≤ ${allowed}`,
      holds: age !== null && age <= allowed,
      failed:
        age === null
          ? `Nguồn "${state.title}" không cho biết tháng nào nên không tính được độ cũ; khai period trong doisoat.yaml.`
          : `Nguồn "${state.title}" cũ ${age} ngày so với ngày số liệu ${asOf}, quá ${allowed} ngày; đề nghị gửi số liệu mới.`,
    }),
  ]
}

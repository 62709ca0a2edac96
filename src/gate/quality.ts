import { type Quality, qualityGate, SHARE_QUALITIES, type ShareQuality } from '../config/gate-names.ts'
import type { SiteConfig } from '../config/site-config.ts'
import { GATE_FINDINGS, QUALITY_DETAILS, QUALITY_WORDS } from '../domain/messages/gate.ts'
import { formatVnd } from '../domain/money.ts'
import { formatMonth } from '../domain/months.ts'
import { check, declaredSource, type GateCheck, severityOf } from './gate-check.ts'
import type { JoinMeasures } from './measure-joins.ts'
import type { SourceMeasures } from './measure-source.ts'
import { atLeast, limitText, percentText, type Share, shareText } from './share.ts'
import { ageInDays } from './size-checks.ts'
import type { SourceState } from './source-state.ts'

/** One row of `quality_scores`. */
export interface QualityScore {
  readonly source: SourceState['source']
  readonly quality: Quality
  readonly measured: string
  readonly numerator: number | null
  readonly denominator: number | null
  readonly unit: 'cells' | 'rows' | 'days' | 'keys'
  readonly detail: string
}

/** "đúng, đủ, sạch, sống, thống nhất, dùng chung" of a source that has files (docs/gates.md), in this order. */
export function qualityScores(
  state: SourceState,
  measures: SourceMeasures,
  joins: JoinMeasures,
  asOf: string,
): readonly QualityScore[] {
  return [
    validity(state, measures),
    completeness(state, measures),
    cleanness(state, measures),
    age(state, asOf),
    consistency(state, joins),
    sharing(state, joins),
  ]
}

function shareScore(
  { source }: SourceState,
  quality: ShareQuality,
  share: Share,
  unit: QualityScore['unit'],
  detail: string,
): QualityScore {
  if (share.denominator === 0) return unknown(source, quality, unit)
  return { source, quality, measured: percentText(share), ...share, unit, detail }
}

function unknown(source: SourceState['source'], quality: Quality, unit: QualityScore['unit']): QualityScore {
  return {
    source,
    quality,
    measured: '',
    numerator: null,
    denominator: null,
    unit,
    detail: QUALITY_DETAILS.unknown.vi({}),
  }
}

function validity(state: SourceState, { filled, refused, agreement }: SourceMeasures): QualityScore {
  const share = {
    numerator: filled + agreement.numerator,
    denominator: filled + refused + agreement.denominator,
  }
  const detail = QUALITY_DETAILS.dung.vi({
    valid: formatVnd(filled),
    refused: formatVnd(refused),
    checked: formatVnd(agreement.denominator),
    agreed: formatVnd(agreement.numerator),
  })
  return shareScore(state, 'dung', share, 'cells', detail)
}

function completeness(state: SourceState, { matter, rows }: SourceMeasures): QualityScore {
  const detail = QUALITY_DETAILS.du.vi({
    filled: formatVnd(matter.numerator),
    columns: String(declaredSource(state.source)?.quality.matters.length ?? 0),
    rows: formatVnd(rows + state.quarantined),
    quarantined: formatVnd(state.quarantined),
  })
  return shareScore(state, 'du', matter, 'cells', detail)
}

function cleanness(state: SourceState, { rows, repeated, repeatedBetweenFiles }: SourceMeasures): QualityScore {
  const detail = QUALITY_DETAILS.sach.vi({ repeated: formatVnd(repeated), between: formatVnd(repeatedBetweenFiles) })
  return shareScore(state, 'sach', { numerator: rows - repeated, denominator: rows }, 'rows', detail)
}

function age({ source, lastMonth }: SourceState, asOf: string): QualityScore {
  if (lastMonth === null) return unknown(source, 'song', 'days')
  const days = ageInDays(lastMonth, asOf)
  const detail = QUALITY_DETAILS.song.vi({ month: formatMonth(lastMonth), asOf })
  return { source, quality: 'song', measured: `${days} ngày`, numerator: days, denominator: 1, unit: 'days', detail }
}

const FIELD_WORDS = { name: 'tên', birth_date: 'ngày sinh' } as const
const KIND_WORDS = { employer: 'đơn vị', person: 'người', unit: 'mã đơn vị', commune: 'mã xã' } as const

const total = (shares: readonly Share[]): Share => ({
  numerator: shares.reduce((sum, { numerator }) => sum + numerator, 0),
  denominator: shares.reduce((sum, { denominator }) => sum + denominator, 0),
})

function consistency(state: SourceState, { agreed }: JoinMeasures): QualityScore {
  const fields = agreed.map(({ field, share }) => `${FIELD_WORDS[field]} ${shareText(share)}`)
  const detail = QUALITY_DETAILS.thong_nhat.vi({ fields })
  return shareScore(state, 'thong_nhat', total(agreed.map(({ share }) => share)), 'keys', detail)
}

function sharing(state: SourceState, { joined }: JoinMeasures): QualityScore {
  const kinds = joined.map(({ kind, share }) => `${KIND_WORDS[kind]} ${shareText(share)}`)
  const detail = QUALITY_DETAILS.dung_chung.vi({ kinds })
  return shareScore(state, 'dung_chung', total(joined.map(({ share }) => share)), 'keys', detail)
}

/** The qualities for which the site set a least score, where they can be measured. */
export function qualityChecks(
  { source, title }: SourceState,
  scores: readonly QualityScore[],
  config: SiteConfig,
): readonly GateCheck[] {
  return SHARE_QUALITIES.flatMap((quality) => {
    const least = config.gates[source]?.min_quality?.[quality] ?? config.gates.all?.min_quality?.[quality]
    const score = scores.find((candidate) => candidate.quality === quality)
    if (least === undefined || score?.numerator == null || score.denominator === null) return []
    const share = { numerator: score.numerator, denominator: score.denominator }
    const gate = qualityGate(quality)
    const word = QUALITY_WORDS[quality].vi({})
    return [
      check({
        gate,
        source,
        severity: severityOf(config, gate, source, 'halt'),
        measured: shareText(share),
        expected: `≥ ${least}`,
        holds: atLeast(share, least),
        failed: GATE_FINDINGS.quality.vi({
          title,
          quality: word,
          score: percentText(share),
          least: limitText(least),
          detail: score.detail,
        }),
      }),
    ]
  })
}

/** Names of gates and of the six qualities, the same in doisoat.yaml, after --accept, on the screen and in run.json. */

/** "đúng, đủ, sạch, sống, thống nhất, dùng chung" (domain notes §7), as they are written in doisoat.yaml. */
export const QUALITIES = ['dung', 'du', 'sach', 'song', 'thong_nhat', 'dung_chung'] as const
export type Quality = (typeof QUALITIES)[number]

/** Qualities that are shares; `song` is days and has its own gate, `age`. */
export const SHARE_QUALITIES = ['dung', 'du', 'sach', 'thong_nhat', 'dung_chung'] as const
export type ShareQuality = (typeof SHARE_QUALITIES)[number]

/** Gates that look at one source. */
export const SOURCE_GATES = [
  'present',
  'not-empty',
  'rows',
  'reject-rate',
  'blank-keys',
  'invalid-keys',
  'age',
  'duplicate-files',
  'duplicate-rows',
  'drift',
  'unmapped-columns',
  'totals',
  'quality-dung',
  'quality-du',
  'quality-sach',
  'quality-thong-nhat',
  'quality-dung-chung',
] as const

/** Gates that look at the whole input folder. */
export const FOLDER_GATES = ['recognised', 'mapping'] as const

export const GATE_NAMES = [...SOURCE_GATES, ...FOLDER_GATES] as const
export type GateName = (typeof GATE_NAMES)[number]

/** The gate that `min_quality` sets for a quality. */
export function qualityGate(quality: ShareQuality): GateName {
  return `quality-${quality.replaceAll('_', '-')}` as GateName
}

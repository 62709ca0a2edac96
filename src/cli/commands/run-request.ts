import { PIPELINES } from '../../../pipelines/index.ts'
import { mapProvince } from '../../domain/areas.ts'
import { isIsoDate } from '../../domain/dates.ts'
import { ReconcileError } from '../../domain/reconcile-error.ts'
import type { Acceptance, Pipeline } from '../../pipeline/stage.ts'
import { ACCEPT_FLAGS, acceptancesOf } from './acceptances.ts'
import type { Flag, FlagValues } from './command.ts'
import { listFlag, textFlag } from './command.ts'
import { runCommandText } from './run-command-text.ts'
import { defaultStore, INPUT_FLAG, OUT_FLAG, STORE_FLAG } from './store-flag.ts'

export const RUN_FLAGS: readonly Flag[] = [
  INPUT_FLAG,
  OUT_FLAG,
  STORE_FLAG,
  {
    name: 'as-of',
    value: 'YYYY-MM-DD',
    description: 'ngày số liệu; mặc định là ngày cuối của tháng mới nhất có danh sách',
  },
  {
    name: 'province',
    value: 'code',
    description: 'chỉ các tỉnh này (mã 2 số hiện hành, có thể lặp lại)',
    repeat: true,
  },
  {
    name: 'select',
    value: 'stages',
    description: 'chỉ các bước này và những bước chúng cần, cách nhau bằng dấu phẩy',
    repeat: true,
  },
  { name: 'resume', description: 'làm tiếp lần chạy bị ngắt hoặc bị dừng: bước đã xong không chạy lại' },
  { name: 'json', description: 'in tiến độ và kết quả dạng JSON, mỗi dòng một sự kiện' },
  ...ACCEPT_FLAGS,
]

export interface RunFlags {
  readonly pipeline: Pipeline
  readonly inputDir: string
  readonly outDir: string
  readonly storeUrl: string
  readonly asOf: string | undefined
  readonly provinces: readonly string[]
  readonly select: readonly string[]
  readonly resume: boolean
  readonly json: boolean
  readonly acceptances: readonly Acceptance[]
  /** What to type for the same run again. */
  readonly command: string
}

/** @throws ReconcileError pipeline-unknown. */
export function pipelineNamed(name: string): Pipeline {
  const found = PIPELINES.find((pipeline) => pipeline.name === name)
  if (found === undefined)
    throw new ReconcileError('pipeline-unknown', { found: name, known: PIPELINES.map((pipeline) => pipeline.name) })
  return found
}

/** Check the flags that `run` and `plan` share. @throws ReconcileError flag-invalid, pipeline-unknown. */
export function runFlags(name: string, flags: FlagValues): RunFlags {
  const asOf = textFlag(flags, 'as-of')
  if (asOf !== undefined && !isIsoDate(asOf))
    throw new ReconcileError('flag-invalid', { flag: 'as-of', found: asOf, expected: 'một ngày dạng YYYY-MM-DD' })
  const provinces = listFlag(flags, 'province')
  for (const province of provinces) {
    if (!/^\d\d$/.test(province) || mapProvince(province, 'gso34') === null) {
      throw new ReconcileError('flag-invalid', {
        flag: 'province',
        found: province,
        expected: 'mã tỉnh hiện hành gồm 2 chữ số, ví dụ 92',
      })
    }
  }
  const outDir = textFlag(flags, 'out') ?? 'out'
  return {
    pipeline: pipelineNamed(name),
    inputDir: textFlag(flags, 'input') ?? 'sample-data',
    outDir,
    storeUrl: textFlag(flags, 'store') ?? defaultStore(outDir),
    asOf,
    provinces,
    select: listFlag(flags, 'select'),
    resume: flags.resume === true,
    json: flags.json === true,
    acceptances: acceptancesOf(flags),
    command: runCommandText(name, flags),
  }
}

import { stat } from 'node:fs/promises'
import { loadSiteConfig } from '../../config/load-config.ts'
import type { SiteConfig } from '../../config/site-config.ts'
import { isIsoDate } from '../../domain/dates.ts'
import { ReconcileError } from '../../domain/reconcile-error.ts'
import { policyWith } from '../../policy/book.ts'
import { policyRecords, policyText } from '../../policy/policy-text.ts'
import { type Command, textFlag } from './command.ts'

const A_DAY = 'một ngày dạng YYYY-MM-DD'

/** null without --input: the law alone. @throws ReconcileError input-missing, config-invalid. */
async function configOf(inputDir: string | undefined): Promise<SiteConfig | null> {
  if (inputDir === undefined) return null
  const folder = await stat(inputDir).catch(() => null)
  if (!folder?.isDirectory()) throw new ReconcileError('input-missing', { folder: inputDir })
  return loadSiteConfig(inputDir)
}

/** The law of a day is never asked of the clock. @throws ReconcileError flag-invalid. */
function dayOf(flag: string | undefined, config: SiteConfig | null): string {
  const day = flag ?? config?.site.as_of
  if (day === undefined)
    throw new ReconcileError('flag-invalid', {
      flag: 'on',
      found: '',
      expected: `${A_DAY}, hoặc --input có site.as_of trong doisoat.yaml`,
    })
  if (!isIsoDate(day)) throw new ReconcileError('flag-invalid', { flag: 'on', found: day, expected: A_DAY })
  return day
}

export const policyCommand: Command = {
  name: 'policy',
  summary:
    'Mức, tỷ lệ, ngưỡng, thời hạn và cách áp dụng có hiệu lực trong một ngày: văn bản, lưu ý, dòng riêng của đơn vị.',
  arguments: [],
  flags: [
    {
      name: 'on',
      value: 'YYYY-MM-DD',
      description: 'ngày cần xem; mặc định là site.as_of trong doisoat.yaml của --input, không bao giờ là ngày hôm nay',
    },
    {
      name: 'input',
      value: 'dir',
      description: 'thư mục có doisoat.yaml với các dòng policy của đơn vị; mặc định chỉ xem văn bản pháp luật',
    },
    { name: 'json', description: 'in dạng JSON' },
  ],
  example: 'doisoat policy --on 2026-07-01 --input sample-data',
  async run(_, flags) {
    const config = await configOf(textFlag(flags, 'input'))
    const day = dayOf(textFlag(flags, 'on'), config)
    const policy = policyWith(config?.policy ?? [])
    if (flags.json === true)
      process.stdout.write(`${JSON.stringify({ on: day, parameters: policyRecords(policy, day) })}\n`)
    else process.stdout.write(policyText(policy, day))
    return 0
  },
}

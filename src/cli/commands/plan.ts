import { loadSiteConfig } from '../../config/load-config.ts'
import type { Plan } from '../../pipeline/plan.ts'
import { planRun } from '../../pipeline/plan-run.ts'
import { REASON_TEXTS } from '../../pipeline/plan-text.ts'
import type { Command } from './command.ts'
import { RUN_FLAGS, runFlags } from './run-request.ts'

function printPlan(plan: Plan): void {
  for (const [index, stage] of plan.stages.entries()) {
    const action = stage.action === 'run' ? 'chạy' : 'bỏ qua'
    process.stdout.write(`${index + 1}. ${stage.name}: ${action} — ${REASON_TEXTS[stage.reason]}\n`)
    process.stdout.write(
      `   ${stage.summary}\n   đọc: ${stage.reads.join(', ') || 'tệp đầu vào'}\n   ghi: ${stage.writes.join(', ')}\n`,
    )
  }
}

export const planCommand: Command = {
  name: 'plan',
  summary: 'Cho biết sẽ chạy những bước nào, trên dữ liệu nào và vì sao; không động vào gì.',
  arguments: [{ name: 'pipeline', description: 'quy trình: nightly, duplicates', optional: true, default: 'nightly' }],
  flags: RUN_FLAGS,
  example: 'doisoat plan nightly --input sample-data',
  async run([name], flags) {
    const request = runFlags(String(name), flags)
    const plan = await planRun({ ...request, config: await loadSiteConfig(request.inputDir) })
    if (request.json) process.stdout.write(`${JSON.stringify(plan)}\n`)
    else printPlan(plan)
    return 0
  },
}

import { loadSiteConfig } from '../../config/load-config.ts'
import { GATE_WAYS } from '../../domain/messages/gate.ts'
import { openProgress } from '../../pipeline/open-progress.ts'
import { REASON_TEXTS } from '../../pipeline/plan-text.ts'
import { type RunResult, runPipeline } from '../../pipeline/run-pipeline.ts'
import type { Acceptance } from '../../pipeline/stage.ts'
import { checkFolders } from './check-folders.ts'
import type { Command } from './command.ts'
import { countWord } from './count-words.ts'
import { RUN_FLAGS, type RunFlags, runFlags } from './run-request.ts'
import { printSummary } from './run-summary.ts'

/** Ctrl-C and a polite kill end the run at the next safe point; a second one ends it at once. */
function interruptible(): { readonly signal: AbortSignal; done(): void } {
  const controller = new AbortController()
  const abort = (): void => controller.abort()
  process.once('SIGINT', abort)
  process.once('SIGTERM', abort)
  return {
    signal: controller.signal,
    done() {
      process.removeListener('SIGINT', abort)
      process.removeListener('SIGTERM', abort)
    },
  }
}

async function execute(request: RunFlags): Promise<RunResult> {
  checkFolders(request)
  const config = await loadSiteConfig(request.inputDir)
  const interrupt = interruptible()
  const progress = openProgress(process.stderr, { json: request.json, nameOf: countWord })
  try {
    return await runPipeline({ ...request, config, progress, signal: interrupt.signal })
  } finally {
    progress.close()
    interrupt.done()
  }
}

/** The gates were passed before: whoever accepts now is told that nothing was recorded. */
function tellIdle(acceptances: readonly Acceptance[]): void {
  for (const { gate, source } of acceptances) {
    const accept = source === null ? gate : `${gate}:${source}`
    process.stderr.write(`${GATE_WAYS['accept-late'].vi({ accept })}\n`)
  }
}

export const runCommand: Command = {
  name: 'run',
  summary: 'Chạy đối soát: đọc tệp, ghép người và đơn vị, áp quy tắc, ghi danh sách.',
  arguments: [{ name: 'pipeline', description: 'quy trình: nightly, duplicates', optional: true, default: 'nightly' }],
  flags: RUN_FLAGS,
  example: 'doisoat run nightly --input sample-data --out out',
  async run([name], flags) {
    const request = runFlags(String(name), flags)
    const result = await execute(request)
    if (request.json) process.stdout.write(`${JSON.stringify({ event: 'result', ...result })}\n`)
    else {
      if (request.resume && result.startedOver !== null && result.startedOver !== 'never-run')
        process.stderr.write(`Không làm tiếp được: ${REASON_TEXTS[result.startedOver]}.\n`)
      await printSummary(result, process.stdout)
    }
    if (result.stages.some(({ name, skipped }) => name === 'gate' && skipped)) tellIdle(request.acceptances)
    return result.exitCode
  },
}

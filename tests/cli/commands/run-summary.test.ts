import { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { printSummary } from '../../../src/cli/commands/run-summary.ts'
import type { RunResult } from '../../../src/pipeline/run-pipeline.ts'

async function screenOf(state: RunResult['state']): Promise<string> {
  let shown = ''
  const screen = new Writable({
    write(chunk, _, done) {
      shown += String(chunk)
      done()
    },
  })
  const error = { code: 'stage-failed', message: 'bước ingest gặp lỗi', stage: 'ingest' }
  const result = { exitCode: 3, runId: 1, startedOver: null, stages: [], outDir: '', files: [], error } as const
  await printSummary({ ...result, state }, screen)
  return shown
}

describe('the summary of a run', () => {
  it('a run that was stopped shows no error, and how to go on', async () => {
    const shown = await screenOf('abandoned')
    expect(shown).not.toContain('gặp lỗi')
    expect(shown).toContain('--resume')
  })

  it('a run that failed says why', async () => {
    expect(await screenOf('failed')).toContain('bước ingest gặp lỗi')
  })
})

import { barRenderer } from './progress-bars.ts'
import { jsonRenderer } from './progress-json.ts'
import { lineRenderer } from './progress-lines.ts'
import { type ClosableProgress, trackProgress } from './progress-tracker.ts'

/** Progress on `stream`: JSON lines when asked for, bars on a terminal, else plain lines. Call `close` before printing anything else. */
export function openProgress(stream: NodeJS.WriteStream, options: { readonly json: boolean }): ClosableProgress {
  if (options.json) return trackProgress(jsonRenderer(stream))
  return trackProgress(stream.isTTY ? barRenderer(stream) : lineRenderer(stream))
}

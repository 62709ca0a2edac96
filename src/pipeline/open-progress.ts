import { barRenderer } from './progress-bars.ts'
import { jsonRenderer } from './progress-json.ts'
import { lineRenderer } from './progress-lines.ts'
import type { NameOfCount } from './progress-text.ts'
import { type ClosableProgress, trackProgress } from './progress-tracker.ts'

/**
 * Progress on `stream`: JSON lines when asked for, bars on a terminal, else plain lines. `nameOf`: how people call what stages
 * count; JSON keeps the names. Call `close` before printing anything else.
 */
export function openProgress(
  stream: NodeJS.WriteStream,
  options: { readonly json: boolean; readonly nameOf?: NameOfCount },
): ClosableProgress {
  const { nameOf } = options
  if (options.json) return trackProgress(jsonRenderer(stream))
  return trackProgress(stream.isTTY ? barRenderer(stream, nameOf) : lineRenderer(stream, nameOf))
}

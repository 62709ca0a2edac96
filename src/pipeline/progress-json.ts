import { type DestinationStream, pino } from 'pino'
import type { Part, Renderer } from './progress-tracker.ts'

/** One JSON object a line, for machines: events start, rows, done, note. */
export function jsonRenderer(destination: DestinationStream): Renderer {
  const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination)
  const event = (name: string, part: Part, more: object = {}) => {
    const { label, total, rows } = part
    log.info({ event: name, label, rows, total, seconds: Math.round(part.seconds * 1000) / 1000, ...more })
  }
  return {
    interval: 10,
    begin: (part) => event('start', part),
    advance: (part) => event('rows', part),
    end: (part, counts) => event('done', part, { counts }),
    note: (text) => log.info({ event: 'note', text }),
    close: () => undefined,
  }
}

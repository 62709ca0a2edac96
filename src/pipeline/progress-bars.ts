import bars from 'cli-progress'
import { AS_NAMED, advanceText, countsText, duration, type NameOfCount } from './progress-text.ts'
import type { Part, Renderer } from './progress-tracker.ts'

const LABEL_WIDTH = 24

/**
 * A bar for what is under way and a line for what has ended, on a terminal. Drawn whenever there is something new
 * rather than by cli-progress's timer, which SQLite would keep from running.
 */
export function barRenderer(stream: NodeJS.WriteStream, nameOf: NameOfCount = AS_NAMED): Renderer {
  let bar: bars.SingleBar | null = null
  const clear = () => {
    bar?.stop()
    bar = null
  }
  const say = (part: Part, text: string) => {
    clear()
    stream.write(`${('  '.repeat(part.depth) + part.label).padEnd(LABEL_WIDTH)} ${text}\n`)
  }
  return {
    interval: 0.1,
    begin(part) {
      clear()
      bar = newBar(stream, part)
    },
    advance(part) {
      bar ??= newBar(stream, part)
      bar.update(part.rows, { text: advanceText(part) })
      bar.render()
    },
    end: (part, counts) =>
      say(part, [duration(part.seconds), countsText(counts, nameOf)].filter((text) => text !== '').join('; ')),
    note(text) {
      clear()
      stream.write(`${text}\n`)
    },
    close: clear,
  }
}

function newBar(stream: NodeJS.WriteStream, part: Part): bars.SingleBar {
  const label = ('  '.repeat(part.depth) + part.label).padEnd(LABEL_WIDTH)
  const format = part.total === null ? `${label} … {text}` : `${label} {bar} {percentage}% {text}`
  const options = {
    format,
    stream,
    barsize: 24,
    hideCursor: true,
    clearOnComplete: true,
    stopOnComplete: false,
    fps: 10,
  }
  const bar = new bars.SingleBar(options, bars.Presets.shades_classic)
  bar.start(part.total ?? 0, part.rows, { text: '' })
  return bar
}

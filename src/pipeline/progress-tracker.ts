import type { Progress } from './progress.ts'

/** A stage, or a part of one, under way. */
export interface Part {
  readonly label: string
  readonly total: number | null
  readonly depth: number
  readonly rows: number
  readonly seconds: number
}

/** How progress is shown. `advance` comes at most once in `interval` seconds. */
export interface Renderer {
  readonly interval: number
  begin(part: Part): void
  advance(part: Part): void
  end(part: Part, counts: Readonly<Record<string, number>>): void
  note(text: string): void
  /** Leave the terminal tidy, whatever was under way. */
  close(): void
}

/** A progress that can be ended in the middle, when a run fails. */
export type ClosableProgress = Progress & { close(): void }

interface OpenPart {
  readonly label: string
  readonly total: number | null
  readonly startedAt: number
  rows: number
  shownAt: number
}

/** Progress told to a renderer. `now` is in milliseconds. Without timers: SQLite blocks the event loop. */
export function trackProgress(renderer: Renderer, now: () => number = () => performance.now()): ClosableProgress {
  const open: OpenPart[] = []
  const snapshot = (part: OpenPart): Part => {
    const { label, total, rows, startedAt } = part
    return { label, total, rows, depth: open.indexOf(part), seconds: (now() - startedAt) / 1000 }
  }
  return {
    start(label, total) {
      const startedAt = now()
      const part = { label, total: total ?? null, startedAt, shownAt: startedAt, rows: 0 }
      open.push(part)
      renderer.begin(snapshot(part))
    },
    tick(n) {
      const part = open.at(-1)
      if (part === undefined) return
      part.rows += n
      if (now() - part.shownAt < renderer.interval * 1000) return
      part.shownAt = now()
      renderer.advance(snapshot(part))
    },
    done(counts = {}) {
      const part = open.at(-1)
      if (part === undefined) return
      const last = snapshot(part)
      open.pop()
      renderer.end(last, counts)
    },
    note: (text) => renderer.note(text),
    close: () => renderer.close(),
  }
}

import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { barRenderer } from '../../src/pipeline/progress-bars.ts'
import { jsonRenderer } from '../../src/pipeline/progress-json.ts'
import { lineRenderer } from '../../src/pipeline/progress-lines.ts'
import { duration, groupDigits } from '../../src/pipeline/progress-text.ts'
import { type Renderer, trackProgress } from '../../src/pipeline/progress-tracker.ts'

/** What a renderer writes about a part of 4.000 rows, 1.000 a tick, a tick every 6 seconds. */
function written(renderer: (stream: PassThrough) => Renderer, stream = new PassThrough()): string {
  let seconds = 0
  const progress = trackProgress(renderer(stream), () => seconds * 1000)
  progress.start('ingest')
  progress.start('tệp a.csv', 4000)
  for (let tick = 0; tick < 4; tick++) {
    seconds += 6
    progress.tick(1000)
  }
  progress.done()
  progress.note('một tệp chưa nhận dạng được')
  progress.done({ accepted: 3999, quarantined: 1 })
  progress.close()
  return String(stream.read() ?? '')
}

describe('progress', () => {
  it('is plain lines with rows, rate and time left, at most one in ten seconds', () => {
    expect(written(lineRenderer).trim().split('\n')).toEqual([
      'ingest: bắt đầu',
      '  tệp a.csv: bắt đầu',
      '  tệp a.csv: 2.000/4.000 dòng, 167 dòng/giây, còn 12,0 giây',
      '  tệp a.csv: 4.000/4.000 dòng, 167 dòng/giây, còn 0,0 giây',
      '  tệp a.csv: xong; 24,0 giây; 4.000 dòng, 167 dòng/giây',
      'một tệp chưa nhận dạng được',
      'ingest: xong; 24,0 giây; accepted 3.999, quarantined 1',
    ])
  })

  it('calls what is counted as people do, when told how', () => {
    const words = (stream: PassThrough) => lineRenderer(stream, (name) => (name === 'accepted' ? 'nhận' : name))
    expect(written(words)).toContain('ingest: xong; 24,0 giây; nhận 3.999, quarantined 1')
  })

  it('is one JSON object a line for machines', () => {
    const events = written(jsonRenderer)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(events.map((event) => event.event)).toEqual(['start', 'start', 'rows', 'rows', 'done', 'note', 'done'])
    expect(events.at(-1)).toMatchObject({ label: 'ingest', counts: { accepted: 3999, quarantined: 1 }, seconds: 24 })
  })

  it('draws a bar inside the tick, without waiting for a timer', () => {
    const terminal = Object.assign(new PassThrough(), {
      isTTY: true,
      columns: 120,
      cursorTo() {},
      clearLine() {},
      moveCursor() {},
    })
    const text = written(() => barRenderer(terminal as unknown as NodeJS.WriteStream), terminal)
    expect(text).toMatch(/tệp a\.csv .*50% 2\.000\/4\.000 dòng, 167 dòng\/giây, còn 12,0 giây/)
    expect(text).toMatch(/ingest +24,0 giây; accepted 3\.999, quarantined 1/)
  })

  it('ignores rows when nothing was started', () => {
    const stream = new PassThrough()
    const progress = trackProgress(lineRenderer(stream))
    progress.tick(5)
    progress.done()
    expect(stream.read()).toBeNull()
  })

  it.each([
    [0.04, '0,0 giây'],
    [59.9, '59,9 giây'],
    [125, '2 phút 05 giây'],
    [3725, '1 giờ 02 phút'],
  ])('says %d seconds as %s', (seconds, text) => expect(duration(seconds)).toBe(text))

  it('groups digits with dots under any locale', () => {
    expect([0, 999, 1000, 1234567].map(groupDigits)).toEqual(['0', '999', '1.000', '1.234.567'])
  })
})

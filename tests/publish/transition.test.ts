import { describe, expect, it } from 'vitest'
import { type Tonight, transition } from '../../src/publish/cases/transition.ts'
import { type CaseFacts, type CaseState, RESOLVED_PREFIX, serialiseState } from '../../src/store/case-state.ts'

const FACTS: CaseFacts = {
  level: 'employer',
  class: 'partly_covered',
  enterprise_class: 'partly_covered',
  confidence: 'B',
  priority: 1,
  tax_id: '',
  unit_code: '',
  citizen_id: '',
  insurance_number: '',
  full_name: '',
  birth_date: '',
  employer_name: '',
  contact: '',
  month_from: 24_300,
  month_to: 24_305,
  workers: 3,
  money_vnd: 100,
  province_code: '92',
  commune_code: '',
  office: '',
  officer: '',
  reason: '',
  compared: '',
  insured_today: null,
  evidence_rows: '',
  evidence_count: 2,
}
const stateOf = (status: CaseState['status'], facts: Partial<CaseFacts> = {}): CaseState => ({
  status,
  closing: status === 'resolved' ? 'covered' : '',
  first_seen: '2026-01-31',
  last_seen: '2026-01-31',
  facts: { ...FACTS, ...facts },
  history: [],
})
const found = (facts: Partial<CaseFacts> = {}, newWorkers = false): Tonight => ({
  kind: 'found',
  facts: { ...FACTS, ...facts },
  newWorkers,
})
const GONE: Tonight = { kind: 'gone', closing: 'covered', by: '' }
const UNKNOWN: Tonight = { kind: 'unknown' }

describe('transition', () => {
  const table: readonly [CaseState['status'] | 'none', string, Tonight, CaseState['status'] | null][] = [
    ['none', 'found', found(), 'new'],
    ['none', 'gone', GONE, null],
    ['none', 'unknown', UNKNOWN, null],
    ['new', 'found', found(), 'persisting'],
    ['new', 'gone', GONE, 'resolved'],
    ['new', 'unknown', UNKNOWN, 'not_evaluated'],
    ['persisting', 'found', found(), 'persisting'],
    ['persisting', 'gone', GONE, 'resolved'],
    ['persisting', 'unknown', UNKNOWN, 'not_evaluated'],
    ['not_evaluated', 'found', found(), 'persisting'],
    ['not_evaluated', 'gone', GONE, 'resolved'],
    ['not_evaluated', 'unknown', UNKNOWN, 'not_evaluated'],
    ['reopened', 'found', found(), 'persisting'],
    ['reopened', 'gone', GONE, 'resolved'],
    ['reopened', 'unknown', UNKNOWN, 'not_evaluated'],
    ['resolved', 'found', found(), 'reopened'],
    ['resolved', 'gone', GONE, null],
    ['resolved', 'unknown', UNKNOWN, null],
  ]
  for (const [before, word, tonight, after] of table)
    it(`${before} and ${word} tonight gives ${after ?? 'nothing to show'}`, () => {
      const state = before === 'none' ? null : stateOf(before)
      expect(transition(state, tonight, '2026-02-28')?.state.status ?? null).toBe(after)
    })

  const changes: readonly [string, Partial<CaseFacts>, Partial<CaseFacts>, 0 | 1][] = [
    ['nothing', {}, {}, 0],
    ['an earlier month', {}, { month_from: 24_299 }, 1],
    ['a later month', {}, { month_to: 24_306 }, 1],
    ['fewer months', {}, { month_from: 24_301 }, 0],
    ['more workers', {}, { workers: 4 }, 1],
    ['fewer workers', {}, { workers: 2 }, 0],
    ['more evidence', {}, { evidence_count: 3 }, 0],
    ['another class', {}, { class: 'uncovered' }, 0],
    ['another confidence', {}, { confidence: 'A' }, 0],
    ['other money', {}, { money_vnd: 200 }, 0],
  ]
  for (const [what, before, after, changed] of changes)
    it(`${what} makes changed ${changed}`, () => {
      expect(transition(stateOf('persisting', before), found(after), '2026-02-28')?.changed).toBe(changed)
    })

  for (const [before, after, changed] of [
    [1, 2, 1],
    [2, 3, 1],
    [2, 2, 0],
    [3, 2, 0],
    [undefined, 2, 0],
  ] as const)
    it(`arrears of band ${before ?? 'unknown'} that are ${after} now make changed ${changed}`, () => {
      const earlier = before === undefined ? {} : { arrears_band: before }
      const state = transition(stateOf('persisting', earlier), found({ arrears_band: after }), '2026-02-28')
      expect(state?.changed).toBe(changed)
    })

  it('a worker who takes the place of another makes changed 1', () => {
    expect(transition(stateOf('persisting'), found({}, true), '2026-02-28')?.changed).toBe(1)
  })

  it('last_seen moves only when the case is found', () => {
    expect(transition(stateOf('new'), found(), '2026-02-28')?.state.last_seen).toBe('2026-02-28')
    expect(transition(stateOf('new'), UNKNOWN, '2026-02-28')?.state.last_seen).toBe('2026-01-31')
    expect(transition(stateOf('new'), GONE, '2026-02-28')?.state.last_seen).toBe('2026-01-31')
  })

  it('history grows only when the status changes', () => {
    const once = transition(stateOf('new'), found(), '2026-02-28')?.state ?? null
    const twice = transition(once, found(), '2026-03-31')?.state
    expect(twice?.history).toEqual([{ on: '2026-02-28', status: 'persisting' }])
  })

  it('a closed state can be told from its first letters', () => {
    expect(serialiseState(stateOf('resolved')).startsWith(RESOLVED_PREFIX)).toBe(true)
    expect(serialiseState(stateOf('reopened')).startsWith(RESOLVED_PREFIX)).toBe(false)
  })
})

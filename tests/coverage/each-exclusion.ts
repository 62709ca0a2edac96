import { expect } from 'vitest'
import type { WORKER_EXCLUSIONS } from '../../src/coverage/define.ts'
import { casesOnEachDialect } from './on-each-dialect.ts'
import { CITIZEN_ID, EMPLOYER, type Scene, WORKER, YEAR } from './scene.ts'

/** A worker whose contract is old on the day of the run, so that only a scene of R30 makes it new. */
export const SETTLED: Scene = { asOf: '2025-12-31', employment: { contract_from: '2020-01-01' } }

/** What makes each exclusion remove the worker's question, and nothing else about the employer's other workers but in E10. */
export const REMOVING: Readonly<Record<(typeof WORKER_EXCLUSIONS)[number], Scene>> = {
  E1: { benefits: [{ benefit: 'pension' }] },
  E3: { person: { birth_date: '2011-12-31' } },
  E4: { employment: { nationality: 'Nhật Bản', contract_months: '9' } },
  E6: { employment: { contract_kind: 'probation' } },
  E7: { employment: { contract_kind: 'part_time', income_vnd: 12_000_000 } },
  E8: { employment: { form: '05-2' } },
  E9: { insured: [{ person: WORKER, kind: 'health_only', group: 2, object: 'CA', ...YEAR }] },
  E10: { employer: { tax_status: '03', registry_status: null } },
  E11: { person: { died_on: '2024-12-31' } },
  E12: { employment: { payments: 1, income_vnd: 1_000_000 } },
  E13: { employer: { kind: 'household_business', owner_citizen_id: CITIZEN_ID } },
  R30: { employment: { contract_from: '2025-12-10' } },
}

/** A scene with more laid over it: what is said of the worker and of the employer is merged, participations are joined. */
export const over = (scene: Scene, more: Scene): Scene => ({
  ...scene,
  ...more,
  employment: { ...scene.employment, ...more.employment },
  person: { ...scene.person, ...more.person },
  employer: { ...scene.employer, ...more.employer },
  insured: [...(scene.insured ?? []), ...(more.insured ?? [])],
})

/**
 * Declares that each exclusion of workers removes what a rule finds in `scene`, and that it is found without them. `takes`: the rule
 * that answers instead where what an exclusion needs is another rule's business.
 */
export function eachExclusionRemoves(rule: string, scene: Scene, takes: Readonly<Record<string, string>> = {}): void {
  const settled = over(SETTLED, scene)
  const who = `${WORKER}@${EMPLOYER}`
  const cases = Object.entries(REMOVING).map(([code, more]) => ({
    title: `${code} removes it`,
    scene: over(settled, more),
    answer: takes[code] ?? rule,
    stands: false,
    removed: [code],
  }))
  casesOnEachDialect(
    `rule ${rule} and the exclusions`,
    [{ title: 'without any it holds', scene: settled, answer: rule, stands: true, removed: [] as string[] }, ...cases],
    ({ answer, stands, removed }, { leads, exclusions }) => {
      expect([leads.includes(`${rule} ${who}`), leads.includes(`${answer} ${who}`)]).toEqual([stands, stands])
      expect(exclusions.filter((line) => line.startsWith(`${answer} `))).toEqual(
        removed.map((code) => `${answer} ${code} ${who}`),
      )
    },
  )
}

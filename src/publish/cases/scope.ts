import type { PublishDb } from '../publish-work.ts'

/** For what tonight can prove that a rule does not hold (design §4c 13). */
export interface Scope {
  covers(ruleId: string, period: string, province: string): boolean
  /** The sources for want of which a rule was not evaluated, comma separated; '' when it was. */
  missing(ruleId: string): string
}

/** How `rule_scope` and `known_year` name employers whose province nobody knows; '' there means every province. */
const NO_PROVINCE = '-'

/** Rules by periods by provinces: a few thousand rows at most. */
export async function loadScope(db: PublishDb): Promise<Scope> {
  const evaluations = await db.selectFrom('rule_evaluation').select(['rule_id', 'evaluated', 'needs']).execute()
  const evaluated = new Set(evaluations.filter((rule) => rule.evaluated === 1).map((rule) => rule.rule_id))
  const needs = new Map(evaluations.map((rule) => [rule.rule_id, rule.evaluated === 1 ? '' : rule.needs]))
  const scopes = await db.selectFrom('rule_scope').selectAll().execute()
  const covered = new Set(scopes.map(({ rule_id, period, province_code }) => `${rule_id}|${period}|${province_code}`))
  return {
    covers: (ruleId, period, province) =>
      evaluated.has(ruleId) &&
      ['', province === '' ? NO_PROVINCE : province].some((scope) => covered.has(`${ruleId}|${period}|${scope}`)),
    missing: (ruleId) => needs.get(ruleId) ?? '',
  }
}

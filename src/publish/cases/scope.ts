import type { PublishDb } from '../publish-work.ts'

/** For what tonight can prove that a rule does not hold (design §4c 13). */
export interface Scope {
  /** `restsOn`: sources that the case needs to hear before it is proved gone; '' for any. */
  covers(ruleId: string, period: string, province: string, restsOn: string): boolean
  /** The sources for want of which a rule, or a case of it, was not evaluated, comma separated; '' when it was. */
  missing(ruleId: string, restsOn: string): string
}

/** How `rule_scope` and `known_year` name employers whose province nobody knows; '' there means every province. */
const NO_PROVINCE = '-'

/** Rules by periods by provinces: a few thousand rows at most. */
export async function loadScope(db: PublishDb): Promise<Scope> {
  const evaluations = await db.selectFrom('rule_evaluation').select(['rule_id', 'evaluated', 'needs']).execute()
  const evaluated = new Set(evaluations.filter((rule) => rule.evaluated === 1).map((rule) => rule.rule_id))
  const needs = new Map(evaluations.map((rule) => [rule.rule_id, rule.evaluated === 1 ? '' : rule.needs]))
  const scopes = await db.selectFrom('rule_scope').selectAll().execute()
  const covered = new Set(
    scopes.flatMap(({ rule_id, period, province_code, source }) =>
      [source, ''].map((heard) => `${rule_id}|${period}|${province_code}|${heard}`),
    ),
  )
  const files = await db.selectFrom('file_balance').select('source').where('accepted', '>', 0).distinct().execute()
  const present = new Set(files.map(({ source }) => source))
  return {
    covers: (ruleId, period, province, restsOn) =>
      evaluated.has(ruleId) &&
      restsOn
        .split(',')
        .every((source) =>
          ['', province === '' ? NO_PROVINCE : province].some((scope) =>
            covered.has(`${ruleId}|${period}|${scope}|${source}`),
          ),
        ),
    missing: (ruleId, restsOn) =>
      needs.get(ruleId) ||
      restsOn
        .split(',')
        .filter((source) => source !== '' && !present.has(source))
        .join(','),
  }
}

import type { Rule } from './explain-work.ts'
import type { RuleVerdict } from './explanation.ts'

/** Rules whose cases are an employer's own; all others speak of a person. */
const EMPLOYER_RULES: readonly string[] = ['R01', 'R02', 'R03', 'R04', 'R05', 'R06', 'R07', 'R26', 'R27', 'R28', 'R29']

export function isEmployerRule(ruleId: string): boolean {
  return EMPLOYER_RULES.includes(ruleId)
}

/** Rules of the state of an employer: whether somebody is insured says nothing about them. */
const STATE_RULES: readonly string[] = ['R26', 'R27', 'R28', 'R29']

export function isStateRule(ruleId: string): boolean {
  return STATE_RULES.includes(ruleId)
}

/** What tonight's tables say of one person or employer in one period. */
export interface Considered {
  readonly employer: string
  readonly period: string
  readonly held: readonly { readonly rule_id: string; readonly reason: string }[]
  readonly excluded: readonly { readonly rule_id: string; readonly exclusion: string; readonly reason: string }[]
  /** In a compulsory retirement fund: at this employer, elsewhere, or not at all; for an employer whether anybody is. */
  readonly insured: 'here' | 'elsewhere' | 'no'
}

/** One verdict for every rule that could speak of the subject, in the order of the rules. */
export function verdictsOf(rules: readonly Rule[], considered: Considered): readonly RuleVerdict[] {
  return rules.map((rule) => ({
    rule_id: rule.rule_id,
    title: rule.title_vi,
    employer: considered.employer,
    period: considered.period,
    ...verdict(rule, considered),
  }))
}

function verdict(rule: Rule, considered: Considered): Pick<RuleVerdict, 'outcome' | 'why'> {
  if (!rule.evaluated) return { outcome: 'not_evaluated', why: `thiếu nguồn ${rule.needs}` }
  const held = considered.held.find(({ rule_id }) => rule_id === rule.rule_id)
  if (held !== undefined) return { outcome: 'holds', why: held.reason }
  const excluded = considered.excluded.filter(({ rule_id }) => rule_id === rule.rule_id)
  if (excluded.length > 0)
    return { outcome: 'excluded', why: excluded.map(({ exclusion, reason }) => `${exclusion}: ${reason}`).join('; ') }
  const used = considered.excluded.filter(({ exclusion }) => exclusion === rule.rule_id)
  if (used.length > 0) return { outcome: 'holds', why: [...new Set(used.map(({ reason }) => reason))].join('; ') }
  return isStateRule(rule.rule_id) ? NO_SIGN : withoutSign(rule, considered)
}

const NO_SIGN = { outcome: 'does_not_hold', why: 'dữ liệu không có dấu hiệu của quy tắc này' } as const

/** Why a rule that found nothing did not: the lead went to another rule, or there is cover, or the subject was excluded. */
function withoutSign(rule: Rule, considered: Considered): Pick<RuleVerdict, 'outcome' | 'why'> {
  const others = considered.held.filter(({ rule_id }) => isEmployerRule(rule_id) === isEmployerRule(rule.rule_id))
  if (others.length > 0)
    return { outcome: 'other_rule', why: `đã xét theo ${others.map(({ rule_id }) => rule_id).join(', ')}` }
  if (considered.insured === 'here') return { outcome: 'covered', why: 'có tham gia BHXH bắt buộc tại đơn vị trong kỳ' }
  if (considered.insured === 'elsewhere')
    return { outcome: 'covered', why: 'có tham gia BHXH bắt buộc ở đơn vị khác trong kỳ' }
  if (considered.excluded.length > 0) {
    const codes = [...new Set(considered.excluded.map(({ exclusion }) => exclusion))].join(', ')
    return { outcome: 'excluded', why: `đã loại trừ theo ${codes}` }
  }
  return NO_SIGN
}

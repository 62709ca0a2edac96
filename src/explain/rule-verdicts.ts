import { DIRECT_RULES } from '../store/tables/results.ts'
import type { Rule } from './explain-work.ts'
import type { RuleVerdict } from './explanation.ts'

/** Rules that found nothing because another rule of the family took the question; direct rules take none from one another. */
const isDirect = (rule: Rule): boolean => DIRECT_RULES.some((about) => about === rule.about)

/** Rules whose cases are an employer's own; all others speak of a person. */
export function isEmployerRule(rule: Rule): boolean {
  return rule.about.startsWith('employer')
}

/** Rules of the state of an employer: whether somebody is insured says nothing about them. */
export function isStateRule(rule: Rule): boolean {
  return rule.about === 'employer_state' || rule.about === 'employer_hold'
}

const FORMS: Readonly<Record<string, RegExp>> = { year: /^\d{4}$/, month: /^\d{4}-\d{2}$/, standing: /^-$/, own: /^/ }

/** Whether the rule could speak of a person at an employer (0: of none) in a period. */
export function speaksOf(rule: Rule, employerId: number, period: string): boolean {
  return !isEmployerRule(rule) && (rule.about === 'resident') === (employerId === 0) && hasPeriod(rule, period)
}

/** Whether cases of the rule have periods of this form. */
export function hasPeriod(rule: Rule, period: string): boolean {
  return FORMS[rule.periods]?.test(period) ?? false
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
    ...verdict(rules, rule, considered),
  }))
}

function verdict(rules: readonly Rule[], rule: Rule, considered: Considered): Pick<RuleVerdict, 'outcome' | 'why'> {
  if (!rule.evaluated) return { outcome: 'not_evaluated', why: `thiếu nguồn ${rule.needs}` }
  const held = considered.held.find(({ rule_id }) => rule_id === rule.rule_id)
  if (held !== undefined) return { outcome: 'holds', why: held.reason }
  const excluded = considered.excluded.filter(({ rule_id }) => rule_id === rule.rule_id)
  if (excluded.length > 0)
    return { outcome: 'excluded', why: excluded.map(({ exclusion, reason }) => `${exclusion}: ${reason}`).join('; ') }
  const used = considered.excluded.filter(({ exclusion }) => exclusion === rule.rule_id)
  if (used.length > 0) return { outcome: 'holds', why: [...new Set(used.map(({ reason }) => reason))].join('; ') }
  return isStateRule(rule) || isDirect(rule) ? NO_SIGN : withoutSign(rules, rule, considered)
}

const NO_SIGN = { outcome: 'does_not_hold', why: 'dữ liệu không có dấu hiệu của quy tắc này' } as const

/** Why a rule that found nothing did not: the lead went to another rule, or there is cover, or the subject was excluded. */
function withoutSign(rules: readonly Rule[], rule: Rule, considered: Considered): Pick<RuleVerdict, 'outcome' | 'why'> {
  const family = rules.filter((one) => !isDirect(one) && isEmployerRule(one) === isEmployerRule(rule))
  const others = considered.held.filter(({ rule_id }) => family.some((one) => one.rule_id === rule_id))
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

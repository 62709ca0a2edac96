import { createHash } from 'node:crypto'

/**
 * The name of a case for life: 16 hexadecimal digits, minted once from the best keys then known (design §4c 11).
 * A case of an employer has no person key, a case of a resident no employer key: ''.
 */
export function mintCaseId(ruleId: string, employerKey: string, personKey: string, period: string): string {
  return createHash('sha256').update(`${ruleId}|${employerKey}|${personKey}|${period}`).digest('hex').slice(0, 16)
}

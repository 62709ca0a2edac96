import { userInfo } from 'node:os'
import { GATE_NAMES, SOURCE_GATES } from '../../config/gate-names.ts'
import { ReconcileError } from '../../domain/reconcile-error.ts'
import type { Acceptance } from '../../pipeline/stage.ts'
import { SOURCES } from '../../sources/index.ts'
import { type Flag, type FlagValues, listFlag, textFlag } from './command.ts'

export const ACCEPT_FLAGS: readonly Flag[] = [
  {
    name: 'accept',
    value: 'gate[:source]',
    description: 'chấp nhận một chốt phải dừng, chỉ trong lần chạy này (có thể lặp lại; cần --why)',
    repeat: true,
  },
  { name: 'why', value: 'text', description: 'lý do chấp nhận, ghi vào sổ cái và run.json' },
  { name: 'who', value: 'name', description: 'người chấp nhận, ghi vào sổ cái; mặc định là người dùng của máy' },
]

/** Enough to be a word or two: an auditor will read it. */
const LETTERS = 5
const LONGEST = 500

/** What --accept, --why and --who say. @throws ReconcileError flag-invalid. */
export function acceptancesOf(flags: FlagValues): readonly Acceptance[] {
  const accepts = listFlag(flags, 'accept')
  const why = textFlag(flags, 'why')?.trim().replace(/\s+/g, ' ')
  if (accepts.length === 0) {
    if (why === undefined) return []
    throw invalid('why', why, 'đi cùng --accept <chốt>[:<nguồn>]')
  }
  if (why === undefined || (why.match(/\p{L}/gu) ?? []).length < LETTERS || why.length > LONGEST)
    throw invalid('why', why ?? '', `lý do chấp nhận, từ ${LETTERS} chữ cái đến ${LONGEST} ký tự`)
  const by = textFlag(flags, 'who')?.trim() || userName()
  const at = new Date().toISOString()
  return accepts.map((accept) => ({ ...parseAccept(accept), why, by, at }))
}

function parseAccept(accept: string): { readonly gate: string; readonly source: string | null } {
  const [gate = '', source = null, ...more] = accept.split(':')
  if (!(GATE_NAMES as readonly string[]).includes(gate) || more.length > 0)
    throw invalid('accept', accept, `<chốt> hoặc <chốt>:<nguồn>; các chốt: ${GATE_NAMES.join(', ')}`)
  const ofSource = (SOURCE_GATES as readonly string[]).includes(gate)
  if (source !== null && !ofSource) throw invalid('accept', accept, `${gate} không kèm nguồn`)
  if (source !== null && !SOURCES.some(({ name }) => name === source))
    throw invalid('accept', accept, `một nguồn: ${SOURCES.map(({ name }) => name).join(', ')}`)
  return { gate, source }
}

function invalid(flag: string, found: string, expected: string): ReconcileError {
  return new ReconcileError('flag-invalid', { flag, found, expected })
}

/** A user without an entry in the password file has only a number. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return String(process.getuid?.() ?? '?')
  }
}

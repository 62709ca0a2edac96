import { type ErrorDetails, RUN_ERRORS } from './messages/run-errors.ts'

export type { ErrorDetails } from './messages/run-errors.ts'
export type ErrorCode = keyof ErrorDetails
export type ExitCode = 1 | 2 | 3

/** What a run that ends so tells its caller: 1 halted by a gate or check, 2 bad flags, config or input, 3 anything else (design §4). */
const EXIT_CODES: { readonly [Code in ErrorCode]: ExitCode } = {
  'flag-invalid': 2,
  'config-invalid': 2,
  'input-missing': 2,
  'input-empty': 2,
  'source-missing': 1,
  'source-empty': 1,
  'file-unreadable': 2,
  'mapping-mismatch': 2,
  'column-ambiguous': 2,
  'store-busy': 2,
  'store-url-invalid': 2,
  'store-unreachable': 2,
  'ledger-newer': 2,
  'as-of-before-ledger': 2,
  'as-of-unknown': 2,
  'gate-halted': 1,
  'linkage-halted': 1,
  'check-failed': 1,
  'key-unknown': 2,
  'pair-unknown': 2,
  'plan-invalid': 3,
  'stage-unknown': 2,
  'pipeline-unknown': 2,
  'stage-failed': 3,
  'truth-missing': 2,
  'output-in-use': 2,
  'pairs-too-many': 2,
  'ids-repeated': 2,
  'parameters-mismatch': 2,
  'records-too-few': 2,
}

/** A run that cannot go on. Bad data is never an exception: it is a reject. Its message is Vietnamese, because officers read it. */
export class ReconcileError<Code extends ErrorCode = ErrorCode> extends Error {
  readonly code: Code
  readonly details: ErrorDetails[Code]
  readonly exitCode: ExitCode

  constructor(code: Code, details: ErrorDetails[Code], cause?: unknown) {
    super(RUN_ERRORS[code].vi(details), cause === undefined ? undefined : { cause })
    this.name = 'ReconcileError'
    this.code = code
    this.details = details
    this.exitCode = EXIT_CODES[code]
  }
}

export const ERROR_CODES = Object.keys(EXIT_CODES) as readonly ErrorCode[]

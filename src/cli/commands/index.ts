import type { Command } from './command.ts'
import { explainCommand } from './explain.ts'
import { generateCommand } from './generate.ts'
import { linkCommand } from './link.ts'
import { planCommand } from './plan.ts'
import { policyCommand } from './policy.ts'
import { profileCommand } from './profile.ts'
import { runCommand } from './run.ts'
import { scoreCommand } from './score.ts'
import { statusCommand } from './status.ts'

/** Every command, one line each, in the order help shows them. */
export const COMMANDS: readonly Command[] = [
  runCommand,
  planCommand,
  profileCommand,
  explainCommand,
  linkCommand,
  statusCommand,
  policyCommand,
  generateCommand,
  scoreCommand,
]

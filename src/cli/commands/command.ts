/** One flag of a command; help and parsing are made from it. */
export interface Flag {
  readonly name: string // without the dashes
  /** What the value is called in help; absent for a switch. */
  readonly value?: string
  readonly description: string
  readonly default?: string
  readonly repeat?: true
  readonly required?: true
}

export interface Argument {
  readonly name: string
  readonly description: string
  readonly optional?: true
  readonly repeat?: true
  readonly default?: string
}

export type FlagValues = Readonly<Record<string, string | readonly string[] | boolean | undefined>>

export interface Command {
  readonly name: string
  readonly summary: string
  readonly arguments: readonly Argument[]
  readonly flags: readonly Flag[]
  readonly example: string
  /** Returns the exit code: 0 done, 1 halted by a gate or check, 2 bad flags, config or input, 3 anything else. */
  run(args: readonly (string | readonly string[] | undefined)[], flags: FlagValues): Promise<number>
}

/** The text of a flag, or its default; commander has put the default there already. */
export function textFlag(flags: FlagValues, name: string): string | undefined {
  const value = flags[name]
  return typeof value === 'string' ? value : undefined
}

/** The values of a flag that may be given several times. */
export function listFlag(flags: FlagValues, name: string): readonly string[] {
  const value = flags[name]
  if (Array.isArray(value))
    return (value as readonly string[]).flatMap((part) => part.split(',')).filter((part) => part !== '')
  return typeof value === 'string' ? value.split(',').filter((part) => part !== '') : []
}

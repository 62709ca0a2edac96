import { readFileSync } from 'node:fs'
import { Command as Commander, CommanderError, Option } from 'commander'
import { ReconcileError } from '../../domain/reconcile-error.ts'
import type { Argument, Command, Flag, FlagValues } from './command.ts'
import { COMMANDS } from './index.ts'

const EXIT_CODES =
  'Mã thoát: 0 đã ghi danh sách; 1 dừng ở chốt kiểm tra; 2 sai cờ lệnh, cấu hình hoặc đầu vào; 3 lỗi khác.'

/** Texts of commander's own mistakes, by its code; `{}` stands for the names it quotes. */
const MISTAKES: Readonly<Record<string, string>> = {
  'commander.unknownOption': 'không có cờ này: {}',
  'commander.unknownCommand': 'không có lệnh này: {}',
  'commander.missingArgument': 'thiếu tham số: {}',
  'commander.missingMandatoryOptionValue': 'thiếu cờ bắt buộc: {}',
  'commander.optionMissingArgument': 'cờ thiếu giá trị: {}',
  'commander.invalidArgument': 'giá trị không hợp lệ: {}',
  'commander.excessArguments': 'thừa tham số',
}

function flagSyntax(flag: Flag): string {
  if (flag.value === undefined) return `--${flag.name}`
  return `--${flag.name} <${flag.value}>`
}

function argumentSyntax(argument: Argument): string {
  const name = argument.repeat === true ? `${argument.name}...` : argument.name
  return argument.optional === true ? `[${name}]` : `<${name}>`
}

function optionOf(flag: Flag): Option {
  const option = new Option(flagSyntax(flag), flag.description)
  if (flag.repeat === true)
    option.argParser((value: string, earlier: string[] | undefined) => [...(earlier ?? []), value])
  if (flag.default !== undefined) option.default(flag.default)
  if (flag.required === true) option.makeOptionMandatory()
  return option
}

function addCommand(program: Commander, command: Command, done: (exitCode: number) => void): void {
  const added = program.command(command.name).description(command.summary).exitOverride().allowExcessArguments(false)
  for (const argument of command.arguments)
    added.argument(argumentSyntax(argument), argument.description, argument.default)
  for (const flag of command.flags) added.addOption(optionOf(flag))
  added.addHelpText('after', `\n${EXIT_CODES}\nVí dụ: ${command.example}`)
  added.action(async (...given: unknown[]) => {
    const args = given.slice(0, command.arguments.length) as (string | readonly string[] | undefined)[]
    done(await command.run(args, namedAsDeclared(command, added.opts<Record<string, FlagValues[string]>>())))
  })
}

/** commander camel-cases `as-of`; commands read flags by the name they declare. */
function namedAsDeclared(command: Command, values: Readonly<Record<string, FlagValues[string]>>): FlagValues {
  const camel = (name: string): string => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
  return Object.fromEntries(command.flags.map((flag) => [flag.name, values[camel(flag.name)]]))
}

function version(): string {
  const path = new URL('../../../package.json', import.meta.url)
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version
}

function reportMistake(error: CommanderError): number {
  if (error.exitCode === 0) return 0
  const quoted = [...error.message.matchAll(/'([^']+)'/g)].map((match) => match[1]).join(', ')
  const text = MISTAKES[error.code]
  if (text !== undefined) process.stderr.write(`doisoat: ${text.replace('{}', quoted)}\n`)
  process.stderr.write('Xem cách dùng: doisoat --help\n')
  return 2
}

/** Where every command ends: a known fault in its own words, an unknown one without the data that caused it. */
function reportFault(error: unknown): number {
  if (error instanceof CommanderError) return reportMistake(error)
  if (error instanceof ReconcileError) {
    process.stderr.write(`doisoat: ${error.message}\n`)
    return error.exitCode
  }
  process.stderr.write(
    `doisoat: lỗi ngoài dự kiến, chưa ghi gì: ${error instanceof Error ? error.name : typeof error}\n`,
  )
  if (process.env.DOISOAT_DEBUG !== undefined && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`)
  return 3
}

/** Run the command line; sets the exit code and never throws. */
export async function main(argv: readonly string[]): Promise<void> {
  const program = new Commander('doisoat')
    .description('Đối soát dữ liệu đăng ký kinh doanh, thuế và bảo hiểm; lập danh sách cần rà soát, xác minh.')
    .version(version(), '--version', 'in số phiên bản')
    .helpOption('-h, --help', 'in cách dùng')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
    .addHelpText('after', `\n${EXIT_CODES}`)
  let exitCode = 0
  for (const command of COMMANDS) addCommand(program, command, (code) => (exitCode = code))
  try {
    if (argv.length === 0) program.outputHelp()
    else await program.parseAsync(argv, { from: 'user' })
  } catch (error) {
    exitCode = reportFault(error)
  }
  process.exitCode = exitCode
}

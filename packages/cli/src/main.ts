import { check } from './commands/check.ts'
import { helpOf, isHelp } from './help.ts'
import { record } from './commands/record.ts'
import { replay } from './commands/replay.ts'
import { scan } from './commands/scan.ts'
import { exitCodes, UsageError } from './usage.ts'

const commands = { scan, check, replay, record } as const

const isCommand = (name: string): name is keyof typeof commands => Object.hasOwn(commands, name)

/** Runs `paycode` with its arguments and answers the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = withoutSeparator(argv)
  if (name === undefined || isHelp(name)) {
    process.stdout.write(helpOf())
    return name === undefined ? exitCodes.usage : exitCodes.ok
  }
  try {
    if (!isCommand(name)) throw new UsageError(`there is no command "${name.slice(0, 40)}"`)
    const args = withoutSeparator(rest)
    if (args.some(isHelp)) {
      process.stdout.write(helpOf(name))
      return exitCodes.ok
    }
    return await commands[name](args)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    process.stderr.write(
      `paycode: ${error.message}\nTry: paycode ${isCommand(name) ? `${name} ` : ''}--help\n`,
    )
    return exitCodes.usage
  }
}

/** Package runners pass the `--` on that was meant for them. */
function withoutSeparator(args: readonly string[]): readonly string[] {
  return args[0] === '--' ? args.slice(1) : args
}

import { helpOf, isHelp } from './help.ts'
import { fixed, shown } from './output/shown.ts'
import { writeCrash } from './output/write-crash.ts'
import { writeError, writeOut } from './output/write.ts'
import { exitCodes, UsageError } from './usage.ts'

type Command = (args: readonly string[]) => Promise<number>

/** Each command is loaded when it is used: the libraries for scanners and pictures load slowly. */
const commands = {
  scan: async () => (await import('./commands/scan.ts')).scan,
  check: async () => (await import('./commands/check.ts')).check,
  decode: async () => (await import('./commands/decode.ts')).decode,
  devices: async () => (await import('./commands/devices.ts')).devices,
  doctor: async () => (await import('./commands/doctor.ts')).doctor,
  replay: async () => (await import('./commands/replay.ts')).replay,
  ledger: async () => (await import('./commands/ledger.ts')).ledger,
  record: async () => (await import('./commands/record.ts')).record,
} as const satisfies Readonly<Record<string, () => Promise<Command>>>

const isCommand = (name: string): name is keyof typeof commands => Object.hasOwn(commands, name)

/** Runs `paycode` with its arguments. @returns the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  process.stdout.on('error', outputFailed)
  process.on('uncaughtException', crashed)
  const [name, ...rest] = withoutSeparator(argv)
  if (name === undefined || isHelp(name)) {
    writeOut(fixed(helpOf()))
    return name === undefined ? exitCodes.usage : exitCodes.ok
  }
  try {
    if (!isCommand(name)) throw new UsageError(noCommand(name))
    const args = withoutSeparator(rest)
    if (args.some(isHelp)) {
      writeOut(fixed(helpOf(name)))
      return exitCodes.ok
    }
    const command: Command = await commands[name]()
    return await command(args)
  } catch (error) {
    if (!(error instanceof UsageError)) {
      writeCrash(error)
      return exitCodes.nothing
    }
    const help = isCommand(name) ? `paycode ${name} --help` : 'paycode --help'
    writeError(shown`paycode: ${error.message}\nTry: ${help}\n`)
    return exitCodes.usage
  }
}

/** A reader that closes the pipe (`| head -1`) is not a fault; a full disk is one, and is reported. */
function outputFailed(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return
  writeError(shown`paycode: the output cannot be written (${error.code ?? error.name})\n`)
  process.exit(exitCodes.nothing)
}

function crashed(error: unknown): void {
  writeCrash(error)
  process.exit(exitCodes.nothing)
}

/** The error for an unknown command. Only a word is repeated: a scanner that types into a shell may have typed a code. */
const noCommand = (name: string): string =>
  /^[a-z-]{1,20}$/.test(name) ? `there is no command "${name}"` : 'there is no such command'

/** Drops a leading `--`: package runners pass on the one that was meant for them. */
function withoutSeparator(args: readonly string[]): readonly string[] {
  return args[0] === '--' ? args.slice(1) : args
}

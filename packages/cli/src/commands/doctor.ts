import colors from 'picocolors'
import { findings, type Finding } from '../devices/findings.ts'
import { pluggedIn } from '../devices/plugged-in.ts'
import { LineOutput } from '../output.ts'
import { parseArguments } from '../parse-arguments.ts'
import { exitCodes, UsageError } from '../usage.ts'

/** `paycode doctor`. */
export async function doctor(args: readonly string[]): Promise<number> {
  const { positionals } = parseArguments(args, {})
  if (positionals.length > 0) throw new UsageError('doctor takes no values')
  const found = findings(await pluggedIn())
  if (process.stdout.isTTY) {
    for (const finding of found) process.stdout.write(wordsOf(finding))
  } else {
    const output = new LineOutput(process.stdout)
    for (const finding of found) output.write(finding)
  }
  const isWell = found.every(({ verdict }) => verdict !== 'problem')
  return isWell ? exitCodes.ok : exitCodes.nothing
}

const signs = { ok: colors.green('●'), problem: colors.red('✖'), note: colors.yellow('!') }

const wordsOf = ({ verdict, code, device, cure }: Finding): string =>
  `${signs[verdict]} ${colors.bold(device ?? code)}${device ? `  ${code}` : ''}\n  → ${cure}\n`

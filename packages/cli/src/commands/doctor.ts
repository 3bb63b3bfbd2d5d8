import { findings, type Finding } from '../devices/findings.ts'
import { pluggedIn } from '../devices/plugged-in.ts'
import { LineOutput } from '../output/line-output.ts'
import { shown, type Shown } from '../output/shown.ts'
import { bold, green, red, yellow } from '../output/styles.ts'
import { hasScreen, writeOut } from '../output/write.ts'
import { parseArguments } from '../parse-arguments.ts'
import { exitCodes, UsageError } from '../usage.ts'

/** `paycode doctor`. */
export async function doctor(args: readonly string[]): Promise<number> {
  const { positionals } = parseArguments(args, {})
  if (positionals.length > 0) throw new UsageError('doctor takes no values')
  const found = findings(await pluggedIn())
  if (hasScreen()) {
    for (const finding of found) writeOut(wordsOf(finding))
  } else {
    const output = new LineOutput()
    for (const finding of found) output.write(finding)
  }
  const isWell = found.every(({ verdict }) => verdict !== 'problem')
  return isWell ? exitCodes.ok : exitCodes.nothing
}

const signs = { ok: green('●'), problem: red('✖'), note: yellow('!') }

function wordsOf({ verdict, code, device, cure }: Finding): Shown {
  const what = device === undefined ? bold(code) : shown`${bold(device)}  ${code}`
  return shown`${signs[verdict]} ${what}\n  → ${cure}\n`
}

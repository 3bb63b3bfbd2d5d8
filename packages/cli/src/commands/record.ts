import { randomInt } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { systemClock, type Keystroke } from '@paycode/core'
import { terminalKeystrokes } from '@paycode/keyboard-wedge/tty'
import { digitScrubber, traceHeader, traceLine } from '@paycode/simulator'
import { lastValueFrom, map, Subject, takeUntil, tap } from 'rxjs'
import { parseArguments } from '../parse-arguments.ts'
import { shownName } from '../shown-name.ts'
import { exitCodes, UsageError } from '../usage.ts'

/** `paycode record FILE`: what a scanner types into this terminal, as a trace, until Ctrl+C. */
export async function record(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArguments(args, {
    scrub: { type: 'boolean', default: false },
  })
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new UsageError('record needs one file to write')
  if (!process.stdin.isTTY) throw new UsageError('record reads a scanner in a terminal window')

  const shown = shownName(file)
  const trace = createWriteStream(file, { flags: 'wx', mode: 0o600 })
  try {
    await once(trace, 'open')
  } catch (error) {
    throw new UsageError(`${shown} cannot be written: ${reasonOf(error)}`, { cause: error })
  }
  trace.write(`${traceHeader({ gate: 'always-armed' })}\n`)
  process.stderr.write(`Scan now. Ctrl+C ends the recording of ${shown}.\n`)

  const scrub = values.scrub ? digitScrubber(() => randomInt(2 ** 32) / 2 ** 32) : sameKeystroke
  const startedAt = systemClock.monotonic()
  const ended$ = new Subject<void>()
  let fault: Error | undefined
  trace.on('error', (error) => {
    fault = error
    ended$.next()
  })
  let keys = 0
  await lastValueFrom(
    terminalKeystrokes({ onInterrupt: () => ended$.next() }).pipe(
      takeUntil(ended$),
      map((keystroke) => traceLine(scrub(keystroke), startedAt)),
      tap((line) => {
        keys += 1
        trace.write(`${line}\n`)
        process.stderr.write(`\r${keys} keys`)
      }),
    ),
    { defaultValue: '' },
  )
  if (fault) {
    process.stderr.write(
      `\n${shown} is not whole: ${reasonOf(fault)}. Record again where there is room.\n`,
    )
    return exitCodes.nothing
  }
  trace.end()
  await once(trace, 'close')
  process.stderr.write(`\r${keys} keys. Look at them with: paycode replay ${shown}\n`)
  return keys > 0 ? exitCodes.ok : exitCodes.nothing
}

const sameKeystroke = (keystroke: Keystroke): Keystroke => keystroke

/** The system's name for what went wrong; its message would repeat the path. */
function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'error'
  return code === 'EEXIST' ? 'it exists, and a recording overwrites nothing' : code
}

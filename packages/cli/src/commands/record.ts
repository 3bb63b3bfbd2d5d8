import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { traceHeader } from '@paycode/simulator'
import { lastValueFrom, Subject, takeUntil, tap } from 'rxjs'
import { shown } from '../output/shown.ts'
import { writeError } from '../output/write.ts'
import { parseArguments } from '../parse-arguments.ts'
import { recordedLines, type Recorded } from '../record/recorded-lines.ts'
import { inputOf } from '../scan/scan-options.ts'
import { exitCodes, UsageError } from '../usage.ts'

const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** `paycode record FILE`: records a scanner's events as a trace until Ctrl+C. */
export async function record(args: readonly string[]): Promise<number> {
  const { file, recorded } = recordOptions(args)
  const trace = createWriteStream(file, { flags: 'wx', mode: 0o600 })
  try {
    await once(trace, 'open')
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${reasonOf(error)}`, { cause: error })
  }
  trace.write(`${traceHeader({ gate: 'always-armed' })}\n`)
  writeError(shown`Scan now. Ctrl+C ends the recording of ${file}.\n`)

  const ended$ = new Subject<void>()
  const end = (): void => ended$.next()
  for (const signal of endings) process.on(signal, end)
  let fault: Error | undefined
  trace.on('error', (error) => {
    fault = error
    end()
  })
  const what = recorded.input === 'tty' ? 'keys' : 'events'
  let count = 0
  await lastValueFrom(
    recordedLines(recorded, end).pipe(
      takeUntil(ended$),
      tap((line) => {
        count += 1
        trace.write(`${line}\n`)
        writeError(shown`\r${count} ${what}`)
      }),
    ),
    { defaultValue: '' },
  )
  for (const signal of endings) process.off(signal, end)
  if (fault) {
    writeError(
      shown`\n${file} is not whole: ${reasonOf(fault)}. Record again where there is room.\n`,
    )
    return exitCodes.nothing
  }
  trace.end()
  await once(trace, 'close')
  writeError(shown`\r${count} ${what}. Look at them with: paycode replay ${file}\n`)
  return count > 0 ? exitCodes.ok : exitCodes.nothing
}

function recordOptions(args: readonly string[]): { file: string; recorded: Recorded } {
  const { values, positionals } = parseArguments(args, {
    input: { type: 'string', default: 'tty' },
    scrub: { type: 'boolean', default: false },
  })
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new UsageError('record needs one file to write')
  const chosen = inputOf(values.input)
  if (chosen.input === 'stdin' || chosen.input === 'manual') {
    throw new UsageError('record reads a scanner: --input tty, hid or serial:PATH')
  }
  if (chosen.input === 'tty' && !process.stdin.isTTY) {
    throw new UsageError('record reads a scanner in a terminal window')
  }
  return { file, recorded: { ...chosen, isScrubbed: values.scrub } }
}

/** The system's error code; the error's message would repeat the path. */
function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'error'
  return code === 'EEXIST' ? 'it exists, and a recording overwrites nothing' : code
}

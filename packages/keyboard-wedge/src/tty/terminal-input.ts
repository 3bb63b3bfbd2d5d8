import { type ScannerInput } from '@paycode/core'
import {
  problemOf,
  filledWords,
  checkOptionNames,
  decodeKeystrokes,
  scannerInput,
  systemClock,
  type DeviceReport,
} from '@paycode/core/adapter'
import { asyncScheduler, catchError, concat, NEVER, of, startWith } from 'rxjs'
import { terminalProblems } from './terminal-problems.ts'
import { keystrokesOf, terminalNames, type TerminalOptions } from './terminal-keystrokes.ts'

export interface TerminalInputOptions extends TerminalOptions {
  /** Default `keyboard`. */
  readonly id?: string
  /** Whether pasted text may be a scan. Default false. */
  readonly acceptPaste?: boolean
}

const names: Readonly<Record<keyof TerminalInputOptions, true>> = {
  ...terminalNames,
  id: true,
  acceptPaste: true,
}

/**
 * A wedge scanner that types into a terminal. The terminal is in raw mode while subscribed (`terminalKeystrokes`). If `input`
 * is not a terminal, the status is `unavailable` (code `not-a-terminal`). The input completes when the terminal ends. If the
 * terminal fails, the status is `lost` first. In both cases an unfinished scan is `incomplete`.
 * @throws {TypeError} when an option is unknown.
 */
export function terminalInput(options: TerminalInputOptions = {}): ScannerInput {
  checkOptionNames<TerminalInputOptions>('terminalInput', options, names)
  const { input = process.stdin, id = 'keyboard', clock = systemClock } = options
  const { scheduler = asyncScheduler, acceptPaste = false } = options
  const source = { kind: 'keyboard', id } as const
  const decoding = { source, clock, scheduler, acceptPaste }
  if (!input.isTTY) return scannerInput(source, concat(of(notATerminal), NEVER))
  return scannerInput(
    source,
    keystrokesOf(options).pipe(
      decodeKeystrokes(decoding),
      catchError((error: unknown) => of(terminalLost(error))),
      startWith<DeviceReport>({ kind: 'status', status: { state: 'open' } }),
    ),
  )
}

const notATerminal: DeviceReport = {
  kind: 'status',
  status: {
    state: 'unavailable',
    problem: problemOf(terminalProblems, 'not-a-terminal'),
  },
}

const terminalLost = (error: unknown): DeviceReport => ({
  kind: 'status',
  status: {
    state: 'lost',
    problem: {
      code: 'terminal-lost',
      words: filledWords(terminalProblems['terminal-lost'], { why: messageOf(error) }),
    },
  },
})

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown')

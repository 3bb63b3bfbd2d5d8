import { emitKeypressEvents, type Key } from 'node:readline'
import type { ReadStream, WriteStream } from 'node:tty'
import {
  decodeKeystrokes,
  scannerInput,
  systemClock,
  type Clock,
  type DeviceReport,
  type Keystroke,
  type ScannerInput,
} from '@paycode/core'
import {
  asyncScheduler,
  catchError,
  concat,
  NEVER,
  Observable,
  of,
  startWith,
  type SchedulerLike,
} from 'rxjs'
import { InterruptWatch } from './interrupt-watch.ts'
import { keystrokeOfKeypress } from './keystroke-of-keypress.ts'
import { PasteCollector } from './paste-collector.ts'
import { enterRawMode } from './raw-mode.ts'

export interface TerminalInputOptions {
  /** The terminal to read. Default `process.stdin`. */
  readonly input?: ReadStream
  /** The same terminal's screen, for its paste brackets. Default `process.stderr`. */
  readonly output?: WriteStream
  /** Default `keyboard`. */
  readonly id?: string
  /** Whether pasted text may be a scan. Default false. */
  readonly acceptPaste?: boolean
  /** What a person's Ctrl+C does, which raw mode keeps from the system. Default: SIGINT to this process. */
  readonly onInterrupt?: () => void
  readonly clock?: Clock
  readonly scheduler?: SchedulerLike
}

/**
 * A wedge scanner that types into a terminal. While subscribed the terminal is in raw mode: nothing is echoed, no
 * line editing, Ctrl+C goes to `onInterrupt`; it is given back on unsubscription, at exit and after a crash. Keys
 * are timed by their arrival, since a terminal tells nothing better, and it knows no key releases. Where `input` is no
 * terminal the status is `unavailable` with code `not-a-terminal`. A terminal that ends ends the input, one that fails
 * is `lost` first; either way an unfinished scan is `incomplete`.
 */
export function terminalInput(options: TerminalInputOptions = {}): ScannerInput {
  const { input = process.stdin, id = 'keyboard', clock = systemClock } = options
  const { scheduler = asyncScheduler, acceptPaste = false } = options
  const source = { kind: 'keyboard', id } as const
  const decoding = { source, clock, scheduler, acceptPaste }
  if (!input.isTTY) return scannerInput(source, concat(of(notATerminal), NEVER))
  return scannerInput(
    source,
    keystrokes({ ...options, input, clock }).pipe(
      decodeKeystrokes(decoding),
      catchError((error: unknown) => of(terminalLost(error))),
      startWith<DeviceReport>({ status: 'device', device: { state: 'open' } }),
    ),
  )
}

const notATerminal: DeviceReport = {
  status: 'device',
  device: {
    state: 'unavailable',
    problem: {
      code: 'not-a-terminal',
      cure: 'Start it in a terminal window, or pipe the codes in, one a line.',
    },
  },
}

const terminalLost = (error: unknown): DeviceReport => ({
  status: 'device',
  device: {
    state: 'lost',
    problem: {
      code: 'terminal-lost',
      cure: `The terminal cannot be read (${messageOf(error)}). Start it again in a terminal window.`,
    },
  },
})

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown')

const interruptProcess = (): void => {
  process.kill(process.pid, 'SIGINT')
}

function keystrokes(
  options: TerminalInputOptions & { input: ReadStream; clock: Clock },
): Observable<Keystroke> {
  const { input, output = process.stderr, clock, onInterrupt = interruptProcess } = options
  return new Observable((subscriber) => {
    const paste = new PasteCollector()
    const interrupts = new InterruptWatch(onInterrupt, options.scheduler)
    const onKeypress = (text: string | undefined, key: Key): void => {
      const at = clock.monotonic()
      const pasted = paste.take(key.name, text ?? '', at)
      if (pasted === 'pasting') return
      if (pasted) return subscriber.next({ type: 'paste', at, text: pasted.pasted })
      interrupts.key(key.ctrl === true && key.name === 'c', at)
      subscriber.next(keystrokeOfKeypress(text, key, at))
    }
    const onEnd = (): void => subscriber.complete()
    const onError = (error: Error): void => {
      subscriber.next({ type: 'blur', at: clock.monotonic() })
      subscriber.error(error)
    }
    // First, because a terminal that is gone says so when its mode is set.
    input.on('error', onError)
    emitKeypressEvents(input)
    const restore = enterRawMode(input, output)
    input.on('keypress', onKeypress)
    input.once('end', onEnd)
    input.resume()
    return () => {
      interrupts.stop()
      input.off('keypress', onKeypress)
      input.off('end', onEnd)
      input.pause()
      restore()
      input.off('error', onError)
    }
  })
}

import type { Key } from 'node:readline'
import type { ReadStream, WriteStream } from 'node:tty'
import {
  checkOptionNames,
  Heartbeat,
  systemClock,
  type Clock,
  type Keystroke,
} from '@paycode/core/adapter'
import { asyncScheduler, Observable, type SchedulerLike } from 'rxjs'
import { unreadMs } from './unread-ms.ts'
import { InterruptWatch } from './interrupt-watch.ts'
import { KeypressReader } from './keypress-reader.ts'
import { keystrokeOfKeypress } from './keystroke-of-keypress.ts'
import { PasteCollector } from './paste-collector.ts'
import { enterRawMode } from './raw-mode.ts'

export interface TerminalOptions {
  /** The terminal to read. Default `process.stdin`. */
  readonly input?: ReadStream
  /**
   * The same terminal's screen, where the marking of pasted text is switched on. Default: stderr or stdout, whichever is a
   * terminal. Without a screen, or in a terminal that cannot mark pasted text, a paste looks like a very fast scanner.
   */
  readonly output?: WriteStream
  /** Called at a person's Ctrl+C, which in raw mode sends no signal. Default: sends SIGINT to this process. */
  readonly onInterrupt?: () => void
  readonly clock?: Clock
  readonly scheduler?: SchedulerLike
}

export const terminalNames: Readonly<Record<keyof TerminalOptions, true>> = {
  input: true,
  output: true,
  onInterrupt: true,
  clock: true,
  scheduler: true,
}

/**
 * The keys that are typed into a terminal. While subscribed the terminal is in raw mode: no echo, no line editing, and
 * Ctrl+C calls `onInterrupt`. The terminal is restored on unsubscription, at exit and after a crash.
 *
 * A key's time is its arrival, since a terminal reports no other. A key that may have waited during a standstill of the
 * process counts as old as the standstill is long. A terminal reports no releases. Errors when the terminal fails.
 * @throws {TypeError} when an option is unknown.
 */
export function terminalKeystrokes(options: TerminalOptions = {}): Observable<Keystroke> {
  checkOptionNames<TerminalOptions>('terminalKeystrokes', options, terminalNames)
  return keystrokesOf(options)
}

/** The same, for options whose names were checked before. */
export function keystrokesOf(options: TerminalOptions): Observable<Keystroke> {
  const { input = process.stdin, output, clock = systemClock } = options
  const screen = [output, process.stderr, process.stdout].find((stream) => stream?.isTTY)
  const { onInterrupt = interruptProcess, scheduler = asyncScheduler } = options
  const heartbeat = new Heartbeat(clock, scheduler)
  return new Observable((subscriber) => {
    const interrupts = new InterruptWatch(onInterrupt, scheduler)
    const paste = new PasteCollector(
      (text, at) => subscriber.next({ type: 'paste', at, text }),
      scheduler,
    )
    const onKeypress = (text: string | undefined, key: Key, at: number): void => {
      if (paste.take(key.name, text ?? '', at)) return
      interrupts.key(key.ctrl === true && key.name === 'c', at)
      subscriber.next(keystrokeOfKeypress(text, key, at))
    }
    const keys = new KeypressReader(onKeypress, {
      arrivedAt: () => heartbeat.arrived().monotonic,
      scheduler,
    })
    const onData = (bytes: Buffer | string): void => keys.read(bytes)
    const stop = (): void => {
      keys.stop()
      paste.stop()
      interrupts.stop()
    }
    const onContinued = (): void => {
      stop()
      subscriber.next({ type: 'blur', at: clock.monotonic() })
    }
    const onEnd = (): void => {
      keys.finish()
      paste.finish()
      subscriber.complete()
    }
    const onError = (error: Error): void => {
      subscriber.next({ type: 'blur', at: clock.monotonic() })
      subscriber.error(error)
    }
    // Comes first, because setting the mode fails if the terminal is gone.
    input.on('error', onError)
    const restore = enterRawMode(input, screen, onContinued)
    input.on('data', onData)
    input.once('end', onEnd)
    input.resume()
    const beating = heartbeat.start(unreadMs(input, clock))
    return () => {
      beating.unsubscribe()
      stop()
      input.off('data', onData)
      input.off('end', onEnd)
      input.pause()
      restore()
      input.off('error', onError)
    }
  })
}

const interruptProcess = (): void => {
  process.kill(process.pid, 'SIGINT')
}

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
   * The same terminal's screen, which is asked to mark what is pasted. Default: stderr or stdout, whichever is a
   * terminal. Without one, or in a terminal that cannot mark it, a paste looks like a very fast scanner.
   */
  readonly output?: WriteStream
  /** What a person's Ctrl+C does, which raw mode keeps from the system. Default: SIGINT to this process. */
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
 * What is typed into a terminal, key by key. While subscribed the terminal is in raw mode: nothing is echoed, no line
 * editing, Ctrl+C goes to `onInterrupt`; it is given back on unsubscription, at exit and after a crash. Keys are timed by
 * their arrival, since a terminal tells nothing better; what had waited while the process stood still is as old as it can be. It knows no key releases. Errors when the terminal fails.
 * @throws {TypeError} when an option is unknown.
 */
export function terminalKeystrokes(options: TerminalOptions = {}): Observable<Keystroke> {
  checkOptionNames<TerminalOptions>('terminalKeystrokes', options, terminalNames)
  return keystrokesOf(options)
}

/** The same for options that have been checked. */
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
    // First, because a terminal that is gone says so when its mode is set.
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

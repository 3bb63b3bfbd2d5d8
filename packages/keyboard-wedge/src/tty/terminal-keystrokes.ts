import { emitKeypressEvents, type Key } from 'node:readline'
import type { ReadStream, WriteStream } from 'node:tty'
import { checkOptionNames, systemClock, type Clock, type Keystroke } from '@paycode/core/adapter'
import { Observable, type SchedulerLike } from 'rxjs'
import { InterruptWatch } from './interrupt-watch.ts'
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
 * their arrival, since a terminal tells nothing better, and it knows no key releases. Errors when the terminal fails.
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
  const { onInterrupt = interruptProcess, scheduler } = options
  return new Observable((subscriber) => {
    const paste = new PasteCollector()
    const interrupts = new InterruptWatch(onInterrupt, scheduler)
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
    const restore = enterRawMode(input, screen)
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

const interruptProcess = (): void => {
  process.kill(process.pid, 'SIGINT')
}

import type { Socket } from 'node:net'
import type { Readable } from 'node:stream'
import { type DeviceStatus, type ScannerInput, type Source } from '@paycode/core'
import {
  filledWords,
  checkOptionNames,
  Heartbeat,
  LineSplitter,
  mask,
  readLine,
  scannerInput,
  systemClock,
  type Clock,
  type DeviceReport,
  type Line,
} from '@paycode/core/adapter'
import { asyncScheduler, Observable, type SchedulerLike } from 'rxjs'
import { terminalProblems } from './terminal-problems.ts'
import { unreadMs } from './unread-ms.ts'

export interface LineInputOptions {
  /** The `source` of the scans. Default `{ kind: 'serial', id: 'stdin' }`: a stream of bytes, as a port is. */
  readonly source?: Source
  /** Awaited after each line, before the next is read, so that a host can set its pace. Default: no waiting. */
  readonly pace?: () => Promise<void>
  readonly clock?: Clock
  readonly scheduler?: SchedulerLike
}

const names: Readonly<Record<keyof LineInputOptions, true>> = {
  source: true,
  pace: true,
  clock: true,
  scheduler: true,
}

/**
 * One scan a line, from another program's output, a file or a serial console. CR, LF and CRLF end a line. The last line
 * needs no end. A line longer than any symbol is rejected as `overflow`. Invalid UTF-8 becomes U+FFFD, which no code allows.
 *
 * The stream is read no faster than the lines are taken, and is left paused. When it ends, the input completes. When it
 * fails, the status is `lost` (code `stream-failed`), and the line that was cut off is `incomplete`.
 * @throws {TypeError} when an option is unknown.
 */
export function lineInput(stream: Readable, options: LineInputOptions = {}): ScannerInput {
  checkOptionNames<LineInputOptions>('lineInput', options, names)
  if (typeof stream?.setEncoding !== 'function') {
    throw new TypeError(
      'lineInput: stream must be a readable stream, for example lineInput(process.stdin).',
    )
  }
  const { source = { kind: 'serial', id: 'stdin' }, pace } = options
  const { clock = systemClock, scheduler = asyncScheduler } = options
  const heartbeat = new Heartbeat(clock, scheduler, () => !stream.isPaused())
  const reports$ = new Observable<DeviceReport>((subscriber) => {
    // Such a stream emits no further event.
    if (stream.readableEnded || stream.destroyed) return subscriber.complete()
    const splitter = new LineSplitter()
    async function hand(lines: readonly Line[]): Promise<void> {
      for (const line of lines) {
        if (subscriber.closed) return
        subscriber.next(readLine(line, source, clock))
        // Each line waits for the one before.
        await pace?.()
      }
    }
    // Tasks run one after the other: a stream may end or fail while its lines are still being handed on.
    let handed = Promise.resolve()
    function enqueue(task: () => Promise<void> | void): void {
      handed = handed.then(task)
      handed.catch((error: unknown) => subscriber.error(error))
    }
    // A stream does not wait for promises, so it is paused while each chunk is handed on.
    const onData = (chunk: string): void => {
      stream.pause()
      const lines = splitter.push(chunk, heartbeat.arrived())
      enqueue(async () => {
        await hand(lines)
        if (!subscriber.closed) stream.resume()
      })
    }
    let isOver = false
    const onEnd = (): void => {
      isOver = true
      enqueue(async () => {
        await hand(splitter.end())
        subscriber.complete()
      })
    }
    const onFailure = (error?: Error): void => {
      if (isOver) return
      isOver = true
      const status = lost(error?.message ?? 'closed')
      subscriber.next({ kind: 'status', status })
      enqueue(() => {
        // This line was cut off. The head of a longer line must never pass for a code.
        for (const { text } of splitter.end()) {
          const refused = { status: 'rejected', reason: 'incomplete', masked: mask(text) } as const
          const rejection = { ...refused, source, at: clock.wall() }
          subscriber.next({ kind: 'rejection', rejection })
        }
        subscriber.complete()
      })
    }
    stream.setEncoding('utf8')
    stream.on('data', onData).once('end', onEnd).once('error', onFailure).once('close', onFailure)
    subscriber.next({ kind: 'status', status: { state: 'open' } })
    // A paused stream would stay paused. The last subscription left it so.
    stream.resume()
    const beating = heartbeat.start(unreadMs(stream, clock))
    holdsProcess(stream, true)
    return () => {
      beating.unsubscribe()
      stream.off('data', onData).off('end', onEnd).off('error', onFailure).off('close', onFailure)
      stream.pause()
      holdsProcess(stream, false)
    }
  })
  return scannerInput(source, reports$)
}

/** A pipe that is paused during delivery continues to read ahead, which would keep a finished program running. */
function holdsProcess(
  stream: Readable & Partial<Pick<Socket, 'ref' | 'unref'>>,
  holds: boolean,
): void {
  if (holds) stream.ref?.()
  else stream.unref?.()
}

const lost = (why: string): DeviceStatus => ({
  state: 'lost',
  problem: {
    code: 'stream-failed',
    words: filledWords(terminalProblems['stream-failed'], { why }),
  },
})

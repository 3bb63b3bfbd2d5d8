import type { DeviceStatus } from '@paycode/core'
import { Heartbeat, Retry, type Clock, type SerialEvent } from '@paycode/core/adapter'
import { Observable, type SchedulerLike, type Subscription } from 'rxjs'
import { SerialError, statusOfProblem } from './serial-problem.ts'
import type { OpenPort, SerialPlatform } from './serial-platform.ts'

/** Between two tries to open the port. */
const retryWaits = { firstMs: 250, maxMs: 2_000 }

export interface PortContext {
  readonly clock: Clock
  readonly scheduler: SchedulerLike
}

/** An event or a new status of a port. */
export type PortEvent =
  | { readonly kind: 'event'; readonly event: SerialEvent }
  | { readonly kind: 'status'; readonly status: DeviceStatus }

/**
 * Holds a port open from subscription to unsubscription. A missing port is waited for, an unplugged one is opened again
 * when it is back. It never errors.
 */
export const portEvents = (platform: SerialPlatform, context: PortContext): Observable<PortEvent> =>
  new Observable((subscriber) => {
    const holder = new PortHolder(platform, context, (news) => subscriber.next(news))
    subscriber.add(() => holder.stop())
    holder.start()
  })

/** Runs operations on a port one after the other: a port can be opened again only when it has been closed. */
class Turns {
  #last: Promise<void> = Promise.resolve()

  /** Runs `act` after the previous operation. Errors are ignored: they come from closing an unplugged port. */
  next(act: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(act).catch(() => {})
    return this.#last
  }
}

/** One queue for each platform: a new subscription may start before the last one has closed the port. */
const turns = new WeakMap<SerialPlatform, Turns>()

function turnsOf(platform: SerialPlatform): Turns {
  const known = turns.get(platform) ?? new Turns()
  turns.set(platform, known)
  return known
}

class PortHolder {
  readonly #platform: SerialPlatform
  readonly #context: PortContext
  readonly #report: (news: PortEvent) => void
  #isRunning = true
  #isOpening = false
  readonly #turns: Turns
  readonly #retry: Retry
  #opened: OpenPort | undefined
  #bytes: Subscription | undefined
  #changes: Subscription | undefined

  constructor(platform: SerialPlatform, context: PortContext, report: (news: PortEvent) => void) {
    this.#turns = turnsOf(platform)
    this.#platform = platform
    this.#context = context
    this.#retry = new Retry(context.scheduler, retryWaits, () => void this.#open())
    this.#report = report
  }

  start(): void {
    this.#changes = this.#platform.changes$.subscribe(() => {
      this.#retry.reset()
      if (!this.#opened) void this.#open()
    })
    void this.#open()
  }

  stop(): void {
    this.#isRunning = false
    this.#changes?.unsubscribe()
    this.#retry.cancel()
    this.#close()
  }

  async #open(): Promise<void> {
    if (this.#isOpening || !this.#isRunning) return
    this.#isOpening = true
    this.#retry.cancel()
    await this.#turns.next(() => this.#openNow())
    this.#isOpening = false
  }

  async #openNow(): Promise<void> {
    if (!this.#isRunning) return
    try {
      const opened = await this.#platform.open()
      if (this.#isRunning) this.#hold(opened)
      else await opened.close()
    } catch (error) {
      if (this.#isRunning) this.#failed(error)
    }
  }

  #hold(opened: OpenPort): void {
    this.#opened = opened
    this.#retry.reset()
    this.#event('serial-open')
    this.#report({ kind: 'status', status: { state: 'open' } })
    const gone = (): void => this.#lost(opened)
    const { clock, scheduler } = this.#context
    const heartbeat = new Heartbeat(clock, scheduler)
    this.#bytes = heartbeat.start()
    this.#bytes.add(
      opened.bytes$.subscribe({
        next: (bytes) =>
          this.#report({
            kind: 'event',
            event: { type: 'serial', at: heartbeat.arrived().monotonic, bytes },
          }),
        error: gone,
        complete: gone,
      }),
    )
  }

  #lost(opened: OpenPort): void {
    if (this.#opened !== opened) return
    this.#close()
    this.#report({ kind: 'status', status: statusOfProblem('no-port') })
    this.#retry.later()
  }

  #failed(error: unknown): void {
    const code = error instanceof SerialError ? error.code : 'open-failed'
    this.#report({ kind: 'status', status: statusOfProblem(code) })
    this.#retry.later()
  }

  #close(): void {
    const opened = this.#opened
    this.#opened = undefined
    this.#bytes?.unsubscribe()
    if (!opened) return
    this.#event('serial-close')
    void this.#turns.next(() => opened.close())
  }

  #event(type: 'serial-open' | 'serial-close'): void {
    this.#report({ kind: 'event', event: { type, at: this.#context.clock.monotonic() } })
  }
}

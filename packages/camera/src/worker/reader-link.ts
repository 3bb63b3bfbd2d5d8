import { Retry, type Clock, type EveryLanguage } from '@paycode/core/adapter'
import type { SchedulerLike, Subscription } from 'rxjs'
import type { CameraTrouble } from '../device/camera-troubles.ts'
import { ReaderClock } from './reader-clock.ts'
import type { ReaderLine } from './reader-line.ts'
import type {
  FromReader,
  ReaderAbilities,
  ReaderSettings,
  ReadingMessage,
  ToReader,
  Transferred,
} from './reader-messages.ts'

export type ReaderState =
  | { readonly kind: 'loading' }
  | {
      readonly kind: 'ready'
      readonly abilities: ReaderAbilities
      /** What the reader lacks of what was asked for. It reads all the same. */
      readonly lacks: 'no-worker' | 'no-wasm' | undefined
    }
  | { readonly kind: 'trouble'; readonly trouble: CameraTrouble; readonly words?: EveryLanguage }

export interface ReaderListener {
  onState(state: ReaderState): void
  /** `at` is on the page's clock. */
  onReading(reading: ReadingMessage): void
  onUnread(run: number): void
  /** The stream of frames has ended without being stopped. */
  onEnded(run: number): void
}

export interface ReaderLines {
  /** @throws when the page can have no worker. */
  worker(): ReaderLine
  page(): ReaderLine
}

/** Limit for loading a reader, in ms: it loads a megabyte over the shop's network. */
const loadMs = 30_000
/** A reader that does not answer within this time, in ms, counts as hanging. */
const answerMs = 3_000
/** Pauses between two starts of a broken reader. */
const retryWaits = { firstMs: 500, maxMs: 10_000 }

/** Keeps a reader of frames running: in a worker, or in the page if workers are impossible. It restarts a broken reader. */
export class ReaderLink {
  readonly #lines: ReaderLines
  readonly #settings: ReaderSettings
  readonly #scheduler: SchedulerLike
  readonly #clock: Clock
  readonly #listener: ReaderListener
  #line: ReaderLine | undefined
  #readerClock = new ReaderClock()
  #isReady = false
  /** Whether a worker was ready once, so that workers are possible here. */
  #hasWorked = false
  #isInPage = false
  readonly #retry: Retry
  #onPong = (): void => {}
  #timer: Subscription | undefined

  constructor(
    lines: ReaderLines,
    settings: ReaderSettings,
    scheduler: SchedulerLike,
    clock: Clock,
    listener: ReaderListener,
  ) {
    this.#lines = lines
    this.#settings = settings
    this.#scheduler = scheduler
    this.#clock = clock
    this.#listener = listener
    this.#retry = new Retry(scheduler, retryWaits, () => this.start())
  }

  start(): void {
    this.stop()
    const line = (this.#line = this.#newLine())
    this.#readerClock = new ReaderClock()
    line.addEventListener('message', ({ data }) => {
      if (line === this.#line) this.#take(data)
    })
    const onError = (event: Event): void => {
      // Otherwise the browser reports the error as the page's own.
      event.preventDefault()
      if (line === this.#line) this.#onError()
    }
    line.addEventListener('error', onError)
    line.addEventListener('messageerror', onError)
    line.postMessage({ type: 'load', settings: this.#settings }, [])
    this.#after(loadMs, () => this.#fail('decoder-not-loaded'))
  }

  stop(): void {
    this.#timer?.unsubscribe()
    this.#retry.cancel()
    this.#line?.close()
    this.#line = undefined
    this.#isReady = false
  }

  post(message: ToReader, transfer: Transferred = []): void {
    this.#line?.postMessage(message, transfer)
  }

  /** Checks a reader that was silent for long. @param onAlive called when it answers; without an answer it is restarted. */
  probe(onAlive: () => void): void {
    this.#onPong = onAlive
    this.post({ type: 'ping' })
    this.#after(answerMs, () => this.#fail('decoder-failed'))
  }

  #newLine(): ReaderLine {
    if (this.#isInPage) return this.#lines.page()
    try {
      return this.#lines.worker()
    } catch {
      this.#isInPage = true
      return this.#lines.page()
    }
  }

  #take(message: FromReader): void {
    switch (message.type) {
      case 'ready': {
        this.#timer?.unsubscribe()
        this.#isReady = true
        this.#hasWorked ||= !this.#isInPage
        const { takesTracks, takesBitmaps, lacksWasm } = message
        const abilities = { takesTracks, takesBitmaps }
        const lacks = this.#isInPage ? 'no-worker' : lacksWasm ? 'no-wasm' : undefined
        return this.#listener.onState({ kind: 'ready', abilities, lacks })
      }
      case 'failed':
        return this.#fail(this.#isReady ? 'decoder-failed' : 'decoder-not-loaded', message.words)
      case 'reading': {
        this.#retry.reset()
        const now = this.#clock.monotonic()
        this.#readerClock.heard(message.sentAt, now)
        if (message.clock === 'page') return this.#listener.onReading(message)
        const at = Math.min(now, this.#readerClock.here(message.at))
        return this.#listener.onReading({ ...message, at })
      }
      case 'unread':
        return this.#listener.onUnread(message.run)
      case 'ended':
        return this.#listener.onEnded(message.run)
      case 'pong':
        this.#timer?.unsubscribe()
        return this.#onPong()
    }
  }

  /** A worker that never became ready may be forbidden, or missing at its address: the event does not say which. */
  #onError(): void {
    if (this.#hasWorked || this.#isInPage) return this.#fail('decoder-failed')
    this.#isInPage = true
    this.start()
  }

  #fail(trouble: CameraTrouble, words?: EveryLanguage): void {
    this.stop()
    this.#retry.later()
    this.#listener.onState({ kind: 'trouble', trouble, ...(words && { words }) })
  }

  #after(ms: number, task: () => void): void {
    this.#timer?.unsubscribe()
    this.#timer = this.#scheduler.schedule(task, ms)
  }
}

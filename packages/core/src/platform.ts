/// <reference lib="esnext.disposable" preserve="true" />
import { asyncScheduler, type SchedulerLike, type Subscription } from 'rxjs'

// All that core needs of the machine it runs on, in one place: a clock, an abort signal, random bytes, UTF-8.
// core compiles without the types of Node or the DOM, so each is a small structural interface.

/** Two clocks, because each lies in its own way: the wall clock is set by people, the monotonic one may stop in sleep. */
export interface Clock {
  /** Milliseconds from an arbitrary start; never goes back. The time base of the input's event stamps. */
  monotonic(): number
  /** Milliseconds since the Unix epoch. */
  wall(): number
}

/** The part of `AbortSignal` that core itself relies on. */
export interface MinimalAbortSignal {
  readonly aborted: boolean
  readonly reason: unknown
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
}

/** The platform's own `AbortSignal` where its types are loaded (so that `fetch` accepts it), else the part core knows. */
export type PlatformAbortSignal = typeof globalThis extends {
  AbortSignal: { prototype: infer Signal }
}
  ? Signal
  : MinimalAbortSignal

interface MinimalAbortController {
  readonly signal: PlatformAbortSignal
  abort(reason: unknown): void
}

interface MinimalTextDecoder {
  decode(bytes: Uint8Array): string
}

interface Platform {
  readonly AbortController: new () => MinimalAbortController
  readonly TextDecoder: new (label: string, options: { ignoreBOM: boolean }) => MinimalTextDecoder
  readonly performance: { now(): number }
  readonly crypto: { getRandomValues(bytes: Uint8Array): Uint8Array }
}

const platform = globalThis as unknown as Platform

/** The machine's own clocks, for live use. */
export const systemClock: Clock = {
  monotonic: platform.performance.now.bind(platform.performance),
  wall: () => asyncScheduler.now(),
}

/** Both clocks read off a scheduler: for tests and replays in virtual time. */
export const schedulerClock = (scheduler: SchedulerLike): Clock => ({
  monotonic: () => scheduler.now(),
  wall: () => scheduler.now(),
})

export const newAbortController = (): MinimalAbortController => new platform.AbortController()

/** Of UTF-8. A byte order mark is a character like any other: nothing of a code is left out. */
export const newTextDecoder = (): MinimalTextDecoder =>
  new platform.TextDecoder('utf-8', { ignoreBOM: true })

/** `Symbol.asyncDispose`, or the stand-in that compilers use where a browser has none. */
export const asyncDispose: typeof Symbol.asyncDispose =
  Symbol.asyncDispose ?? Symbol.for('Symbol.asyncDispose')

export const randomBytes = (length: number): Uint8Array =>
  platform.crypto.getRandomValues(new Uint8Array(length))

/**
 * Lets a Node process end although this timer still runs, as `AbortSignal.timeout` does. An action of rxjs's
 * asyncScheduler keeps its timer as `id`; where there is none (virtual time, a browser's number) nothing is to be done.
 */
export function letProcessEnd(timer: Subscription): void {
  const { id } = timer as { id?: { unref?: () => void } }
  id?.unref?.()
}

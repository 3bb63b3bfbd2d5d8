/// <reference lib="esnext.disposable" preserve="true" />
import { asyncScheduler, type SchedulerLike, type Subscription } from 'rxjs'

// Everything core needs from its platform: a clock, an abort signal, random bytes, UTF-8. Core compiles without the
// types of Node and the DOM, so each need is a small structural interface.

/**
 * Two clocks, because each can be wrong in its own way: people set the wall clock, and the monotonic clock may stop
 * in sleep.
 */
export interface Clock {
  /** Milliseconds from an arbitrary start; never goes back. Event stamps of an input use this time base. */
  monotonic(): number
  /** Milliseconds since the Unix epoch. */
  wall(): number
}

/** The part of `AbortSignal` that core uses itself. */
export interface MinimalAbortSignal {
  readonly aborted: boolean
  readonly reason: unknown
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
}

/**
 * The platform's own `AbortSignal` where its types are loaded, so that `fetch` accepts it; otherwise the part that
 * core uses.
 */
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

/** The system's clocks, for live use. */
export const systemClock: Clock = {
  monotonic: platform.performance.now.bind(platform.performance),
  wall: () => asyncScheduler.now(),
}

/** Both clocks follow a scheduler's time, for tests and replays in virtual time. */
export const schedulerClock = (scheduler: SchedulerLike): Clock => ({
  monotonic: () => scheduler.now(),
  wall: () => scheduler.now(),
})

export const newAbortController = (): MinimalAbortController => new platform.AbortController()

/** Decodes UTF-8. A byte order mark is kept: every character of a scan counts. */
export const newTextDecoder = (): MinimalTextDecoder =>
  new platform.TextDecoder('utf-8', { ignoreBOM: true })

/** `Symbol.asyncDispose`, or the symbol that compilers use where a browser lacks it. */
export const asyncDispose: typeof Symbol.asyncDispose =
  Symbol.asyncDispose ?? Symbol.for('Symbol.asyncDispose')

export const randomBytes = (length: number): Uint8Array =>
  platform.crypto.getRandomValues(new Uint8Array(length))

/**
 * Lets a Node process exit while this timer is pending, as `AbortSignal.timeout` does. rxjs's asyncScheduler keeps
 * the timer in an action's `id`. Virtual time has no `id` and browsers have numbers: there, nothing happens.
 */
export function letProcessEnd(timer: Subscription): void {
  const { id } = timer as { id?: { unref?: () => void } }
  id?.unref?.()
}

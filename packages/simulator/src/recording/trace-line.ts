import { checkOptionNames, type Keystroke } from '@paycode/core/adapter'
import type { TraceOptions } from '../replay/trace-event.ts'

const headerNames: Readonly<Record<keyof TraceOptions, true>> = {
  gate: true,
  region: true,
  accept: true,
  ledger: true,
  profile: true,
  prefix: true,
  suffix: true,
  terminator: true,
}

/** The first line of a trace. @throws {TypeError} when an option is unknown. */
export function traceHeader(options: TraceOptions = {}): string {
  checkOptionNames<TraceOptions>('traceHeader', options, headerNames)
  return JSON.stringify({ 'paycode-trace': 1, options })
}

/** What a page knows about a keystroke and a terminal does not. */
export interface Delivery {
  /** When the keystroke reached the page, on the keystroke's own clock. Default: its `at`. */
  readonly deliveredAt?: number
  /** `KeyboardEvent.location`. Default 0. */
  readonly location?: number
}

/** A shorter delay of delivery is not recorded, in ms: the clocks are no more precise. */
const noDelayMs = 1

/**
 * Writes a keystroke as a line of a trace, without the values that are the format's defaults. `startedAt` is the trace's
 * time 0 on the keystroke's own clock.
 * @throws {TypeError} when an option is unknown.
 */
export function traceLine(
  keystroke: Keystroke,
  startedAt: number,
  delivery: Delivery = {},
): string {
  checkOptionNames<Delivery>('traceLine', delivery, { deliveredAt: true, location: true })
  const { deliveredAt = keystroke.at, location = 0 } = delivery
  const { at, type, ...said } = keystroke
  const isLate = Math.abs(deliveredAt - at) > noDelayMs
  const times = {
    t: traceMs(at - startedAt),
    ...(isLate && { d: traceMs(deliveredAt - startedAt) }),
  }
  if ('text' in said) {
    const paste = { type: 'input', inputType: 'insertFromPaste', data: said.text }
    return JSON.stringify({ ...times, ...paste })
  }
  const news = Object.entries({ ...said, location }).filter(
    ([name, value]) => value !== granted.get(name),
  )
  return JSON.stringify({ ...times, type, ...Object.fromEntries(news) })
}

const granted: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ...['shiftKey', 'ctrlKey', 'altKey', 'metaKey', 'repeat'].map((name) => [name, false] as const),
  ['location', 0],
  ['isTrusted', true],
])

const traceMs = (ms: number): number => Math.round(ms * 1000) / 1000

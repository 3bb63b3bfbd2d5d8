import { checkOptionNames } from '@paycode/parameters'
import { asyncScheduler, type SchedulerLike } from 'rxjs'
import type { Source } from '../../scan/source.ts'
import { systemClock, type Clock } from '../../platform.ts'

export interface SerialOptions {
  /** What the scans say they come from. Default `{ kind: 'serial', id: 'serial' }`. */
  readonly source?: Source
  /** The clock in whose `monotonic()` the events' `at` is given. Default the system's. */
  readonly clock?: Clock
  /** Runs the idle times. Default rxjs's asyncScheduler. */
  readonly scheduler?: SchedulerLike
  /**
   * What ends a scan. `auto` (default): CR, LF, CRLF, ETX, or a Tab, NUL, EOT or FF before silence; on a port that never
   * sent one, silence behind a whole payment code. `none`: silence as well.
   */
  readonly terminator?: 'auto' | 'none'
  /** How long a port is silent behind a scan that has no terminator, in ms. Default 300, at least 10. */
  readonly idleMs?: number
  /** What the scanner puts in front of each code: ASCII text, which is no part of the scan. Default none. */
  readonly prefix?: string
  /** What the scanner puts behind each code, before its terminator if it has one: ASCII text. Default none. */
  readonly suffix?: string
}

const leastIdleMs = 10

const names: Readonly<Record<keyof SerialOptions, true>> = {
  source: true,
  clock: true,
  scheduler: true,
  terminator: true,
  idleMs: true,
  prefix: true,
  suffix: true,
}

const isAscii = /^[\u0000-\u007f]*$/
// Framing comes off by itself, named or not.
const framingInFront = /^[\u0001\u0002\u0006]+/
const framingBehind = /[\0\u0003\u0004\t\n\f\r]+$/

/** @throws {TypeError} when an option is unknown or out of its range. */
export function serialSettings(options: SerialOptions): Required<SerialOptions> {
  checkOptionNames<SerialOptions>('decodeSerial', options, names)
  const { terminator = 'auto', idleMs = 300 } = options
  if (terminator !== 'auto' && terminator !== 'none') {
    throw new TypeError("terminator must be 'auto' or 'none'.")
  }
  if (!(idleMs >= leastIdleMs) || !Number.isFinite(idleMs)) {
    throw new TypeError(`idleMs must be a number of milliseconds, at least ${leastIdleMs}.`)
  }
  const prefix = affix('prefix', options.prefix).replace(framingInFront, '')
  const suffix = affix('suffix', options.suffix).replace(framingBehind, '')
  return {
    source: { kind: 'serial', id: 'serial' },
    ...{ clock: systemClock, scheduler: asyncScheduler },
    ...options,
    ...{ terminator, idleMs, prefix, suffix },
  }
}

function affix(name: string, value: unknown = ''): string {
  if (typeof value === 'string' && isAscii.test(value)) return value
  throw new TypeError(`${name} must be ASCII text, as the scanner sends it.`)
}

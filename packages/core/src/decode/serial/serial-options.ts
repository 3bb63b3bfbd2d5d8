import { checkOptionNames } from '@paycode/parameters'
import { asyncScheduler, type SchedulerLike } from 'rxjs'
import type { Source } from '../../scan/source.ts'
import { systemClock, type Clock } from '../../platform.ts'

export interface SerialOptions {
  /** The source of the scans. Default `{ kind: 'serial', id: 'serial' }`. */
  readonly source?: Source
  /** The clock whose `monotonic()` gives the events' `at`. Default the system's. */
  readonly clock?: Clock
  /** Runs the idle times. Default rxjs's asyncScheduler. */
  readonly scheduler?: SchedulerLike
  /**
   * What ends a scan. `auto` (default): CR, LF, CRLF, ETX, or a Tab, NUL, EOT or FF before silence; on a port that
   * never sent one of them, also silence after a whole payment code. `none`: any silence as well.
   */
  readonly terminator?: 'auto' | 'none'
  /** How long the port is silent after a scan without terminator, in ms. Default 300, at least 10. */
  readonly idleMs?: number
  /** What the scanner sends before each code: ASCII text, not part of the scan. Default none. */
  readonly prefix?: string
  /** What the scanner sends after each code, before its terminator if there is one: ASCII text. Default none. */
  readonly suffix?: string
}

const minIdleMs = 10

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
// Framing is removed anyway, whether the option names it or not.
const framingInFront = /^[\u0001\u0002\u0006]+/
const framingBehind = /[\0\u0003\u0004\t\n\f\r]+$/

/** @throws {TypeError} when an option is unknown or out of its range. */
export function serialSettings(options: SerialOptions): Required<SerialOptions> {
  checkOptionNames<SerialOptions>('decodeSerial', options, names)
  const { terminator = 'auto', idleMs = 300 } = options
  if (terminator !== 'auto' && terminator !== 'none') {
    throw new TypeError("terminator must be 'auto' or 'none'.")
  }
  if (!(idleMs >= minIdleMs) || !Number.isFinite(idleMs)) {
    throw new TypeError(`idleMs must be a number of milliseconds, at least ${minIdleMs}.`)
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

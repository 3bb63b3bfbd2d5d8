import { checkOptionNames } from '@paycode/parameters'
import { asyncScheduler, type SchedulerLike } from 'rxjs'
import { acceptedWallets, builtInFreshnessMs } from '../code/accepted-wallets.ts'
import type { CodeRules } from '../code/recognise-codes.ts'
import { schedulerClock, systemClock, type Clock } from '../platform.ts'
import { hmacFingerprinter, type Fingerprinter } from '../ledger/fingerprint.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { GateMode } from './ready-code.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** A phone keeps 15 codes of a minute each for use offline (the same page): a used one may be shown again that late. */
const shortestRetainMs = 15 * minuteMs
/** The phone's own scanner rests this long after a success (WxPayFace SDK, startCodeScanner). */
const defaultHoldMs = 3_000
const defaultMaxSightings = 100_000

export interface ReadyOptions<Mode extends GateMode = GateMode> extends CodeRules {
  /** Where used codes are remembered. `memoryLedger()` forgets them with the process; the others survive it. */
  readonly ledger: Ledger
  /** `manual` (default): shut until `arm`, and again after one ready code. `always-armed`: the host does its own gating. */
  readonly gate?: Mode
  /**
   * Age at which a code is `expired`, in ms, counted from its first sighting. It only lowers: a built-in wallet's codes are
   * fresh for 60 000 at the most, a defined one's for its own `freshnessMs`. Default and most: the longest of those accepted.
   */
  readonly freshnessMs?: number
  /** How long a text must be out of sight to be a new scan, in ms. Default 3 000. */
  readonly holdMs?: number
  /** Default: the ledger's own, else HMAC-SHA-256 under a random key. */
  readonly fingerprinter?: Fingerprinter
  /** How long a claim lives, in ms. Default 24 hours, at least 15 minutes. */
  readonly retainMs?: number
  /** How long the ledger may take to answer, in ms. Default 2 000. */
  readonly ledgerTimeoutMs?: number
  /** The most texts remembered for hold and age. Default 100 000. */
  readonly maxSightings?: number
  /** Runs all timers. Default rxjs's asyncScheduler. */
  readonly scheduler?: SchedulerLike
  /** Default: the system's clocks, or the scheduler's time where one other than asyncScheduler is given. */
  readonly clock?: Clock
}

/** Every option there is. The README's table of options is compared with it. */
export const readyOptionNames: Readonly<Record<keyof ReadyOptions, true>> = {
  ...{ ledger: true, gate: true, freshnessMs: true, holdMs: true, fingerprinter: true },
  ...{ retainMs: true, ledgerTimeoutMs: true, maxSightings: true, scheduler: true, clock: true },
  ...{ accept: true, otherScans: true, wallets: true, merchantRegion: true, enable: true },
}

/** All options with their defaults; those of the recognition of codes together, as `rules`. */
export interface CheckedOptions extends Required<Omit<ReadyOptions, keyof CodeRules>> {
  readonly rules: CodeRules
}

/** Fills in the defaults. @throws {TypeError} when an option is unknown, missing or out of its range. */
export function checkOptions(options: ReadyOptions): CheckedOptions {
  if (options === undefined) ableLedger(options)
  checkOptionNames<ReadyOptions>('readyCodes', options, readyOptionNames)
  const { ledger, ...others } = options
  ableLedger(ledger)
  const longestMs = longestFreshnessMs(others.accept)
  const {
    gate = 'manual',
    freshnessMs = longestMs,
    holdMs = defaultHoldMs,
    fingerprinter = ledger.fingerprinter ?? hmacFingerprinter(),
    retainMs = 24 * hourMs,
    ledgerTimeoutMs = 2_000,
    maxSightings = defaultMaxSightings,
    scheduler = asyncScheduler,
    clock = scheduler === asyncScheduler ? systemClock : schedulerClock(scheduler),
    ...rules
  } = others
  within('freshnessMs', freshnessMs, 1, longestMs)
  within('holdMs', holdMs, 0, hourMs)
  within('retainMs', retainMs, shortestRetainMs, Number.MAX_SAFE_INTEGER)
  within('ledgerTimeoutMs', ledgerTimeoutMs, 1, minuteMs)
  within('maxSightings', maxSightings, 1, Number.MAX_SAFE_INTEGER)
  able('fingerprinter', fingerprinter, 'fingerprints')
  able('scheduler', scheduler, 'schedule', 'now')
  able('clock', clock, 'monotonic', 'wall')
  if (gate !== 'manual' && gate !== 'always-armed') {
    throw new TypeError(`readyCodes: gate must be 'manual' or 'always-armed'`)
  }
  return {
    ...{ gate, freshnessMs, holdMs, ledger, fingerprinter, retainMs },
    ...{ ledgerTimeoutMs, maxSightings, scheduler, clock, rules },
  }
}

/** The limit that lowers nothing. */
const longestFreshnessMs = (accept: ReadyOptions['accept']): number =>
  Math.max(builtInFreshnessMs, ...acceptedWallets('readyCodes', accept).values())

function ableLedger(ledger: Ledger | undefined): void {
  if (ledger !== undefined) return able('ledger', ledger, 'claim', 'close')
  throw new TypeError(
    'readyCodes: a ledger is required, as in readyCodes([input], { ledger: memoryLedger() }). memoryLedger() forgets ' +
      'used codes with the process; sqliteLedger, indexedDbLedger and redisLedger keep them.',
  )
}

/** Without types anything can be handed in; a ledger that is none would refuse every code, one by one. */
function able(name: string, value: object | null, ...methods: readonly string[]): void {
  if (
    typeof value !== 'object' ||
    value === null ||
    methods.some((method) => typeof Reflect.get(value, method) !== 'function')
  ) {
    throw new TypeError(`readyCodes: ${name} must have ${methods.join('() and ')}()`)
  }
}

function within(name: string, value: number, least: number, most: number): void {
  if (typeof value !== 'number' || !(value >= least && value <= most)) {
    throw new TypeError(`readyCodes: ${name} must be a number from ${least} to ${most}`)
  }
}

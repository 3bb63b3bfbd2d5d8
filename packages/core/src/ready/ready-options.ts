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

/**
 * Lower limit of `retainMs`. A phone caches 15 codes of one minute each for offline use ("Important Parameters",
 * pay.weixin.qq.com), so a used code may be shown again that late.
 */
const minRetainMs = 15 * minuteMs
/** A phone's own scanner pauses this long after a success (WxPayFace SDK, startCodeScanner). */
const defaultHoldMs = 3_000
const defaultMaxSightings = 100_000

export interface ReadyOptions<Mode extends GateMode = GateMode> extends CodeRules {
  /** Where used codes are remembered. `memoryLedger()` forgets them with the process; the other ledgers keep them. */
  readonly ledger: Ledger
  /**
   * `manual` (default): shut until `arm`, and again after one ready code. `always-armed`: the host does its own
   * gating.
   */
  readonly gate?: Mode
  /**
   * Age from which a code is `expired`, in ms, counted from its first sighting. It can only lower a wallet's own
   * limit: 60 000 for built-in wallets, `freshnessMs` of its row for a defined one. Default and maximum: the longest
   * limit of the accepted wallets.
   */
  readonly freshnessMs?: number
  /** How long a text must be out of sight before it counts as a new scan, in ms. Default 3 000. */
  readonly holdMs?: number
  /** Default: the ledger's own, otherwise HMAC-SHA-256 with a random key. */
  readonly fingerprinter?: Fingerprinter
  /** How long a claim is kept, in ms. Default 24 hours, at least 15 minutes. */
  readonly retainMs?: number
  /** How long the ledger may take to answer, in ms. Default 2 000. */
  readonly ledgerTimeoutMs?: number
  /** Maximum number of texts remembered for hold and age. Default 100 000. */
  readonly maxSightings?: number
  /** Runs all timers. Default rxjs's asyncScheduler. */
  readonly scheduler?: SchedulerLike
  /** Default: the system's clocks; the scheduler's time where `scheduler` is not asyncScheduler. */
  readonly clock?: Clock
}

/** All option names. The README's table of options is compared with it. */
export const readyOptionNames: Readonly<Record<keyof ReadyOptions, true>> = {
  ...{ ledger: true, gate: true, freshnessMs: true, holdMs: true, fingerprinter: true },
  ...{ retainMs: true, ledgerTimeoutMs: true, maxSightings: true, scheduler: true, clock: true },
  ...{ accept: true, otherScans: true, wallets: true, merchantRegion: true, enable: true },
}

/** All options with their defaults. `rules` holds those of code recognition. */
export interface CheckedOptions extends Required<Omit<ReadyOptions, keyof CodeRules>> {
  readonly rules: CodeRules
}

/**
 * Fills in the defaults.
 * @throws {TypeError} when an option is unknown, missing or out of its range.
 */
export function checkOptions(options: ReadyOptions): CheckedOptions {
  if (options === undefined) checkLedger(options)
  checkOptionNames<ReadyOptions>('readyCodes', options, readyOptionNames)
  const { ledger, ...others } = options
  checkLedger(ledger)
  const maxFreshnessMs = longestFreshnessMs(others.accept)
  const {
    gate = 'manual',
    freshnessMs = maxFreshnessMs,
    holdMs = defaultHoldMs,
    fingerprinter = ledger.fingerprinter ?? hmacFingerprinter(),
    retainMs = 24 * hourMs,
    ledgerTimeoutMs = 2_000,
    maxSightings = defaultMaxSightings,
    scheduler = asyncScheduler,
    clock = scheduler === asyncScheduler ? systemClock : schedulerClock(scheduler),
    ...rules
  } = others
  checkRange('freshnessMs', freshnessMs, 1, maxFreshnessMs)
  checkRange('holdMs', holdMs, 0, hourMs)
  checkRange('retainMs', retainMs, minRetainMs, Number.MAX_SAFE_INTEGER)
  checkRange('ledgerTimeoutMs', ledgerTimeoutMs, 1, minuteMs)
  checkRange('maxSightings', maxSightings, 1, Number.MAX_SAFE_INTEGER)
  checkMethods('fingerprinter', fingerprinter, 'fingerprints')
  checkMethods('scheduler', scheduler, 'schedule', 'now')
  checkMethods('clock', clock, 'monotonic', 'wall')
  if (gate !== 'manual' && gate !== 'always-armed') {
    throw new TypeError(`readyCodes: gate must be 'manual' or 'always-armed'`)
  }
  return {
    ...{ gate, freshnessMs, holdMs, ledger, fingerprinter, retainMs },
    ...{ ledgerTimeoutMs, maxSightings, scheduler, clock, rules },
  }
}

/** The longest limit of the accepted wallets: as `freshnessMs` it lowers none of them. */
const longestFreshnessMs = (accept: ReadyOptions['accept']): number =>
  Math.max(builtInFreshnessMs, ...acceptedWallets('readyCodes', accept).values())

function checkLedger(ledger: Ledger | undefined): void {
  if (ledger !== undefined) return checkMethods('ledger', ledger, 'claim', 'close')
  throw new TypeError(
    'readyCodes: a ledger is required, as in readyCodes([input], { ledger: memoryLedger() }). memoryLedger() forgets ' +
      'used codes with the process; sqliteLedger, indexedDbLedger and redisLedger keep them.',
  )
}

/**
 * JavaScript callers can pass anything. An object without these methods would fail only later: a ledger would refuse
 * every code.
 */
function checkMethods(name: string, value: object | null, ...methods: readonly string[]): void {
  if (
    typeof value !== 'object' ||
    value === null ||
    methods.some((method) => typeof Reflect.get(value, method) !== 'function')
  ) {
    throw new TypeError(`readyCodes: ${name} must have ${methods.join('() and ')}()`)
  }
}

function checkRange(name: string, value: number, min: number, max: number): void {
  if (typeof value !== 'number' || !(value >= min && value <= max)) {
    throw new TypeError(`readyCodes: ${name} must be a number from ${min} to ${max}`)
  }
}

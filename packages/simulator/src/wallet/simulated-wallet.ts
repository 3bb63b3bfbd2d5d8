import { checkOptionNames, systemClock, type Clock } from '@paycode/core/adapter'
import type { Issuer } from '@paycode/parameters'
import { madeUpCodes } from './made-up-codes.ts'

/** "Important Parameters", pay.weixin.qq.com: a code is valid for one minute, and a phone keeps 15 codes for use offline. */
const validMs = 60_000
const offlineCount = 15

export interface SimulatedWalletOptions {
  /** The same seed gives the same codes. Default 1. */
  readonly seed?: number
  /** The issuer of the codes. Default `mainland-china`. */
  readonly issuer?: Issuer
  /** Default: the system's. */
  readonly clock?: Clock
}

const names: Readonly<Record<keyof SimulatedWalletOptions, true>> = {
  seed: true,
  issuer: true,
  clock: true,
}

/** The customer's phone, as a till sees it. Its codes are made up; no payment system knows them. */
export interface SimulatedWallet {
  /** The code that the phone shows now. It changes every minute, and after use. */
  show(): string
  /** The 15 codes that the phone keeps to show without a network. A used code leaves the list. */
  offlineCodes(): readonly string[]
  /** The payment system's answer to a code: `accepted` once, then `used`; `expired` a minute after it was shown. */
  use(code: string): 'accepted' | 'used' | 'expired' | 'unknown'
}

/** Creates a wallet whose code changes every minute and after use, and which keeps 15 codes for use offline. */
export function simulatedWallet(options: SimulatedWalletOptions = {}): SimulatedWallet {
  checkOptionNames<SimulatedWalletOptions>('simulatedWallet', options, names)
  const { seed = 1, issuer = 'mainland-china', clock = systemClock } = options
  const next = madeUpCodes(seed, issuer)
  const used = new Set<string>()
  /** The codes shown so far, with the time at which each was first shown, in ms since the epoch. */
  const shownAt = new Map<string, number>()
  let current: string | undefined
  let offline = Array.from({ length: offlineCount }, next)

  const isOld = (code: string): boolean =>
    clock.wall() - (shownAt.get(code) ?? Number.NEGATIVE_INFINITY) >= validMs

  return {
    show() {
      if (current === undefined || used.has(current) || isOld(current)) {
        current = next()
        shownAt.set(current, clock.wall())
      }
      return current
    },
    offlineCodes: () => offline,
    use(code) {
      if (used.has(code)) return 'used'
      const isOffline = offline.includes(code)
      if (!isOffline && !shownAt.has(code)) return 'unknown'
      if (!isOffline && isOld(code)) return 'expired'
      used.add(code)
      offline = offline.filter((kept) => kept !== code)
      return 'accepted'
    },
  }
}

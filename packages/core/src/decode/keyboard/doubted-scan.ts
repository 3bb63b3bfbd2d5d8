import type { SchedulerLike, Subscription } from 'rxjs'
import type { Clock } from '../../platform.ts'
import type { Burst } from './burst.ts'
import type { Ending } from './burst-end.ts'
import { tellsReleases } from './head-keys.ts'
import { ascending, medianOf } from './median.ts'
import { isOdd } from './rhythm.ts'
import { isInterleaved } from './two-devices.ts'
import { gapsOf } from './typed-key.ts'

/** A second scanner's next key comes no later than after this many of the longest gap of the scan. */
const doubtGaps = 1.5
/** A timer and a key that are due at the same moment come in any order within this time, in ms. */
const minWaitMs = 2
/** The next scan of the same scanner is no shorter, no slower or quicker by more than this factor, and rests for so many gaps before. */
const minScan = 12
const maxPaces = 2
const minRest = 1.4
/** Where more of the recent scans than this share are in an odd rhythm, it is the machine's. */
const maxOddShare = 0.3
const recentScans = 8

/**
 * A scan that waits for a moment behind its terminator: a second device would show itself by its next key, or by one that stays down.
 * Another scan of the same scanner may come as soon.
 */
export class DoubtedScan {
  readonly #clock: Clock
  readonly #scheduler: SchedulerLike
  readonly #onVerdict: (burst: Burst, isInterleaved: boolean) => void
  #burst: Burst | undefined
  #endedAt = 0
  #oddShare = 0
  #timer: Subscription | undefined

  constructor(
    { clock, scheduler }: { readonly clock: Clock; readonly scheduler: SchedulerLike },
    onVerdict: (burst: Burst, isInterleaved: boolean) => void,
  ) {
    this.#clock = clock
    this.#scheduler = scheduler
    this.#onVerdict = onVerdict
  }

  /**
   * Waits with a scan if one scanner's rhythm does not explain all keys, or if not all are up. `false`: no second device is typing.
   * @param maxMs it waits no longer.
   */
  waitsWith(burst: Burst, endedAt: number, maxMs: number): boolean {
    const { scanned } = burst
    const isStrange = isOdd(scanned, endedAt)
    this.#oddShare += (Number(isStrange) - this.#oddShare) / recentScans
    const down = tellsReleases(scanned) ? scanned.filter(({ upAt }) => upAt === undefined) : []
    if (!isStrange && down.length === 0) return false
    // Of a key that went down twice and came up once the other release may still come, from a finger.
    const isTwice = down.some(({ isPressedAgain }) => isPressedAgain)
    const isRare = isTwice || (isStrange && this.#oddShare <= maxOddShare)
    const ms = doubtGaps * Math.max(minWaitMs, ...gapsOf(scanned))
    this.#burst = burst
    this.#endedAt = endedAt
    this.#timer = this.#scheduler.schedule(
      () => this.settle(false),
      isRare ? maxMs : Math.min(maxMs, ms),
    )
    return true
  }

  /** A key has come: what it begins will tell, when that has ended. */
  follow(): void {
    this.#timer?.unsubscribe()
  }

  /** Another terminator has come at `at`. One scanner may send two, at its pace. */
  terminated(at: number): void {
    if (!this.#burst) return
    const paceMs = medianOf(gapsOf(this.#burst.scanned))
    if (at - this.#endedAt > maxPaces * paceMs + minWaitMs) this.settle(true)
  }

  /** What was begun has ended: another whole scan at about the same pace, or what is left of a second device's? */
  followedBy(next: Burst, how: Ending): void {
    if (!this.#burst) return
    const paceMs = medianOf(gapsOf(next.scanned))
    const [fast = 0, slow = 0] = ascending([medianOf(gapsOf(this.#burst.scanned)), paceMs])
    const isScan =
      how === 'terminator' && next.length >= minScan && slow <= maxPaces * fast + minWaitMs
    this.settle(!isScan || next.startedAt - this.#endedAt < minRest * paceMs)
  }

  /** @param isOfTwo that it was typed by two devices is known; else its keys tell. */
  settle(isOfTwo: boolean): void {
    const burst = this.#burst
    this.stop()
    if (!burst) return
    const now = this.#clock.monotonic()
    this.#onVerdict(
      burst,
      isOfTwo || isInterleaved(burst.scanned, burst.content.text, this.#endedAt, now),
    )
  }

  stop(): void {
    this.#timer?.unsubscribe()
    this.#burst = undefined
  }
}

import type { SchedulerLike, Subscription } from 'rxjs'
import type { Clock } from '../../platform.ts'
import type { Burst } from './burst.ts'
import type { Ending } from './burst-end.ts'
import { hasReleases } from './head-keys.ts'
import { ascending, medianOf } from './median.ts'
import { isOdd } from './rhythm.ts'
import { isInterleaved } from './two-devices.ts'
import { gapsOf } from './typed-key.ts'

/** A second scanner's next key comes within this many of the scan's longest gap. */
const maxDoubtGaps = 1.5
/** A timer and a key that are due at the same moment may come in either order within this time, in ms. */
const minWaitMs = 2
/**
 * The next scan of the same scanner has at least this length, a pace within this factor, and at least this many gaps of
 * rest before it.
 */
const minScanLength = 12
const maxPaces = 2
const minRestGaps = 1.4
/** Where a larger share of the recent scans has an odd rhythm, the machine causes it. */
const maxOddShare = 0.3
const recentScans = 8

/**
 * Holds a scan for a moment after its terminator. A second device would show itself by its next key, or by a key that
 * stays down. The same scanner's next scan may come just as soon (D-109).
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
   * Holds a scan if one scanner's rhythm does not explain all keys, or if not all are released. Returns `false` where
   * no second device is typing.
   * @param maxMs longest hold.
   */
  waitsWith(burst: Burst, endedAt: number, maxMs: number): boolean {
    const { scanned } = burst
    const isStrange = isOdd(scanned, endedAt)
    this.#oddShare += (Number(isStrange) - this.#oddShare) / recentScans
    const down = hasReleases(scanned) ? scanned.filter(({ upAt }) => upAt === undefined) : []
    if (!isStrange && down.length === 0) return false
    // Where a key went down twice and came up once, the other release may still come, from a finger.
    const isTwice = down.some(({ isPressedAgain }) => isPressedAgain)
    const isRare = isTwice || (isStrange && this.#oddShare <= maxOddShare)
    const ms = maxDoubtGaps * Math.max(minWaitMs, ...gapsOf(scanned))
    this.#burst = burst
    this.#endedAt = endedAt
    this.#timer = this.#scheduler.schedule(
      () => this.settle(false),
      isRare ? maxMs : Math.min(maxMs, ms),
    )
    return true
  }

  /** A key has come: the burst that it begins decides when it ends. */
  follow(): void {
    this.#timer?.unsubscribe()
  }

  /** Another terminator came at `at`. One scanner may send two, at its pace. */
  terminated(at: number): void {
    if (!this.#burst) return
    const paceMs = medianOf(gapsOf(this.#burst.scanned))
    if (at - this.#endedAt > maxPaces * paceMs + minWaitMs) this.settle(true)
  }

  /** The next burst has ended: another whole scan at about the same pace, or the rest of a second device's scan. */
  followedBy(next: Burst, how: Ending): void {
    if (!this.#burst) return
    const paceMs = medianOf(gapsOf(next.scanned))
    const [fast = 0, slow = 0] = ascending([medianOf(gapsOf(this.#burst.scanned)), paceMs])
    const isScan =
      how === 'terminator' && next.length >= minScanLength && slow <= maxPaces * fast + minWaitMs
    this.settle(!isScan || next.startedAt - this.#endedAt < minRestGaps * paceMs)
  }

  /** @param isOfTwo whether two devices are known to have typed it; otherwise its keys decide. */
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

import fc from 'fast-check'
import { map, type Observable } from 'rxjs'
import { instant } from '../../src/age.ts'
import { pushInput } from '../../src/scan/push-input.ts'
import type { Scan } from '../../src/scan/scan.ts'
import { hmacFingerprinter } from '../../src/ledger/fingerprint.ts'
import { readyCodes, type Outcome } from '../../src/ready/ready-codes.ts'
import { madeUp, product } from './support/codes.ts'
import { fakeTime } from './support/fake-time.ts'
import { MoodyLedger, type Shelf } from './support/moody-ledger.ts'
import { PredictedTill, type Fate } from './support/predicted-till.ts'
import { schedules, type Step } from './support/schedule.ts'

// Compares whole schedules of a till, through restarts, with the simplest model: the outcome of each scan, and that
// nothing is ready twice, late, or for another order.

/** The input ignores a standstill shorter than this, in ms. */
const unseenMs = 1_000
const fingerprinter = hmacFingerprinter({ current: new Uint8Array(32).fill(7) })

class Shop {
  readonly time = fakeTime()
  readonly shelf: Shelf = new Set()
  readonly predictedShelf = new Set<string>()
  readonly fates: Fate[] = []
  readonly outcomes: (string | undefined)[] = []
  readonly faults: string[] = []
  /** The real time of each scan, in ms since the schedule began, whatever the clocks show. */
  readonly madeAt: number[] = []
  /** When this process first saw each code. */
  readonly #firstMadeAt = new Map<string, number>()
  readonly #ready = new Set<string>()
  readonly #lied = new Set<string>()
  #passedMs = 0
  #sleptMs = 0
  #wasSetBack = false
  #lastReported = -1
  #order: string | undefined
  #orders = 0
  #delivered: Scan[] = []
  #life = this.#begin()

  /** Time that no clock shows: the monotonic one slept, and the wall clock was set back. */
  get #untoldMs(): number {
    return this.#wasSetBack ? this.#sleptMs : 0
  }

  #begin() {
    const { time } = this
    const input = pushInput({ id: 'till', clock: time, scheduler: time.scheduler })
    const number = (): string => String(this.madeAt.length - 1)
    const scans$: Observable<Scan> = input.scans$.pipe(
      map((scan) => ({ ...scan, source: { kind: 'host', id: number() } })),
    )
    const moody = new MoodyLedger(this.shelf, time.scheduler)
    const around = { ...{ clock: time, scheduler: time.scheduler }, fingerprinter }
    const till = readyCodes([{ ...input, scans$ }], { ledger: moody.ledger, ...around })
    this.#firstMadeAt.clear()
    const model = new PredictedTill(this.predictedShelf, this.fates, instant(time))
    const listening = till.outcomes$.subscribe((outcome) => this.#hear(outcome))
    listening.add(scans$.subscribe((scan) => this.#delivered.push(scan)))
    return { input, moody, till, model, listening }
  }

  #hear(outcome: Outcome): void {
    const { source } = outcome.status === 'ready' ? outcome.code : outcome
    const scan = Number(source.id)
    if (scan <= this.#lastReported) this.faults.push(`scan ${scan} after ${this.#lastReported}`)
    this.#lastReported = scan
    this.outcomes[scan] = outcome.status === 'ready' ? 'ready' : outcome.reason
    if (outcome.status === 'ready') this.#take(outcome.code)
  }

  #take(code: Extract<Outcome, { status: 'ready' }>['code']): void {
    const digits = code.take()
    const ageMs =
      this.#passedMs - (this.#firstMadeAt.get(digits) ?? this.#passedMs) - this.#untoldMs
    if (ageMs >= 60_000 + unseenMs) this.faults.push(`${code.masked} is ready after ${ageMs} ms`)
    if (code.orderId !== this.#order) this.faults.push(`${code.masked} is another order's`)
    if (this.#ready.has(digits) && !this.#lied.has(digits)) {
      this.faults.push(`${code.masked} is ready twice`)
    }
    this.#ready.add(digits)
  }

  #pass(ms: number): void {
    const { time } = this
    const { model } = this.#life
    // The model answers at that very moment; a sleeping machine's clock stands still.
    for (let left = ms; left > 0;) {
      const untilDue = Math.max(0, (model.dueAt ?? Infinity) - time.monotonic())
      const stepMs = Math.min(left, untilDue || left)
      time.pass(stepMs)
      this.#passedMs += stepMs
      left -= stepMs
      model.settle(instant(time))
    }
  }

  #scan(text: string, madeAt: number): void {
    const { input, model, moody } = this.#life
    const { time } = this
    this.madeAt.push(madeAt)
    if (text !== product && !this.#firstMadeAt.has(text)) this.#firstMadeAt.set(text, madeAt)
    const now = instant(time)
    // Before the scan is pushed, because its claim may be answered at once.
    const { mood } = moody
    if (mood.answers === 'lies') this.#lied.add(text)
    this.#delivered = []
    const before = this.fates.length
    input.push(text)
    const [scan] = this.#delivered
    const lateMs = now.wall - (scan?.receivedAt ?? Number.NaN)
    if (!(lateMs > this.#passedMs - madeAt - unseenMs - this.#untoldMs)) {
      this.faults.push(`a scan of ${this.#passedMs - madeAt} ms ago counts as ${lateMs} ms old`)
    }
    const seen = instant(time, Math.max(0, lateMs))
    if (text === product) model.product(seen)
    else model.scan(text, seen, now, mood)
    if (this.fates.length !== before + 1) this.faults.push('the model forgot a scan')
  }

  play(step: Step): void {
    const { time } = this
    const { till, model, moody } = this.#life
    switch (step.do) {
      case 'scan':
        return this.#scan(madeUp(step.code), this.#passedMs)
      case 'product':
        return this.#scan(product, this.#passedMs)
      case 'arm':
        if (model.isArmed) return
        this.#order = `A-${(this.#orders += 1)}`
        till.arm({ orderId: this.#order })
        return model.arm(instant(time))
      case 'disarm':
        this.#order = undefined
        till.disarm()
        return model.disarm()
      case 'restart':
        return this.end()
      case 'mood':
        moody.mood = step.mood
        return
      case 'pass':
        return this.#pass(step.ms)
      case 'sleep':
        time.sleep(step.ms)
        this.#passedMs += step.ms
        this.#sleptMs += step.ms
        return
      case 'shiftWall':
        this.#wasSetBack ||= step.ms < 0
        return time.shiftWall(step.ms)
      case 'stop':
        return this.#stop(step)
    }
  }

  /** The process stands still; scans of that time are delivered before its timers run. */
  #stop({ ms, scans }: Extract<Step, { do: 'stop' }>): void {
    const beganAt = this.#passedMs
    this.time.stop(ms)
    this.#life.model.stop(ms)
    this.#passedMs += ms
    const made = scans.map(({ code, afterMs }) => ({ code, at: beganAt + (afterMs % ms) }))
    for (const { code, at } of made.toSorted((a, b) => a.at - b.at)) this.#scan(madeUp(code), at)
    this.#pass(1)
  }

  end(): void {
    const { model, listening } = this.#life
    listening.unsubscribe()
    model.end()
    this.#order = undefined
    this.#life = this.#begin()
  }
}

test('each scan has the one outcome that it must have, or is silent for a reason; none is ready twice, too old, or for another order', () => {
  fc.assert(
    fc.property(schedules, (steps) => {
      const shop = new Shop()
      for (const step of steps) shop.play(step)
      shop.end()
      const reported = shop.fates.map((_, scan) => shop.outcomes[scan] ?? 'silent')
      expect(reported).toEqual(shop.fates.map((fate) => fate.replace(/: .*/, '')))
      expect(shop.faults).toEqual([])
    }),
    { numRuns: 5_000 },
  )
})

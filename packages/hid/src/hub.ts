import type { DeviceStatus } from '@paycode/core'
import { Heartbeat, Retry, type Clock, type HidEvent } from '@paycode/core/adapter'
import type { SchedulerLike, Subscription } from 'rxjs'
import { commandReport, type HidCommand } from './commands.ts'
import { deviceName } from './device-name.ts'
import type { HidDevice } from './hid-device.ts'
import type { FoundDevice, HidPlatform, OpenDevice } from './hid-platform.ts'
import { problemOf, problemOfError } from './hid-problem.ts'
import { redirectToPos } from './redirect.ts'
import { scannersOf } from './scanner-kind.ts'

/** Pauses between two tries to open a device. */
const retryWaits = { firstMs: 250, maxMs: 4_000 }
/** Poll interval without and with hot-plug events, in ms. It polls even with them: they may not reach a container. */
const lookMs = 2_000
const watchedLookMs = 10_000

export interface HubOptions {
  readonly clock: Clock
  readonly scheduler: SchedulerLike
  readonly readKeyboards: boolean
  readonly redirect: boolean
  readonly wants: (device: Omit<FoundDevice, 'open'>) => boolean
}

export interface HubListener {
  readonly event: (event: HidEvent) => void
  /** `problem`: why devices cannot be listed at all. */
  readonly devices: (devices: readonly HidDevice[], problem: DeviceStatus['problem']) => void
}

interface Tracked {
  readonly found: FoundDevice
  readonly id: string
  status: DeviceStatus
  opened?: OpenDevice | undefined
  reports?: Subscription
  readonly retry: Retry
}

/** Holds all connected scanners open from `start` to `stop`. It opens those that arrive and releases those that leave. */
export class Hub {
  readonly #platform: HidPlatform
  readonly #options: HubOptions
  readonly #listener: HubListener
  readonly #devices = new Map<string, Tracked>()
  #problem: DeviceStatus['problem']
  #isRunning = false
  #isLooking = false
  #looksAgain = false
  readonly #next: Retry
  #changes: Subscription | undefined
  readonly #heartbeat: Heartbeat
  #beating: Subscription | undefined

  constructor(platform: HidPlatform, options: HubOptions, listener: HubListener) {
    this.#platform = platform
    this.#options = options
    this.#listener = listener
    this.#next = new Retry(options.scheduler, retryWaits, () => this.look())
    this.#heartbeat = new Heartbeat(options.clock, options.scheduler)
  }

  start(): void {
    this.#isRunning = true
    this.#beating = this.#heartbeat.start()
    this.#changes = this.#platform.changes$.subscribe(() => {
      this.#next.reset()
      this.look()
    })
    this.look()
  }

  /** Releases everything. */
  stop(): void {
    this.#isRunning = false
    this.#changes?.unsubscribe()
    this.#beating?.unsubscribe()
    this.#next.cancel()
    for (const device of this.#devices.values()) this.#release(device)
    this.#devices.clear()
  }

  /** Lists the devices now. */
  look(): void {
    this.#looksAgain = true
    if (!this.#isLooking) void this.#lookOnce()
  }

  /** Sends a command to a scanner; without an id, to the first open one. `not-supported`: no report is known for it. */
  async send(command: HidCommand, id?: string): Promise<'sent' | 'not-supported' | 'not-open'> {
    const device = [...this.#devices.values()].find(
      (one) => one.opened && (id === undefined || one.id === id),
    )
    if (!device?.opened) return 'not-open'
    const report = commandReport(command, device.found.vendorId, device.opened.fields)
    if (!report) return 'not-supported'
    try {
      await device.opened.sendOutput(report.reportId, report.data)
      return 'sent'
    } catch {
      // The device is being unplugged; the end of its reports shows that.
      return 'not-open'
    }
  }

  async #lookOnce(): Promise<void> {
    this.#isLooking = true
    while (this.#looksAgain && this.#isRunning) {
      this.#looksAgain = false
      try {
        const found = await this.#platform.list()
        this.#problem = undefined
        if (this.#isRunning) this.#compare(found)
      } catch (error) {
        this.#problem = problemOfError(error)
      }
    }
    this.#isLooking = false
    if (!this.#isRunning) return
    this.#report()
    this.#lookLater()
  }

  #compare(found: readonly FoundDevice[]): void {
    const now = new Map(found.map((device) => [device.key, device]))
    for (const device of this.#devices.values()) {
      if (!isStill(device.found, now.get(device.found.key))) this.#lose(device)
    }
    const news = scannersOf(found).filter(
      (device) => !this.#devices.has(device.key) && this.#options.wants(device),
    )
    for (const device of news) this.#track(device)
  }

  #track(found: FoundDevice): void {
    const taken = new Set([...this.#devices.values()].map(({ id }) => id))
    const id = deviceName(found, taken)
    const retry = new Retry(this.#options.scheduler, retryWaits, () => void this.#open(device))
    const device: Tracked = { found, id, status: { state: 'opening' }, retry }
    this.#devices.set(found.key, device)
    if (found.kind === 'keyboard' && !this.#options.readKeyboards) {
      device.status = { state: 'unavailable', problem: problemOf('keyboard-mode') }
      return
    }
    void this.#open(device)
  }

  async #open(device: Tracked): Promise<void> {
    const { found, id } = device
    try {
      const opened = await found.open()
      if (this.#devices.get(found.key) !== device) return await opened.close()
      device.opened = opened
    } catch (error) {
      if (this.#devices.get(found.key) === device) this.#retry(device, error)
      return
    }
    const { opened } = device
    device.retry.reset()
    device.status = { state: 'open' }
    const { vendorId, productId } = found
    this.#listener.event({
      ...{ type: 'hid-open', at: this.#options.clock.monotonic(), device: id },
      ...{ vendorId, productId, fields: opened.fields, descriptor: opened.descriptor },
      protocol: found.kind === 'keyboard' ? 'boot-keyboard' : 'pos',
    })
    this.#report()
    // A listener may have stopped the hub.
    if (this.#devices.get(found.key) !== device) return
    const gone = (): void => {
      if (this.#devices.get(found.key) === device) this.#lose(device)
      this.look()
    }
    device.reports = opened.reports$.subscribe({
      next: (report) => {
        const at = Math.min(report.at, this.#heartbeat.arrived().monotonic)
        this.#listener.event({ type: 'hid', device: id, ...report, at })
      },
      error: gone,
      complete: gone,
    })
    if (this.#options.redirect) await redirectToPos(found, opened, true)
    if (this.#isRunning) this.#lookLater()
  }

  #retry(device: Tracked, error: unknown): void {
    device.status = { state: 'unavailable', problem: problemOfError(error) }
    device.retry.later()
    this.#report()
  }

  /** Drops a device that is gone or unreadable. */
  #lose(device: Tracked): void {
    this.#devices.delete(device.found.key)
    this.#release(device)
    this.#next.reset()
    this.#report()
  }

  #release({ id, found, opened, reports, retry }: Tracked): void {
    retry.cancel()
    reports?.unsubscribe()
    if (!opened) return
    this.#listener.event({ type: 'hid-close', at: this.#options.clock.monotonic(), device: id })
    void this.#closed(found, opened)
  }

  async #closed(found: FoundDevice, opened: OpenDevice): Promise<void> {
    try {
      if (this.#options.redirect) await redirectToPos(found, opened, false)
      await opened.close()
    } catch {
      // The device is gone: nothing is left to close.
    }
  }

  #report(): void {
    if (!this.#isRunning) return
    const devices = [...this.#devices.values()].map(({ id, found, status }): HidDevice => {
      const { vendorId, productId, product, serialNumber, kind } = found
      const mode = kind === 'keyboard' ? 'keyboard' : 'hid-pos'
      return { id, vendorId, productId, product, serialNumber, mode, status }
    })
    this.#listener.devices(devices, this.#problem)
  }

  /** Schedules the next poll: without an open scanner soon, then with growing pauses; with one at the poll interval. */
  #lookLater(): void {
    const hasOpen = [...this.#devices.values()].some(({ opened }) => opened)
    if (hasOpen) this.#next.in(this.#platform.isWatching ? watchedLookMs : lookMs)
    else this.#next.later()
  }
}

/** Whether the device under the same key is still that device, in the same mode. An unknown kind counts as the same. */
const isStill = (before: FoundDevice, now: FoundDevice | undefined): boolean =>
  now !== undefined &&
  now.vendorId === before.vendorId &&
  now.productId === before.productId &&
  now.serialNumber === before.serialNumber &&
  (now.kind === before.kind || now.kind === 'unknown')

import type { DeviceStatus, Scan, Symbology } from '@paycode/core'
import { settled, virtualTime } from '@paycode/simulator/testing'
import { Subscription } from 'rxjs'
import { cameraOn } from '../../src/camera.ts'
import type { CameraInput } from '../../src/camera-input.ts'
import type { CameraOptions } from '../../src/camera-options.ts'
import type { CameraDevices } from '../../src/device/camera-page.ts'
import type { FeedLine } from '../../src/frames/frame-feed.ts'
import type { FrameReport } from '../../src/frames/frame-report.ts'
import type { ReaderLine } from '../../src/worker/reader-line.ts'
import { SimulatedDevices } from './simulated-devices.ts'
import { SimulatedReader } from './simulated-reader.ts'

/** The permission for the camera, which the simulated person changes. */
class SimulatedPermission extends EventTarget {
  state: PermissionState = 'granted'
  asked = 0

  async query(): Promise<PermissionStatus> {
    this.asked += 1
    return this as unknown as PermissionStatus
  }

  become(state: PermissionState): void {
    this.state = state
    this.dispatchEvent(new Event('change'))
  }
}

class SimulatedDocument extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible'

  show(isShown: boolean): void {
    this.visibilityState = isShown ? 'visible' : 'hidden'
    this.dispatchEvent(new Event('visibilitychange'))
  }
}

/** The screen, which goes dark unless a wake lock is held. */
class SimulatedScreen {
  /** Number of wake locks that are held. */
  held = 0
  requests = 0
  refuses = false

  async request(): Promise<WakeLockSentinel> {
    this.requests += 1
    await settled()
    if (this.refuses) throw new DOMException('', 'NotAllowedError')
    this.held += 1
    const release = async (): Promise<void> => void (this.held -= 1)
    return { release } as WakeLockSentinel
  }
}

interface SimulatedFeed extends FeedLine {
  isStopped: boolean
  isIdle: boolean
}

/** A page without a browser: a camera, a person, a worker, and a camera input on it. */
export class SimulatedPage {
  readonly time = virtualTime()
  readonly devices = new SimulatedDevices()
  readonly permission = new SimulatedPermission()
  readonly document = new SimulatedDocument()
  readonly screen = new SimulatedScreen()
  readonly memory = new Map<string, string>()
  readonly readers: SimulatedReader[] = []
  readonly feeds: SimulatedFeed[] = []
  readonly scans: Scan[] = []
  readonly rejections: string[] = []
  readonly statuses: DeviceStatus[] = []
  readonly found: FrameReport[] = []
  /** Features of the page. */
  has = { mediaDevices: true, permissions: true, workers: true, wakeLock: true, isSecure: true }
  isAllowedByPolicy: boolean | undefined
  /** Called with each new reader, to prepare it. */
  onReader: (reader: SimulatedReader) => void = () => {}
  onScan: () => void = () => {}
  input!: CameraInput
  #listening: Subscription | undefined

  make(options: CameraOptions = {}): this {
    const { time, memory, has } = this
    const page = {
      isSecureContext: has.isSecure,
      baseUrl: 'https://till.example/',
      mediaDevices: has.mediaDevices ? (this.devices as unknown as CameraDevices) : undefined,
      permissions: has.permissions ? this.permission : undefined,
      wakeLock: has.wakeLock ? this.screen : undefined,
      document: this.document,
      localStorage: {
        getItem: (key: string) => memory.get(key) ?? null,
        setItem: (key: string, value: string) => void memory.set(key, value),
        removeItem: (key: string) => void memory.delete(key),
      } as Storage,
      isAllowedByPolicy: this.isAllowedByPolicy,
    }
    const lines = {
      worker: () => {
        if (!has.workers) throw new DOMException('', 'SecurityError')
        return this.#newReader(5_000)
      },
      page: () => this.#newReader(0),
    }
    const openFeed = (_: unknown, __: unknown, line: FeedLine) => {
      const feed = Object.assign(line, { isStopped: false, isIdle: true })
      this.feeds.push(feed)
      return {
        way: 'video-frame' as const,
        next: () => void (feed.isIdle = true),
        stop: () => void (feed.isStopped = true),
      }
    }
    const { scheduler } = time
    const clock = time
    this.input = cameraOn({ page, lines, openFeed }, { scheduler, clock, ...options })
    this.input.status$.subscribe((status) => this.statuses.push(status))
    this.input.found$.subscribe((report) => this.found.push(report))
    return this
  }

  async open(options: CameraOptions = {}): Promise<this> {
    this.make(options).listen()
    await settled()
    return this
  }

  listen(): void {
    this.#listening = this.input.scans$.subscribe((scan) => {
      this.scans.push(scan)
      this.onScan()
    })
    this.#listening.add(
      this.input.rejections$.subscribe(({ reason }) => this.rejections.push(reason)),
    )
  }

  close(): void {
    this.#listening?.unsubscribe()
  }

  get reader(): SimulatedReader {
    const reader = this.readers.at(-1)
    if (!reader) throw new Error('There was no reader yet.')
    return reader
  }

  /** The present feed of frames. */
  get feed(): SimulatedFeed | undefined {
    return this.feeds.find(({ isStopped }) => !isStopped)
  }

  /** Shows a frame with these codes, if a feed is open. */
  frame(texts: readonly string[] = [], symbology: Symbology = 'qr', lateMs = 0): void {
    const { feed } = this
    if (!feed) return
    const codes = texts.map((text) => ({ text, symbology, corners }))
    this.reader.read(feed.run, codes, lateMs)
  }

  /** Shows a frame that is black from edge to edge. */
  blackFrame(): void {
    if (this.feed) this.reader.read(this.feed.run, [], 0, true)
  }

  /** The present state, with the code of its problem. */
  get now(): string {
    return shortOf(this.statuses.at(-1))
  }

  get states(): string[] {
    return this.statuses.map(shortOf)
  }

  #newReader(aheadMs: number): ReaderLine {
    const reader = new SimulatedReader(() => this.time.scheduler.frame, aheadMs)
    this.onReader(reader)
    this.readers.push(reader)
    return reader as unknown as ReaderLine
  }
}

const shortOf = (status: DeviceStatus | undefined): string =>
  status?.problem ? `${status.state} ${status.problem.code}` : (status?.state ?? '')

const corners = [
  { x: 10, y: 10 },
  { x: 90, y: 10 },
  { x: 90, y: 90 },
  { x: 10, y: 90 },
] as const

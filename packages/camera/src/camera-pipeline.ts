import { type DeviceStatus, type Source } from '@paycode/core'
import {
  decodeFrames,
  mask,
  type Clock,
  type DeviceReport,
  type SeenFrame,
} from '@paycode/core/adapter'
import { Subject, type Observer, type SchedulerLike, type Subscription } from 'rxjs'
import { CameraSession, type CameraState } from './device/camera-session.ts'
import type { CameraPage } from './device/camera-page.ts'
import { ScreenLock } from './device/screen-lock.ts'
import { statusOf } from './device/camera-troubles.ts'
import type { CameraWish } from './device/camera-wish.ts'
import type { FrameFeed, OpenFeed } from './frames/frame-feed.ts'
import type { FrameReport } from './frames/frame-report.ts'
import { ReaderLink, type ReaderLines, type ReaderState } from './worker/reader-link.ts'
import type { ReaderSettings, ReadingMessage } from './worker/reader-messages.ts'

/** Without a frame for so long, in ms, something is wrong: WebKit bug 252465 starts cameras that never give one. */
const silenceMs = 6_000
const lookMs = 1_000

export interface CameraPipelineOptions {
  readonly source: Source
  readonly settings: ReaderSettings
  readonly scheduler: SchedulerLike
  readonly clock: Clock
  readonly page: CameraPage
  readonly lines: ReaderLines
  readonly openFeed: OpenFeed
  readonly constraints: (lastOpen: string | undefined) => CameraWish
}

export interface CameraListener {
  readonly reports: Pick<Observer<DeviceReport>, 'next'>
  readonly found: Pick<Observer<FrameReport>, 'next'>
  onCamera(state: CameraState): void
}

/** A camera from its opening to its release: brings its frames to the reader while both work and somebody wants to know. */
export class CameraPipeline {
  readonly #options: CameraPipelineOptions
  readonly #listener: CameraListener
  readonly #session: CameraSession
  readonly #link: ReaderLink
  readonly #screen: ScreenLock
  #camera: CameraState = { kind: 'opening' }
  #reader: ReaderState = { kind: 'loading' }
  #isWanted: boolean
  #isBlocked = false
  #isStreamBroken = false
  #told: DeviceStatus = { state: 'opening' }
  #run = 0
  #feed: FrameFeed | undefined
  #seen$: Subject<SeenFrame> | undefined
  #confirming: Subscription | undefined
  /** When the last picture came. */
  #heardAt = 0
  #isBlack = false
  #look: Subscription | undefined

  constructor(options: CameraPipelineOptions, listener: CameraListener, isWanted: boolean) {
    const { page, lines, settings, scheduler, clock } = options
    this.#options = options
    this.#listener = listener
    this.#isWanted = isWanted
    this.#screen = new ScreenLock(page)
    this.#session = new CameraSession(page, scheduler, options.constraints, (state) => {
      this.#camera = state
      listener.onCamera(state)
      this.#update()
    })
    this.#link = new ReaderLink(lines, settings, scheduler, clock, {
      onState: (state) => {
        this.#reader = state
        this.#update()
      },
      onReading: (reading) => this.#take(reading),
      onUnread: (run) => {
        if (run === this.#run) this.#feed?.next()
      },
      onEnded: (run) => {
        if (run === this.#run) this.#changeWay()
      },
    })
  }

  start(): void {
    this.#options.page.document.addEventListener('visibilitychange', this.#update)
    this.#link.start()
    this.#session.start()
    this.#update()
  }

  stop(): void {
    this.#options.page.document.removeEventListener('visibilitychange', this.#update)
    this.#screen.keep(false)
    this.#endRun()
    this.#session.stop()
    this.#link.stop()
  }

  want(isWanted: boolean): void {
    this.#isWanted = isWanted
    this.#update()
  }

  /** Another camera was chosen. */
  change(): void {
    this.#isStreamBroken = false
    this.#session.change()
  }

  retry(): void {
    this.#session.retry()
    if (this.#reader.kind === 'trouble') this.#link.start()
  }

  readonly #update = (): void => {
    const { document } = this.#options.page
    const isShown = document.visibilityState === 'visible'
    this.#screen.keep(isShown && this.#isWanted)
    const isAble = this.#camera.kind === 'live' && this.#reader.kind === 'ready'
    if (isAble && isShown && this.#isWanted) this.#beginRun()
    else this.#endRun()
    this.#tell(this.#status(isShown))
  }

  #beginRun(): void {
    if (this.#feed || this.#camera.kind !== 'live' || this.#reader.kind !== 'ready') return
    const { source, clock, openFeed } = this.#options
    const run = (this.#run += 1)
    this.#isBlocked = false
    this.#heardAt = clock.monotonic()
    this.#isBlack = false
    // Confirmation begins anew: what was in view before need not be any more.
    this.#seen$ = new Subject()
    // Not `reports` itself: as a subscriber it would keep every run there ever was.
    this.#confirming = this.#seen$
      .pipe(decodeFrames({ source, clock }))
      .subscribe((report) => this.#listener.reports.next(report))
    this.#feed = openFeed(this.#camera.stream, this.#camera.track, {
      run,
      abilities: this.#reader.abilities,
      isStreamBroken: this.#isStreamBroken,
      post: (message, transfer) => this.#link.post(message, transfer),
      onBlocked: (isBlocked) => {
        if (run !== this.#run) return
        this.#isBlocked = isBlocked
        this.#update()
      },
    })
    this.#lookLater()
  }

  #endRun(): void {
    if (!this.#feed) return
    this.#look?.unsubscribe()
    this.#feed.stop()
    this.#feed = undefined
    this.#confirming?.unsubscribe()
    this.#seen$ = undefined
    this.#run += 1
  }

  #take({ run, at, codes, width, height, decodeMs, isBlack }: ReadingMessage): void {
    if (run !== this.#run || !this.#feed) return
    const { way } = this.#feed
    this.#isBlack = isBlack
    if (!isBlack) {
      this.#heardAt = this.#options.clock.monotonic()
      this.#session.works()
    }
    this.#feed.next()
    const seen = codes.map(({ text, symbology, corners }) => ({
      symbology,
      corners,
      masked: mask(text),
    }))
    this.#listener.found.next({ at, width, height, decodeMs, way, codes: seen })
    this.#seen$?.next({ at, codes })
  }

  /** A stream of frames that ends while its track lives does not work in this browser. */
  #changeWay(): void {
    if (this.#camera.kind !== 'live' || this.#camera.track.readyState === 'ended') return
    this.#isStreamBroken = true
    this.#endRun()
    this.#update()
  }

  #lookLater(): void {
    this.#look = this.#options.scheduler.schedule(() => {
      if (this.#isBlocked) this.#heardAt = this.#options.clock.monotonic()
      if (!this.#isSilent()) return this.#lookLater()
      const run = this.#run
      this.#link.probe(() => {
        if (run !== this.#run) return
        // What was read before it answered is heard before its answer: a page that was blocked is not a camera that fails.
        if (this.#isSilent()) this.#startAnew()
        else this.#lookLater()
      })
    }, lookMs)
  }

  /**
   * The camera is asked for anew, and its frames come from a video. Chromium gives out only so many frames of a camera as streams, and
   * each track that ends under it leaves one open until garbage is collected; a video of that camera still plays then. Where
   * that brings none either it may be the reader.
   */
  #startAnew(): void {
    this.#session.failed('no-picture')
    // Frames come, and are read: the camera itself has to be opened again.
    if (this.#isBlack) return
    if (this.#isStreamBroken) {
      this.#reader = { kind: 'loading' }
      this.#link.start()
    }
    this.#isStreamBroken = true
  }

  #isSilent(): boolean {
    return this.#options.clock.monotonic() - this.#heardAt >= silenceMs
  }

  #status(isShown: boolean): DeviceStatus {
    if (this.#camera.kind === 'trouble') return statusOf(this.#camera.trouble)
    if (this.#reader.kind === 'trouble') return statusOf(this.#reader.trouble, this.#reader.words)
    if (!isShown) return statusOf('page-hidden')
    if (this.#camera.kind === 'opening' || this.#reader.kind === 'loading')
      return { state: 'opening' }
    if (!this.#isWanted) return statusOf('not-armed')
    if (this.#isBlocked) return statusOf('picture-blocked')
    return this.#reader.lacks ? statusOf(this.#reader.lacks) : { state: 'open' }
  }

  #tell(status: DeviceStatus): void {
    const { state, problem } = this.#told
    if (status.state === state && status.problem?.code === problem?.code) return
    this.#told = status
    this.#listener.reports.next({ kind: 'status', status })
  }
}

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

/**
 * After this long without a frame, in ms, the camera is asked for again. WebKit bug 252465: some cameras never give
 * one.
 */
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

/** A camera from opening to release. It brings frames to the reader while camera and reader work and a code is wanted. */
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
  #reported: DeviceStatus = { state: 'opening' }
  #run = 0
  #feed: FrameFeed | undefined
  #seen$: Subject<SeenFrame> | undefined
  #confirming: Subscription | undefined
  /** When the last picture came, in ms on the monotonic clock. */
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

  /** Opens another camera after a choice. */
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
    this.#report(this.#status(isShown))
  }

  #beginRun(): void {
    if (this.#feed || this.#camera.kind !== 'live' || this.#reader.kind !== 'ready') return
    const { source, clock, openFeed } = this.#options
    const run = (this.#run += 1)
    this.#isBlocked = false
    this.#heardAt = clock.monotonic()
    this.#isBlack = false
    // Confirmation starts again: codes that were in view before may be gone.
    this.#seen$ = new Subject()
    // `reports` itself is not subscribed: as a subscriber it would hold on to all earlier runs.
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

  /**
   * Changes from a stream of frames to a video: a stream that ends while its track is live does not work in this
   * browser.
   */
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
        // Readings from before the answer arrive before it. So a page that was blocked does not look like a silent camera.
        if (this.#isSilent()) this.#reopen()
        else this.#lookLater()
      })
    }, lookMs)
  }

  /**
   * Asks for the camera again, and takes its frames from a video. Chromium hands out a limited number of frames of a camera
   * as streams, and each track that ends under it leaves one open until garbage collection. A video of that camera still
   * plays then. If the video brings no frame either, the reader may be the fault: it is restarted.
   */
  #reopen(): void {
    this.#session.failed('no-picture')
    // Black frames come and are read, so stream and reader work: only the camera has to be opened again.
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

  #report(status: DeviceStatus): void {
    const { state, problem } = this.#reported
    if (status.state === state && status.problem?.code === problem?.code) return
    this.#reported = status
    this.#listener.reports.next({ kind: 'status', status })
  }
}

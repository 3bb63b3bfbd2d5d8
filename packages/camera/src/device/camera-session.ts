import { Retry } from '@paycode/core/adapter'
import type { SchedulerLike, Subscription } from 'rxjs'
import type { CameraPage } from './camera-page.ts'
import { CameraPermission } from './camera-permission.ts'
import { troubleRow, type CameraTrouble } from './camera-troubles.ts'
import type { CameraWish } from './camera-wish.ts'
import { requestStream, stopStream } from './request-stream.ts'
import { troubleOfError, troubleOfPage } from './trouble-of-error.ts'

export type CameraState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'live'; readonly stream: MediaStream; readonly track: MediaStreamTrack }
  | { readonly kind: 'trouble'; readonly trouble: CameraTrouble }

/**
 * A track that stays muted longer than this, in ms, is requested again. A short mute occurs when a camera changes
 * hands.
 */
const muteMs = 2_000

/** Pauses between two tries to open the camera. */
const retryWaits = { firstMs: 500, maxMs: 10_000 }

/**
 * Keeps a camera open from `start` to `stop`: it requests the camera, watches it, and requests it again when that may help.
 * It makes one request at a time, and none while the page is hidden, since Safari would leave that request pending.
 */
export class CameraSession {
  readonly #page: CameraPage
  readonly #scheduler: SchedulerLike
  readonly #constraints: (lastOpen: string | undefined) => CameraWish
  readonly #report: (state: CameraState) => void
  readonly #permission: CameraPermission
  #state: CameraState = { kind: 'opening' }
  readonly #retry: Retry
  /** Number of the latest request: answers to earlier ones are ignored. 0 without a request. */
  #asking = 0
  #release: (() => void) | undefined
  /** Whether the request waits until the page is shown. */
  #isPutOff = false
  #wasGranted = false
  #lastOpen: string | undefined
  #muted: Subscription | undefined
  #isStopped = false

  constructor(
    page: CameraPage,
    scheduler: SchedulerLike,
    /** `lastOpen`: id of the camera that was open last, if there was one. */
    constraints: (lastOpen: string | undefined) => CameraWish,
    report: (state: CameraState) => void,
  ) {
    this.#page = page
    this.#scheduler = scheduler
    this.#constraints = constraints
    this.#report = report
    this.#retry = new Retry(scheduler, retryWaits, () => void this.#ask())
    this.#permission = new CameraPermission(page, () => this.#onPermission())
    page.mediaDevices?.addEventListener('devicechange', this.#onChange)
    page.document.addEventListener('visibilitychange', this.#onChange)
  }

  start(): void {
    void this.#ask()
  }

  stop(): void {
    this.#isStopped = true
    this.#asking = 0
    this.#letGo()
    this.#permission.stop()
    this.#page.mediaDevices?.removeEventListener('devicechange', this.#onChange)
    this.#page.document.removeEventListener('visibilitychange', this.#onChange)
  }

  /** Opens another camera. */
  change(): void {
    this.#letGo()
    this.#retry.reset()
    this.#lastOpen = undefined
    this.#become({ kind: 'opening' })
    void this.#ask()
  }

  /** Tries again because a person asked for it; earlier failures are forgotten. */
  retry(): void {
    if (this.#state.kind !== 'trouble') return
    this.#retry.reset()
    void this.#ask()
  }

  /** Takes note that a frame came: the camera works. */
  works(): void {
    this.#retry.reset()
  }

  /** Requests the camera again after it brought no frame. */
  failed(trouble: CameraTrouble): void {
    this.#letGo()
    this.#suffer(trouble)
  }

  async #ask(): Promise<void> {
    this.#retry.cancel()
    const { mediaDevices } = this.#page
    if (!mediaDevices) return this.#suffer(troubleOfPage(this.#page))
    this.#isPutOff = !isShown(this.#page)
    if (this.#isPutOff) return
    const asking = (this.#asking = nextNumber())
    const isWanted = (): boolean => this.#asking === asking
    try {
      const stream = await requestStream(mediaDevices, this.#constraints(this.#lastOpen), isWanted)
      if (!stream) return
      // The request may have been given up before the stream arrived.
      if (isWanted()) this.#adopt(stream)
      else stopStream(stream)
    } catch (error) {
      await this.#permission.known
      if (isWanted()) this.#suffer(this.#troubleOf(error))
    }
  }

  #adopt(stream: MediaStream): void {
    const [track] = stream.getVideoTracks()
    if (!track) return this.failed('camera-failed')
    const onEnded = (): void => void this.#explainEnd()
    const onMute = (): void => this.#watchMuted(track)
    track.addEventListener('ended', onEnded)
    track.addEventListener('mute', onMute)
    this.#release = () => {
      this.#muted?.unsubscribe()
      track.removeEventListener('ended', onEnded)
      track.removeEventListener('mute', onMute)
      stopStream(stream)
    }
    this.#lastOpen = track.getSettings().deviceId
    this.#wasGranted = this.#permission.state === 'granted'
    this.#become({ kind: 'live', stream, track })
    if (track.muted) onMute()
  }

  #watchMuted(track: MediaStreamTrack): void {
    this.#muted?.unsubscribe()
    this.#muted = this.#scheduler.schedule(() => {
      if (track.muted && isShown(this.#page)) this.failed('no-picture')
    }, muteMs)
  }

  async #explainEnd(): Promise<void> {
    this.#letGo()
    const asking = (this.#asking = nextNumber())
    const [devices] = await Promise.all([
      this.#page.mediaDevices?.enumerateDevices().catch(() => []),
      this.#permission.known,
    ])
    if (this.#asking !== asking) return
    const permission = this.#permission.state
    const isRevoked = permission === 'denied' || (this.#wasGranted && permission === 'prompt')
    const isThere = devices?.some((device) => device.deviceId === this.#lastOpen)
    this.#suffer(isRevoked ? 'permission-revoked' : isThere ? 'camera-failed' : 'unplugged')
    // Another camera may serve, or this one may be back already: `devicechange` events before this point are not replayed.
    if (!isRevoked && !isThere) void this.#ask()
  }

  #troubleOf(error: unknown): CameraTrouble {
    const trouble = troubleOfError(error, this.#permission.state, this.#page)
    const isMissing = trouble === 'no-camera' || trouble === 'overconstrained'
    return isMissing && this.#lastOpen !== undefined ? 'unplugged' : trouble
  }

  #suffer(trouble: CameraTrouble): void {
    this.#asking = 0
    this.#become({ kind: 'trouble', trouble })
    if (this.#isStopped || troubleRow(trouble).mends !== 'by-itself') return
    this.#retry.later()
  }

  #become(state: CameraState): void {
    this.#state = state
    if (!this.#isStopped) this.#report(state)
  }

  #letGo(): void {
    this.#retry.cancel()
    this.#isPutOff = false
    this.#asking = 0
    this.#release?.()
    this.#release = undefined
  }

  /** The cameras changed, or the page is shown: a trouble may be mended, or a track may have ended without an event. */
  readonly #onChange = (): void => {
    const { kind } = this.#state
    if (!isShown(this.#page)) return
    if (this.#isPutOff) {
      void this.#ask()
    } else if (kind === 'live' && this.#state.track.readyState === 'ended') {
      void this.#explainEnd()
    } else if (kind === 'live' && this.#state.track.muted) {
      this.#watchMuted(this.#state.track)
    } else if (kind === 'trouble' && this.#asking === 0) {
      const { mends } = troubleRow(this.#state.trouble)
      if (mends === 'on-change' || mends === 'by-itself') void this.#ask()
    }
  }

  #onPermission(): void {
    if (this.#state.kind !== 'trouble' || !this.#state.trouble.startsWith('permission-')) return
    // A dismissed permission that is now denied is reported. One that was denied already is not reported again.
    const isNews = this.#state.trouble === 'permission-dismissed'
    if (this.#permission.state === 'denied' && !isNews) return
    this.#retry.reset()
    void this.#ask()
  }
}

const isShown = ({ document }: CameraPage): boolean => document.visibilityState === 'visible'

let numbers = 0
const nextNumber = (): number => (numbers += 1)

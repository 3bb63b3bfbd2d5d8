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

/** A mute may be the moment in which a camera changes hands; longer than this, in ms, and it is asked for anew. */
const muteMs = 2_000

/** Between two tries to open the camera. */
const retryWaits = { firstMs: 500, maxMs: 10_000 }

/**
 * Keeps a camera open from `start` to `stop`: asks for it, watches it, and asks again when there is hope. It asks for one at a
 * time, and while the page is hidden for none, since Safari would leave that question open.
 */
export class CameraSession {
  readonly #page: CameraPage
  readonly #scheduler: SchedulerLike
  readonly #constraints: (lastOpen: string | undefined) => CameraWish
  readonly #tell: (state: CameraState) => void
  readonly #permission: CameraPermission
  #state: CameraState = { kind: 'opening' }
  readonly #retry: Retry
  /** Counts the questions: only the answer to the last one counts. 0 when stopped. */
  #asking = 0
  #release: (() => void) | undefined
  /** It is to be asked for when the page is shown. */
  #isPutOff = false
  #wasGranted = false
  #lastOpen: string | undefined
  #muted: Subscription | undefined
  #isStopped = false

  constructor(
    page: CameraPage,
    scheduler: SchedulerLike,
    /** Told the id of the camera that was open last, if one was. */
    constraints: (lastOpen: string | undefined) => CameraWish,
    tell: (state: CameraState) => void,
  ) {
    this.#page = page
    this.#scheduler = scheduler
    this.#constraints = constraints
    this.#tell = tell
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

  /** Another camera is wished for. */
  change(): void {
    this.#letGo()
    this.#retry.reset()
    this.#lastOpen = undefined
    this.#become({ kind: 'opening' })
    void this.#ask()
  }

  /** A person asks for it: what has failed before is forgotten. */
  retry(): void {
    if (this.#state.kind !== 'trouble') return
    this.#retry.reset()
    void this.#ask()
  }

  /** A frame came: the camera works. */
  works(): void {
    this.#retry.reset()
  }

  /** No frame came: the camera is asked for anew. */
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
      // It may have been given up on the stream's way here.
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
    // Another camera may do, and this one may be back already: of changes before now nobody tells again.
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
    if (!this.#isStopped) this.#tell(state)
  }

  #letGo(): void {
    this.#retry.cancel()
    this.#isPutOff = false
    this.#asking = 0
    this.#release?.()
    this.#release = undefined
  }

  /** The cameras are others, or the page is shown: what is in trouble may be mended, and what runs may have ended unheard. */
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
    // Refused for good what was only put off, is told; what is refused already is no news.
    const isNews = this.#state.trouble === 'permission-dismissed'
    if (this.#permission.state === 'denied' && !isNews) return
    this.#retry.reset()
    void this.#ask()
  }
}

const isShown = ({ document }: CameraPage): boolean => document.visibilityState === 'visible'

let numbers = 0
const nextNumber = (): number => (numbers += 1)

import type { DeviceStatus } from '@paycode/core'
import { Subscription } from 'rxjs'
import type { SentPicture } from '../../../reader/test/browser/decoders.page.ts'
import { camera, type CameraOptions, type FrameReport } from '../../src/index.ts'

/** A till with a camera, and what it has reported. */
class Till {
  readonly input
  readonly scans: {
    readonly masked: string
    readonly symbology: string
    readonly ageMs: number
  }[] = []
  readonly rejections: string[] = []
  readonly statuses: DeviceStatus[] = []
  readonly found: FrameReport[] = []
  #listening: Subscription | undefined

  constructor(options: CameraOptions) {
    this.input = camera(options)
    this.input.status$.subscribe((status) => this.statuses.push(status))
    this.input.found$.subscribe((report) => this.found.push(report))
  }

  open(): void {
    this.#listening = this.input.scans$.subscribe(({ text, symbology = '', receivedAt }) => {
      const masked = `${text.slice(0, 2)}…${text.slice(-2)}`
      this.scans.push({ masked, symbology, ageMs: Date.now() - receivedAt })
    })
    this.#listening.add(
      this.input.rejections$.subscribe(({ reason }) => this.rejections.push(reason)),
    )
  }

  close(): void {
    this.#listening?.unsubscribe()
  }

  /** The states in order, with the code of each problem. */
  get states(): string[] {
    return this.statuses.map(({ state, problem }) => (problem ? `${state} ${problem.code}` : state))
  }
}

declare global {
  var openTill: (options?: CameraOptions) => Till
  var till: Till
  var stopShowing: () => void
  var held: { streams: MediaStream[]; urls: number; rejections: number }
  var kept: VideoFrame[]
  var draw: (level: number) => void
  /** Makes a camera that shows this picture from now on. It may change while the camera is open. */
  var filmPicture: (picture: SentPicture) => void
}

globalThis.openTill = (options = {}) => {
  globalThis.till = new Till({ worker: '/frame-worker.js', ...options })
  globalThis.till.open()
  return globalThis.till
}

const canvas = document.createElement('canvas')
const context = canvas.getContext('2d')!
let film: ImageData | undefined

globalThis.filmPicture = ({ grey, width, height }) => {
  const bytes = Uint8Array.from(atob(grey), (character) => character.charCodeAt(0))
  Object.assign(canvas, { width, height })
  const isFirst = film === undefined
  const image = (film = context.createImageData(width, height))
  bytes.forEach((level, at) => image.data.set([level, level, level, 255], 4 * at))
  if (!isFirst) return
  navigator.mediaDevices.getUserMedia = async () => canvas.captureStream(30)
  // The canvas is redrawn, because only changes are filmed.
  setInterval(() => {
    if (film) context.putImageData(film, 0, 0)
    context.fillRect(0, 0, 1 + (performance.now() % 20), 1)
  }, 33)
}

// For a page that a test cannot call: the till opens by itself, and the title shows what it has reported.
if (location.hash === '#open') {
  const { input } = openTill()
  let frames = 0
  const showInTitle = (): void => {
    const state = till.states.at(-1) ?? ''
    document.title = `${document.visibilityState}: ${state}${frames > 2 ? ', reads' : ''}`
  }
  const showState = (): void => {
    frames = 0
    showInTitle()
  }
  input.status$.subscribe(showState)
  document.addEventListener('visibilitychange', showState)
  input.found$.subscribe(() => {
    frames += 1
    showInTitle()
  })
}

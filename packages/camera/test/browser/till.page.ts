import type { DeviceStatus } from '@paycode/core'
import { Subscription } from 'rxjs'
import { camera, type CameraOptions, type FrameReport } from '../../src/index.ts'

/** A till with a camera, and what it has told. */
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

  /** The states in the order in which they came, with what was wrong. */
  get states(): string[] {
    return this.statuses.map(({ state, problem }) => (problem ? `${state} ${problem.code}` : state))
  }
}

declare global {
  var openTill: (options?: CameraOptions) => Till
  var till: Till
}

globalThis.openTill = (options = {}) => {
  globalThis.till = new Till({ worker: '/frame-worker.js', ...options })
  globalThis.till.open()
  return globalThis.till
}

// A till that is opened and closed, armed and disarmed, hidden and shown, and whose camera is lost and comes back. It stores
// only numbers, so that growth comes from the camera package, not from this page.
import { openResources, openTracks } from './open-resources.ts'
import { memoryLedger, readyCodes } from '@paycode/core'
import { Subscription } from 'rxjs'
import { camera } from '../../src/index.ts'

class Soak {
  readonly #input = camera({
    worker: '/frame-worker.js',
    resolution: { width: 640, height: 480 },
  })
  readonly #till = readyCodes([this.#input], { ledger: memoryLedger() })
  readonly #seen = { frames: 0, scans: 0, outcomes: 0, troubles: 0, state: 'closed' }
  #listening = new Subscription()
  #orders = 0

  constructor() {
    this.#input.found$.subscribe(() => (this.#seen.frames += 1))
    this.#input.status$.subscribe(({ state, problem }) => {
      this.#seen.state = state
      if (problem && state !== 'paused') this.#seen.troubles += 1
    })
  }

  get seen() {
    return { ...this.#seen, ...openResources() }
  }

  open(): void {
    const video = document.body.appendChild(document.createElement('video'))
    this.#listening = new Subscription(() => video.remove())
    this.#listening.add(this.#input.show(video))
    this.#listening.add(this.#input.cameras$.subscribe())
    this.#listening.add(this.#input.scans$.subscribe(() => (this.#seen.scans += 1)))
    this.#listening.add(this.#till.outcomes$.subscribe(() => (this.#seen.outcomes += 1)))
  }

  close(): void {
    this.#listening.unsubscribe()
  }

  arm(): void {
    this.#orders += 1
    this.#till.arm({ orderId: `order ${this.#orders}` })
  }

  disarm(): void {
    this.#till.disarm()
  }

  /** Simulates a hidden page, with its event: a headless browser never hides a page. */
  hide(isHidden: boolean): void {
    const value = isHidden ? 'hidden' : 'visible'
    Object.defineProperty(document, 'visibilityState', { configurable: true, value })
    document.dispatchEvent(new Event('visibilitychange'))
  }

  /** As when the camera is unplugged: the browser ends the track, with its event. */
  unplug(): void {
    for (const track of openTracks()) {
      track.stop()
      track.dispatchEvent(new Event('ended'))
    }
  }
}

declare global {
  var soak: Soak
}

globalThis.soak = new Soak()

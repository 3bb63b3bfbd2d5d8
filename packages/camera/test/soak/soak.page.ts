// A till that is opened and closed, armed and disarmed, hidden and shown, whose camera is lost and comes back. It keeps
// numbers only: what grows is not its own.
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

  /** Headless, no page is ever hidden: this is what it hears and sees when it is. */
  hide(isHidden: boolean): void {
    const value = isHidden ? 'hidden' : 'visible'
    Object.defineProperty(document, 'visibilityState', { configurable: true, value })
    document.dispatchEvent(new Event('visibilitychange'))
  }

  /** As when its plug is pulled: the browser ends the track, and says so. */
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

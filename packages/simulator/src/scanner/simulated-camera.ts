import { type DeviceStatus, type ScannerInput } from '@paycode/core'
import {
  checkOptionNames,
  decodeFrames,
  scannerInput,
  systemClock,
  type Clock,
  type DeviceReport,
  type SeenCode,
  type SeenFrame,
} from '@paycode/core/adapter'
import { Observable, Subject, type Subscriber, type Unsubscribable } from 'rxjs'
import { NotOpenError, Opening } from './opening.ts'

/** A camera without hardware. The test shows it the phones. */
export interface SimulatedCamera extends ScannerInput {
  followGate(isWanted$: Observable<boolean>): Unsubscribable
  /**
   * Shows one frame with these codes, or with none. As with a real camera, a QR is accepted at once, a Code 128 in its second frame, and
   * two payment codes are `ambiguous`. The camera sees nothing while it is unplugged or at rest.
   * @throws {NotOpenError} when the camera is not open.
   */
  see(...codes: readonly SeenCode[]): void
  /** Unplugs the camera: the status becomes `lost`. */
  unplug(): void
  /** Plugs the camera in again. */
  replug(): void
  /** Whether the camera is open, at rest or not. */
  readonly isOpen: boolean
  /** Settles when the camera is open. */
  opened(): Promise<void>
}

export interface SimulatedCameraOptions {
  /** Default `simulated`. */
  readonly id?: string
  /** Default: the system's. */
  readonly clock?: Clock
}

const names: Readonly<Record<keyof SimulatedCameraOptions, true>> = { id: true, clock: true }

/** @throws {TypeError} when an option is unknown. */
export function simulatedCamera(options: SimulatedCameraOptions = {}): SimulatedCamera {
  checkOptionNames<SimulatedCameraOptions>('simulatedCamera', options, names)
  const { id = 'simulated', clock = systemClock } = options
  const source = { kind: 'camera', id } as const
  const said = new Map<symbol, boolean>()
  let isPlugged = true
  let reader: Subscriber<DeviceReport> | undefined
  const opening = new Opening(0)
  let frames$: Subject<SeenFrame> | undefined

  const state = (): DeviceStatus['state'] => {
    if (!isPlugged) return 'lost'
    return said.size === 0 || [...said.values()].includes(true) ? 'open' : 'paused'
  }

  function change(previous?: DeviceStatus['state']): void {
    const now = state()
    if (!reader || now === previous) return
    // After a rest, what was in view before may be gone, so confirmation starts again.
    frames$ = now === 'open' ? new Subject() : undefined
    frames$?.pipe(decodeFrames({ source, clock })).subscribe((report) => reader?.next(report))
    reader.next({ kind: 'status', status: { state: now } })
  }

  const input = scannerInput(
    source,
    new Observable((subscriber) => {
      reader = subscriber
      opening.change(true)
      change()
      return () => {
        reader = undefined
        opening.change(false)
        frames$ = undefined
      }
    }),
  )
  return {
    ...input,
    get isOpen() {
      return opening.isOpen
    },
    opened: () => opening.settled(),
    see(...codes) {
      if (isPlugged && !opening.isOpen) throw new NotOpenError('see')
      frames$?.next({ at: clock.monotonic(), codes })
    },
    unplug() {
      isPlugged = false
      change()
    },
    replug() {
      isPlugged = true
      change()
    },
    followGate(isWanted$) {
      const who = Symbol('follower')
      const following = isWanted$.subscribe((isWanted) => {
        const before = state()
        said.set(who, isWanted)
        change(before)
      })
      following.add(() => {
        const before = state()
        said.delete(who)
        change(before)
      })
      return following
    },
  }
}

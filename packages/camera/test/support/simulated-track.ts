/** A camera that is plugged into a simulated page. */
export interface SimulatedDevice {
  readonly deviceId: string
  readonly label: string
  readonly facing?: 'environment' | 'user'
  /** Whether the device list shows its direction; if not, its name and its open track do. Default `true`. */
  readonly tellsFacing?: boolean
  readonly capabilities?: Readonly<Record<string, unknown>>
}

/** A camera's track, which the test can end, mute and ask what was set on it. */
export class SimulatedTrack extends EventTarget {
  readonly kind = 'video'
  readonly device: SimulatedDevice
  readonly label: string
  readyState: 'live' | 'ended' = 'live'
  muted = false
  /** The applied constraints, in order. */
  readonly applied: MediaTrackConstraints[] = []
  #constraints: MediaTrackConstraints
  refuses: (set: Record<string, unknown>, all: MediaTrackConstraints) => boolean = () => false

  constructor(device: SimulatedDevice, constraints: MediaTrackConstraints = {}) {
    super()
    this.#constraints = constraints
    this.device = device
    this.label = device.label
  }

  getSettings(): Record<string, unknown> {
    const { deviceId, facing } = this.device
    return { deviceId, facingMode: facing, ...this.#constraints.advanced?.[0] }
  }

  getConstraints(): MediaTrackConstraints {
    return this.#constraints
  }

  getCapabilities(): Record<string, unknown> {
    return { ...this.device.capabilities }
  }

  /** As in the standard: these constraints replace all earlier ones. */
  async applyConstraints(constraints: MediaTrackConstraints): Promise<void> {
    const [set = {}] = constraints.advanced ?? []
    if (this.refuses({ ...set }, constraints)) throw new DOMException('no', 'OverconstrainedError')
    this.#constraints = constraints
    this.applied.push(constraints)
  }

  /** Ended by the page: no event reports it. */
  stop(): void {
    this.readyState = 'ended'
  }

  /** Ended by the system. */
  end(): void {
    if (this.readyState === 'ended') return
    this.readyState = 'ended'
    this.dispatchEvent(new Event('ended'))
  }

  mute(isMuted: boolean): void {
    this.muted = isMuted
    this.dispatchEvent(new Event(isMuted ? 'mute' : 'unmute'))
  }
}

/** A camera that is plugged into a simulated page. */
export interface SimulatedDevice {
  readonly deviceId: string
  readonly label: string
  readonly facing?: 'environment' | 'user'
  readonly capabilities?: Readonly<Record<string, unknown>>
}

/** A camera's track, which the test can end, mute and ask what was set on it. */
export class SimulatedTrack extends EventTarget {
  readonly kind = 'video'
  readonly device: SimulatedDevice
  readonly label: string
  readyState: 'live' | 'ended' = 'live'
  muted = false
  readonly applied: Record<string, unknown>[] = []
  refuses: (constraint: Record<string, unknown>) => boolean = () => false

  constructor(device: SimulatedDevice) {
    super()
    this.device = device
    this.label = device.label
  }

  getSettings(): Record<string, unknown> {
    const { deviceId, facing } = this.device
    return { deviceId, facingMode: facing, ...Object.assign({}, ...this.applied) }
  }

  getCapabilities(): Record<string, unknown> {
    return { ...this.device.capabilities }
  }

  async applyConstraints({ advanced }: { advanced: Record<string, unknown>[] }): Promise<void> {
    const [constraint = {}] = advanced
    if (this.refuses(constraint)) throw new DOMException('no', 'OverconstrainedError')
    this.applied.push(constraint)
  }

  /** By the page: no event tells of it. */
  stop(): void {
    this.readyState = 'ended'
  }

  /** By the system. */
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

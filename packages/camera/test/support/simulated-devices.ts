import { SimulatedTrack, type SimulatedDevice } from './simulated-track.ts'

interface Request {
  readonly video: MediaTrackConstraints
}

/** `navigator.mediaDevices`, with the person who answers its prompts. */
export class SimulatedDevices extends EventTarget {
  devices: SimulatedDevice[] = [{ deviceId: 'counter', label: 'Counter', facing: 'environment' }]
  /** Name of the error that `getUserMedia` rejects with; `undefined`: it gives a camera. */
  fault: string | undefined
  message = ''
  /** Ids of cameras that another program uses. */
  readonly busy = new Set<string>()
  refuses: (video: MediaTrackConstraints) => boolean = () => false
  /** Whether requests wait until the test answers them. */
  holds = false
  readonly requests: MediaTrackConstraints[] = []
  readonly tracks: SimulatedTrack[] = []
  pending = 0
  mostPending = 0
  #answer: (() => void)[] = []

  get live(): SimulatedTrack[] {
    return this.tracks.filter(({ readyState }) => readyState === 'live')
  }

  get track(): SimulatedTrack {
    const [track] = this.live
    if (!track) throw new Error('No track is live.')
    return track
  }

  async getUserMedia({ video }: Request): Promise<object> {
    this.requests.push(video)
    this.pending += 1
    this.mostPending = Math.max(this.mostPending, this.pending)
    if (this.holds) await new Promise<void>((resolve) => this.#answer.push(resolve))
    else await Promise.resolve()
    this.pending -= 1
    const isBusy = this.busy.has(this.#deviceFor(video).deviceId)
    if (isBusy) throw new DOMException('Could not start video source', 'NotReadableError')
    if (this.refuses(video)) throw new DOMException('', 'OverconstrainedError')
    if (this.fault !== undefined) throw new DOMException(this.message, this.fault)
    const track = new SimulatedTrack(this.#deviceFor(video), video)
    this.tracks.push(track)
    return { getTracks: () => [track], getVideoTracks: () => [track] }
  }

  answer(): void {
    for (const answer of this.#answer.splice(0)) answer()
  }

  async enumerateDevices(): Promise<object[]> {
    return this.devices.map(({ deviceId, label, facing, tellsFacing = true }) => ({
      ...{ kind: 'videoinput', deviceId, label },
      ...(tellsFacing && { getCapabilities: () => ({ facingMode: facing ? [facing] : [] }) }),
    }))
  }

  plug(device: SimulatedDevice): void {
    this.devices.push(device)
    this.dispatchEvent(new Event('devicechange'))
  }

  /** As in Chromium: the track ends, then `devicechange` is dispatched. */
  unplug(deviceId: string): void {
    this.devices = this.devices.filter((device) => device.deviceId !== deviceId)
    for (const track of this.live) if (track.device.deviceId === deviceId) track.end()
    this.dispatchEvent(new Event('devicechange'))
  }

  #deviceFor({ deviceId, facingMode }: MediaTrackConstraints): SimulatedDevice {
    if (this.devices.length === 0) throw new DOMException('', 'NotFoundError')
    const exact = (deviceId as { exact?: string } | undefined)?.exact
    const facing = (facingMode as { ideal?: string } | undefined)?.ideal
    const device =
      exact === undefined
        ? (this.devices.find((known) => known.facing === facing) ?? this.devices[0])
        : this.devices.find((known) => known.deviceId === exact)
    if (!device) throw new DOMException('', 'OverconstrainedError')
    return device
  }
}

import type { Symbology } from '@paycode/core'
import type { DecodeRequest, FoundCode, FrameDecoder } from '../../src/decoders/frame-decoder.ts'
import type { LuminanceFrame, Region } from '../../src/frame/luminance-frame.ts'

/** A code that a simulated decoder can read, and the conditions. */
export interface Readable {
  readonly text: string
  readonly symbology: Symbology
  /** Its place in the frame, or in a prepared picture. */
  readonly at: Region
  /** Whether a call can read it. Default: every pass over a frame can. */
  readonly reads?: (call: Call) => boolean
}

export interface Call extends DecodeRequest {
  readonly frame: LuminanceFrame
  /** Pixels of the frame per pixel of the picture, on each side. */
  readonly shrink: number
  /** Whether the picture was made from a part of the frame, and is not the frame or a smaller version of it. */
  readonly isPrepared: boolean
}

/** The width of the tests' frames. Other frames are too small to be made smaller. */
export const fullWidth = 640

export class SimulatedDecoder implements FrameDecoder {
  readonly name: string
  readonly symbologies: readonly Symbology[]
  codes: readonly Readable[] = []
  /** The duration of one call, in ms. */
  costMs: (call: Call) => number = () => 0
  calls: Call[] = []
  closed = 0
  /** The error that it rejects with. */
  fault: Error | undefined
  readonly #clock: { ms: number }

  constructor(
    clock: { ms: number },
    symbologies: readonly Symbology[] = ['code-128', 'qr', 'ean-upc'],
    name = 'simulated',
  ) {
    this.#clock = clock
    this.symbologies = symbologies
    this.name = name
  }

  async decode(frame: LuminanceFrame, request: DecodeRequest): Promise<readonly FoundCode[]> {
    const isPrepared = frame.data instanceof Uint8ClampedArray
    const shrink = 2 * frame.width === fullWidth ? 2 : 1
    const call: Call = { ...request, frame, shrink, isPrepared }
    this.calls.push(call)
    this.#clock.ms += this.costMs(call)
    if (this.fault) throw this.fault
    return this.codes
      .filter(({ symbology }) => request.symbologies.includes(symbology))
      .map((code) => ({ ...code, at: smaller(code.at, shrink) }))
      .filter(({ at, reads = (one: Call) => !one.isPrepared }) => reads(call) && isIn(at, call))
      .map(({ text, symbology, at }) => ({ text, symbology, corners: cornersOf(at) }))
  }

  close(): void {
    this.closed += 1
  }
}

function isIn({ x, y, width, height }: Region, { region, frame, isPrepared }: Call): boolean {
  if (isPrepared) return true
  const part = region ?? { x: 0, y: 0, width: frame.width, height: frame.height }
  return (
    x >= part.x &&
    y >= part.y &&
    x + width <= part.x + part.width &&
    y + height <= part.y + part.height
  )
}

const smaller = ({ x, y, width, height }: Region, shrink: number): Region => ({
  ...{ x: x / shrink, y: y / shrink, width: width / shrink, height: height / shrink },
})

const cornersOf = ({ x, y, width, height }: Region): FoundCode['corners'] => [
  { x, y },
  { x: x + width, y },
  { x: x + width, y: y + height },
  { x, y: y + height },
]

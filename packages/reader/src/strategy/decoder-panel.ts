import type { Symbology } from '@paycode/core'
import {
  isDecoder,
  type DecodeRequest,
  type FoundCode,
  type FrameDecoder,
} from '../decoders/frame-decoder.ts'
import type { LuminanceFrame } from '../frame/luminance-frame.ts'

/**
 * The decoders in the order in which they are called. One that rejects is broken. It is left out from then on if the others can read
 * all requested symbologies; otherwise its error is thrown, because what it alone reads would never be read again.
 */
export class DecoderPanel {
  #working: readonly FrameDecoder[]

  /** @throws {TypeError} when the list is empty, or one of them is not a decoder. */
  constructor(decoders: readonly FrameDecoder[]) {
    if (!Array.isArray(decoders) || decoders.length === 0 || !decoders.every(isDecoder)) {
      throw new TypeError(
        'decoders must be a list of at least one decoder, for example [paymentCode128()].',
      )
    }
    this.#working = decoders
  }

  /** The codes that the first decoder for each symbology reads. */
  async first(frame: LuminanceFrame, request: DecodeRequest): Promise<readonly FoundCode[]> {
    let open = request.symbologies
    const found: FoundCode[] = []
    for (const decoder of this.#working) {
      const symbologies = readBy(decoder, open)
      if (symbologies.length === 0) continue
      found.push(...(await this.#ask(decoder, frame, { ...request, symbologies })))
      open = open.filter((symbology) => !symbologies.includes(symbology))
    }
    return found
  }

  /** The codes of the other decoders, called one after the other until one reads something. */
  async others(frame: LuminanceFrame, request: DecodeRequest): Promise<readonly FoundCode[]> {
    const asked = new Set<Symbology>()
    for (const decoder of this.#working) {
      const symbologies = readBy(decoder, request.symbologies)
      const again = symbologies.filter((symbology) => asked.has(symbology))
      for (const symbology of symbologies) asked.add(symbology)
      if (again.length === 0) continue
      const found = await this.#ask(decoder, frame, { ...request, symbologies: again })
      if (found.length > 0) return found
    }
    return []
  }

  /** The codes of the first decoder for each symbology; where it reads none, those of the others. */
  async all(frame: LuminanceFrame, request: DecodeRequest): Promise<readonly FoundCode[]> {
    const found = await this.first(frame, request)
    return found.length > 0 ? found : this.others(frame, request)
  }

  close(): void {
    for (const decoder of this.#working) decoder.close()
  }

  async #ask(
    decoder: FrameDecoder,
    frame: LuminanceFrame,
    request: DecodeRequest,
  ): Promise<readonly FoundCode[]> {
    try {
      return await decoder.decode(frame, request)
    } catch (error) {
      const left = this.#working.filter((other) => other !== decoder)
      const isSpared = request.symbologies.every((symbology) =>
        left.some(({ symbologies }) => symbologies.includes(symbology)),
      )
      if (!isSpared) throw error
      this.#working = left
      decoder.close()
      return []
    }
  }
}

const readBy = ({ symbologies }: FrameDecoder, wanted: readonly Symbology[]): Symbology[] =>
  wanted.filter((symbology) => symbologies.includes(symbology))

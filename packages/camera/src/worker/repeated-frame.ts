import type { LuminanceFrame } from '@paycode/reader'

/**
 * Recognises a picture that was taken from a video twice. Because of a sensor's noise no two frames are equal. The video's
 * `currentTime` does not help: in Firefox and WebKit it advances between the frames of a camera (docs/engines.md).
 */
export class RepeatedFrame {
  #last: number | undefined

  isRepeated(frame: LuminanceFrame): boolean {
    const hash = hashOf(frame)
    const isRepeated = hash === this.#last
    this.#last = hash
    return isRepeated
  }

  forget(): void {
    this.#last = undefined
  }
}

/** FNV-1a, 32 bits, over all pixels. */
function hashOf({ data, width, height, stride }: LuminanceFrame): number {
  let hash = 0x811c9dc5
  for (let y = 0; y < height; y += 1) {
    const end = y * stride + width
    for (let at = y * stride; at < end; at += 1) hash = Math.imul(hash ^ data[at]!, 0x01000193)
  }
  return hash
}

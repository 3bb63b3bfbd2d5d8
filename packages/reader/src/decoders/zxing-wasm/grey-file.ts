import { cropFrame } from '../../frame/crop-frame.ts'
import type { LuminanceFrame, Region } from '../../frame/luminance-frame.ts'

/**
 * Frames as a PGM file (netpbm): a line of text and the grey bytes. zxing-wasm reads it without conversion; converting ImageData to
 * grey would cost 1 to 6 ms a frame. A file is valid until the next one is made.
 */
export class GreyFile {
  #room = new Uint8Array(0)

  of(frame: LuminanceFrame, region: Region): Uint8Array {
    const { width, height } = region
    const header = new TextEncoder().encode(`P5 ${width} ${height} 255\n`)
    const length = header.length + width * height
    if (this.#room.length < length) this.#room = new Uint8Array(length)
    const file = this.#room.subarray(0, length)
    file.set(header)
    cropFrame(frame, region, 1, file.subarray(header.length))
    return file
  }
}

import type { LuminanceFrame } from '@paycode/reader'
import { greyOfColours } from './grey-of-colours.ts'
import type { Picture } from './reader-messages.ts'
import type { Turn } from './shown-at.ts'

/** WebCodecs formats whose first plane is the brightness, one byte a pixel. */
const greyFirst = new Set(['I420', 'I420A', 'I422', 'I422A', 'I444', 'I444A', 'NV12', 'NV12A'])
/** WebCodecs formats with one plane of four bytes a pixel: the positions of red, green and blue. */
const colourOrders: Readonly<Record<string, readonly [number, number, number]>> = {
  ...{ RGBA: [0, 1, 2], RGBX: [0, 1, 2], BGRA: [2, 1, 0], BGRX: [2, 1, 0] },
}

export interface GreyPicture extends LuminanceFrame {
  /** The turn that a video applies before it shows these pixels. */
  readonly turn: Turn
}

const upright: Turn = { rotation: 0, flip: false }

/** Makes grey frames of pictures, one at a time: each reuses the memory of the one before. */
export class GreyPictures {
  #bytes = new Uint8Array(0)
  #grey = new Uint8Array(0)
  #canvas: OffscreenCanvasRenderingContext2D | undefined

  /**
   * Copies the brightness of a VideoFrame directly where its format allows it: 1 ms at 1280 × 720; a canvas takes 10
   * ms.
   */
  async of(picture: Picture): Promise<GreyPicture> {
    if ('data' in picture)
      return this.#ofColours(picture.data, picture, [0, 1, 2], 4 * picture.width)
    if (!('format' in picture)) return this.#drawn(picture, picture.width, picture.height)
    const { format, visibleRect } = picture
    const order = format === null ? undefined : colourOrders[format]
    if (!visibleRect || format === null || !(order || greyFirst.has(format))) {
      return this.#drawn(picture, picture.displayWidth, picture.displayHeight)
    }
    const length = picture.allocationSize()
    if (this.#bytes.length < length) this.#bytes = new Uint8Array(length)
    const [plane] = await picture.copyTo(this.#bytes)
    if (!plane) throw new Error('The frame has no plane.')
    const { width, height } = visibleRect
    const data = this.#bytes.subarray(plane.offset)
    // The bytes come in the sensor's orientation. The DOM types lack the frame's `rotation` and `flip`.
    const oriented: VideoFrame & Partial<Turn> = picture
    const { rotation = 0, flip = false } = oriented
    const turn = { rotation, flip }
    if (order) return { ...this.#ofColours(data, { width, height }, order, plane.stride), turn }
    return { data, width, height, stride: plane.stride, turn }
  }

  #ofColours(
    data: Uint8Array | Uint8ClampedArray,
    { width, height }: { width: number; height: number },
    order: readonly [number, number, number],
    stride: number,
  ): GreyPicture {
    if (this.#grey.length < width * height) this.#grey = new Uint8Array(width * height)
    greyOfColours({ data, width, height, stride }, order, this.#grey)
    return { data: this.#grey, width, height, stride: width, turn: upright }
  }

  /** Draws a picture of any other format on a canvas, which also turns it. */
  #drawn(picture: VideoFrame | ImageBitmap, width: number, height: number): GreyPicture {
    const canvas = (this.#canvas ??= newCanvas())
    if (canvas.canvas.width !== width) canvas.canvas.width = width
    if (canvas.canvas.height !== height) canvas.canvas.height = height
    canvas.drawImage(picture, 0, 0, width, height)
    const { data } = canvas.getImageData(0, 0, width, height)
    return this.#ofColours(data, { width, height }, [0, 1, 2], 4 * width)
  }
}

function newCanvas(): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('There is no canvas.')
  return context
}

import { cropFrame } from '../../frame/crop-frame.ts'
import type { LuminanceFrame, Point, Region } from '../../frame/luminance-frame.ts'

/** The picture that the library reads, and where its points lie in the frame. */
export interface Picture {
  readonly grey: Uint8ClampedArray
  readonly width: number
  readonly height: number
  readonly inFrame: (point: Point) => Point
}

export function pictureOf(frame: LuminanceFrame, region: Region): Picture {
  const { width, height } = region
  const grey = new Uint8ClampedArray(width * height)
  cropFrame(frame, region, 1, grey)
  const inFrame = ({ x, y }: Point): Point => ({ x: region.x + x, y: region.y + y })
  return { grey, width, height, inFrame }
}

/** The picture turned by 90° counterclockwise. */
export function turned({ grey, width, height, inFrame }: Picture): Picture {
  const columns = new Uint8ClampedArray(width * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) columns[(width - 1 - x) * height + y] = grey[y * width + x]!
  }
  return {
    ...{ grey: columns, width: height, height: width },
    inFrame: ({ x, y }) => inFrame({ x: width - 1 - y, y: x }),
  }
}

/** The picture with black and white exchanged. */
export const inverted = (picture: Picture): Picture => ({
  ...picture,
  grey: picture.grey.map((value) => 255 - value),
})

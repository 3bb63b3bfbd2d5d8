/** A grey picture: one byte a pixel, row after row. */
export interface LuminanceFrame {
  readonly data: Uint8Array | Uint8ClampedArray
  readonly width: number
  readonly height: number
  /** Bytes from one row to the next. Cameras pad their rows. */
  readonly stride: number
}

/** A place in pixels of the frame. The centre of the first pixel is 0, 0. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** A part of a frame, in pixels. */
export interface Region extends Point {
  readonly width: number
  readonly height: number
}

/** The part of a region that lies within the frame, in whole pixels. */
export function clip(region: Region | undefined, { width, height }: LuminanceFrame): Region {
  if (!region) return { x: 0, y: 0, width, height }
  const x = Math.min(width, Math.max(0, Math.floor(region.x)))
  const y = Math.min(height, Math.max(0, Math.floor(region.y)))
  const right = Math.min(width, Math.max(x, Math.ceil(region.x + region.width)))
  const bottom = Math.min(height, Math.max(y, Math.ceil(region.y + region.height)))
  return { x, y, width: right - x, height: bottom - y }
}

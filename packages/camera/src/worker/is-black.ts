import type { LuminanceFrame } from '@paycode/reader'

/** Brightness up to this counts as black: black is 16 in the video range of ITU-R BT.601, and 0 in the full range. */
const maxBlack = 16
const samplesPerSide = 32

/**
 * Whether a camera sends black instead of a picture, for example after a tab came back. The picture of a covered lens
 * differs: it has the noise of the sensor.
 */
export function isBlack({ data, width, height, stride }: LuminanceFrame): boolean {
  const first = data[0]!
  if (first > maxBlack) return false
  for (let row = 0; row < samplesPerSide; row += 1) {
    const start = Math.floor((row * height) / samplesPerSide) * stride
    for (let column = 0; column < samplesPerSide; column += 1) {
      if (data[start + Math.floor((column * width) / samplesPerSide)] !== first) return false
    }
  }
  return true
}

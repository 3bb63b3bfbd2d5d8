// The number of a frame stands in its upper left corner, in squares that survive a camera's compression: a dark and a
// bright one to compare with, then ten bits, the lowest first. Their contrast is low: no reader must take them for bars.
const side = 16
const bits = 10
const tones = { dark: 88, bright: 152 } as const

export const frameNumberArea = { x: 0, y: 0, width: side * (bits + 2), height: side } as const

export function drawFrameNumber(data: Uint8Array, width: number, number: number): void {
  for (let square = 0; square < bits + 2; square += 1) {
    const isBright = square === 1 || (square > 1 && ((number >> (square - 2)) & 1) === 1)
    const tone = isBright ? tones.bright : tones.dark
    for (let y = 0; y < side; y += 1) {
      const start = y * width + square * side
      data.fill(tone, start, start + side)
    }
  }
}

/** The number that the squares show; `undefined` if there are none. `greyAt` is asked for points of the area above. */
export function readFrameNumber(greyAt: (x: number, y: number) => number): number | undefined {
  const grey = (square: number) => greyAt(square * side + side / 2, side / 2)
  const [dark, bright] = [grey(0), grey(1)]
  if (bright - dark < (tones.bright - tones.dark) / 2) return undefined
  let number = 0
  for (let bit = 0; bit < bits; bit += 1) {
    if (grey(bit + 2) > (dark + bright) / 2) number |= 1 << bit
  }
  return number
}

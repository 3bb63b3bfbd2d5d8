import fc from 'fast-check'
import type { LuminanceFrame } from '../../src/frame/luminance-frame.ts'
import { boxMean } from '../../src/strategy/box-mean.ts'
import { flattened } from '../../src/strategy/flattened.ts'
import { inFrame } from '../../src/strategy/place.ts'

test('boxMean is the mean over the square about each value, the edge repeated', () => {
  const grid = fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
    .chain(([width, height]) =>
      fc.record({
        ...{ width: fc.constant(width), height: fc.constant(height) },
        values: fc.array(fc.integer({ min: 0, max: 255 }), {
          ...{ minLength: width * height, maxLength: width * height },
        }),
        radius: fc.integer({ min: 0, max: 12 }),
      }),
    )
  fc.assert(
    fc.property(grid, ({ values, width, height, radius }) => {
      const means = boxMean(Float32Array.from(values), width, height, radius)
      const kept = (at: number, size: number): number => Math.min(size - 1, Math.max(0, at))
      for (let at = 0; at < values.length; at += 1) {
        let sum = 0
        for (let y = -radius; y <= radius; y += 1) {
          for (let x = -radius; x <= radius; x += 1) {
            const row = kept(Math.floor(at / width) + y, height)
            sum += values[row * width + kept((at % width) + x, width)]!
          }
        }
        expect(means[at]).toBeCloseTo(sum / (2 * radius + 1) ** 2, 2)
      }
    }),
    { numRuns: 40 },
  )
})

/** A line with a faint contrast in uneven light: lighter on the left, darker on the right. */
function faintEdge(width: number, height: number, edge: number): LuminanceFrame {
  const data = Uint8Array.from({ length: width * height }, (_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)]
    return 60 + y / 4 + (x < edge ? 8 : 0)
  })
  return { data, width, height, stride: width }
}

describe('flattened', () => {
  test.each([[50], [105], [263]])('makes a faint edge a strong one, %d pixels wide', (side) => {
    const frame = faintEdge(side + 40, side + 40, 20 + Math.floor(side / 2))
    const picture = flattened(frame, { x: 20, y: 20, width: side, height: side })
    expect([picture.width, picture.height]).toEqual([side, side])
    const middle = Math.floor(side / 2)
    const row = middle * picture.stride
    const [light, dark] = [picture.data[row + middle - 2]!, picture.data[row + middle + 2]!]
    expect(light - dark).toBeGreaterThan(12)
  })

  test('leaves a plain picture middle grey, and one that is too small as it is', () => {
    const plain = { data: new Uint8Array(400).fill(90), width: 20, height: 20, stride: 20 }
    expect(new Set(flattened(plain, { x: 2, y: 0, width: 18, height: 20 }).data)).toEqual(
      new Set([128]),
    )
    expect(flattened(plain, { x: 0, y: 0, width: 3, height: 3 })).toMatchObject({
      width: 3,
      height: 3,
    })
  })
})

test('a point of a picture lies where it was taken from', () => {
  const corner = { x: 0, y: 0 }
  const code = {
    ...({ text: '1', symbology: 'qr' } as const),
    corners: [corner, corner, corner, { x: 9.5, y: 19.5 }] as const,
  }
  const region = { x: 100, y: 50, width: 40, height: 40 }
  const cornersAt = (scale: number) => inFrame(code, { region, scale }).corners
  expect(cornersAt(1)[3]).toEqual({ x: 109.5, y: 69.5 })
  expect(cornersAt(2)[3]).toEqual({ x: 104.5, y: 59.5 })
  expect(cornersAt(0.5)[0]).toEqual({ x: 100.5, y: 50.5 })
})

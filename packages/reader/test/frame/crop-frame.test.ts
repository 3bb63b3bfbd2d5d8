import fc from 'fast-check'
import { cropFrame, croppedSize } from '../../src/frame/crop-frame.ts'
import { clip } from '../../src/frame/luminance-frame.ts'

test('each pixel is the mean of its square, whatever the region, the shrink and the stride', () => {
  const size = fc.integer({ min: 1, max: 12 })
  const at = fc.integer({ min: -3, max: 12 })
  const scene = fc.record({
    ...{ width: size, height: size, padding: fc.integer({ min: 0, max: 3 }) },
    region: fc.record({ x: at, y: at, width: size, height: size }),
    shrink: fc.integer({ min: 1, max: 4 }),
    seed: fc.integer({ min: 0, max: 255 }),
  })
  fc.assert(
    fc.property(scene, ({ width, height, padding, region, shrink, seed }) => {
      const stride = width + padding
      const data = Uint8Array.from({ length: stride * height }, (_, i) => (i * 37 + seed) % 256)
      const frame = { data, width, height, stride }
      const part = clip(region, frame)
      const cropped = croppedSize(part, shrink)
      const into = new Uint8Array(cropped.width * cropped.height)
      cropFrame(frame, part, shrink, into)
      const expected = Array.from(into, (_, i) => {
        const [x, y] = [i % cropped.width, Math.floor(i / cropped.width)]
        let sum = 0
        for (let v = 0; v < shrink; v += 1) {
          for (let u = 0; u < shrink; u += 1) {
            sum += data[(part.y + y * shrink + v) * stride + part.x + x * shrink + u]!
          }
        }
        return Math.floor((sum + Math.floor((shrink * shrink) / 2)) / (shrink * shrink))
      })
      expect([...into]).toEqual(expected)
    }),
  )
})

import fc from 'fast-check'
import { GreyPictures } from '../../src/worker/grey-pictures.ts'
import { greyOfColours } from '../../src/worker/grey-of-colours.ts'
import type { Picture } from '../../src/worker/reader-messages.ts'

/** A frame of a format, with the given bytes. */
const frame = (format: string, bytes: number[], stride: number, width = 2, height = 2): Picture =>
  ({
    ...{ format, visibleRect: { width, height } },
    allocationSize: () => bytes.length,
    async copyTo(to: Uint8Array) {
      to.set(bytes)
      return [
        { offset: 0, stride },
        { offset: bytes.length, stride },
      ]
    },
    close() {},
  }) as unknown as Picture

const rowsOf = ({ data, width, height, stride }: Awaited<ReturnType<GreyPictures['of']>>) =>
  Array.from({ length: height }, (_, y) => [...data.subarray(y * stride, y * stride + width)])

const shown = [
  [10, 20],
  [30, 40],
]

describe('grey pictures', () => {
  test.each(['I420', 'I420A', 'I422', 'I444', 'NV12'])(
    'of %s are its first plane',
    async (format) => {
      const grey = await new GreyPictures().of(frame(format, [10, 20, 99, 99, 30, 40, 99, 99], 4))
      expect(rowsOf(grey)).toEqual(shown)
    },
  )

  test.each([
    ['RGBA', [255, 0, 0]],
    ['BGRX', [0, 0, 255]],
  ])('of %s are its colours’ brightness', async (format, red) => {
    const pixel = [...red, 255]
    const grey = await new GreyPictures().of(frame(format, [...pixel, ...pixel], 8, 2, 1))
    expect(rowsOf(grey)).toEqual([[76, 76]])
  })

  test('of a canvas, too', async () => {
    const picture = { data: Uint8ClampedArray.of(0, 255, 0, 255), width: 1, height: 1 }
    expect(rowsOf(await new GreyPictures().of(picture as unknown as Picture))).toEqual([[149]])
  })

  test('take the same room again', async () => {
    const pictures = new GreyPictures()
    const first = await pictures.of(frame('I420', [1, 2, 3, 4], 2))
    const second = await pictures.of(frame('I420', [5, 6, 7, 8], 2))
    expect(second.data.buffer).toBe(first.data.buffer)
  })
})

test('grey stays grey, whatever the rows’ length', () => {
  fc.assert(
    fc.property(fc.nat(255), fc.integer({ min: 1, max: 9 }), fc.nat(7), (level, width, padding) => {
      const stride = 4 * width + padding
      const data = new Uint8Array(3 * stride).fill(7)
      for (let y = 0; y < 3; y += 1) data.fill(level, y * stride, y * stride + 4 * width)
      const grey = new Uint8Array(3 * width)
      greyOfColours({ data, width, height: 3, stride }, [0, 1, 2], grey)
      expect(new Set(grey)).toEqual(new Set([level]))
    }),
  )
})

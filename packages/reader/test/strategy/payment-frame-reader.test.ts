import { w1, w2 } from '@paycode/simulator/testing'
import type { LuminanceFrame, Region } from '../../src/frame/luminance-frame.ts'
import type { FrameReading } from '../../src/strategy/frame-reader.ts'
import {
  paymentFrameReader,
  type PaymentFrameReaderOptions,
} from '../../src/strategy/payment-frame-reader.ts'
import { drawPicture, type DrawnSymbol } from '../decoders/draw-picture.ts'
import { type Call, fullWidth, type Readable, SimulatedDecoder } from './simulated-decoder.ts'

// 21 modules of 5 pixels in the middle of the view, and of 3 to the left of the viewfinder.
const qrAt = { x: 280, y: 180, width: 105, height: 105 }
const edgeAt = { x: 20, y: 180, width: 63, height: 63 }
const drawnQr = (text: string, { x, y, width }: Region): DrawnSymbol => ({
  ...{ kind: 'qrcode', text, at: [x, y], scale: width / 21 },
})
// 134 modules of 2 pixels.
const barsAt = { x: 190, y: 40, width: 268, height: 60 }
const drawnBars: DrawnSymbol = {
  ...{ kind: 'code128', text: w1, at: [barsAt.x, barsAt.y], scale: 2, bars: 60 },
}

const empty = drawPicture({})
// A small frame, which is read faster.
const smallQr = drawPicture({
  ...{ width: 240, height: 200 },
  symbols: [drawnQr(w1, { x: 70, y: 50, width: 105, height: 105 })],
})
const oneQr = drawPicture({ symbols: [drawnQr(w1, qrAt)] })
const qrAndBars = drawPicture({ symbols: [drawnQr(w1, qrAt), drawnBars] })
/** A frame with a large plain object, whose edges lie outside the viewfinder. */
function onMat({ data, ...frame }: LuminanceFrame): LuminanceFrame {
  const isMat = (at: number): boolean => {
    const [x, y] = [at % frame.stride, Math.floor(at / frame.stride)]
    return x > 20 && x < 620 && y > 20 && y < 460
  }
  return { ...frame, data: data.map((grey, at) => (grey === 255 && isMat(at) ? 180 : grey)) }
}
const atEdge = drawPicture({ symbols: [drawnQr(w1, edgeAt)] })
const twoPhones = drawPicture({ symbols: [drawnQr(w1, qrAt), drawnQr(w2, edgeAt)] })

const readable = (text: string, at: Region, reads?: Readable['reads']): Readable => ({
  ...{ text, symbology: 'qr', at, ...(reads && { reads }) },
})
const isHeavy = ({ effort }: Call): boolean => effort === 'heavy'

interface Bench {
  readonly clock: { ms: number }
  readonly decoder: SimulatedDecoder
  /** Reads the same frame several times. */
  watch(frame: LuminanceFrame, times?: number): Promise<FrameReading[]>
  forget(): void
  close(): void
}

function bench(
  codes: readonly Readable[],
  options: Partial<PaymentFrameReaderOptions> = {},
): Bench {
  const clock = { ms: 0 }
  const decoder = new SimulatedDecoder(clock)
  decoder.codes = codes
  const reader = paymentFrameReader({ decoders: [decoder], now: () => clock.ms, ...options })
  return {
    ...{ clock, decoder },
    async watch(frame, times = 1) {
      const readings: FrameReading[] = []
      for (let at = 0; at < times; at += 1) readings.push(await reader.read(frame))
      return readings
    },
    forget: () => reader.forget(),
    close: () => reader.close(),
  }
}

const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one)
const texts = (readings: readonly FrameReading[]): string[] =>
  readings.map(({ codes }) =>
    codes
      .map(({ text }) => text)
      .toSorted()
      .join(' '),
  )
const widths = (calls: readonly Call[]): (number | undefined)[] =>
  calls.map(({ region }) => region?.width)

describe('a frame in which nothing looks like a code', () => {
  test.each<[string, Readable['reads']]>([
    ['at every pixel', ({ shrink, isPrepared }) => shrink === 1 && !isPrepared],
    ['with all options', isHeavy],
    ['at every pixel with all options', (call) => isHeavy(call) && call.shrink === 1],
    ['flattened with all options', (call) => isHeavy(call) && call.isPrepared],
  ])('is read %s within twelve frames all the same', async (_, reads) => {
    const { decoder, watch } = bench([readable(w1, qrAt, reads)])
    decoder.costMs = (call) => (isHeavy(call) ? 6 : 2) / call.shrink ** 2
    expect(texts(await watch(empty, 12))).toContain(w1)
  })

  test('costs little more than the light pass, once each pass has been tried in its scene', async () => {
    const { clock, decoder, watch } = bench([])
    decoder.costMs = (call) => (isHeavy(call) ? 8 : 2)
    await watch(empty, 20)
    const from = clock.ms
    await watch(empty, 120)
    const light = 4
    expect((clock.ms - from) / 120).toBeGreaterThan(1.2 * light)
    expect((clock.ms - from) / 120).toBeLessThan(1.6 * light)
  })

  test('then gets one heavier pass at the most, until the scene is another', async () => {
    const { decoder, watch } = bench([])
    decoder.costMs = (call) => (isHeavy(call) ? 3 : 1)
    const heavierIn = async (frame: LuminanceFrame): Promise<number> => {
      decoder.calls = []
      await watch(frame)
      return decoder.calls.length - 2
    }
    await watch(empty, 20)
    for (let frame = 0; frame < 30; frame += 1) {
      // The flattening pass reads two sizes.
      expect(await heavierIn(empty)).toBeLessThan(3)
    }
    expect(await heavierIn(oneQr)).toBeGreaterThan(2)
  })
})

describe('where it looks', () => {
  test('at the whole frame, wherever the code is in it', async () => {
    const { watch } = bench([readable(w1, edgeAt)])
    expect(texts(await watch(atEdge, 3))).toEqual(times(3, w1))
  })

  test('about the place where a code was seen last, and all of the frame each fourth time', async () => {
    const { decoder, watch } = bench([readable(w1, qrAt)])
    const frame = onMat(oneQr)
    await watch(frame)
    decoder.calls = []
    expect(texts(await watch(frame, 8))).toEqual(times(8, w1))
    const qrCalls = decoder.calls.filter(({ symbologies }) => symbologies.includes('qr'))
    const isWhole = widths(qrCalls).map((width) => width === fullWidth / 2)
    expect(isWhole).toEqual([false, false, false, true, false, false, false, true])
  })

  test('everywhere again in the same frame when the code has moved away', async () => {
    const { decoder, watch } = bench([readable(w1, edgeAt)])
    await watch(atEdge, 3)
    decoder.codes = [readable(w1, qrAt)]
    expect(texts(await watch(oneQr))).toEqual([w1])
  })

  test.each([1, 2, 3, 4, 5, 6])(
    'never longer about a code that no phone shows: a phone after %i frames is read at once',
    async (frames) => {
      const sign = readable('https://shop.example', edgeAt)
      const { decoder, watch } = bench([sign])
      await watch(twoPhones, frames)
      decoder.codes = [sign, readable(w1, qrAt)]
      expect(texts(await watch(twoPhones))[0]).toContain(w1)
    },
  )

  test.each(['qr', 'code-128', 'gs1-128'] as const)(
    'nor about a label in %s: a phone that only a heavier pass reads is read beside it',
    async (symbology) => {
      const decoder = new SimulatedDecoder({ ms: 0 }, ['code-128', 'gs1-128', 'qr'])
      const label: Readable = { text: '00123456789012345675', symbology, at: edgeAt }
      decoder.codes = [label]
      const { watch } = bench([], { decoders: [decoder] })
      await watch(empty, 10)
      decoder.codes = [label, readable(w1, qrAt, isHeavy)]
      expect(texts(await watch(empty, 12)).join(' ')).toContain(w1)
    },
  )

  test.each([1, 2, 3, 4, 5, 6])(
    'nor about the place of a phone that has left, whatever else is there after %i frames',
    async (frames) => {
      const leftAt = { x: 110, y: 80, width: 84, height: 84 }
      const sign = readable('SHOP', { x: 198, y: 90, width: 42, height: 42 })
      const picture = drawPicture({
        symbols: [drawnQr(w1, leftAt), drawnQr(sign.text, sign.at), drawnQr(w2, qrAt)],
      })
      const { decoder, watch } = bench([readable(w1, leftAt), sign])
      await watch(picture, frames)
      decoder.codes = [readable(w2, qrAt), sign]
      expect(texts(await watch(picture))[0]).toContain(w2)
    },
  )

  test('about the place of a product where its symbology was asked for', async () => {
    // Above the viewfinder.
    const at = { ...barsAt, y: 4, height: 50 }
    const product: Readable = { text: '6901234567892', symbology: 'ean-upc', at }
    const picture = drawPicture({ symbols: [{ ...drawnBars, at: [at.x, at.y], bars: 50 }] })
    const { watch } = bench([product], { symbologies: ['code-128', 'qr', 'ean-upc'] })
    expect(texts(await watch(picture, 9)).slice(2)).toEqual(times(7, product.text))
  })

  test('at half the size for QR, and at every pixel for bars', async () => {
    const { decoder, watch } = bench([])
    await watch(qrAndBars)
    const [qr, bars] = decoder.calls
    expect(qr).toMatchObject({ symbologies: ['qr'], shrink: 2, effort: 'light' })
    expect(bars).toMatchObject({ symbologies: ['code-128'], shrink: 1, effort: 'light' })
  })

  test('for product codes where bars stand, since those are to be looked at no further', async () => {
    const { decoder, watch } = bench([])
    await watch(qrAndBars)
    const forProducts = decoder.calls.filter(({ symbologies }) => symbologies.includes('ean-upc'))
    expect(widths(forProducts).every((width) => width! < fullWidth)).toBe(true)
    expect(forProducts.length).toBeGreaterThan(0)
  })

  test('for product codes only where they are asked for', async () => {
    const product: Readable = { text: '6901234567892', symbology: 'ean-upc', at: barsAt }
    const without = bench([product])
    expect(texts(await without.watch(qrAndBars, 3))).toEqual(times(3, ''))
    const asked = bench([product], { symbologies: ['code-128', 'qr', 'ean-upc'] })
    expect(texts(await asked.watch(qrAndBars, 3))).toContain(product.text)
  })
})

describe('a heavier pass', () => {
  test('comes after the light one in the same frame, and reads what that cannot', async () => {
    const { watch } = bench([readable(w1, qrAt, isHeavy)])
    expect(texts(await watch(oneQr))).toEqual([w1])
  })

  test('is the first to be tried again once it has read something', async () => {
    const { decoder, watch } = bench([readable(w1, qrAt, isHeavy)])
    await watch(oneQr, 8)
    decoder.calls = []
    expect(texts(await watch(oneQr, 4)).filter((text) => text === w1).length).toBeGreaterThan(1)
  })

  test('reads a prepared picture, and reports the corners in the frame', async () => {
    const { watch } = bench([readable(w1, qrAt, ({ isPrepared }) => isPrepared)])
    const [code] = (await watch(oneQr)).flatMap(({ codes }) => codes)
    expect(code?.text).toBe(w1)
    const [{ x, y }] = code!.corners
    expect(Math.hypot(x - qrAt.x, y - qrAt.y)).toBeLessThan(2)
  })

  test('rests ever longer where none has read anything, as before a poster', async () => {
    const { decoder, watch } = bench([], { budgetMs: 1_000 })
    const heavyIn = async (frames: number): Promise<number> => {
      decoder.calls = []
      await watch(smallQr, frames)
      return decoder.calls.filter(isHeavy).length
    }
    const [first, later] = [await heavyIn(18), await heavyIn(18)]
    expect(first).toBeGreaterThan(later)
    expect(later).toBeGreaterThan(0)
  })

  test('has its turn, too, where another reads a sign in every frame', async () => {
    const atEveryPixel = ({ shrink, effort }: Call): boolean => shrink === 1 && effort === 'light'
    const sign = readable('https://shop.example', edgeAt, atEveryPixel)
    const { decoder, watch } = bench([sign, readable(w1, qrAt, isHeavy)])
    decoder.costMs = () => 10
    expect(texts(await watch(empty, 12)).join(' ')).toContain(w1)
  })

  test('is not run any more where a code was read, however long it is held', async () => {
    const { decoder, watch } = bench([readable(w1, qrAt)])
    await watch(oneQr)
    decoder.calls = []
    await watch(oneQr, 30)
    expect(decoder.calls.filter((call) => isHeavy(call) || call.isPrepared)).toEqual([])
  })
})

describe('the budget', () => {
  const frames = 45
  const spent = async (lightMs: number, heavyMs: number, budgetMs = 20): Promise<Call[]> => {
    const { decoder, watch } = bench([], { budgetMs })
    decoder.costMs = (call) => (isHeavy(call) ? heavyMs : lightMs)
    await watch(smallQr, frames)
    return decoder.calls
  }
  const heavy = (calls: readonly Call[]): number => calls.filter(isHeavy).length

  test('is kept on the average, with as many heavy passes as it allows', async () => {
    const { clock, decoder, watch } = bench([], { budgetMs: 20 })
    decoder.costMs = (call) => (isHeavy(call) ? 50 : 4)
    await watch(smallQr, frames)
    expect(clock.ms / frames).toBeLessThan(22)
    expect(decoder.calls.filter(isHeavy).length).toBeGreaterThan(4)
  })

  test('buys more on a quick machine than on a slow one, where still something is bought', async () => {
    const [quick, usual, slow] = [
      heavy(await spent(1, 4)),
      heavy(await spent(4, 40)),
      heavy(await spent(40, 400)),
    ]
    expect(quick).toBeGreaterThan(usual)
    expect(usual).toBeGreaterThan(slow)
    expect(slow).toBeGreaterThan(1)
  })

  test('outlives a machine that stood still in the middle of a pass', async () => {
    const { clock, decoder, watch } = bench([readable(w1, qrAt, isHeavy)])
    const stop = { once: true }
    decoder.costMs = () => 1
    decoder.codes = []
    await watch(empty, 20)
    decoder.costMs = (call) => (isHeavy(call) && stop.once ? ((stop.once = false), 60_000) : 1)
    await watch(empty, 20)
    expect(clock.ms).toBeGreaterThan(60_000)
    decoder.codes = [readable(w1, qrAt, isHeavy)]
    expect(texts(await watch(empty, 200)).join(' ')).toContain(w1)
  })

  test('must be a positive number', () => {
    expect(() => bench([], { budgetMs: 0 })).toThrow(TypeError)
    expect(() => bench([], { budgetMs: Number.NaN })).toThrow(TypeError)
    expect(() => bench([], { decoders: [] })).toThrow(TypeError)
  })
})

describe('two phones in view', () => {
  test('are both reported in the frame in which the first one is read, wherever the other is', async () => {
    const { watch } = bench([readable(w1, qrAt), readable(w2, edgeAt)])
    expect(texts(await watch(twoPhones))).toEqual([`${w2} ${w1}`])
  })

  test('also when it takes a heavier pass to read the second', async () => {
    const { watch } = bench([readable(w1, qrAt), readable(w2, edgeAt, isHeavyOrFull)])
    expect(texts(await watch(twoPhones))).toEqual([`${w2} ${w1}`])
  })

  test('are both reported soon when the second comes while the first is held', async () => {
    const { decoder, watch } = bench([readable(w1, qrAt)])
    await watch(oneQr, 10)
    decoder.codes = [readable(w1, qrAt), readable(w2, edgeAt)]
    expect(texts(await watch(twoPhones, 4))).toContain(`${w2} ${w1}`)
  })
})

const isHeavyOrFull = ({ effort, shrink }: Call): boolean => effort === 'heavy' || shrink === 1

describe('several decoders', () => {
  const clock = { ms: 0 }
  const pair = (): [SimulatedDecoder, SimulatedDecoder] => [
    new SimulatedDecoder(clock, ['code-128', 'qr'], 'general'),
    new SimulatedDecoder(clock, ['code-128'], 'bars only'),
  ]

  test('the second is asked for bars that the first has missed, and only where there are some', async () => {
    const decoders = pair()
    decoders[1].codes = [{ text: w1, symbology: 'code-128', at: barsAt }]
    const { watch } = bench([], { decoders })
    expect(texts(await watch(oneQr, 3))).toEqual(['', '', ''])
    expect(decoders[1].calls).toEqual([])
    expect(texts(await watch(qrAndBars, 3))).toContain(w1)
  })

  test('one that rejects is left out and closed where the others read all that it reads', async () => {
    const decoders = pair()
    decoders[0].codes = [readable(w1, qrAt)]
    decoders[1].fault = new Error('broken')
    const { watch, close } = bench([], { decoders })
    expect(texts(await watch(qrAndBars, 6))).toContain(w1)
    expect([decoders[1].calls.length, decoders[1].closed]).toEqual([1, 1])
    close()
    expect(decoders.map(({ closed }) => closed)).toEqual([1, 1])
  })

  test('one that rejects is heard where something would never be read again without it', async () => {
    const decoders = pair()
    decoders[0].fault = new Error('broken')
    const { watch } = bench([], { decoders })
    await expect(watch(qrAndBars)).rejects.toThrow('broken')
    await expect(watch(qrAndBars)).rejects.toThrow('broken')
    expect(decoders[0].closed).toBe(0)
  })
})

describe('forget', () => {
  test('leaves no place where a code was seen, and nothing known', async () => {
    const { decoder, watch, forget } = bench([readable(w1, qrAt)])
    const frame = onMat(oneQr)
    await watch(frame, 2)
    forget()
    decoder.calls = []
    await watch(frame)
    const qrCalls = decoder.calls.filter(({ shrink }) => shrink === 2)
    // The whole frame, and once more because the code is new.
    expect(widths(qrCalls)).toEqual([320, 320])
  })

  test('makes the scene a new one', async () => {
    const { decoder, watch, forget } = bench([])
    decoder.costMs = (call) => (isHeavy(call) ? 3 : 1)
    await watch(empty, 20)
    forget()
    decoder.calls = []
    await watch(empty)
    expect(decoder.calls.filter(isHeavy).length).toBeGreaterThan(1)
  })
})

import { VirtualTimeScheduler } from 'rxjs'
import type { FrameDecoder } from '../../../src/decoders/frame-decoder.ts'
import { nativeDecoder } from '../../../src/decoders/native/native-decoder.ts'
import { selfTestCodes, selfTestPicture } from '../../../src/decoders/native/self-test-picture.ts'
import type { Detected } from '../../../src/decoders/native/native-platform.ts'
import { zxingJsDecoder } from '../../../src/decoders/zxing-js/zxing-js-decoder.ts'
import { zxingWasmDecoder } from '../../../src/decoders/zxing-wasm/zxing-wasm-decoder.ts'
import { code128, decoderContract, first, qr, second } from '../decoder-contract.ts'
import { drawPicture } from '../draw-picture.ts'
import { simulatedBrowser, type Simulation } from './simulated-detector.ts'

let eyes: FrameDecoder
beforeAll(async () => {
  eyes = await zxingWasmDecoder()
})

const frame = drawPicture({ symbols: [qr] })
const request = { symbologies: ['code-128', 'qr'], effort: 'light' } as const

/** A decoder that counts how often it was asked, and can be told what to read. */
function counted(read: FrameDecoder['decode'] = (...asked) => eyes.decode(...asked)) {
  const decode = jest.fn(read)
  const close = jest.fn()
  return { name: 'counted', symbologies: ['code-128', 'qr'], decode, close } as const
}

const open = (simulation: Simulation = {}, beside: FrameDecoder = counted()) =>
  nativeDecoder({ beside, platform: simulatedBrowser(eyes, simulation) })

describe('a browser that reads well', () => {
  decoderContract(async () =>
    nativeDecoder({
      beside: await zxingWasmDecoder(),
      platform: simulatedBrowser(await zxingWasmDecoder()),
    }),
  )

  test('reads alone what it can read', async () => {
    const beside = counted()
    const decoder = await open({}, beside)
    expect(await decoder.decode(frame, request)).toMatchObject([{ symbology: 'qr', text: first }])
    expect(beside.decode).not.toHaveBeenCalled()
  })

  test('is helped where it sees nothing, and where all is wanted', async () => {
    const beside = counted()
    const decoder = await open({}, beside)
    await decoder.decode(drawPicture({}), request)
    await decoder.decode(frame, { ...request, effort: 'heavy' })
    expect(beside.decode).toHaveBeenCalledTimes(2)
  })

  test('takes the other decoder with it when it is closed', async () => {
    const beside = counted()
    const decoder = await open({}, beside)
    decoder.close()
    expect(beside.close).toHaveBeenCalledTimes(1)
  })
})

describe('the self-test', () => {
  test('has a picture that other decoders read', async () => {
    const wanted = { symbologies: ['code-128', 'qr'], effort: 'light' } as const
    for (const decoder of [eyes, await zxingJsDecoder()]) {
      const codes = await decoder.decode(selfTestPicture(), wanted)
      const told = codes.map(({ symbology, text }) => ({ symbology, text }))
      expect(told).toHaveLength(2)
      expect(told).toEqual(expect.arrayContaining([...selfTestCodes]))
    }
  })

  test.each<[code: string, what: string, Simulation]>([
    ['native-missing', 'reads no Code 128', { formats: ['qr_code'] }],
    ['native-blind', 'is silent', { tell: async () => [] }],
    ['native-blind', 'sees one of the two', { tell: async (seen) => seen.slice(1) }],
    [
      'native-wrong',
      'lies',
      { tell: async (seen) => seen.map((code) => ({ ...code, rawValue: second })) },
    ],
    [
      'native-broken',
      'throws',
      {
        tell: async () => {
          throw new TypeError('Barcode detection service unavailable.')
        },
      },
    ],
  ])(
    '%s: a browser that %s is not taken, and the other decoder stays open',
    async (code, _, simulation) => {
      const beside = counted()
      await expect(open(simulation, beside)).rejects.toMatchObject({
        ...{ name: 'DecoderError', code },
        cure: 'Use zxingWasmDecoder.',
      })
      expect(beside.close).not.toHaveBeenCalled()
    },
  )

  test('a browser without BarcodeDetector is native-missing', async () => {
    const { ImageData } = simulatedBrowser(eyes)
    const opening = nativeDecoder({ beside: counted(), platform: { ImageData } })
    await expect(opening).rejects.toMatchObject({ code: 'native-missing' })
  })

  test('one that does not say what it reads is native-missing', async () => {
    const platform = simulatedBrowser(eyes)
    Object.assign(platform.BarcodeDetector!, { getSupportedFormats: () => Promise.reject(Error()) })
    const opening = nativeDecoder({ beside: counted(), platform })
    await expect(opening).rejects.toMatchObject({ code: 'native-missing' })
  })

  test('one that gives no answer is native-broken after five seconds', async () => {
    const scheduler = new VirtualTimeScheduler()
    let asked: () => void
    const isAsked = new Promise<void>((resolve) => (asked = resolve))
    const tell = (): Promise<[]> => {
      asked()
      return new Promise(() => {})
    }
    const platform = simulatedBrowser(eyes, { tell })
    const opening = nativeDecoder({ beside: counted(), scheduler, platform })
    await isAsked
    scheduler.flush()
    await expect(opening).rejects.toMatchObject({ code: 'native-broken' })
    expect(scheduler.now()).toBe(5_000)
  })
})

describe('a browser that fails later', () => {
  /** Passes the self-test, and is then as told. */
  const turning = (later: NonNullable<Simulation['tell']>): Simulation => {
    let calls = 0
    return { tell: async (seen) => ((calls += 1) === 1 ? seen : later(seen)) }
  }

  test('is dropped when it has read nothing three times where the other one reads', async () => {
    const tell = jest.fn(async () => [])
    const decoder = await open(turning(tell))
    for (let count = 0; count < 6; count += 1) {
      expect(await decoder.decode(frame, request)).toMatchObject([{ text: first }])
    }
    expect(tell).toHaveBeenCalledTimes(3)
  })

  test('frames in which nobody reads anything do not count', async () => {
    const tell = jest.fn(async () => [])
    const decoder = await open(turning(tell))
    for (let count = 0; count < 6; count += 1) await decoder.decode(drawPicture({}), request)
    expect(tell).toHaveBeenCalledTimes(6)
  })

  test('one good read makes up for the misses before it', async () => {
    let calls = 0
    const tell = jest.fn((seen: readonly Detected[]) =>
      Promise.resolve((calls += 1) % 3 === 0 ? seen : []),
    )
    const decoder = await open(turning(tell))
    for (let count = 0; count < 9; count += 1) await decoder.decode(frame, request)
    expect(tell).toHaveBeenCalledTimes(9)
  })

  test('is dropped at once when it throws, whatever it throws', async () => {
    const tell = jest.fn(() => Promise.reject(new TypeError('lost')))
    const decoder = await open(turning(tell))
    for (let count = 0; count < 3; count += 1) {
      expect(await decoder.decode(frame, request)).toMatchObject([{ text: first }])
    }
    expect(tell).toHaveBeenCalledTimes(1)
  })

  test('is dropped when it gives no answer for two seconds', async () => {
    const scheduler = new VirtualTimeScheduler()
    const tell = jest.fn((): Promise<[]> => {
      // The limit begins when the browser has been asked.
      setImmediate(() => scheduler.flush())
      return new Promise(() => {})
    })
    const beside = counted()
    const platform = simulatedBrowser(eyes, turning(tell))
    const decoder = await nativeDecoder({ beside, scheduler, platform })
    const before = scheduler.now()
    for (let count = 0; count < 3; count += 1) {
      expect(await decoder.decode(frame, request)).toMatchObject([{ text: first }])
    }
    expect(tell).toHaveBeenCalledTimes(1)
    expect(scheduler.now() - before).toBe(2_000)
  })

  test('an error of the other decoder is told', async () => {
    const decoder = await open(
      {},
      counted(() => Promise.reject(new Error('broken'))),
    )
    await expect(decoder.decode(drawPicture({}), request)).rejects.toThrow('broken')
  })
})

test('what the browser does not know is read by the other decoder', async () => {
  const beside = counted()
  const decoder = await open({}, beside)
  const bars = drawPicture({ symbols: [code128] })
  await decoder.decode(bars, { symbologies: ['gs1-128', 'code-128'], effort: 'light' })
  expect(beside.decode).toHaveBeenCalledTimes(1)
})

import { decodeFrames, type SeenFrame } from '@paycode/core/adapter'
import { w1, w2 } from '@paycode/simulator/testing'
import { Subject } from 'rxjs'
import type { LuminanceFrame } from '../../src/frame/luminance-frame.ts'
import { paymentFrameReader } from '../../src/strategy/payment-frame-reader.ts'
import { drawPicture } from '../decoders/draw-picture.ts'
import { type Call, type Readable, SimulatedDecoder } from './simulated-decoder.ts'

// In the middle of the view, and to the left of the viewfinder.
const middle = { x: 280, y: 180, width: 105, height: 105 }
const edge = { x: 20, y: 180, width: 63, height: 63 }
const drawn = (readables: readonly Readable[]): LuminanceFrame =>
  drawPicture({
    symbols: readables.map(({ text, at }) => ({
      ...{ kind: 'qrcode', text, at: [at.x, at.y], scale: at.width / 21 },
    })),
  })
const isHeavy = ({ effort }: Call): boolean => effort === 'heavy'
const easy: Readable = { text: w1, symbology: 'qr', at: middle }
const simple: Readable = { text: w2, symbology: 'qr', at: edge }
const hard: Readable = { ...simple, reads: isHeavy }
const both = drawn([easy, hard])
const none = drawn([])

/** The reader and core's confirmation, as in the camera, at ten frames a second or as many as the reading time allows. */
function till(costMs: (call: Call) => number = () => 0) {
  const clock = { ms: 0 }
  const decoder = new SimulatedDecoder(clock)
  decoder.costMs = costMs
  const reader = paymentFrameReader({ decoders: [decoder], now: () => clock.ms })
  const seen$ = new Subject<SeenFrame>()
  const reported: string[] = []
  const time = { monotonic: () => clock.ms, wall: () => clock.ms }
  seen$.pipe(decodeFrames({ clock: time })).subscribe((report) => {
    if (report.kind === 'scan') reported.push(report.scan.text)
    else if (report.kind === 'rejection') reported.push(report.rejection.reason)
  })
  return {
    reported,
    async watch(frame: LuminanceFrame, codes: readonly Readable[], frames: number) {
      decoder.codes = codes
      for (let count = 0; count < frames; count += 1) {
        const at = clock.ms
        const { codes: read } = await reader.read(frame)
        seen$.next({ at, codes: read })
        clock.ms = Math.max(clock.ms, at + 100)
      }
    },
  }
}

describe('a second phone that only a heavy pass reads', () => {
  test.each<[string, (call: Call) => number]>([
    ['costs nothing', () => 0],
    ['costs more than a frame may', (call) => (isHeavy(call) ? 150 : 40)],
  ])('does not report the first as long as both are there, where a look %s', async (_, costMs) => {
    const { reported, watch } = till(costMs)
    await watch(both, [easy, hard], 60)
    expect(reported).toEqual(['ambiguous'])
  })

  test('reports the first when the second has left', async () => {
    const { reported, watch } = till()
    await watch(both, [easy, hard], 10)
    await watch(drawn([easy]), [easy], 10)
    expect(reported).toEqual(['ambiguous', w1])
  })

  test('is not searched for any more a while after it has left', async () => {
    const clock = { ms: 0 }
    const decoder = new SimulatedDecoder(clock)
    const reader = paymentFrameReader({ decoders: [decoder], now: () => clock.ms })
    decoder.codes = [easy, hard]
    await reader.read(both)
    decoder.codes = [easy]
    const alone = drawn([easy])
    const callsIn = async (frames: number): Promise<number> => {
      decoder.calls = []
      for (let count = 0; count < frames; count += 1) await reader.read(alone)
      return decoder.calls.length
    }
    const [searching, after] = [await callsIn(30), await callsIn(30)]
    expect(searching).toBeGreaterThan(1.5 * after)
  })
})

test.each([8, 9, 10, 11, 12, 13, 14, 15])(
  'a phone that was withdrawn for %i frames and comes back with another is not reported again',
  async (frames) => {
    const { reported, watch } = till()
    await watch(drawn([easy]), [easy], 5)
    await watch(none, [], frames)
    await watch(both, [easy, simple], 5)
    expect(reported).toEqual([w1, 'ambiguous'])
  },
)

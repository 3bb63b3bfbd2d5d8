import fc from 'fast-check'
import type { LuminanceFrame } from '../../src/frame/luminance-frame.ts'
import { readPaymentCode128 } from '../../src/code-128/read-payment-code-128.ts'
import {
  addCode,
  develop,
  drawCode128,
  madeUpDigits,
  normal,
  random,
  type Scene,
} from './draw-code-128.ts'

const text = '134567890123456789'
const small = { text, width: 320, height: 320, pitch: 1.9, blur: 0.6, noise: 3 }

const textsIn = (frame: LuminanceFrame, prefixes?: readonly string[]): string[] =>
  readPaymentCode128(frame, prefixes ? { prefixes } : {}).map((code) => code.text)

describe('readPaymentCode128', () => {
  const turns = Array.from({ length: 37 }, (_, at) => at * 5)
  test.each(turns)('at %d degrees', (turn) => {
    const scene = { ...small, width: 280, height: 280, pitch: 1.7 }
    expect(textsIn(drawCode128({ ...scene, turn, seed: turn }))).toEqual([text])
  })

  test.each([0, 25, 90, 130])('1.2 px to a module, at %d degrees', (turn) => {
    const scene = { ...small, width: 200, height: 200, pitch: 1.2 }
    expect(textsIn(drawCode128({ ...scene, turn, seed: turn }))).toEqual([text])
  })

  test.each<[string, Partial<Scene>]>([
    ['a contrast of a fifth', { paper: 0.5, ink: 0.4 }],
    ['blurred as wide as a module', { blur: 1.9 }],
    ['moved along the code', { motion: 3, motionAngle: 0 }],
    ['noisy', { noise: 20 }],
    ['turned away', { yaw: 45, pitch: 2, width: 560, height: 200 }],
    ['tipped over', { tip: 45, turn: 20 }],
    ['leaned by a phone that is tilted askew', { yaw: 40, tip: 45, turn: 30, width: 400 }],
    ['light bars on dark ground', { paper: 0.03, ink: 0.8 }],
    ['bright surroundings', { table: 0.9 }],
  ])('%s', (_, scene) => {
    expect(textsIn(drawCode128({ ...small, ...scene }))).toEqual([text])
  })

  test('beside a reflection that leaves something of every bar', () => {
    const light = new Float32Array(320 * 320).fill(0.1)
    addCode(light, small)
    // A lamp overexposes the upper two thirds of a fifth of the bars.
    const dazzled = light.map((value, at) => {
      const [x, y] = [(at % 320) - 150, ((at / 320) | 0) - 143]
      return value + 2 * Math.exp(-(((x / 26) ** 2 + (y / 22) ** 2) ** 2))
    })
    expect(textsIn(develop(dazzled, small))).toEqual([text])
  })

  test('any 18 digits with an accepted beginning', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(359), (seed, turn) => {
        const digits = madeUpDigits(random(seed))
        expect(textsIn(drawCode128({ ...small, text: digits, turn, seed }))).toEqual([digits])
      }),
      { numRuns: 15, endOnFailure: true },
    )
  })

  test('a beginning that is not accepted is not bent into one that is', () => {
    for (const digits of ['244567890123456789', '994567890123456789', '164567890123456789']) {
      const frame = drawCode128({ ...small, text: digits })
      expect(textsIn(frame)).toEqual([])
      expect(textsIn(frame, [digits.slice(0, 2)])).toEqual([digits])
    }
  })

  test('two phones: both', () => {
    const scene = { ...small, width: 480, height: 320, pitch: 1.6 }
    const other = '109876543210987654'
    const light = new Float32Array(scene.width * scene.height).fill(0.1)
    addCode(light, { ...scene, middle: { x: 150, y: 90 }, turn: 4 })
    addCode(light, { ...scene, text: other, middle: { x: 300, y: 230 }, turn: -8 })
    expect(textsIn(develop(light, scene)).toSorted()).toEqual([other, text])
  })

  test('corners are in pixels of the frame, whatever part of it is looked at', () => {
    const frame = drawCode128({ ...small, pitch: 1.5, bars: 30 })
    const region = { x: 30, y: 90, width: 260, height: 140 }
    for (const options of [{}, { region }]) {
      const [code] = readPaymentCode128(frame, options)
      const xs = code!.corners.map(({ x }) => x)
      const ys = code!.corners.map(({ y }) => y)
      expect(Math.min(...xs)).toBeCloseTo(160 - 67 * 1.5, -0.5)
      expect(Math.max(...xs)).toBeCloseTo(160 + 67 * 1.5, -0.5)
      expect(Math.min(...ys)).toBeGreaterThan(125)
      expect(Math.max(...ys)).toBeLessThan(195)
    }
  })

  test('outside the region nothing is read, and a region off the frame is empty', () => {
    const frame = drawCode128(small)
    for (const region of [
      { x: 0, y: 0, width: 320, height: 100 },
      { x: 500, y: 0, width: 100, height: 100 },
      { x: 5, y: 5, width: 0, height: 0 },
    ]) {
      expect(readPaymentCode128(frame, { region })).toEqual([])
    }
  })
})

describe('nothing is read', () => {
  const frameOf = (width: number, height: number, grey: (x: number, y: number) => number) => {
    const data = Uint8ClampedArray.from({ length: width * height }, (_, at) =>
      grey(at % width, (at / width) | 0),
    )
    return { data, width, height, stride: width }
  }

  test.each([
    ['no pixels', 0, 0],
    ['one', 1, 1],
    ['a row', 300, 1],
    ['a plain frame', 320, 240],
  ])('%s', (_, width, height) => {
    expect(textsIn(frameOf(width, height, () => 128))).toEqual([])
  })

  test('in noise', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 5, max: 120 }), (seed, sigma) => {
        const next = random(seed)
        expect(textsIn(frameOf(200, 160, () => 128 + sigma * normal(next)))).toEqual([])
      }),
      { numRuns: 15, endOnFailure: true },
    )
  })

  test('in stripes that look like bars', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 5 }), fc.nat(180), (seed, most, turn) => {
        // 134 modules of stripes on a card. Only their content distinguishes them from a code.
        const next = random(seed)
        const stripes: number[] = []
        while (stripes.length < 134) {
          const colour = stripes.length === 0 || stripes.at(-1) === 0 ? 1 : 0
          stripes.push(...Array<number>(1 + Math.floor(next() * most)).fill(colour))
        }
        const angle = (turn * Math.PI) / 180
        const [sin, cos] = [Math.sin(angle), Math.cos(angle)]
        const frame = frameOf(320, 320, (x, y) => {
          const aside = (y - 160) * cos - (x - 160) * sin
          if (aside > 30 || aside < -30) return 230
          const along = (x - 160) * cos + (y - 160) * sin
          return along > -134 && stripes[(along / 2 + 67) | 0] ? 20 : 230
        })
        expect(textsIn(frame)).toEqual([])
      }),
      { numRuns: 40, endOnFailure: true },
    )
  })

  test('where two codes are faded into one another', () => {
    for (let seed = 0; seed < 8; seed += 1) {
      const next = random(seed)
      const [one, other] = [madeUpDigits(next), madeUpDigits(next)]
      const share = 0.3 + 0.4 * next()
      const a = new Float32Array(320 * 320).fill(0.1)
      const b = a.slice()
      addCode(a, { ...small, text: one })
      addCode(b, { ...small, text: other })
      const mixed = a.map((light, at) => light * share + b[at]! * (1 - share))
      for (const read of textsIn(develop(mixed, small))) expect([one, other]).toContain(read)
    }
  })

  test('where half of one code stands over half of another', () => {
    for (let seed = 0; seed < 8; seed += 1) {
      const next = random(seed + 100)
      const [one, other] = [madeUpDigits(next), madeUpDigits(next)]
      const a = new Float32Array(320 * 320).fill(0.1)
      const b = a.slice()
      addCode(a, { ...small, text: one })
      addCode(b, { ...small, text: other })
      const cut = 320 * (150 + Math.floor(20 * next()))
      const mixed = a.map((light, at) => (at < cut ? light : b[at]!))
      for (const read of textsIn(develop(mixed, small))) expect([one, other]).toContain(read)
    }
  })
})

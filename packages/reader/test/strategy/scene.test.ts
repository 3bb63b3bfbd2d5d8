import { blockTensors } from '../../src/code-128/find/block-tensors.ts'
import type { LuminanceFrame } from '../../src/frame/luminance-frame.ts'
import { Scene } from '../../src/strategy/scene.ts'
import { drawPicture } from '../decoders/draw-picture.ts'

const qr = (x: number): LuminanceFrame =>
  drawPicture({ symbols: [{ kind: 'qrcode', text: '134567890123456789', at: [x, 150], scale: 6 }] })

/** Grey noise of up to 24, different each time. */
function noisy({ data, ...frame }: LuminanceFrame, seed: number): LuminanceFrame {
  let state = seed
  const next = (): number => (state = (state * 48_271) % 2_147_483_647) % 24
  return { ...frame, data: data.map((grey) => Math.min(255, Math.max(0, grey - 12 + next()))) }
}

const isNew = (scene: Scene, frame: LuminanceFrame): boolean => scene.isNew(blockTensors(frame))

test('the first frame is a new scene', () => {
  expect(isNew(new Scene(), qr(200))).toBe(true)
})

test.each([
  ['plain', drawPicture({})],
  ['with something in it', qr(200)],
])('noise makes no new scene of one that is %s', (_, frame) => {
  const scene = new Scene()
  isNew(scene, noisy(frame, 1))
  for (let seed = 2; seed < 40; seed += 1) expect(isNew(scene, noisy(frame, seed))).toBe(false)
})

test('nor does a slow drift', () => {
  const scene = new Scene()
  isNew(scene, qr(100))
  for (let x = 101; x < 140; x += 1) expect(isNew(scene, qr(x))).toBe(false)
})

test('what comes into view, leaves it or lies elsewhere does', () => {
  const scene = new Scene()
  isNew(scene, noisy(drawPicture({}), 1))
  expect(isNew(scene, noisy(qr(100), 2))).toBe(true)
  expect(isNew(scene, noisy(qr(400), 3))).toBe(true)
  expect(isNew(scene, noisy(drawPicture({}), 4))).toBe(true)
})

import { join } from 'node:path'
import { cameraClip, type CameraClip } from '../clips/camera-clip.ts'
import { readFrameNumber } from '../clips/frame-number.ts'
import { describeWith } from '../describe-with.ts'
import type { BrowserLab } from '../start-browser-lab.ts'
import { startCameraLab } from '../start-camera-lab.ts'

const clipOf = () => cameraClip({ scene: 'two-phones', lines: 480, emptyMs: 200, heldMs: 400 })

test('a clip says in which frames a code lies as a whole', async () => {
  const { frames } = await clipOf()
  expect(frames).toHaveLength(6 + 18 + 12 + 18)
  expect(frames.slice(0, 6)).toEqual(Array.from({ length: 6 }, () => []))
  expect(frames[28]).toHaveLength(2)
}, 60_000)

test('a picture without a number has none', () => {
  expect(readFrameNumber(() => 120)).toBeUndefined()
  expect(readFrameNumber((x) => 120 + (x % 30))).toBeUndefined()
})

describeWith(['chromium'], 'a camera that shows a clip', () => {
  let lab: BrowserLab
  let clip: CameraClip
  beforeAll(async () => {
    clip = await clipOf()
    lab = await startCameraLab(clip)
  }, 60_000)
  afterAll(() => lab.close())

  test('gives the page its frames, in order and again and again', async () => {
    const page = await lab.open({ entry: join(__dirname, 'camera.page.ts') })
    const seen = await page.evaluate(() => cameraFrameNumbers(70))
    const numbers = seen.filter((number) => number !== undefined)
    expect(numbers).toHaveLength(seen.length)
    expect(Math.max(...numbers)).toBeLessThan(clip.frames.length)
    const falls = numbers.filter((number, at) => at > 0 && number < (numbers[at - 1] ?? 0))
    // 70 frames are more than one turn of the clip, and on a loaded machine some more.
    expect(falls.length).toBeGreaterThan(0)
    expect(falls.length).toBeLessThan(10)
  }, 60_000)
})

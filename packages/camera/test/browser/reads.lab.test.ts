import { describeWith } from '../../../../lab/describe-with.ts'
import { sampled, testInFull } from '../../../../lab/in-full.ts'
import {
  cameraLabStartMs,
  patientMs,
  startCameraTillLab,
  type CameraTillLab,
} from './camera-till-lab.ts'

const wasmUrl = '/wasm/zxing_reader.wasm'

describeWith(['chromium'], 'a camera in a page', () => {
  let lab: CameraTillLab
  beforeAll(async () => {
    lab = await startCameraTillLab({ lines: 720 })
  }, cameraLabStartMs)
  afterAll(() => lab.close())

  test(
    'reads the code of a phone and tells where it lies, with its time',
    async () => {
      const page = await lab.openPage()
      const openedAt = Date.now()
      await page.evaluate(() => void openTill())
      await page.waitForFunction(() => till.scans.length > 0)
      const { scans, found } = await page.evaluate(() => ({ scans: till.scans, found: till.found }))
      expect(scans[0]).toMatchObject({ masked: '13…12', symbology: 'qr' })
      expect(scans[0]?.ageMs).toBeLessThan(Date.now() - openedAt)
      expect(scans[0]?.ageMs).toBeGreaterThanOrEqual(0)
      expect(found.find(({ codes }) => codes.length > 0)).toMatchObject({
        ...{ width: 1280, height: 720, isCodeLike: true, way: 'track-stream' },
        codes: [{ masked: '13…12', symbology: 'qr' }],
      })
      expect(await page.evaluate(() => till.states)).toEqual(['closed', 'opening', 'open'])
      await page.context().close()
    },
    patientMs,
  )

  test.each(
    sampled([
      ['video-frame', ['MediaStreamTrackProcessor']],
      ['bitmap', ['MediaStreamTrackProcessor', 'VideoFrame']],
      ['canvas', ['MediaStreamTrackProcessor', 'VideoFrame', 'createImageBitmap']],
    ]),
  )(
    'reads by %s where there is nothing better',
    async (way, lacks) => {
      const page = await lab.openPage(lacks)
      await page.evaluate(() => void openTill())
      await page.waitForFunction(() => till.scans.length > 0)
      const [report] = await page.evaluate(() => till.found.filter(({ codes }) => codes.length > 0))
      expect(report).toMatchObject({ way, width: 1280, height: 720 })
      // One frame at a time, by the stamps of those that were read: none came twice.
      const stamps = await page.evaluate(() => till.found.map(({ at }) => at))
      expect(stamps.toSorted((a, b) => a - b)).toEqual(stamps)
      expect(new Set(stamps).size).toBe(stamps.length)
      await page.context().close()
    },
    patientMs,
  )

  testInFull(
    'reads without requestVideoFrameCallback',
    async () => {
      const page = await lab.openPage(['MediaStreamTrackProcessor'])
      await page.evaluate(() => {
        Reflect.deleteProperty(HTMLVideoElement.prototype, 'requestVideoFrameCallback')
        openTill()
      })
      await page.waitForFunction(() => till.scans.length > 0)
      expect(await page.evaluate(() => till.found[0]?.way)).toBe('video-frame')
      await page.context().close()
    },
    patientMs,
  )

  test(
    'waits for a touch where the browser plays no video without one',
    async () => {
      const page = await lab.openPage(['MediaStreamTrackProcessor'])
      await page.evaluate(() => {
        const { prototype } = HTMLVideoElement
        const play = prototype.play
        prototype.play = () => Promise.reject(new DOMException('', 'NotAllowedError'))
        // An autoplaying video would begin by itself here.
        Object.defineProperty(prototype, 'autoplay', { set() {} })
        const setAttribute = prototype.setAttribute
        prototype.setAttribute = function (name, value) {
          if (name !== 'autoplay') setAttribute.call(this, name, value)
        }
        addEventListener('pointerdown', () => (prototype.play = play), true)
        openTill()
      })
      await page.waitForFunction(() => till.states.at(-1) === 'paused picture-blocked')
      await page.mouse.click(300, 300)
      await page.waitForFunction(() => till.scans.length > 0)
      expect(await page.evaluate(() => till.states.at(-1))).toBe('open')
      await page.context().close()
    },
    patientMs,
  )

  test.each([
    ['is not there', { worker: '/missing.js', wasmUrl }],
    ['may not be made', { worker: 'https://elsewhere.example/worker.js', wasmUrl }],
  ])(
    'reads in the page itself where the worker %s',
    async (_, options) => {
      const page = await lab.openPage()
      await page.evaluate((given) => void openTill(given), options)
      await page.waitForFunction(() => till.scans.length > 0)
      expect(await page.evaluate(() => till.states.at(-1))).toBe('open no-worker')
      await page.context().close()
    },
    patientMs,
  )

  test(
    'says that its decoder cannot be loaded, and why',
    async () => {
      const page = await lab.openPage()
      await page.evaluate(() => void openTill({ wasmUrl: '/missing.wasm' }))
      await page.waitForFunction(() => till.states.at(-1) === 'unavailable decoder-not-loaded')
      const status = await page.evaluate(() => till.statuses.at(-1))
      expect(status?.problem?.cure).toContain('zxing_reader.wasm')
      await page.context().close()
    },
    patientMs,
  )

  test(
    'shows its picture in a video of the page',
    async () => {
      const page = await lab.openPage()
      await page.evaluate(() => {
        const video = document.querySelector('video')!
        openTill()
        globalThis.stopShowing = till.input.show(video)
      })
      await page.waitForFunction(() => document.querySelector('video')!.videoWidth === 1280)
      const video = await page.evaluate(() => {
        const { muted, playsInline, paused } = document.querySelector('video')!
        return { muted, playsInline, paused }
      })
      expect(video).toEqual({ muted: true, playsInline: true, paused: false })
      await page.evaluate(() => globalThis.stopShowing())
      expect(await page.evaluate(() => document.querySelector('video')!.srcObject)).toBeNull()
      await page.context().close()
    },
    patientMs,
  )
})

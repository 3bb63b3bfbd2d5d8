import { describeWith } from '../../../../lab/describe-with.ts'
import { sampled, testInFull } from '../../../../lab/in-full.ts'
import { first, qr, second } from '../../../reader/test/decoders/decoder-contract.ts'
import { drawPicture } from '../../../reader/test/decoders/draw-picture.ts'
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
    'reads the code of a phone and reports its place and time',
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
        ...{ width: 1280, height: 720, way: 'track-stream' },
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
      // One frame at a time: no frame was read twice, by their timestamps.
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
      await page.waitForFunction(() => till.scans.length > 0 && till.found.length > 30)
      expect(await page.evaluate(() => till.found[0]?.way)).toBe('video-frame')
      // The film has 30 frames a second, the screen twice as many.
      const stamps = await page.evaluate(() => till.found.map(({ at }) => at))
      const seconds = (stamps.at(-1)! - stamps[0]!) / 1_000
      expect((stamps.length - 1) / seconds).toBeLessThan(33)
      await page.context().close()
    },
    patientMs,
  )

  test(
    'reads one picture once where the browser does not say when a new one comes',
    async () => {
      const page = await lab.openPage(['MediaStreamTrackProcessor'])
      await page.evaluate(() => {
        Reflect.deleteProperty(HTMLVideoElement.prototype, 'requestVideoFrameCallback')
        const canvas = document.createElement('canvas')
        Object.assign(canvas, { width: 640, height: 480 })
        const context = canvas.getContext('2d')!
        const stream = canvas.captureStream(0)
        const [track] = stream.getVideoTracks() as CanvasCaptureMediaStreamTrack[]
        const draw = (level: number): void => {
          context.fillStyle = `rgb(${level} ${level} ${level})`
          context.fillRect(0, 0, 640, 480)
          track?.requestFrame()
        }
        Object.assign(globalThis, { draw })
        navigator.mediaDevices.getUserMedia = async () => stream
        openTill()
        draw(100)
      })
      await page.waitForFunction(() => till.found.length > 0)
      await page.waitForTimeout(1_000)
      expect(await page.evaluate(() => till.found.length)).toBe(1)
      await page.evaluate(() => draw(200))
      await page.waitForFunction(() => till.found.length === 2)
      await page.context().close()
    },
    patientMs,
  )

  test(
    'outlines codes where a video shows them when the device lies on its side',
    async () => {
      const page = await lab.openPage(['MediaStreamTrackProcessor'])
      await page.evaluate(() => {
        // A camera whose sensor is turned by 90° to the screen, as its frames' `rotation` says.
        const { VideoFrame } = globalThis
        globalThis.VideoFrame = class extends VideoFrame {
          constructor(source: CanvasImageSource) {
            const init: VideoFrameInit & { rotation: number } = { rotation: 90 }
            super(source, init)
          }
        } as typeof VideoFrame
        openTill()
      })
      await page.waitForFunction(() => till.scans.length > 0)
      const report = await page.evaluate(() => till.found.find(({ codes }) => codes.length > 0))
      expect(report).toMatchObject({ way: 'video-frame', width: 720, height: 1280 })
      const [topLeft, topRight] = report?.codes[0]?.corners ?? []
      // The edge that went to the right now goes down.
      expect(topRight!.y - topLeft!.y).toBeGreaterThan(3 * Math.abs(topRight!.x - topLeft!.x))
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
        // Autoplay is disabled: it would start the video here.
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
      expect(status?.problem?.words.en.cure).toContain('zxing_reader.wasm')
      await page.context().close()
    },
    patientMs,
  )

  test(
    'keeps the screen awake while it is open',
    async () => {
      const page = await lab.openPage()
      const released = await page.evaluate(async () => {
        const { wakeLock } = navigator
        const request = wakeLock.request.bind(wakeLock)
        let given: Promise<WakeLockSentinel> | undefined
        wakeLock.request = (type) => (given = request(type))
        openTill()
        const sentinel = await given
        const before = sentinel?.released
        till.close()
        await new Promise((resolve) => setTimeout(resolve, 200))
        return [before, sentinel?.released]
      })
      expect(released).toEqual([false, true])
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
      // As on iOS, where a video is black after its tab comes back.
      await page.evaluate(() => {
        const shown = document.querySelector('video')!
        shown.pause()
        shown.srcObject = new MediaStream()
        document.dispatchEvent(new Event('visibilitychange'))
      })
      await page.waitForFunction(() => {
        const shown = document.querySelector('video')!
        return !shown.paused && shown.videoWidth === 1280
      })
      await page.evaluate(() => globalThis.stopShowing())
      expect(await page.evaluate(() => document.querySelector('video')!.srcObject)).toBeNull()
      await page.context().close()
    },
    patientMs,
  )
})

describeWith(['chromium'], 'a camera of a device that is turned', () => {
  let lab: CameraTillLab
  beforeAll(async () => {
    lab = await startCameraTillLab({ isFilm: false })
  }, cameraLabStartMs)
  afterAll(() => lab.close())

  test.each([
    ['track-stream', []],
    ['video-frame', ['MediaStreamTrackProcessor']],
  ])(
    'reads on in the other format, by %s',
    async (way, lacks) => {
      const page = await lab.openPage(lacks)
      const film = (width: number, height: number, text: string) => {
        const { data } = drawPicture({ width, height, symbols: [{ ...qr, text, at: [300, 200] }] })
        const picture = { grey: Buffer.from(data).toString('base64'), width, height }
        return page.evaluate((sent) => filmPicture(sent), picture)
      }
      await film(640, 480, first)
      await page.evaluate(() => void openTill())
      await page.waitForFunction(() => till.scans.length === 1)
      await film(480, 640, second)
      await page.waitForFunction(() => till.scans.length === 2)
      const sizes = await page.evaluate(() =>
        till.found
          .filter(({ codes }) => codes.length > 0)
          .map(({ width, height }) => [width, height]),
      )
      expect([sizes[0], sizes.at(-1)]).toEqual([
        [640, 480],
        [480, 640],
      ])
      expect(await page.evaluate(() => till.found.at(-1)?.way)).toBe(way)
      expect(await page.evaluate(() => till.states)).toEqual(['closed', 'opening', 'open'])
      await page.context().close()
    },
    patientMs,
  )
})

describeWith(['chromium'], 'a camera whose sensor has 3840 × 2160 pixels', () => {
  let lab: CameraTillLab
  beforeAll(async () => {
    lab = await startCameraTillLab({ isFilm: false })
  }, cameraLabStartMs)
  afterAll(() => lab.close())

  test.each([
    ['the usual picture', {}, { width: 1280, height: 720 }, 20],
    ['all of it', { resolution: { width: 3840, height: 2160 } }, { width: 3840, height: 2160 }, 5],
  ])(
    'is asked for %s, and frames do not wait',
    async (_, options, size, minPerSecond) => {
      const page = await lab.openPage()
      await page.evaluate((given) => void openTill(given), options)
      await page.waitForFunction(() => till.found.length > 30)
      const found = await page.evaluate(() => till.found)
      expect(found[0]).toMatchObject(size)
      const stamps = found.slice(5).map(({ at }) => at)
      const seconds = (stamps.at(-1)! - stamps[0]!) / 1_000
      expect((stamps.length - 1) / seconds).toBeGreaterThan(minPerSecond)
      await page.context().close()
    },
    patientMs,
  )

  test(
    'is one track, whichever of two quick mounts wins, as in React’s StrictMode',
    async () => {
      const page = await lab.openPage()
      const states = await page.evaluate(async () => {
        const tracks: MediaStreamTrack[] = []
        const { mediaDevices } = navigator
        const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices)
        mediaDevices.getUserMedia = async (constraints) => {
          const stream = await getUserMedia(constraints)
          tracks.push(...stream.getVideoTracks())
          return stream
        }
        openTill()
        till.close()
        till.open()
        while (till.found.length < 3) await new Promise((resolve) => setTimeout(resolve, 50))
        return tracks.map(({ readyState }) => readyState)
      })
      expect(states.filter((state) => state === 'live')).toHaveLength(1)
      await page.context().close()
    },
    patientMs,
  )
})

import { readFileSync } from 'node:fs'
import type { CDPSession, Page } from 'playwright-core'
import type { LuminanceFrame } from '@paycode/reader'
import { describeWith } from '../../../../lab/describe-with.ts'
import { testInFull } from '../../../../lab/in-full.ts'
import { qr } from '../../../reader/test/decoders/decoder-contract.ts'
import { drawPicture } from '../../../reader/test/decoders/draw-picture.ts'
import {
  cameraLabStartMs,
  patientMs,
  startCameraTillLab,
  type CameraTillLab,
} from './camera-till-lab.ts'

const untilReads = async (page: Page): Promise<void> => {
  await page.evaluate(() => void (till.found.length = 0))
  await page.waitForFunction(() => till.states.at(-1) === 'open' && till.found.length > 2)
}

describeWith(['chromium'], 'a camera in a page whose camera is always granted', () => {
  let lab: CameraTillLab
  beforeAll(async () => {
    lab = await startCameraTillLab()
  }, cameraLabStartMs)
  afterAll(() => lab.close())

  test(
    'rests while the page is hidden, and goes on',
    async () => {
      // Playwright keeps its own pages visible whatever covers them, so this page is opened without Playwright.
      const browser = await lab.browser.newBrowserCDPSession()
      const url = `${await lab.servePage()}#open`
      const { targetId } = await browser.send('Target.createTarget', { url })
      const title = async (): Promise<string> => {
        const { targetInfo } = await browser.send('Target.getTargetInfo', { targetId })
        return targetInfo.title
      }
      await until(async () => (await title()) === 'visible: open, reads')
      const other = await browser.send('Target.createTarget', { url: 'about:blank' })
      await until(async () => (await title()) === 'hidden: paused page-hidden')
      await browser.send('Target.activateTarget', { targetId })
      await until(async () => (await title()) === 'visible: open, reads')
      expect(await title()).toBe('visible: open, reads')
      await browser.send('Target.closeTarget', { targetId: other.targetId })
      await browser.send('Target.closeTarget', { targetId })
    },
    patientMs,
  )

  test(
    'comes back when the camera dies under it',
    async () => {
      const page = await lab.openPage()
      await page.evaluate(() => void openTill())
      await untilReads(page)
      await killVideoCapture(await lab.browser.newBrowserCDPSession())
      await page.waitForFunction(() => till.states.includes('lost camera-failed'))
      await untilReads(page)
      const states = await page.evaluate(() => till.states)
      expect(states).toEqual(['closed', 'opening', 'open', 'lost camera-failed', 'open'])
      await page.context().close()
    },
    patientMs,
  )

  testInFull(
    'reads from a video where the browser gives no stream of frames any more',
    async () => {
      const page = await lab.openPage()
      await page.evaluate(keepFrames)
      await page.evaluate(() => void openTill())
      await page.waitForFunction(() => till.states.includes('lost no-picture'))
      await untilReads(page)
      const ways = await page.evaluate(() => till.found.map(({ way }) => way))
      expect(new Set(ways)).toEqual(new Set(['video-frame']))
      await page.context().close()
    },
    patientMs,
  )

  test(
    'is opened again when its picture stays black',
    async () => {
      const page = await lab.openPage()
      const film = (picture: LuminanceFrame) => {
        const { data, width, height } = picture
        const sent = { grey: Buffer.from(data).toString('base64'), width, height }
        return page.evaluate((given) => filmPicture(given), sent)
      }
      await film(drawPicture({ symbols: [qr] }))
      await page.evaluate(() => void openTill())
      await untilReads(page)
      await film({ data: new Uint8Array(640 * 480), width: 640, height: 480, stride: 640 })
      await page.waitForFunction(() => till.states.includes('lost no-picture'))
      await film(drawPicture({ symbols: [qr] }))
      await page.evaluate(() => void (till.scans.length = 0))
      await page.waitForFunction(() => till.scans.length > 0)
      const ways = await page.evaluate(() => till.found.map(({ way }) => way))
      expect(new Set(ways)).toEqual(new Set(['track-stream']))
      await page.context().close()
    },
    patientMs,
  )

  test(
    'restarts its worker when it ends without an error',
    async () => {
      const page = await lab.openPage()
      await page.evaluate(() => void openTill())
      await untilReads(page)
      const [worker] = page.workers()
      await worker?.evaluate(() => self.close())
      await page.waitForFunction(() => till.states.includes('lost decoder-failed'))
      await untilReads(page)
      expect(page.workers()).toHaveLength(1)
      expect(page.workers()[0]).not.toBe(worker)
      await page.context().close()
    },
    patientMs,
  )

  test(
    'restarts its worker when it throws',
    async () => {
      const page = await lab.openPage()
      const faults: Error[] = []
      page.on('pageerror', (error) => faults.push(error))
      await page.evaluate(() => void openTill())
      await untilReads(page)
      await page.workers()[0]?.evaluate(() => {
        setTimeout(() => {
          throw new Error('broken')
        })
      })
      await page.waitForFunction(() => till.states.includes('lost decoder-failed'))
      await untilReads(page)
      expect(faults).toEqual([])
      await page.context().close()
    },
    patientMs,
  )

  test(
    'holds nothing when it is closed',
    async () => {
      const page = await lab.openPage()
      await page.evaluate(() => {
        globalThis.held = { streams: [], urls: 0, rejections: 0 }
        const { mediaDevices } = navigator
        const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices)
        mediaDevices.getUserMedia = async (constraints) => {
          const stream = await getUserMedia(constraints)
          globalThis.held.streams.push(stream)
          return stream
        }
        const createObjectURL = URL.createObjectURL.bind(URL)
        URL.createObjectURL = (blob) => {
          globalThis.held.urls += 1
          return createObjectURL(blob)
        }
        addEventListener('unhandledrejection', () => (globalThis.held.rejections += 1))
      })
      for (let time = 0; time < 3; time += 1) {
        await page.evaluate(() => void openTill())
        if (time !== 1) await untilReads(page)
        await page.evaluate(() => till.close())
      }
      await page.waitForTimeout(1_000)
      const held = await page.evaluate(() => ({
        streams: globalThis.held.streams.flatMap((stream) =>
          stream.getTracks().map(({ readyState }) => readyState),
        ),
        urls: globalThis.held.urls,
        rejections: globalThis.held.rejections,
        videos: document.querySelectorAll('video').length,
      }))
      expect(held.streams.every((state) => state === 'ended')).toBe(true)
      expect(held).toMatchObject({ urls: 0, rejections: 0, videos: 1 })
      expect(page.workers()).toEqual([])
      await page.context().close()
    },
    patientMs,
  )
})

describeWith(['chromium'], 'a camera in a page that has to be granted it', () => {
  let lab: CameraTillLab
  beforeAll(async () => {
    lab = await startCameraTillLab({ grantsCamera: false })
  }, cameraLabStartMs)
  afterAll(() => lab.close())

  test(
    'says when it is refused and when that is taken back, and comes back with the permission',
    async () => {
      const context = await lab.browser.newContext()
      const page = await lab.openPageIn(context)
      const set = await permissionSetter(page, await lab.browser.newBrowserCDPSession())
      await set('denied')
      await page.evaluate(() => void openTill())
      await page.waitForFunction(() => till.states.at(-1) === 'unavailable permission-refused')
      await set('granted')
      await untilReads(page)
      await set('denied')
      await page.waitForFunction(() => till.states.at(-1) === 'unavailable permission-revoked')
      await set('granted')
      await untilReads(page)
      const states = await page.evaluate(() => till.states)
      // Whether `opening` is reported depends on how long camera and reader take.
      expect(states.slice(2).filter((state) => state !== 'opening')).toEqual([
        'unavailable permission-refused',
        'open',
        'unavailable permission-revoked',
        'open',
      ])
      await page.evaluate(() => till.close())
      await set('denied')
      await page.evaluate(() => void openTill())
      await page.waitForFunction(() => till.states.at(-1) === 'unavailable permission-refused')
      await set('granted')
      await untilReads(page)
      await context.close()
    },
    patientMs,
  )
})

/** W3C MediaStreamTrack Insertable Media Processing; the DOM types lack it. */
declare const MediaStreamTrackProcessor: new (init: { track: MediaStreamTrack | undefined }) => {
  readonly readable: ReadableStream<VideoFrame>
}

/** Runs in the page: takes frames of the camera without closing them, until the browser gives no more. */
async function keepFrames(): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: true })
  const [track] = stream.getVideoTracks()
  const frames = new MediaStreamTrackProcessor({ track }).readable.getReader()
  globalThis.kept = []
  for (;;) {
    const silence = new Promise<undefined>((resolve) => setTimeout(resolve, 1_000))
    const next = await Promise.race([frames.read(), silence])
    if (!next?.value) return
    globalThis.kept.push(next.value)
  }
}

/** Kills Chromium's process for cameras, which ends all tracks. */
async function killVideoCapture(browser: CDPSession): Promise<void> {
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo')
  const services = processInfo.filter(({ id }) =>
    readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('video_capture.mojom'),
  )
  expect(services).toHaveLength(1)
  for (const { id } of services) process.kill(id, 'SIGKILL')
}

async function permissionSetter(page: Page, browser: CDPSession) {
  const own = await page.context().newCDPSession(page)
  const { targetInfo } = await own.send('Target.getTargetInfo')
  const { browserContextId = '' } = targetInfo
  const { origin } = new URL(page.url())
  return (setting: 'granted' | 'denied') =>
    browser.send('Browser.setPermission', {
      ...{ permission: { name: 'camera' }, setting, origin, browserContextId },
    })
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 100))
}

import { cashierTexts } from '@paycode/core'
import type { Page } from 'playwright-core'
import type { CameraClip } from '../../../lab/clips/camera-clip.ts'
import { describeWith } from '../../../lab/describe-with.ts'
import { startCameraLab } from '../../../lab/start-camera-lab.ts'
import { startChromium } from '../../../lab/start-chromium.ts'
import { temporaryFolder } from '../../../lab/temporary-folder.ts'
import { filmScreens } from './film-screens.ts'
import { placesOf } from './places-of.ts'
import { servedWebPos, type ServedWebPos } from './served-web-pos.ts'
import { watchPage, type Watch } from './watch-page.ts'

/** Limits for a loaded machine, in ms. */
const patienceMs = 60_000

jest.setTimeout(4 * patienceMs)

describeWith(['chromium'], 'the web POS, with a camera', () => {
  const folder = temporaryFolder()
  let served: ServedWebPos
  const open: { close: () => Promise<void> }[] = []
  beforeAll(async () => {
    served = await servedWebPos()
  }, patienceMs)
  // A browser with a camera keeps one processor busy while it is open.
  afterEach(async () => void (await Promise.all(open.splice(0).map((one) => one.close()))))
  afterAll(() => served?.close())

  async function openTill(clip: CameraClip): Promise<{ till: Page; watch: Watch }> {
    const lab = await startCameraLab(clip)
    open.push(lab)
    const till = await (await lab.browser.newContext({ locale: 'en-GB' })).newPage()
    till.setDefaultTimeout(patienceMs)
    const watch = await watchPage(till, served.url)
    await till.goto(served.url)
    await till.locator('#keyboard-status[data-state=open]').waitFor()
    return { till, watch }
  }
  /** A wallet on its own phone: the code on its screen, and a picture of that screen. */
  async function openWallet(): Promise<{ wallet: Page; code: string; screen: Buffer }> {
    const browser = await startChromium()
    open.push(browser)
    const wallet = await browser.newPage()
    wallet.setDefaultTimeout(patienceMs)
    // The code's minute must not end before the film is shown.
    await wallet.clock.setFixedTime(new Date())
    await wallet.goto(`${served.url}/wallet.html`)
    await wallet.getByRole('button', { name: 'Show digits' }).click()
    const code = (await wallet.locator('#digits').innerText()).replaceAll(' ', '')
    await wallet.getByRole('button', { name: 'Hide digits' }).click()
    return { wallet, code, screen: await wallet.locator('#phone').screenshot() }
  }
  async function arm(till: Page): Promise<void> {
    await till.fill('#amount', '20')
    await till.press('#amount', 'Enter')
  }
  const shownCamera = (till: Page) =>
    till.evaluate(() => {
      const { srcObject } = document.querySelector('video') ?? {}
      return srcObject instanceof MediaStream ? srcObject.getVideoTracks()[0]?.label : undefined
    })
  const untilShown = (till: Page, camera: string) =>
    till.waitForFunction((wanted) => {
      const { srcObject } = document.querySelector('video') ?? {}
      return srcObject instanceof MediaStream && srcObject.getVideoTracks()[0]?.label === wanted
    }, camera)
  /** A till on a machine with this number of Chromium's own fake cameras. */
  async function openTillWithCameras(count: number, pretend: () => void): Promise<Page> {
    const args = [
      `--use-fake-device-for-media-stream=device-count=${count}`,
      '--use-fake-ui-for-media-stream',
    ]
    const browser = await startChromium({ args })
    open.push(browser)
    const till = await browser.newPage()
    till.setDefaultTimeout(patienceMs)
    await till.addInitScript(pretend)
    await till.goto(served.url)
    return till
  }
  /** Waits for the first outline, and returns its position as shares of the picture's width. */
  const outline = async (till: Page) => {
    const share = await till.waitForFunction(() => {
      const found = document.querySelector('#outlines polygon')?.getBoundingClientRect()
      const picture = document.querySelector('#picture')?.getBoundingClientRect()
      return (
        found &&
        picture && {
          left: (found.left - picture.left) / picture.width,
          right: (found.right - picture.left) / picture.width,
        }
      )
    })
    return share.jsonValue()
  }

  test('reads the wallet on a phone, outlines its code, and informs the wallet', async () => {
    const { wallet, code, screen } = await openWallet()
    // The phone is away longer than a code is held, and for more frames than count as gone, also on a busy machine.
    const timing = { heldSeconds: 3, awaySeconds: 6 }
    const clip = await filmScreens([screen], folder('wallet.mjpeg'), timing)

    const { till, watch } = await openTill(clip)
    const [found] = await Promise.all([outline(till), arm(till)])
    // The phone is held in the middle.
    expect(found?.left).toBeGreaterThan(0.25)
    expect(found?.right).toBeLessThan(0.75)
    await till.locator('body[data-stage=paid]').waitFor()
    const masked = `${code.slice(0, 2)}…${code.slice(-2)}`
    expect(await till.locator('#detail').innerText()).toBe(`Code ${masked} · Camera`)
    await wallet.locator('#phone[data-state=paid]').waitFor()

    // The phone leaves, and comes back with the used code.
    await till.click('#next')
    await arm(till)
    await till.locator('#refusal', { hasText: cashierTexts.en['already-used'].what }).waitFor()

    const places = [await placesOf(till), ...watch.said, ...watch.requests].join('\n')
    expect(places).toContain(masked)
    expect(places.includes(code.slice(2, -2))).toBe(false)
    const own = watch.requests.map((url) => url.replace(served.url, ''))
    expect(own).toContainEqual(expect.stringMatching(/^\/assets\/zxing_reader-.*\.wasm$/))
    expect(own).toContainEqual(expect.stringMatching(/^\/assets\/frame-worker-.*\.js$/))
    expect(watch.foreign).toEqual([])
    expect(watch.said).toEqual([])
  })

  test('takes neither of two phones, and says so in both languages', async () => {
    const wallets = [await openWallet(), await openWallet()]
    expect(wallets[0]?.code).not.toBe(wallets[1]?.code)
    const screens = wallets.map(({ screen }) => screen)
    // Both phones stay: while one comes or leaves, the camera sees a single phone.
    const clip = await filmScreens(screens, folder('wallets.mjpeg'), { heldSeconds: 1 })
    const { till } = await openTill(clip)
    await arm(till)
    await till.locator('#refusal', { hasText: cashierTexts.en.ambiguous.what }).waitFor()
    await till.getByRole('button', { name: '简体中文' }).click()
    await till.locator('#refusal', { hasText: cashierTexts.zh.ambiguous.what }).waitFor()
    expect(await till.locator('body').getAttribute('data-stage')).toBe('waiting')
  })

  test('offers the other camera, and the light of one that has it', async () => {
    // Chromium's own fake cameras have no light, so the test simulates one.
    const till = await openTillWithCameras(2, () => {
      let torch = false
      const { getCapabilities, getSettings } = MediaStreamTrack.prototype
      Object.assign(MediaStreamTrack.prototype, {
        getCapabilities(this: MediaStreamTrack) {
          return { ...getCapabilities.call(this), torch: true }
        },
        getSettings(this: MediaStreamTrack) {
          return { ...getSettings.call(this), torch }
        },
        async applyConstraints({ advanced = [] }: { advanced?: { torch?: boolean }[] }) {
          torch = advanced[0]?.torch ?? torch
        },
      })
    })
    await arm(till)
    const cameras = till.getByRole('combobox', { name: 'Camera to use' })
    await cameras.waitFor()
    const names = await cameras.locator('option').allInnerTexts()
    expect(names).toHaveLength(2)
    expect(await cameras.locator('option:checked').innerText()).toBe(await shownCamera(till))
    const other = names.find((name) => name !== names[0]) ?? ''
    const next = (await shownCamera(till)) === other ? (names[0] ?? '') : other
    await cameras.selectOption({ label: next })
    await untilShown(till, next)
    const light = till.getByRole('button', { name: 'Light' })
    expect(await light.getAttribute('aria-pressed')).toBe('false')
    await light.click()
    await till.locator('#torch[aria-pressed=true]').waitFor()
  })

  test.each([2, 3])('has a chosen camera of %d replaced when it is unplugged', async (count) => {
    // Chromium's own fake cameras cannot be unplugged, so the test simulates that.
    const till = await openTillWithCameras(count, () => {
      let gone: string | undefined
      const { enumerateDevices, getUserMedia } = MediaDevices.prototype
      Object.assign(MediaDevices.prototype, {
        async enumerateDevices(this: MediaDevices) {
          const devices = await enumerateDevices.call(this)
          return devices.filter(({ deviceId }) => deviceId !== gone)
        },
        async getUserMedia(this: MediaDevices, wish: { video: { deviceId?: { exact: string } } }) {
          if (gone !== undefined && wish.video.deviceId?.exact === gone)
            throw new DOMException('It is gone.', 'NotFoundError')
          return getUserMedia.call(this, wish)
        },
      })
      addEventListener('unplug', () => {
        const { srcObject } = document.querySelector('video') ?? {}
        const [track] = srcObject instanceof MediaStream ? srcObject.getVideoTracks() : []
        gone = track?.getSettings().deviceId
        track?.dispatchEvent(new Event('ended'))
        navigator.mediaDevices.dispatchEvent(new Event('devicechange'))
      })
    })
    await arm(till)
    const cameras = till.getByRole('combobox', { name: 'Camera to use' })
    await cameras.waitFor()
    const names = await cameras.locator('option:enabled').allInnerTexts()
    expect(names).toHaveLength(count)
    const [chosen = ''] = names.slice(-1)
    await cameras.selectOption({ label: chosen })
    await untilShown(till, chosen)
    await till.locator('#picture[data-camera=open]').waitFor()
    const liveRegions = await till.getByRole('status').elementHandles()

    await till.evaluate(() => dispatchEvent(new Event('unplug')))
    await till.locator('#picture[data-camera=lost]').waitFor()
    // The live regions exist before their text. Otherwise a screen reader may not announce it.
    const said = await Promise.all(liveRegions.map((region) => region.textContent()))
    expect(said).toContain('The camera is gone. Plug it in again.')
    expect(said).toContain('lost')

    await cameras.waitFor()
    expect(await cameras.locator('option:enabled').allInnerTexts()).toEqual(names.slice(0, -1))
    const marked = cameras.locator('option:checked')
    expect(await marked.innerText()).toBe('Choose a camera')
    await cameras.press('ArrowDown')
    await untilShown(till, names[0] ?? '')
    await till.locator('#picture[data-camera=open]').waitFor()
    // With one camera there is no choice.
    expect(await cameras.count()).toBe(count - 2)
    if (count > 2) expect(await marked.innerText()).toBe(names[0])
  })
})

import { madeUpWords, settled } from '@paycode/simulator/testing'
import { SimulatedPage } from './support/simulated-page.ts'

/** Whether the camera reads now. */
function reads(page: SimulatedPage): boolean {
  const before = page.scans.length
  page.frame([`13${String(before).padStart(16, '4')}`])
  return page.scans.length > before
}

describe('before anybody is asked', () => {
  test('an insecure page is reported, and stays so', async () => {
    const page = new SimulatedPage()
    Object.assign(page.has, { isSecure: false, mediaDevices: false })
    await page.open()
    expect(page.now).toBe('unavailable insecure-context')
    await page.time.passAsync(60_000)
    expect(page.devices.requests).toEqual([])
    page.close()
    expect(page.time.timers).toBe(0)
  })

  test('a browser without cameras is reported', async () => {
    const page = new SimulatedPage()
    page.has.mediaDevices = false
    await page.open()
    expect(page.now).toBe('unavailable no-camera-api')
  })
})

describe('a permission', () => {
  test('that the site was refused: the person is not asked again until it changes', async () => {
    const page = new SimulatedPage()
    page.devices.fault = 'NotAllowedError'
    page.permission.state = 'denied'
    await page.open()
    expect(page.now).toBe('unavailable permission-refused')
    await page.time.passAsync(60_000)
    expect(page.devices.requests).toHaveLength(1)
    page.devices.fault = undefined
    page.permission.become('granted')
    await settled()
    expect([page.now, reads(page)]).toEqual(['open', true])
  })

  test('that the browser does not report: tried again when the page is shown', async () => {
    const page = new SimulatedPage()
    page.has.permissions = false
    page.devices.fault = 'NotAllowedError'
    await page.open()
    expect(page.now).toBe('unavailable permission-refused')
    page.devices.fault = undefined
    page.document.show(false)
    page.document.show(true)
    await settled()
    expect(page.now).toBe('open')
  })

  test('whose question was closed: asked again when a person wants it, not before', async () => {
    const page = new SimulatedPage()
    page.devices.fault = 'NotAllowedError'
    page.permission.state = 'prompt'
    await page.open()
    expect(page.now).toBe('unavailable permission-dismissed')
    page.document.show(false)
    page.document.show(true)
    page.devices.dispatchEvent(new Event('devicechange'))
    await page.time.passAsync(60_000)
    expect(page.devices.requests).toHaveLength(1)
    page.permission.become('denied')
    await settled()
    expect(page.now).toBe('unavailable permission-refused')
    page.permission.become('prompt')
    await settled()
    expect(page.now).toBe('unavailable permission-dismissed')
    page.devices.fault = undefined
    page.input.retry()
    await settled()
    expect(page.now).toBe('open')
  })

  test('that is taken back while the camera runs: said so, and back with it', async () => {
    const page = await new SimulatedPage().open()
    expect(page.now).toBe('open')
    page.devices.fault = 'NotAllowedError'
    page.permission.state = 'denied'
    page.devices.track.end()
    page.permission.become('denied')
    await settled()
    expect([page.now, page.feed]).toEqual(['unavailable permission-revoked', undefined])
    await page.time.passAsync(60_000)
    expect(page.devices.requests).toHaveLength(1)
    page.devices.fault = undefined
    page.permission.become('granted')
    await settled()
    expect([page.now, reads(page)]).toEqual(['open', true])
  })

  // Chromium keeps each answer as long as the page lives.
  test('is asked for once in a page, and followed while no camera is open', async () => {
    const page = await new SimulatedPage().open()
    for (let time = 0; time < 3; time += 1) {
      page.close()
      await settled()
      page.listen()
      await settled()
      expect([page.now, reads(page)]).toEqual(['open', true])
    }
    page.close()
    page.permission.become('denied')
    page.devices.fault = 'NotAllowedError'
    page.listen()
    await settled()
    expect(page.now).toBe('unavailable permission-refused')
    page.devices.fault = undefined
    page.permission.become('granted')
    await settled()
    expect([page.now, reads(page), page.permission.asked]).toEqual(['open', true, 1])
  })

  test('that is reset while the camera runs is taken back, too', async () => {
    const page = await new SimulatedPage().open()
    page.permission.state = 'prompt'
    page.devices.track.end()
    await settled()
    expect(page.now).toBe('unavailable permission-revoked')
    page.devices.fault = 'NotAllowedError'
    page.permission.become('denied')
    await settled()
    expect(page.now).toBe('unavailable permission-revoked')
    expect(page.devices.requests).toHaveLength(1)
  })

  test.each([
    ['by the page around it', 'Permission denied', false, 'blocked-by-policy'],
    ['by the system', 'Permission denied by system', undefined, 'blocked-by-system'],
  ])('that is kept from the page %s', async (_, message, isAllowedByPolicy, trouble) => {
    const page = new SimulatedPage()
    page.isAllowedByPolicy = isAllowedByPolicy
    Object.assign(page.devices, { fault: 'NotAllowedError', message })
    await page.open()
    expect(page.now).toBe(`unavailable ${trouble}`)
  })
})

describe('a camera', () => {
  test('that is not there, until one is plugged in', async () => {
    const page = new SimulatedPage()
    page.devices.devices = []
    await page.open()
    expect(page.now).toBe('unavailable no-camera')
    page.devices.plug({ deviceId: 'new', label: 'New' })
    await settled()
    expect([page.now, reads(page)]).toEqual(['open', true])
  })

  test('that is unplugged is lost, and back by itself', async () => {
    const page = await new SimulatedPage().open()
    page.devices.unplug('counter')
    await settled()
    expect([page.now, page.feed]).toEqual(['lost unplugged', undefined])
    page.devices.plug({ deviceId: 'counter', label: 'Counter' })
    await settled()
    expect([page.now, reads(page)]).toEqual(['open', true])
  })

  test('that is back without a word is found again', async () => {
    const page = await new SimulatedPage().open()
    page.devices.unplug('counter')
    await settled()
    await page.time.passAsync(60_000)
    expect(page.now).toBe('lost unplugged')
    page.devices.devices = [{ deviceId: 'counter', label: 'Counter' }]
    await page.time.passAsync(10_000)
    expect([page.now, reads(page)]).toEqual(['open', true])
  })

  test.each([
    ['Chromium', 'NotReadableError'],
    ['Firefox', 'AbortError'],
  ])('that another program has, tried again with growing pauses, in %s', async (_, fault) => {
    const page = new SimulatedPage()
    page.devices.fault = fault
    await page.open()
    expect(page.now).toBe('lost camera-in-use')
    const asked: number[] = []
    for (let second = 0; second < 60; second += 1) {
      const before = page.devices.requests.length
      await page.time.passAsync(500)
      if (page.devices.requests.length > before) asked.push((second + 1) * 500)
    }
    expect(asked).toEqual([500, 1_500, 3_500, 7_500, 15_500, 25_500])
    expect(page.states).toEqual(['closed', 'opening', 'lost camera-in-use'])
    page.devices.fault = undefined
    await page.time.passAsync(10_000)
    expect([page.now, reads(page)]).toEqual(['open', true])
  })

  test('that stops although it is there is asked for again', async () => {
    const page = await new SimulatedPage().open()
    page.devices.track.end()
    await settled()
    expect(page.now).toBe('lost camera-failed')
    await page.time.passAsync(500)
    expect([page.now, reads(page)]).toEqual(['open', true])
  })

  test('that no constraint fits', async () => {
    const page = new SimulatedPage()
    page.devices.fault = 'OverconstrainedError'
    await page.open()
    expect(page.now).toBe('unavailable overconstrained')
    expect(page.devices.requests).toEqual([
      {
        facingMode: { ideal: 'environment' },
        width: { ideal: 1280 },
        height: { ideal: 720 },
        frameRate: { ideal: 30 },
      },
      { facingMode: { ideal: 'environment' } },
      {},
    ])
  })

  // mebjas/mebjas.github.io #35.
  test('that refuses the picture is asked for any', async () => {
    const page = new SimulatedPage()
    page.devices.refuses = ({ width }) => width !== undefined
    await page.open({ deviceId: 'counter' })
    expect(page.now).toBe('open')
    expect(page.devices.requests).toHaveLength(2)
    expect(page.devices.requests[1]).toEqual({ deviceId: { exact: 'counter' } })
  })

  test('that fails in a way that no standard knows is tried again', async () => {
    const page = new SimulatedPage()
    page.devices.fault = 'SomethingNew'
    await page.open()
    expect(page.now).toBe('lost camera-failed')
    page.devices.fault = undefined
    await page.time.passAsync(500)
    expect(page.now).toBe('open')
  })

  test('that is muted for a moment goes on; one that is muted for longer is requested again', async () => {
    const page = await new SimulatedPage().open()
    const { track } = page.devices
    track.mute(true)
    await page.time.passAsync(1_000)
    track.mute(false)
    await page.time.passAsync(3_000)
    expect(page.devices.track).toBe(track)
    track.mute(true)
    await page.time.passAsync(2_000)
    expect(page.now).toBe('lost no-picture')
    await page.time.passAsync(500)
    expect([page.now, page.devices.track === track]).toEqual(['open', false])
  })

  test('that gives no frame for six seconds is requested again, and read from a video', async () => {
    const page = await new SimulatedPage().open()
    await page.time.passAsync(5_900)
    expect([page.now, page.feed?.isStreamBroken]).toEqual(['open', false])
    await page.time.passAsync(200)
    expect(page.now).toBe('lost no-picture')
    expect(page.devices.live).toEqual([])
    await page.time.passAsync(500)
    expect([page.now, page.feed?.isStreamBroken]).toEqual(['open', true])
    expect([page.readers.length, reads(page)]).toEqual([1, true])
    await page.time.passAsync(8_500)
    // The video brings no frame either, so the reader is restarted.
    expect([page.readers.length, page.now, reads(page)]).toEqual([2, 'open', true])
  })

  // twilio-video.js #1632, Samsung's and Apple's browsers after a tab came back.
  test('whose picture stays black for six seconds is requested again, with growing pauses', async () => {
    const page = await new SimulatedPage().open()
    page.frame()
    page.document.show(false)
    page.document.show(true)
    const asked: number[] = []
    for (let second = 0; second < 30; second += 1) {
      const before = page.devices.requests.length
      page.blackFrame()
      await page.time.passAsync(1_000)
      if (page.devices.requests.length > before) asked.push(second)
    }
    expect(page.states).toContain('lost no-picture')
    expect(asked).toEqual([6, 13, 21])
    // Frames came, so their way to the reader and the reader itself are not changed.
    expect([page.feeds.at(-1)?.isStreamBroken, page.readers.length]).toEqual([false, 1])
    page.frame()
    await page.time.passAsync(3_000)
    page.frame()
    expect([page.now, reads(page)]).toEqual(['open', true])
  })

  test('is read as a stream again when another one is chosen', async () => {
    const page = await new SimulatedPage().open()
    await page.time.passAsync(7_000)
    expect(page.feed?.isStreamBroken).toBe(true)
    page.input.choose('counter')
    await settled()
    expect([page.now, page.feed?.isStreamBroken]).toEqual(['open', false])
  })

  test('is not blamed for a page that was blocked: its frames are heard before the answer', async () => {
    const page = await new SimulatedPage().open()
    page.frame()
    page.reader.isAlive = false
    await page.time.passAsync(7_000)
    expect(page.reader.heard.at(-1)).toEqual({ type: 'ping' })
    page.frame()
    page.reader.send({ type: 'pong' })
    await page.time.passAsync(5_000)
    expect(page.states).toEqual(['closed', 'opening', 'open'])
    expect(page.devices.requests).toHaveLength(1)
  })

  test('that gives frames is left alone', async () => {
    const page = await new SimulatedPage().open()
    for (let second = 0; second < 30; second += 1) {
      page.frame()
      await page.time.passAsync(1_000)
    }
    expect(page.states).toEqual(['closed', 'opening', 'open'])
    expect(page.reader.heard.filter(({ type }) => type === 'ping')).toEqual([])
  })
})

describe('the picture', () => {
  test('that the browser does not play before a touch is waited for, and nothing else is blamed', async () => {
    const page = await new SimulatedPage().open()
    page.feed?.onBlocked(true)
    expect(page.now).toBe('paused picture-blocked')
    await page.time.passAsync(60_000)
    expect(page.now).toBe('paused picture-blocked')
    page.feed?.onBlocked(false)
    expect([page.now, reads(page), page.devices.requests.length]).toEqual(['open', true, 1])
  })

  test('whose stream ends while its track lives comes in another way from then on', async () => {
    const page = await new SimulatedPage().open()
    const { run = 0, isStreamBroken } = page.feed ?? {}
    page.reader.send({ type: 'ended', run })
    expect([isStreamBroken, page.feed?.isStreamBroken, page.feeds.length]).toEqual([false, true, 2])
    expect([page.now, reads(page), page.devices.requests.length]).toEqual(['open', true, 1])
  })

  test('of which one frame could not be looked at goes on with the next', async () => {
    const page = await new SimulatedPage().open()
    const { feed } = page
    feed!.isIdle = false
    page.reader.send({ type: 'unread', run: feed!.run })
    expect(feed!.isIdle).toBe(true)
  })
})

describe('the reader', () => {
  test('that a page may not have in a worker reads in the page, which is said', async () => {
    const page = new SimulatedPage()
    page.has.workers = false
    await page.open()
    expect([page.now, reads(page)]).toEqual(['open no-worker', true])
  })

  test('that may not run WebAssembly reads with less, which is said with its cure', async () => {
    const page = new SimulatedPage()
    page.onReader = (reader) => {
      reader.lacksWasm = true
    }
    await page.open()
    expect([page.now, reads(page)]).toEqual(['open no-wasm', true])
    expect(page.statuses.at(-1)?.problem?.words.en.cure).toContain("'wasm-unsafe-eval'")
  })

  test('whose worker never comes reads in the page', async () => {
    const page = new SimulatedPage()
    page.onReader = (reader) => {
      reader.isAlive = page.readers.length > 0
    }
    await page.open()
    page.reader.crash()
    await settled()
    expect(page.readers).toHaveLength(2)
    expect([page.now, reads(page)]).toEqual(['open no-worker', true])
  })

  test('that cannot load its decoder says so, and tries again', async () => {
    const page = new SimulatedPage()
    page.onReader = (reader) => {
      reader.isAlive = page.readers.length > 0
    }
    await page.open()
    const words = madeUpWords('There is no file.', 'Serve it.')
    page.reader.send({ type: 'failed', words })
    expect(page.statuses.at(-1)).toEqual({
      state: 'unavailable',
      problem: { code: 'decoder-not-loaded', words },
    })
    await page.time.passAsync(500)
    expect([page.now, reads(page)]).toEqual(['open', true])
  })

  test('that does not load within half a minute is tried again', async () => {
    const page = new SimulatedPage()
    page.onReader = (reader) => {
      reader.isAlive = page.readers.length > 0
    }
    await page.open()
    await page.time.passAsync(29_000)
    expect(page.now).toBe('opening')
    await page.time.passAsync(1_000)
    expect(page.now).toBe('unavailable decoder-not-loaded')
    await page.time.passAsync(500)
    expect(page.now).toBe('open')
  })

  test.each([
    ['crashes', (page: SimulatedPage) => page.reader.crash()],
    ['breaks', (page: SimulatedPage) => page.reader.send({ type: 'failed' })],
  ])('that %s is restarted, in a worker again', async (_, harm) => {
    const page = await new SimulatedPage().open()
    const [first] = page.readers
    harm(page)
    expect([page.now, page.feed, first?.isClosed]).toEqual(['lost decoder-failed', undefined, true])
    await page.time.passAsync(500)
    expect([page.now, reads(page)]).toEqual(['open', true])
    expect(page.devices.requests).toHaveLength(1)
  })

  test('that hangs is restarted, and the camera is not blamed', async () => {
    const page = await new SimulatedPage().open()
    page.frame()
    page.reader.isAlive = false
    await page.time.passAsync(10_000)
    expect(page.states).toEqual(['closed', 'opening', 'open', 'lost decoder-failed', 'open'])
    expect(page.devices.requests).toHaveLength(1)
    expect(page.readers).toHaveLength(2)
  })

  test('that keeps crashing is started with growing pauses', async () => {
    const page = await new SimulatedPage().open()
    for (const pause of [500, 1_000, 2_000]) {
      page.reader.crash()
      const before = page.readers.length
      await page.time.passAsync(pause - 1)
      expect(page.readers).toHaveLength(before)
      await page.time.passAsync(1)
      expect(page.readers).toHaveLength(before + 1)
    }
  })
})

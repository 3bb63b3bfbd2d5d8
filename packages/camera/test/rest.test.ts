import { settled, w1, w2 } from '@paycode/simulator/testing'
import { BehaviorSubject } from 'rxjs'
import { memoryLedger, readyCodes, type Outcome } from '@paycode/core'
import { SimulatedPage } from './support/simulated-page.ts'

describe('a page that is hidden', () => {
  test('reads nothing, keeps its camera, and goes on when it is shown', async () => {
    const page = await new SimulatedPage().open()
    page.document.show(false)
    expect([page.now, page.feed, page.devices.live.length]).toEqual([
      ...(['paused page-hidden', undefined, 1] as const),
    ])
    page.document.show(true)
    expect(page.now).toBe('open')
    page.frame([w1])
    expect(page.scans).toHaveLength(1)
    expect(page.devices.requests).toHaveLength(1)
  })

  test('whose camera the system took in the meantime asks for it when it is shown', async () => {
    const page = await new SimulatedPage().open()
    page.document.show(false)
    page.devices.track.end()
    await page.time.passAsync(60_000)
    expect(page.devices.requests).toHaveLength(1)
    page.document.show(true)
    await settled()
    expect(page.now).toBe('open')
    expect(page.devices.requests).toHaveLength(2)
  })

  test('whose track ended without a word asks for it, too', async () => {
    const page = await new SimulatedPage().open()
    page.document.show(false)
    page.devices.track.stop()
    page.document.show(true)
    await page.time.passAsync(500)
    expect([page.now, page.devices.requests.length]).toEqual(['open', 2])
  })

  test('whose track is still muted when it is shown gets a new one, if it stays so', async () => {
    const page = await new SimulatedPage().open()
    page.document.show(false)
    page.devices.track.mute(true)
    await page.time.passAsync(60_000)
    expect(page.devices.requests).toHaveLength(1)
    page.document.show(true)
    await page.time.passAsync(2_500)
    expect([page.now, page.devices.requests.length]).toEqual(['open', 2])
  })

  test('is reported when it opens hidden', async () => {
    const page = new SimulatedPage()
    page.document.show(false)
    await page.open()
    expect(page.states).toEqual(['closed', 'opening', 'paused page-hidden'])
  })

  test('asks for no camera until it is shown', async () => {
    const page = new SimulatedPage()
    page.document.show(false)
    await page.open()
    page.devices.dispatchEvent(new Event('devicechange'))
    await page.time.passAsync(60_000)
    expect(page.devices.requests).toEqual([])
    page.document.show(true)
    await settled()
    expect([page.now, page.devices.requests.length]).toEqual(['open', 1])
  })
})

describe('while no order waits', () => {
  test('it rests with its camera open, and reads what is in view again when one does', async () => {
    const page = new SimulatedPage().make()
    const isWanted$ = new BehaviorSubject(true)
    page.input.followGate?.(isWanted$)
    page.listen()
    await settled()
    page.frame([w1])
    page.frame([w1])
    expect(page.scans).toHaveLength(1)
    isWanted$.next(false)
    expect([page.now, page.feed, page.devices.live.length]).toEqual([
      ...(['paused not-armed', undefined, 1] as const),
    ])
    await page.time.passAsync(60_000)
    isWanted$.next(true)
    expect(page.now).toBe('open')
    page.frame([w1])
    expect(page.scans).toHaveLength(2)
    expect(page.devices.requests).toHaveLength(1)
  })

  test('one who waits is enough', async () => {
    const page = await new SimulatedPage().open()
    const [one, other] = [new BehaviorSubject(false), new BehaviorSubject(true)]
    const first = page.input.followGate?.(one)
    const second = page.input.followGate?.(other)
    expect(page.now).toBe('open')
    second?.unsubscribe()
    expect(page.now).toBe('paused not-armed')
    first?.unsubscribe()
    expect(page.now).toBe('open')
  })

  test('it reads all the same where products are asked for', () => {
    const page = new SimulatedPage().make({ symbologies: ['qr', 'ean-upc'] })
    expect(page.input.followGate).toBeUndefined()
  })

  test('frames that were under way when it began to rest are dropped', async () => {
    const page = await new SimulatedPage().open()
    const { run = 0 } = page.feed ?? {}
    page.document.show(false)
    page.document.show(true)
    page.reader.read(run, [{ text: w1, symbology: 'qr', corners }])
    expect([page.scans, page.found]).toEqual([[], []])
  })
})

describe('the screen', () => {
  const shut = new BehaviorSubject(false)

  test('stays awake while an order waits and the page is shown', async () => {
    const page = new SimulatedPage().make()
    const isWanted$ = new BehaviorSubject(false)
    page.input.followGate?.(isWanted$)
    page.listen()
    await settled()
    expect(page.screen.requests).toBe(0)
    isWanted$.next(true)
    page.frame()
    await settled()
    expect(page.screen).toMatchObject({ held: 1, requests: 1 })
    page.document.show(false)
    await settled()
    expect(page.screen.held).toBe(0)
    page.document.show(true)
    await settled()
    expect(page.screen).toMatchObject({ held: 1, requests: 2 })
    isWanted$.next(false)
    await settled()
    expect(page.screen.held).toBe(0)
  })

  test('may go dark when the camera is closed, also while the browser is being asked', async () => {
    const page = await new SimulatedPage().open()
    await settled()
    expect(page.screen.held).toBe(1)
    page.close()
    await settled()
    expect(page.screen.held).toBe(0)
    page.listen()
    page.close()
    await page.time.passAsync(1)
    await settled()
    expect(page.screen).toMatchObject({ held: 0, requests: 2 })
  })

  test.each([
    ['refuses it', { refuses: true }, true],
    ['has no wake lock', {}, false],
  ])(
    'goes dark as ever where the browser %s, and the camera reads',
    async (_, screen, wakeLock) => {
      const page = new SimulatedPage()
      Object.assign(page.screen, screen)
      page.has.wakeLock = wakeLock
      await page.open()
      page.frame([w1])
      expect([page.now, page.scans.length]).toEqual(['open', 1])
      page.input.followGate?.(shut)
      await settled()
      expect([page.now, page.screen.held]).toEqual(['paused not-armed', 0])
    },
  )
})

describe('as an input of a till', () => {
  test('it reads from arm until a code is ready', async () => {
    const page = new SimulatedPage().make()
    const clock = page.time
    const { scheduler } = clock
    const till = readyCodes([page.input], { ledger: memoryLedger(), scheduler, clock })
    const outcomes: Outcome[] = []
    till.outcomes$.subscribe((outcome) => outcomes.push(outcome))
    await settled()
    expect(page.now).toBe('paused not-armed')
    till.arm({ orderId: 'A-1' })
    expect(page.now).toBe('open')
    page.frame([w1])
    await settled()
    expect(outcomes).toMatchObject([{ status: 'ready' }])
    expect(page.now).toBe('paused not-armed')
    till.arm({ orderId: 'A-2' })
    // The phone of the first customer is still there after the hold.
    await page.time.passAsync(3_100)
    page.frame([w1])
    await settled()
    page.frame([w2])
    await settled()
    expect(
      outcomes.map((outcome) => (outcome.status === 'ready' ? 'ready' : outcome.reason)),
    ).toEqual(['ready', 'already-used', 'ready'])
  })
})

const corners = [
  { x: 0, y: 0 },
  { x: 9, y: 0 },
  { x: 9, y: 9 },
  { x: 0, y: 9 },
] as const

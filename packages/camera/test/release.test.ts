import { settled } from '@paycode/simulator/testing'
import { SimulatedPage } from './support/simulated-page.ts'

/** What a page still holds after its camera was closed. */
const heldBy = (page: SimulatedPage) => ({
  tracks: page.devices.live.length,
  readers: page.readers.filter(({ isClosed }) => !isClosed).length,
  feeds: page.feeds.filter(({ isStopped }) => !isStopped).length,
  timers: page.time.timers,
  screen: page.screen.held,
})

/** A page that many promise steps after its camera was granted. */
async function holding(steps: number): Promise<SimulatedPage> {
  const page = new SimulatedPage()
  page.devices.holds = true
  await page.open()
  page.devices.holds = false
  page.devices.answer()
  for (let step = 0; step < steps; step += 1) await Promise.resolve()
  return page
}

const nothing = { tracks: 0, readers: 0, feeds: 0, timers: 0, screen: 0 }

describe('unsubscribing releases everything', () => {
  test.each<[when: string, reach: (page: SimulatedPage) => unknown]>([
    ['while it reads', (page) => page.frame()],
    ['while it rests', (page) => page.document.show(false)],
    ['while its track is muted', (page) => page.devices.track.mute(true)],
    ['while it waits for a camera', (page) => page.devices.unplug('counter')],
    ['while it waits to try again', (page) => page.devices.track.end()],
    ['while the reader restarts', (page) => page.reader.crash()],
    [
      'while the reader is asked whether it lives',
      (page) => {
        page.reader.isAlive = false
        return page.time.passAsync(7_000)
      },
    ],
  ])('%s', async (_, reach) => {
    const page = await new SimulatedPage().open()
    await reach(page)
    await settled()
    page.close()
    await settled()
    expect(heldBy(page)).toEqual(nothing)
    expect(page.now).toBe('closed')
    const { length } = page.statuses
    page.document.show(true)
    page.devices.plug({ deviceId: 'new', label: 'New' })
    page.permission.become('granted')
    await page.time.passAsync(60_000)
    expect([page.statuses.length, page.devices.live.length]).toEqual([length, 0])
  })

  test('a stream that comes after it is stopped', async () => {
    const page = new SimulatedPage()
    page.devices.holds = true
    await page.open()
    page.close()
    page.devices.answer()
    await settled()
    expect(heldBy(page)).toEqual(nothing)
  })

  test('a stream that is on its way at that moment is stopped, wherever it is', async () => {
    for (let steps = 0; steps < 20; steps += 1) {
      const page = await holding(steps)
      page.close()
      await settled()
      expect([steps, heldBy(page)]).toEqual([steps, nothing])
    }
  })

  test('a refusal that comes after it is not reported', async () => {
    const page = new SimulatedPage()
    Object.assign(page.devices, { holds: true, fault: 'NotReadableError' })
    await page.open()
    page.close()
    page.devices.answer()
    await page.time.passAsync(60_000)
    expect(page.states).toEqual(['closed', 'opening', 'closed'])
    expect(page.devices.requests).toHaveLength(1)
  })

  test('who unsubscribes when a scan comes is obeyed', async () => {
    const page = await new SimulatedPage().open()
    page.onScan = () => page.close()
    page.frame(['134567890123456789'])
    await settled()
    expect(heldBy(page)).toEqual(nothing)
  })
})

test('a camera that is changed while its stream is on its way leaves one open', async () => {
  for (let steps = 0; steps < 20; steps += 1) {
    const page = await holding(steps)
    page.input.choose('counter')
    await settled()
    expect([steps, page.devices.live.length, page.now]).toEqual([steps, 1, 'open'])
  }
})

// React's StrictMode mounts, unmounts and mounts again, with the same input or with a new one.
test('a page that mounts twice has one track open', async () => {
  const page = new SimulatedPage().make()
  page.listen()
  page.close()
  page.listen()
  await settled()
  expect([page.now, page.devices.live.length, page.devices.mostPending]).toEqual(['open', 1, 1])
  const [first, second] = [new SimulatedPage(), new SimulatedPage()]
  Object.assign(second, { devices: first.devices })
  first.make().listen()
  first.close()
  second.make().listen()
  await settled()
  expect([second.now, first.devices.live.length, first.devices.mostPending]).toEqual(['open', 1, 1])
})

describe('questions for a camera', () => {
  test('are asked one at a time, however often it is opened and closed', async () => {
    const page = new SimulatedPage().make()
    page.devices.holds = true
    for (let time = 0; time < 5; time += 1) {
      page.listen()
      page.close()
    }
    page.listen()
    for (let time = 0; time < 6; time += 1) {
      await settled()
      page.devices.answer()
    }
    await settled()
    expect(page.devices.mostPending).toBe(1)
    // The requests in between were given up before they were made.
    expect(page.devices.requests).toHaveLength(2)
    expect([page.now, page.devices.live.length]).toEqual(['open', 1])
  })

  test('of two inputs wait for each other', async () => {
    const one = new SimulatedPage()
    const other = new SimulatedPage()
    Object.assign(other, { devices: one.devices })
    one.devices.holds = true
    await Promise.all([one.open(), other.open()])
    expect(one.devices.pending).toBe(1)
    one.devices.answer()
    await settled()
    one.devices.answer()
    await settled()
    expect([one.now, other.now, one.devices.mostPending]).toEqual(['open', 'open', 1])
  })
})

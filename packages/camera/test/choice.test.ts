import { filter, firstValueFrom } from 'rxjs'
import type { CameraDevice } from '../src/index.ts'
import { settled } from './parts/hand-time.ts'
import { SimulatedPage } from './parts/simulated-page.ts'

const counter = { deviceId: 'counter', label: 'Counter', facing: 'environment' } as const
const cashier = { deviceId: 'cashier', label: 'Cashier', facing: 'user' } as const

async function withTwo(options = {}, memory?: string): Promise<SimulatedPage> {
  const page = new SimulatedPage()
  page.devices.devices = [cashier, counter]
  if (memory !== undefined) page.memory.set('paycode.camera', memory)
  return page.open(options)
}

const openOn = (page: SimulatedPage): string => page.devices.track.device.deviceId

describe('which camera', () => {
  test('is the one that looks away from the cashier, or the other way where that is asked', async () => {
    expect(openOn(await withTwo())).toBe('counter')
    expect(openOn(await withTwo({ facing: 'user' }))).toBe('cashier')
  })

  test('is any that there is where none looks that way', async () => {
    const page = new SimulatedPage()
    page.devices.devices = [cashier]
    expect(openOn(await page.open())).toBe('cashier')
  })

  test('is asked for in good size and at full speed, by ideals only', async () => {
    const page = await withTwo({ resolution: { width: 640, height: 480 } })
    expect(page.devices.requests).toEqual([
      {
        facingMode: { ideal: 'environment' },
        ...{ width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 30 } },
      },
    ])
  })

  test('is the one that was named', async () => {
    expect(openOn(await withTwo({ deviceId: 'cashier' }))).toBe('cashier')
  })
})

describe('a choice', () => {
  test('changes the camera, and is remembered by id and name', async () => {
    const page = await withTwo()
    const { track } = page.devices
    page.input.choose('cashier')
    expect([page.now, track.readyState]).toEqual(['opening', 'ended'])
    await settled()
    expect([page.now, openOn(page)]).toEqual(['open', 'cashier'])
    expect(JSON.parse(page.memory.get('paycode.camera') ?? '')).toEqual({
      ...{ deviceId: 'cashier', label: 'Cashier' },
    })
    page.close()
    page.listen()
    await settled()
    expect(openOn(page)).toBe('cashier')
    page.input.choose(undefined)
    await settled()
    expect([openOn(page), page.memory.size]).toEqual(['counter', 0])
  })

  test('is found again by its name when the ids have changed', async () => {
    const page = await withTwo({}, JSON.stringify({ deviceId: 'old', label: 'Cashier' }))
    expect(openOn(page)).toBe('cashier')
    expect(page.memory.get('paycode.camera')).toContain('"deviceId":"cashier"')
  })

  test('that is not there at the start leaves the one by its facing', async () => {
    const page = await withTwo({}, JSON.stringify({ deviceId: 'old', label: 'Old' }))
    expect([page.now, openOn(page)]).toEqual(['open', 'counter'])
    expect(page.memory.get('paycode.camera')).toContain('"deviceId":"old"')
  })

  test('that is unplugged while it runs is waited for', async () => {
    const page = await withTwo({ deviceId: 'counter' })
    page.devices.unplug('counter')
    await settled()
    page.devices.plug({ deviceId: 'third', label: 'Third' })
    await settled()
    expect([page.now, page.devices.live]).toEqual(['lost unplugged', []])
    page.devices.plug(counter)
    await settled()
    expect([page.now, openOn(page)]).toEqual(['open', 'counter'])
  })

  test('that nobody made lets another camera take over', async () => {
    const page = await withTwo()
    page.devices.unplug('counter')
    await settled()
    expect([page.now, openOn(page)]).toEqual(['open', 'cashier'])
  })

  test.each(['', '{', '[]', '7', '{"deviceId":7}', 'null'])(
    'is nothing where the memory says %p',
    async (memory) => expect(openOn(await withTwo({}, memory))).toBe('counter'),
  )

  test('is kept nowhere where that is not wanted, or not possible', async () => {
    const page = await withTwo({ memory: false })
    page.input.choose('cashier')
    await settled()
    expect([openOn(page), page.memory.size]).toEqual(['cashier', 0])
    const full = (): never => {
      throw new DOMException('', 'QuotaExceededError')
    }
    const broken = await withTwo({ memory: { getItem: full, setItem: full, removeItem: full } })
    broken.input.choose('cashier')
    await settled()
    expect(openOn(broken)).toBe('cashier')
  })
})

test('the cameras are listed, anew with each change and when one opens', async () => {
  const page = new SimulatedPage().make()
  const lists: (readonly CameraDevice[])[] = []
  const listing = page.input.cameras$.subscribe((cameras) => lists.push(cameras))
  await settled()
  page.devices.plug(cashier)
  await settled()
  expect(lists).toEqual([
    [{ deviceId: 'counter', label: 'Counter' }],
    ['counter', 'cashier'].map((id) => expect.objectContaining({ deviceId: id })),
  ])
  page.listen()
  await settled()
  expect(lists).toHaveLength(3)
  listing.unsubscribe()
  page.devices.unplug('cashier')
  await settled()
  expect(lists).toHaveLength(3)
})

describe('what was set on a camera', () => {
  const capabilities = { torch: true, zoom: { min: 1, max: 8 } }
  const withTorch = async (): Promise<SimulatedPage> => {
    const page = new SimulatedPage()
    page.devices.devices = [{ ...counter, capabilities }, cashier]
    await page.open()
    const { controls } = await firstValueFrom(page.input.view$.pipe(filter(isDefined)))
    await controls.torch?.set(true)
    await controls.zoom?.set(2)
    return page
  }
  const set = { torch: true, zoom: 2 }

  test('is set again when it is back, with the picture that was asked for', async () => {
    const page = await withTorch()
    page.devices.track.end()
    await page.time.pass(500)
    expect(page.devices.track.applied).toEqual([{ ...page.devices.requests[1], advanced: [set] }])
  })

  test('is set again when it is opened again, and not on another one', async () => {
    const page = await withTorch()
    page.input.choose('cashier')
    await settled()
    expect(page.devices.track.applied).toEqual([])
    page.close()
    page.input.choose('counter')
    page.listen()
    await settled()
    expect(page.devices.track.applied).toMatchObject([{ advanced: [set] }])
  })
})

const isDefined = <T>(value: T | undefined): value is T => value !== undefined

import { settled } from '@paycode/simulator/testing'
import { filter, firstValueFrom } from 'rxjs'
import type { CameraDevice } from '../src/index.ts'
import { SimulatedPage } from './support/simulated-page.ts'
import type { SimulatedDevice } from './support/simulated-track.ts'

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

  test('is reported to the page with its direction, so that the page may mirror the picture', async () => {
    const page = await withTwo({ facing: 'user' })
    const view = await firstValueFrom(page.input.view$)
    expect(view).toMatchObject({ facing: 'user', label: 'Cashier' })
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

describe('the lens', () => {
  const fixed = { focusMode: ['manual'] }
  const focusing = { focusMode: ['continuous', 'single-shot', 'manual'] }
  const lens = (number: number, capabilities: Record<string, unknown>, tellsFacing = false) => ({
    ...{ deviceId: `lens-${number}`, label: `camera2 ${number}, facing back`, tellsFacing },
    ...{ facing: 'environment' as const, capabilities },
  })
  const front = { deviceId: 'front', label: 'camera2 1, facing front', facing: 'user' } as const

  async function on(devices: SimulatedDevice[], change = (_: SimulatedPage) => {}) {
    const page = new SimulatedPage()
    page.devices.devices = devices
    change(page)
    return page.open()
  }
  const opened = (page: SimulatedPage) => page.devices.tracks.map(({ device }) => device.deviceId)

  // grocy #1642, nimiq/qr-scanner #146.
  test('is the main one, also where the browser gives the ultra-wide one first', async () => {
    const page = await on([front, lens(2, fixed), lens(0, focusing)])
    expect([page.now, openOn(page), page.devices.live.length]).toEqual(['open', 'lens-0', 1])
    expect(page.devices.requests.at(-1)).toMatchObject({ width: { ideal: 1280 } })
  })

  test('is not looked for again while the page lives, and not remembered as a choice', async () => {
    const page = await on([lens(2, fixed), lens(0, focusing)])
    page.close()
    page.listen()
    await settled()
    expect(opened(page)).toEqual(['lens-2', 'lens-0', 'lens-0'])
    expect(page.memory.size).toBe(0)
    page.devices.unplug('lens-0')
    await settled()
    expect([page.now, openOn(page)]).toEqual(['open', 'lens-2'])
  })

  test('that the browser gives is kept where it is the main one', async () => {
    expect(opened(await on([lens(0, focusing), lens(2, focusing)]))).toEqual(['lens-0'])
  })

  test('is another one where the main one has a fixed focus', async () => {
    expect(openOn(await on([lens(0, fixed), front, lens(2, focusing, true)]))).toBe('lens-2')
  })

  test('is the one that the browser gave where none is better, or another program has it', async () => {
    const blurred = await on([lens(2, fixed), lens(0, fixed), lens(3, fixed)])
    expect(opened(blurred)).toEqual(['lens-2', 'lens-0', 'lens-3', 'lens-2'])
    expect(blurred.devices.live).toHaveLength(1)
    const page = await on([lens(2, fixed), lens(0, focusing)], ({ devices: { busy } }) => {
      busy.add('lens-0')
    })
    expect([page.now, openOn(page)]).toEqual(['open', 'lens-2'])
  })

  test('is recognised by its name: no ultra-wide, no telephoto', async () => {
    const named = (label: string) => ({ deviceId: label, label, facing: 'environment' as const })
    const names = ['Back Ultra Wide Camera', 'Back Telephoto Camera', 'Back Camera']
    expect(openOn(await on(names.map(named)))).toBe('Back Camera')
    expect(openOn(await on(['后置超广角镜头', '后置摄像头'].map(named)))).toBe('后置摄像头')
  })

  test.each([
    [true, 'b'],
    [false, 'a'],
  ])(
    'looks the same way as the first: the browser says so, %p, where names do not',
    async (tellsFacing, best) => {
      const camera = (deviceId: string, capabilities: Record<string, unknown>) => ({
        ...{ deviceId, label: `Kamera ${deviceId}`, facing: 'environment' as const },
        ...{ capabilities, tellsFacing },
      })
      expect(openOn(await on([camera('a', fixed), camera('b', focusing)]))).toBe(best)
    },
  )

  test('that a person chose stays, whichever it is', async () => {
    const page = await on([lens(2, fixed), lens(0, focusing)])
    page.input.choose('lens-2')
    await settled()
    expect([page.now, openOn(page)]).toEqual(['open', 'lens-2'])
    expect(page.memory.get('paycode.camera')).toContain('lens-2')
  })

  test('of webcams, which look no way that the browser knows, is left to the browser', async () => {
    const webcams = ['b', 'a'].map((deviceId) => ({
      ...{ deviceId, label: deviceId, capabilities: fixed },
    }))
    expect(opened(await on(webcams))).toEqual(['b'])
  })

  test('that is looked for while the camera is closed leaves none open', async () => {
    for (let steps = 0; steps < 30; steps += 1) {
      const page = new SimulatedPage()
      page.devices.devices = [lens(2, fixed), lens(0, focusing)]
      page.make().listen()
      for (let step = 0; step < steps; step += 1) await Promise.resolve()
      page.close()
      await settled()
      expect([steps, page.devices.live]).toEqual([steps, []])
    }
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

  test('that no person made lets another camera take over', async () => {
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

test('the cameras are listed, again with each change and when one opens', async () => {
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
    await page.time.passAsync(500)
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

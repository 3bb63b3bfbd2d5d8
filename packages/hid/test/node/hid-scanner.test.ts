import { settled, virtualTime, w1, w2, watchInput } from '@paycode/simulator/testing'
import { Subject } from 'rxjs'
import {
  scannerInputContract,
  simulatedHidBus,
  type SimulatedHidBus,
  type SimulatedHidOptions,
} from '@paycode/simulator'
import {
  hidEvents,
  hidScanner,
  type HidScannerOptions,
  type NodeHidDevice,
  type NodeSystem,
} from '../../src/node/index.ts'
import { collect, devicesOf } from '../rig.ts'

/** Scans within this time after the opening are not fresh, in ms. */
const freshAfterMs = 300

function till(options: HidScannerOptions = {}, bus: SimulatedHidBus = simulatedHidBus()) {
  const time = virtualTime({ wallAt: 0 })
  const around = { clock: time, scheduler: time.scheduler }
  const input = hidScanner({ system: bus.node, ...around, ...options })
  return { time, bus, input, around }
}

describe('the scanner input', () => {
  scannerInputContract({
    test,
    create() {
      const { time, bus, input } = till()
      const scanner = bus.plug()
      return {
        input,
        scan: async (text) => {
          await time.passAsync(freshAfterMs)
          scanner.scan(text)
        },
        isOpen: () => scanner.isOpen,
        unplug: () => scanner.unplug(),
        replug: async () => {
          scanner.replug()
          await settled()
        },
        opened: settled,
        closed: settled,
      }
    },
  })
})

describe.each([true, false])('with report descriptors: %s', (hasDescriptors) => {
  test.each(['honeywell', 'zebra', 'newland', 'plain'] as const)('%s', async (profile) => {
    const { time, bus, input } = till({}, simulatedHidBus({ hasDescriptors }))
    const scanner = bus.plug({ profile })
    const { shorts, scans, stop } = watchInput(input)
    await time.passAsync(freshAfterMs)
    scanner.scan(w1, { aim: ']Q1', vendorCode: 's' })
    scanner.scan('x'.repeat(130))
    scanner.scan(w2)
    expect(shorts).toEqual([w1, 'x'.repeat(130), w2])
    expect(scans[0]?.symbology).toBe('qr')
    stop()
  })
})

test('a hundred scans back to back are a hundred, in order', async () => {
  const { time, bus, input } = till()
  const scanner = bus.plug()
  const { shorts, stop } = watchInput(input)
  await time.passAsync(freshAfterMs)
  const codes = Array.from({ length: 100 }, (_, place) => `${w1.slice(0, 15)}${100 + place}`)
  for (const code of codes) scanner.scan(code)
  expect(shorts).toEqual(codes)
  stop()
})

test('58: what the scanner kept until the opening is stale', async () => {
  const { time, bus, input } = till()
  const scanner = bus.plug({ hasMemory: true })
  scanner.scan(w1)
  scanner.scan(w1)
  const { shorts, stop } = watchInput(input)
  await time.passAsync(freshAfterMs)
  scanner.scan(w2)
  expect(shorts).toEqual(['(stale-input)', w2])
  stop()
})

describe('59', () => {
  test('two of the same make are two, with and without a serial number', async () => {
    const { time, bus, input } = till()
    const plugged = (
      [{ serialNumber: 'A' }, { serialNumber: 'B' }, {}, {}] satisfies SimulatedHidOptions[]
    ).map((options) => bus.plug(options))
    const { scans, stop } = watchInput(input)
    await time.passAsync(freshAfterMs)
    for (const scanner of plugged) scanner.scan(w1)
    expect(scans.map(({ source }) => source.id)).toEqual([
      ...['hid/0c2e-0b61-A', 'hid/0c2e-0b61-B', 'hid/0c2e-0b61', 'hid/0c2e-0b61#2'],
    ])
    stop()
  })

  test('the other one keeps its name when the first leaves, and the first gets its own back', async () => {
    const { time, bus, input } = till()
    const [first, second] = [bus.plug(), bus.plug()]
    const { scans, stop } = watchInput(input)
    await time.passAsync(freshAfterMs)
    first?.unplug()
    await time.passAsync(freshAfterMs)
    second?.scan(w2)
    first?.replug()
    await time.passAsync(freshAfterMs)
    first?.scan(w1)
    expect(scans.map(({ text, source }) => [text, source.id])).toEqual([
      [w2, 'hid/0c2e-0b61#2'],
      [w1, 'hid/0c2e-0b61'],
    ])
    stop()
  })

  test('a path is no identity: whoever comes next may get it', async () => {
    const { time, bus, input } = till()
    const first = bus.plug({ serialNumber: 'A' })
    const { scans, stop } = watchInput(input)
    await time.passAsync(freshAfterMs)
    first.unplug()
    const second = bus.plug({ serialNumber: 'B' })
    await time.passAsync(freshAfterMs)
    second.scan(w2)
    expect(scans.map(({ source }) => source.id)).toEqual(['hid/0c2e-0b61-B'])
    stop()
  })

  describe('a scanner that changes its mode under the same path', () => {
    const modes = ['keyboard', 'honeywell'] as const

    test('is noticed, though nothing was open that could say so', async () => {
      const { time, bus, input } = till()
      const before = bus.plug({ profile: 'keyboard' })
      const { states, scans, stop } = watchInput(input)
      await time.passAsync(freshAfterMs)
      expect(states.at(-1)).toBe('unavailable keyboard-mode')
      before.unplug()
      const after = bus.plug()
      await time.passAsync(freshAfterMs)
      after.scan(w1)
      expect(scans.map(({ text, source }) => [text, source.id])).toEqual([[w1, 'hid/0c2e-0b61']])
      expect(states.at(-1)).toBe('open')
      stop()
    })

    test.each([
      { mode: 'keyboard', next: 'honeywell' },
      { mode: 'honeywell', next: 'keyboard' },
    ] as const)(
      'from $mode to $next: closed and opened again at the next look, though its reports never ended',
      async ({ mode, next }) => {
        const buses = { keyboard: simulatedHidBus(), honeywell: simulatedHidBus() }
        const scanners = modes.map((profile) => buses[profile].plug({ profile }))
        let now = buses[mode].node
        // As on a system that closes nothing when a device comes back: the path is the same, and no event reports it.
        const system: NodeSystem = {
          ...now,
          load: async () => ({
            devicesAsync: async () => (await now.load()).devicesAsync(),
            HIDAsync: { open: async (path) => (await now.load()).HIDAsync.open(path) },
            setDriverType: () => {},
          }),
          readDescriptor: (path) => now.readDescriptor(path),
        }
        const { time, input } = till({ system, readKeyboards: true })
        const { shorts, stop } = watchInput(input)
        await time.passAsync(freshAfterMs)
        const [before, after] = mode === 'keyboard' ? scanners : scanners.toReversed()
        before?.scan(w1)
        await time.passAsync(1_000)
        now = buses[next].node
        await time.passAsync(10_000 + freshAfterMs)
        expect([before?.isOpen, after?.isOpen]).toEqual([false, true])
        after?.scan(w2)
        await time.passAsync(1_000)
        expect(shorts).toEqual([w1, w2])
        stop()
        expect(time.timers).toBe(0)
      },
    )

    test.each([
      { vendorId: 0x05e0 },
      { productId: 0x0b62 },
      { serialNumber: 'B' },
      { usagePage: 0x01, usage: 0x06 },
    ])('whatever else is found under its path (%j) is another device', async (other) => {
      const bus = simulatedHidBus()
      const { time, around } = till({}, bus)
      bus.plug({ serialNumber: 'A' })
      let changed: Partial<NodeHidDevice> = {}
      const system: NodeSystem = {
        ...bus.node,
        load: async () => {
          const hid = await bus.node.load()
          const list = async (): Promise<NodeHidDevice[]> =>
            (await hid.devicesAsync()).map((device) => ({ ...device, ...changed }))
          return { ...hid, devicesAsync: list }
        },
      }
      const { events, stop } = collect(hidEvents({ system, readKeyboards: true, ...around }))
      await time.passAsync(60_000)
      changed = other
      await time.passAsync(60_000)
      expect(events.map(({ type }) => type)).toEqual(['hid-open', 'hid-close', 'hid-open'])
      stop()
    })
  })

  test('unplugged in the middle of a scan: lost, incomplete, and back by itself', async () => {
    const { time, bus, input } = till()
    const scanner = bus.plug()
    const { shorts, states, stop } = watchInput(input)
    await time.passAsync(freshAfterMs)
    const part = new Uint8Array(64).fill(0x37)
    part.set([2, 56, 0x5d, 0x43, 0x30])
    part[63] = 1
    scanner.send(part)
    scanner.unplug()
    await time.passAsync(10)
    expect(shorts).toEqual(['(incomplete)'])
    expect(states).toEqual(['closed', 'opening', 'open', 'lost no-scanner'])
    await time.passAsync(60_000)
    scanner.replug()
    await time.passAsync(freshAfterMs)
    scanner.scan(w1)
    expect(shorts).toEqual(['(incomplete)', w1])
    expect(states.at(-1)).toBe('open')
    stop()
  })

  test('without hot-plug events, a device is found by polling', async () => {
    const bus = simulatedHidBus()
    const { time, input } = till(
      {
        system: {
          ...bus.node,
          platform: 'win32',
          isWatching: false,
          changes$: new Subject(),
        },
      },
      bus,
    )
    const { shorts, states, stop } = watchInput(input)
    await time.passAsync(60_000)
    expect(states.at(-1)).toBe('lost no-scanner')
    const scanner = bus.plug()
    await time.passAsync(4_300)
    scanner.scan(w1)
    const second = bus.plug({ serialNumber: 'B' })
    await time.passAsync(2_300)
    second.scan(w2)
    expect(shorts).toEqual([w1, w2])
    stop()
    expect(time.timers).toBe(0)
  })
})

describe('a scanner in keyboard mode', () => {
  test('is reported with the cure, and its keys are not read', async () => {
    const { time, bus, input } = till()
    const wedge = bus.plug({ profile: 'keyboard' })
    const { states, stop } = watchInput(input)
    await time.passAsync(freshAfterMs)
    expect(states.at(-1)).toBe('unavailable keyboard-mode')
    expect(wedge.isOpen).toBe(false)
    expect(devicesOf(input)).toEqual(['0c2e-0b64 keyboard unavailable keyboard-mode'])
    stop()
  })

  test('is no matter where another one is in HID POS mode', async () => {
    const { time, bus, input } = till()
    bus.plug({ profile: 'keyboard' })
    bus.plug({ profile: 'newland' })
    const { states, stop } = watchInput(input)
    await time.passAsync(freshAfterMs)
    expect(states.at(-1)).toBe('open')
    expect(devicesOf(input)).toEqual([
      ...['0c2e-0b64 keyboard unavailable keyboard-mode', '1eab-1d10 hid-pos open'],
    ])
    stop()
  })

  test('is read raw where that is wanted', async () => {
    const { time, bus, input } = till({ readKeyboards: true })
    const wedge = bus.plug({ profile: 'keyboard' })
    const { shorts, stop } = watchInput(input)
    await time.passAsync(freshAfterMs)
    wedge.scan(w1)
    await time.passAsync(1_000)
    wedge.scan(w2)
    expect(shorts).toEqual([w1, w2])
    stop()
  })

  test('a person’s keyboard is left alone', async () => {
    const bus = simulatedHidBus()
    const system = withDevices(bus, {
      vendorId: 0x046d,
      productId: 1,
      path: 'p',
      product: 'Keyboard',
      usagePage: 1,
      usage: 6,
    })
    const { time, input } = till({ system, readKeyboards: true })
    const { states, stop } = watchInput(input)
    await time.passAsync(freshAfterMs)
    expect(states.at(-1)).toBe('lost no-scanner')
    stop()
  })

  test('what is a keyboard and a scanner at once, by two interfaces, is a scanner', async () => {
    const bus = simulatedHidBus()
    bus.plug({ serialNumber: 'A' })
    const keyboard = {
      vendorId: 0x0c2e,
      productId: 0x0b61,
      serialNumber: 'A',
      path: '/dev/hidraw7',
      usagePage: 1,
      usage: 6,
    }
    const { time, input } = till({ system: withDevices(bus, keyboard) })
    const { stop } = watchInput(input)
    await time.passAsync(freshAfterMs)
    expect(devicesOf(input)).toEqual(['0c2e-0b61-A hid-pos open'])
    stop()
  })
})

/** The bus with one more device in node-hid's list. */
function withDevices(
  bus: SimulatedHidBus,
  device: object,
  more: Partial<NodeSystem> = {},
): NodeSystem {
  return {
    ...bus.node,
    load: async () => {
      const hid = await bus.node.load()
      return {
        ...hid,
        devicesAsync: async () => [...(await hid.devicesAsync()), device as NodeHidDevice],
      }
    },
    ...more,
  }
}

describe('troubles, each with its cure', () => {
  const wrong = async (
    system: Partial<NodeSystem>,
    options: HidScannerOptions = {},
  ): Promise<string> => {
    const bus = simulatedHidBus()
    const { time, input } = till({ system: { ...bus.node, ...system }, ...options }, bus)
    const { states, stop } = watchInput(input)
    let cure = ''
    input.status$.subscribe(({ problem }) => (cure = problem?.words.en.cure ?? cure))
    await time.passAsync(freshAfterMs)
    stop()
    expect(time.timers).toBe(0)
    expect(cure).toMatch(/[A-Z].{7,}\.$/)
    return states.at(-1) ?? ''
  }
  const failing = (message: string) => async () => {
    const hid = await simulatedHidBus().node.load()
    return {
      ...hid,
      devicesAsync: async () => {
        throw new Error(message)
      },
    }
  }

  test('the library libusb is missing', async () => {
    const message = 'libusb-1.0.so.0: cannot open shared object file: No such file or directory'
    expect(await wrong({ load: failing(message) })).toBe('unavailable libusb-missing')
  })

  test('node-hid is built for another machine, or missing', async () => {
    expect(await wrong({ load: failing('No native build was found') })).toBe(
      'unavailable node-hid-missing',
    )
    const load = () => Promise.reject(new Error("Cannot find package 'node-hid'"))
    expect(await wrong({ load })).toBe('unavailable node-hid-missing')
  })

  test('no permission; and it opens by itself when there is one', async () => {
    const { time, bus, input } = till()
    const options = { isDenied: true }
    const scanner = bus.plug(options)
    const { shorts, states, stop } = watchInput(input)
    await time.passAsync(10_000)
    expect(states.at(-1)).toBe('unavailable permission-denied')
    options.isDenied = false
    await time.passAsync(4_300)
    scanner.scan(w1)
    expect(states.at(-1)).toBe('open')
    expect(shorts).toEqual([w1])
    stop()
    expect(time.timers).toBe(0)
  })

  test.each([
    ['win32', 'windows-keyboard'],
    ['darwin', 'input-monitoring'],
    ['linux', 'open-failed'],
  ])('a keyboard that %s does not open', async (platform, code) => {
    const bus = simulatedHidBus()
    bus.plug({ profile: 'keyboard', isDenied: true })
    const system = { ...bus.node, platform, isDenied: async () => false }
    expect(await wrong(system, { readKeyboards: true })).toBe(`unavailable ${code}`)
  })
})

test('libusb lists no usages: the descriptor has them, and the driver gives the device away', async () => {
  const bus = simulatedHidBus()
  const scanner = bus.plug()
  const types: string[] = []
  const system: NodeSystem = {
    ...bus.node,
    load: async () => {
      const hid = await bus.node.load()
      return {
        ...hid,
        devicesAsync: async () =>
          (await hid.devicesAsync()).map((device) => ({ ...device, usagePage: 0, usage: 0 })),
        setDriverType: (type) => types.push(type),
      }
    },
    // As on Linux: once libusb has the device, the driver shows it no more.
    readDescriptor: async (path) => (scanner.isOpen ? undefined : bus.node.readDescriptor(path)),
  }
  const { time, input } = till({ system, exclusive: true }, bus)
  const { shorts, stop } = watchInput(input)
  await time.passAsync(freshAfterMs)
  bus.plug({ profile: 'newland' })
  await time.passAsync(freshAfterMs)
  scanner.scan(w1)
  expect(types).toEqual(['libusb'])
  expect(shorts).toEqual([w1])
  stop()
})

test('a listener that leaves at the news of the opening leaves nothing open', async () => {
  const { time, bus, input } = till()
  const scanner = bus.plug()
  const subscription = input.scans$.subscribe()
  input.status$.subscribe(({ state }) => {
    if (state === 'open') subscription.unsubscribe()
  })
  await time.passAsync(freshAfterMs)
  expect(scanner.isOpen).toBe(false)
  expect(time.timers).toBe(0)
})

test('only the wanted scanners are opened', async () => {
  const { time, bus, input } = till({ wants: ({ serialNumber }) => serialNumber === 'B' })
  const [one, other] = [bus.plug({ serialNumber: 'A' }), bus.plug({ serialNumber: 'B' })]
  const { stop } = watchInput(input)
  await time.passAsync(freshAfterMs)
  expect([one?.isOpen, other?.isOpen]).toEqual([false, true])
  stop()
})

describe('commands', () => {
  const bits = {
    'beep-good': 0x40,
    'beep-error': 0x20,
    trigger: 0x04,
    'prevent-read': 0x02,
  } as const

  test.each(Object.entries(bits))(
    '%s, by the descriptor and by the table',
    async (command, bit) => {
      for (const hasDescriptors of [true, false]) {
        const { time, bus, input } = till({ redirect: false }, simulatedHidBus({ hasDescriptors }))
        const scanner = bus.plug()
        const { stop } = watchInput(input)
        await time.passAsync(freshAfterMs)
        expect(await input.send(command as keyof typeof bits)).toBe('sent')
        expect(scanner.sent).toEqual([{ kind: 'output', reportId: 4, data: Uint8Array.of(bit) }])
        stop()
      }
    },
  )

  test('to a scanner without a known report, to no scanner, and to one that was just unplugged', async () => {
    const { time, bus, input } = till()
    expect(await input.send('trigger')).toBe('not-open')
    bus.plug({ profile: 'newland' })
    const { stop } = watchInput(input)
    await time.passAsync(freshAfterMs)
    expect(await input.send('trigger')).toBe('not-supported')
    const honeywell = bus.plug({ serialNumber: 'H' })
    await time.passAsync(freshAfterMs)
    expect(await input.send('trigger', '0c2e-0b61-H')).toBe('sent')
    expect(await input.send('trigger', 'unknown')).toBe('not-open')
    honeywell.unplug()
    expect(await input.send('trigger', '0c2e-0b61-H')).toBe('not-open')
    stop()
  })
})

test('a Honeywell sends to HID POS while it is open, and types again afterwards', async () => {
  const { time, bus, input } = till()
  const scanner = bus.plug()
  const { stop } = watchInput(input)
  await time.passAsync(freshAfterMs)
  stop()
  await settled()
  const feature = { kind: 'feature', reportId: 254 } as const
  expect(scanner.sent).toEqual([
    { ...feature, data: Uint8Array.of(1) },
    { ...feature, data: Uint8Array.of(0) },
  ])
})

test('a subscription that ends while the device is being opened leaves nothing open', async () => {
  const { time, bus, input } = till()
  const scanner = bus.plug()
  const { stop } = watchInput(input)
  await Promise.resolve()
  stop()
  await time.passAsync(freshAfterMs)
  expect(scanner.isOpen).toBe(false)
  expect(time.timers).toBe(0)
})

test('the events themselves, for recordings', async () => {
  const { time, bus, around } = till()
  const scanner = bus.plug()
  const { events, stop } = collect(hidEvents({ system: bus.node, ...around }))
  await time.passAsync(freshAfterMs)
  scanner.scan(w1)
  scanner.unplug()
  stop()
  const device = '0c2e-0b61'
  expect(events).toMatchObject([
    {
      type: 'hid-open',
      device,
      vendorId: 0x0c2e,
      descriptor: expect.any(Uint8Array),
      protocol: 'pos',
    },
    { type: 'hid', device, reportId: 2 },
    { type: 'hid-close', device },
  ])
})

test('what waited while the process stood still is as old as it can be', async () => {
  const { time, bus, input } = till()
  const scanner = bus.plug()
  const { scans, stop } = watchInput(input)
  await time.passAsync(5_000)
  time.scheduler.frame += 70_000
  scanner.scan(w1)
  await time.passAsync(1_000)
  scanner.scan(w2)
  const ages = scans.map(({ receivedAt }, index) => (index === 0 ? 75_000 : 76_000) - receivedAt)
  expect(ages).toEqual([expect.any(Number), 0])
  expect(ages[0]).toBeGreaterThanOrEqual(70_000)
  stop()
})

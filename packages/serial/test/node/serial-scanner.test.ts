import {
  scannerInputContract,
  simulatedSerialBus,
  type SimulatedSerialBus,
} from '@paycode/simulator'
import { settled, virtualTime, w1, w2, watchInput } from '@paycode/simulator/testing'
import {
  serialEvents,
  serialPorts,
  serialScanner,
  type SerialLibrary,
  type SerialScannerOptions,
} from '../../src/node/index.ts'

const freshAfterMs = 300
const port = '/dev/ttyACM0'

function till(
  options: Partial<SerialScannerOptions> = {},
  bus: SimulatedSerialBus = simulatedSerialBus(),
) {
  const time = virtualTime({ wallAt: 0 })
  const around = { clock: time, scheduler: time.scheduler, load: bus.load }
  const input = serialScanner({ path: port, ...around, ...options })
  return { time, bus, around, input }
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
          await time.passAsync(freshAfterMs)
        },
        opened: settled,
        closed: settled,
      }
    },
  })
})

test('a port that is not there is waited for; torn away in a scan it is incomplete, and read again when it is back', async () => {
  const { time, bus, input } = till()
  const { shorts, states, stop } = watchInput(input)
  await time.passAsync(60_000)
  const scanner = bus.plug()
  await time.passAsync(2_300)
  scanner.send(Uint8Array.from(w1.slice(0, 9), (digit) => digit.charCodeAt(0)))
  scanner.unplug()
  await time.passAsync(5_000)
  scanner.replug()
  await time.passAsync(2_300)
  scanner.scan(w2)
  expect(shorts).toEqual(['(incomplete)', w2])
  expect(states).toEqual(['closed', 'opening', 'lost no-port', 'open', 'lost no-port', 'open'])
  stop()
  await settled()
  expect(time.timers).toBe(0)
  expect(scanner.isOpen).toBe(false)
})

test('what comes within 250 ms of the opening was queued before it', async () => {
  const { time, bus, input } = till()
  const scanner = bus.plug()
  const { shorts, stop } = watchInput(input)
  await time.passAsync(250)
  scanner.scan(w1)
  await time.passAsync(1)
  scanner.scan(w2)
  expect(shorts).toEqual(['(stale-input)', w2])
  stop()
})

test('a port by the ids of its USB device, wherever it is', async () => {
  const usb = { vendorId: 0x1eab, serialNumber: 'B' }
  const { time, bus, input } = till({ usb })
  bus.plug({ vendorId: 0x1eab, serialNumber: 'A' })
  bus.plug({ vendorId: 0x0c2e, serialNumber: 'B' })
  const scanner = bus.plug({ vendorId: 0x1eab, serialNumber: 'B' })
  const { shorts, states, stop } = watchInput(input)
  await time.passAsync(freshAfterMs)
  scanner.scan(w1)
  expect(shorts).toEqual([w1])
  scanner.unplug()
  await time.passAsync(3_000)
  expect(states.at(-1)).toBe('lost no-port')
  stop()
})

test('of several that fit, the first by its path; a product id distinguishes them', async () => {
  const choose = async (usb: object): Promise<boolean[]> => {
    const { time, bus, input } = till({ path: undefined, usb } as Partial<SerialScannerOptions>)
    const scanners = [bus.plug({ path: 'b' }), bus.plug({ path: 'a', productId: 1 })]
    const { stop } = watchInput(input)
    await time.passAsync(freshAfterMs)
    const open = scanners.map(({ isOpen }) => isOpen)
    stop()
    return open
  }
  expect(await choose({ vendorId: 0x0c2e })).toEqual([false, true])
  expect(await choose({ vendorId: 0x0c2e, productId: 0x0b6a })).toEqual([true, false])
})

describe('troubles, each with its cure', () => {
  const failing = (message: string): SerialLibrary => ({
    SerialPort: class {
      static list = () => Promise.reject(new Error(message))
      open(done: (error: Error | null) => void): void {
        done(new Error(message))
      }
      close(done: (error: Error | null) => void): void {
        done(null)
      }
      on(): void {}
    },
  })
  const wrong = async (options: Partial<SerialScannerOptions>): Promise<string> => {
    const { time, input } = till(options)
    const { states, stop } = watchInput(input)
    let cure = ''
    input.status$.subscribe(({ problem }) => (cure = problem?.words.en.cure ?? cure))
    await time.passAsync(freshAfterMs)
    stop()
    expect(time.timers).toBe(0)
    expect(cure).toMatch(/[A-Z].{7,}\.$/)
    return states.at(-1) ?? ''
  }

  test.each([
    ['Error: No such file or directory, cannot open /dev/ttyACM0', 'lost no-port'],
    ['Opening COM9: File not found', 'lost no-port'],
    ['Error: Permission denied, cannot open /dev/ttyS0', 'unavailable permission-denied'],
    ['Error Resource temporarily unavailable Cannot lock port', 'unavailable port-in-use'],
    ['Opening COM3: Access denied', 'unavailable port-in-use'],
    ['Error: Inappropriate ioctl for device, cannot set attributes', 'unavailable no-serial-port'],
    ['Error: something else', 'unavailable open-failed'],
  ])('%s', async (message, state) => {
    expect(await wrong({ load: async () => failing(message) })).toBe(state)
  })

  test('the package is missing', async () => {
    const load = () => Promise.reject(new Error("Cannot find package 'serialport'"))
    expect(await wrong({ load })).toBe('unavailable serialport-missing')
  })

  test('without udevadm nothing is found by its ids', async () => {
    const usb = { path: undefined, usb: { vendorId: 1 } } as Partial<SerialScannerOptions>
    const load = async () => failing('spawn udevadm ENOENT')
    expect(await wrong({ ...usb, load })).toBe('unavailable udevadm-missing')
    await expect(serialPorts(load)).rejects.toMatchObject({ code: 'udevadm-missing' })
    expect(await wrong({ ...usb, load: async () => failing('other') })).toBe(
      'unavailable serialport-missing',
    )
  })

  test('another program that has the port open lets it go', async () => {
    const { time, bus, input } = till()
    const options = { isTaken: true }
    bus.plug(options)
    const { states, stop } = watchInput(input)
    await time.passAsync(5_000)
    expect(states.at(-1)).toBe('unavailable port-in-use')
    options.isTaken = false
    await time.passAsync(2_300)
    expect(states.at(-1)).toBe('open')
    stop()
  })

  test.each([
    { path: '' },
    { path: port, baudRate: 0 },
    { path: port, baudRate: 9600.5 },
    { path: port, idleMs: 1 },
    { path: port, prefix: '¥' },
  ])('%j is wrong use', (options) => {
    expect(() => serialScanner(options)).toThrow(TypeError)
  })
})

test('a port without a terminator, and a scanner that is set to it', async () => {
  const { time, bus, input } = till({ terminator: 'none', idleMs: 50, id: 'till' })
  const scanner = bus.plug({ suffix: '' })
  const { scans, stop } = watchInput(input)
  await time.passAsync(freshAfterMs)
  scanner.scan('6901234567892')
  await time.passAsync(60)
  expect(scans).toMatchObject([{ text: '6901234567892', source: { kind: 'serial', id: 'till' } }])
  stop()
})

test('a scanner with a prefix and a suffix', async () => {
  const { time, bus, input } = till({ prefix: 'j', suffix: '#' })
  const scanner = bus.plug({ suffix: '#\r' })
  const { scans, stop } = watchInput(input)
  await time.passAsync(freshAfterMs)
  scanner.scan(`j${w1}`)
  expect(scans).toMatchObject([{ text: w1 }])
  stop()
})

test('a subscription that ends while the port is being opened leaves nothing open', async () => {
  const { time, bus, input } = till()
  const scanner = bus.plug()
  const { stop } = watchInput(input)
  stop()
  await time.passAsync(freshAfterMs)
  expect(scanner.isOpen).toBe(false)
  expect(time.timers).toBe(0)
})

test('the events themselves, for recordings, and the list of ports', async () => {
  const { time, bus, around } = till()
  const scanner = bus.plug({ serialNumber: 'A' })
  const types: string[] = []
  const subscription = serialEvents({ path: port, ...around }).subscribe(({ type }) =>
    types.push(type),
  )
  await time.passAsync(freshAfterMs)
  scanner.scan(w1)
  subscription.unsubscribe()
  expect(types).toEqual(['serial-open', 'serial'])
  expect(await serialPorts(bus.load)).toEqual([
    { path: port, vendorId: '0c2e', productId: '0b6a', serialNumber: 'A' },
  ])
})

test('what waited while the process stood still is as old as it can be', async () => {
  const { time, bus, input } = till()
  const gun = bus.plug()
  const { scans, stop } = watchInput(input)
  await time.passAsync(5_000)
  time.scheduler.frame += 70_000
  gun.scan(w1)
  await time.passAsync(1_000)
  gun.scan(w2)
  const ages = scans.map(({ receivedAt }, index) => (index === 0 ? 75_000 : 76_000) - receivedAt)
  expect(ages).toEqual([expect.any(Number), 0])
  expect(ages[0]).toBeGreaterThanOrEqual(70_000)
  stop()
})

import { scannerInputContract, simulatedSerialBus } from '@paycode/simulator'
import { settled, virtualTime, w1, w2, watchInput } from '@paycode/simulator/testing'
import {
  webSerialScanner,
  type WebSerial,
  type WebSerialScannerOptions,
} from '../../src/web/index.ts'

const freshAfterMs = 300

function page(options: WebSerialScannerOptions = {}) {
  const time = virtualTime({ wallAt: 0 })
  const bus = simulatedSerialBus()
  const around = { clock: time, scheduler: time.scheduler, serial: bus.web }
  return { time, bus, around, input: webSerialScanner({ ...around, ...options }) }
}

describe('the scanner input', () => {
  scannerInputContract({
    test,
    create() {
      const { time, bus, input } = page()
      const scanner = bus.plug()
      return {
        input,
        scan: async (text) => {
          await time.passAsync(freshAfterMs)
          scanner.scan(text)
          await settled()
        },
        isOpen: () => scanner.isOpen,
        unplug: async () => {
          scanner.unplug()
          await settled()
        },
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

test('a port is asked for once, and opened from then on', async () => {
  const { time, bus, input } = page()
  const scanner = bus.plug({ isPermitted: false })
  const { shorts, states, stop } = watchInput(input)
  await time.passAsync(freshAfterMs)
  expect(states.at(-1)).toBe('lost not-permitted')
  expect(await input.request()).toBe(true)
  await time.passAsync(freshAfterMs)
  scanner.scan(w1)
  await settled()
  expect(shorts).toEqual([w1])
  stop()
})

test('a person who chooses none, and a call that was no click', async () => {
  const { input, around } = page({ usb: { vendorId: 1 } })
  expect(await input.request()).toBe(false)
  const serial: WebSerial = {
    getPorts: () => around.serial.getPorts(),
    requestPort: () =>
      Promise.reject(Object.assign(new Error('no click'), { name: 'SecurityError' })),
    addEventListener: () => {},
    removeEventListener: () => {},
  }
  await expect(webSerialScanner({ serial }).request()).rejects.toThrow('no click')
})

test('two inputs take two ports, and a third has none left', async () => {
  const { time, bus, around, input } = page()
  const [one, other] = [bus.plug(), bus.plug()]
  const seen = [input, webSerialScanner(around), webSerialScanner(around)].map(watchInput)
  await time.passAsync(freshAfterMs)
  expect([one?.isOpen, other?.isOpen]).toEqual([true, true])
  expect(seen.map(({ states }) => states.at(-1))).toEqual([
    'open',
    'open',
    'unavailable port-in-use',
  ])
  seen[0]?.stop()
  await time.passAsync(2_300)
  expect(seen[2]?.states.at(-1)).toBe('open')
  seen.slice(1).forEach(({ stop }) => stop())
})

test('only ports of the wanted device', async () => {
  const { time, bus, input } = page({ usb: { vendorId: 0x1eab, productId: 2 } })
  const scanners = [
    bus.plug(),
    bus.plug({ vendorId: 0x1eab, productId: 1 }),
    bus.plug({ vendorId: 0x1eab, productId: 2 }),
  ]
  const { stop } = watchInput(input)
  await time.passAsync(freshAfterMs)
  expect(scanners.map(({ isOpen }) => isOpen)).toEqual([false, false, true])
  stop()
})

afterEach(() => Reflect.deleteProperty(globalThis, 'location'))

test('a browser without Web Serial', async () => {
  // Every page has a `location`, a server has none.
  Reflect.defineProperty(globalThis, 'location', { value: {}, configurable: true })
  const time = virtualTime({ wallAt: 0 })
  const input = webSerialScanner({ clock: time, scheduler: time.scheduler })
  const { states, stop } = watchInput(input)
  await time.passAsync(freshAfterMs)
  expect(states.at(-1)).toBe('unavailable webserial-missing')
  expect(await input.request()).toBe(false)
  stop()
})

/** A port with a sequence of readers. Each gives its items in order: bytes, or an error that ends the reader. */
function moody(readers: readonly (readonly (string | Error)[])[]): WebSerial {
  const left = readers.map((one) => [...one])
  const port = {
    get readable() {
      const reads = left.shift()
      return reads === undefined
        ? null
        : {
            getReader: () => ({
              read: async () => {
                const next = reads.shift()
                if (next instanceof Error) throw next
                return next === undefined
                  ? { done: true }
                  : { done: false, value: Uint8Array.from(next, (one) => one.charCodeAt(0)) }
              },
              cancel: async () => {},
              releaseLock: () => {},
            }),
          }
    },
    getInfo: () => ({}),
    open: async () => {},
    close: async () => {},
  }
  return {
    getPorts: async () => [port],
    requestPort: async () => port,
    addEventListener: () => {},
    removeEventListener: () => {},
  }
}

test('a framing error ends a reader, not the port', async () => {
  const time = virtualTime({ wallAt: 0 })
  const around = { clock: time, scheduler: time.scheduler }
  const serial = moody([[new Error('FramingError')], [`${w2}\r`], []])
  const { shorts, states, stop } = watchInput(webSerialScanner({ serial, ...around }))
  await settled()
  // All bytes come at once at the opening, so they count as old; but they were read.
  expect(shorts).toEqual(['(stale-input)'])
  expect(states).toContain('open')
  stop()
})

test('a port whose readers only fail is gone', async () => {
  const time = virtualTime({ wallAt: 0 })
  const around = { clock: time, scheduler: time.scheduler }
  const serial = moody(Array.from({ length: 1_000 }, () => [new Error('BreakError')]))
  const { states, stop } = watchInput(webSerialScanner({ serial, ...around }))
  await settled()
  expect(states.at(-1)).toBe('lost no-port')
  stop()
})

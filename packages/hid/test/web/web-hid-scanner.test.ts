import { scannerInputContract, simulatedHidBus } from '@paycode/simulator'
import { settled, virtualTime, w1, w2, watchInput } from '@paycode/simulator/testing'
import { webHidScanner, type WebHid, type WebHidScannerOptions } from '../../src/web/index.ts'

const freshAfterMs = 300

function page(options: WebHidScannerOptions = {}) {
  const time = virtualTime({ wallAt: 0 })
  const bus = simulatedHidBus({ clock: time })
  const around = { clock: time, scheduler: time.scheduler }
  return { time, bus, around, input: webHidScanner({ hid: bus.web, ...around, ...options }) }
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

test.each(['honeywell', 'zebra', 'newland', 'plain'] as const)(
  '%s, by its collections',
  async (profile) => {
    const { time, bus, input } = page()
    const scanner = bus.plug({ profile })
    const { shorts, stop } = watchInput(input)
    await time.passAsync(freshAfterMs)
    scanner.scan(w1)
    scanner.scan('x'.repeat(130))
    expect(shorts).toEqual([w1, 'x'.repeat(130)])
    stop()
  },
)

test('a scanner is asked for once, and opened from then on', async () => {
  const { time, bus, input, around } = page()
  const scanner = bus.plug({ isPermitted: false })
  const { states, shorts, stop } = watchInput(input)
  await time.passAsync(freshAfterMs)
  expect(states.at(-1)).toBe('lost not-permitted')
  expect(await input.request()).toBe(true)
  await time.passAsync(freshAfterMs)
  expect(states.at(-1)).toBe('open')
  scanner.scan(w1)
  stop()
  await settled()
  const later = watchInput(webHidScanner({ hid: bus.web, ...around }))
  await time.passAsync(freshAfterMs)
  scanner.scan(w2)
  expect([...shorts, ...later.shorts]).toEqual([w1, w2])
  later.stop()
})

test('a person who chooses none', async () => {
  const { input } = page()
  expect(await input.request()).toBe(false)
})

test('the dialogue offers scanners', async () => {
  const asked: unknown[] = []
  const { bus } = page()
  const hid: WebHid = {
    getDevices: () => bus.web.getDevices(),
    requestDevice: async (options) => {
      asked.push(options)
      return []
    },
    addEventListener: () => {},
    removeEventListener: () => {},
  }
  await webHidScanner({ hid }).request()
  expect(asked).toEqual([{ filters: [{ usagePage: 0x8c }] }])
})

afterEach(() => Reflect.deleteProperty(globalThis, 'location'))

test('a browser without WebHID', async () => {
  // Every page has a `location`, a server has none.
  Reflect.defineProperty(globalThis, 'location', { value: {}, configurable: true })
  const time = virtualTime({ wallAt: 0 })
  const input = webHidScanner({ clock: time, scheduler: time.scheduler })
  const { states, stop } = watchInput(input)
  await time.passAsync(freshAfterMs)
  expect(states.at(-1)).toBe('unavailable webhid-missing')
  expect(await input.request()).toBe(false)
  stop()
})

test('two scanners are two, and one that leaves leaves the other', async () => {
  const { time, bus, input } = page()
  const [one, other] = [bus.plug(), bus.plug()]
  const { scans, states, stop } = watchInput(input)
  await time.passAsync(freshAfterMs)
  one?.scan(w1)
  one?.unplug()
  await time.passAsync(freshAfterMs)
  other?.scan(w2)
  expect(scans.map(({ source }) => source.id)).toEqual(['hid/0c2e-0b61', 'hid/0c2e-0b61#2'])
  expect(states.at(-1)).toBe('open')
  stop()
})

test('a device that other code of the page has open stays open', async () => {
  const { time, bus, input } = page({ redirect: false })
  const scanner = bus.plug()
  const [device] = await bus.web.getDevices()
  await device?.open()
  const { shorts, stop } = watchInput(input)
  await time.passAsync(freshAfterMs)
  scanner.scan(w1)
  stop()
  await settled()
  expect(shorts).toEqual([w1])
  expect(scanner.isOpen).toBe(true)
})

test('letting go and taking up again in one go ends open, as in a page that mounts twice', async () => {
  const { time, bus, input } = page()
  const scanner = bus.plug()
  watchInput(input).stop()
  const first = watchInput(input)
  await Promise.resolve()
  first.stop()
  const { shorts, stop } = watchInput(input)
  await time.passAsync(freshAfterMs)
  scanner.scan(w1)
  expect(shorts).toEqual([w1])
  stop()
  await settled()
  expect(scanner.isOpen).toBe(false)
})

test('one that cannot be opened says so, and is tried again', async () => {
  const { time, bus, input } = page()
  const options = { isDenied: true }
  bus.plug(options)
  const { states, stop } = watchInput(input)
  await time.passAsync(freshAfterMs)
  expect(states.at(-1)).toBe('unavailable open-failed')
  options.isDenied = false
  await time.passAsync(4_300)
  expect(states.at(-1)).toBe('open')
  stop()
})

test('commands, and the redirection of a Honeywell', async () => {
  const { time, bus, input } = page()
  const scanner = bus.plug()
  const { stop } = watchInput(input)
  await time.passAsync(freshAfterMs)
  expect(await input.send('beep-good')).toBe('sent')
  expect(scanner.sent.map(({ kind, reportId, data }) => [kind, reportId, ...data])).toEqual([
    ['feature', 254, 1],
    ['output', 4, 0x40],
  ])
  stop()
})

test('keyboards are never seen', async () => {
  const { time, bus, input } = page()
  bus.plug({ profile: 'keyboard' })
  const { states, stop } = watchInput(input)
  await time.passAsync(freshAfterMs)
  expect(states.at(-1)).toBe('lost not-permitted')
  stop()
})

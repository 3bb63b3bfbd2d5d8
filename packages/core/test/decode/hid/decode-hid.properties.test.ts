import fc from 'fast-check'
import { isPaymentShaped } from '../../../src/decode/payment-shape.ts'
import type { HidEvent } from '../../../src/input/hid-event.ts'
import { parseDescriptor } from '../../../src/decode/hid/parse-descriptor.ts'
import { contentOf } from '../keyboard/play.ts'
import { hidDesk } from './play-hid.ts'
import { descriptor, keyboardDescriptor, report, w1, w2 } from './reports.ts'

const devices = fc.constantFrom('a', 'b')
const vendorIds = fc.constantFrom(0x0c2e, 0x05e0, 0x1eab, 0x1777, 0x05f9, 0xbeef)
const sizes = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(0, 1, 2, 3, 8, 61, 62, 63, 64) },
  fc.integer({ min: 0, max: 65_535 }),
)

/** Random bytes of a size with a payment code in them. */
const noise = fc
  .record({
    size: sizes,
    seed: fc.uint8Array({ minLength: 1, maxLength: 64 }),
    code: fc.constantFrom('', w1, w2),
    place: fc.nat(70),
  })
  .map(({ size, seed, code, place }) => {
    const bytes = Uint8Array.from({ length: size }, (_, index) => seed[index % seed.length] ?? 0)
    const text = Array.from(code, (digit) => digit.charCodeAt(0))
    if (place + text.length <= size) bytes.set(text, place)
    return bytes
  })

const wellFormed = fc
  .record({
    text: fc.oneof(
      fc.constantFrom(w1, w2, w1.slice(0, 9), w1.slice(9), '7'.repeat(56)),
      fc.string({ maxLength: 56 }),
    ),
    aim: fc.constantFrom(']Q1', ']C0', ''),
    pad: fc.constantFrom(0, 1),
    size: fc.constantFrom(62, 64),
    continued: fc.boolean(),
    count: fc.option(fc.integer({ min: 0, max: 255 }), { nil: undefined }),
  })
  .map(({ count, text, ...shape }) =>
    report(text, { ...shape, ...(count !== undefined && { count }) }),
  )

const descriptors = fc.oneof(
  fc.constant(undefined),
  fc.constantFrom(descriptor(), descriptor('zebra'), descriptor('newland'), keyboardDescriptor),
  fc.uint8Array({ maxLength: 80 }),
)

const event: fc.Arbitrary<HidEvent> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc
      .record({
        device: devices,
        vendorId: vendorIds,
        descriptorBytes: descriptors,
        protocol: fc.constantFrom('pos', 'boot-keyboard'),
      })
      .map(({ descriptorBytes, protocol, ...more }): HidEvent => ({
        ...({ type: 'hid-open', at: 0, productId: 1 } as const),
        ...{ ...more, protocol: protocol === 'pos' ? 'pos' : 'boot-keyboard' },
        fields: descriptorBytes && parseDescriptor(descriptorBytes),
      })),
  },
  {
    weight: 12,
    arbitrary: fc
      .record({ device: devices, bytes: fc.oneof(wellFormed, noise) })
      .map(({ device, bytes }): HidEvent => ({
        ...({ type: 'hid', at: 0, device } as const),
        ...{ reportId: bytes[0] ?? 0, data: bytes.subarray(1) },
      })),
  },
  {
    weight: 1,
    arbitrary: devices.map((device): HidEvent => ({ type: 'hid-close', at: 0, device })),
  },
)

const times = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(0, 1, 8, 300) },
  fc.integer({ min: 0, max: 3_000 }),
)
const stamps = fc.oneof(
  { weight: 9, arbitrary: fc.constant(0) },
  fc.constantFrom(Number.NaN, Infinity, -Infinity, 1e12),
)

const story = fc.array(fc.tuple(event, times, stamps), { maxLength: 60 })

/** The printable text of a device's reports in their order: the most that it can have sent. */
const isSubsequence = (text: string, of: readonly Uint8Array[]): boolean => {
  let place = 0
  for (const bytes of of) for (const byte of bytes) if (byte === text.charCodeAt(place)) place += 1
  return place >= text.length
}

test('any reports, of any size and device, in any order: no error, no digit that did not come in order from its device', () => {
  fc.assert(
    fc.property(story, (events) => {
      const desk = hidDesk()
      let at = 0
      const came = new Map<string, Uint8Array[]>()
      for (const [happened, pause, odd] of events) {
        at += pause
        desk.time.passUntil(at)
        if (happened.type === 'hid') {
          came.set(happened.device, [...(came.get(happened.device) ?? []), happened.data])
        }
        desk.events$.next({ ...happened, at: odd === 0 ? at : odd })
      }
      desk.events$.complete()
      expect(desk.time.timers).toBe(0)
      for (const scan of desk.reports.map(contentOf)) {
        if (!('text' in scan) || !isPaymentShaped(scan.text)) continue
        const device = scan.source.id.replace('hid/', '')
        // A keyboard's usages are not the bytes of the digits.
        if (scan.bytes === undefined) continue
        expect(isSubsequence(scan.text, came.get(device) ?? [])).toBe(true)
        // In one report as a whole, because no payment code is made of two.
        const isInOne = (came.get(device) ?? []).some((bytes) => textOf(bytes).includes(scan.text))
        expect(isInOne).toBe(true)
      }
    }),
    { numRuns: 400 },
  )
})

const textOf = (bytes: Uint8Array): string =>
  Array.from(bytes.subarray(0, 200), (byte) => String.fromCharCode(byte)).join('')

test('a view into a larger buffer is not read beyond its end', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 63 }),
      fc.integer({ min: 0, max: 255 }),
      vendorIds,
      (length, count, vendorId) => {
        const buffer = new Uint8Array(256).fill(0x31)
        buffer.set(report(w1, { count }), 64)
        const desk = hidDesk()
        desk.happen([{ type: 'hid-open', at: 0, device: 'a', vendorId, productId: 1 }])
        desk.time.passUntil(1_000)
        const data = buffer.subarray(65, 65 + length)
        desk.happen([{ type: 'hid', at: 1_000, device: 'a', reportId: 2, data }])
        const texts = desk.reports.flatMap((one) => (one.kind === 'scan' ? [one.scan.text] : []))
        for (const text of texts) expect(textOf(data)).toContain(text)
      },
    ),
  )
})

/** The digit of a key: the row's from 0x1E on and the keypad's from 0x59 on (HID Usage Tables, page 0x07). */
const digitOf = (usage: number): string =>
  usage >= 0x1e && usage <= 0x27
    ? '1234567890'.charAt(usage - 0x1e)
    : usage >= 0x59 && usage <= 0x62
      ? '1234567890'.charAt(usage - 0x59)
      : ''

const typedReports = (code: string, hasReleases: boolean): number[][] =>
  Array.from(`${code}\n`).flatMap((one) => {
    const usage = one === '\n' ? 0x28 : 0x1e + '1234567890'.indexOf(one)
    const press = [0, 0, usage, 0, 0, 0, 0, 0]
    return hasReleases ? [press, [0, 0, 0, 0, 0, 0, 0, 0]] : [press]
  })

const keyReport = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0x65 }), fc.constantFrom(0, 0x1e, 0x20, 0x28)), {
    ...{ minLength: 0, maxLength: 6 },
  })
  .chain((slots) => fc.constantFrom(0, 2).map((modifiers) => [modifiers, 0, ...slots]))

/** A keyboard's reports: codes, with some reports lost, doubled or made up. */
const typing = fc
  .array(
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc
          .tuple(fc.constantFrom(w1, w2), fc.boolean())
          .map(([code, hasReleases]) => typedReports(code, hasReleases)),
      },
      { weight: 1, arbitrary: keyReport.map((keys) => [keys]) },
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((parts) => parts.flat())
  .chain((reports) =>
    fc
      .array(fc.tuple(fc.nat(reports.length - 1), fc.constantFrom('lost', 'doubled')), {
        maxLength: 2,
      })
      .map((faults) =>
        reports.flatMap((keys, place) => {
          const fault = faults.find(([at]) => at === place)?.[1]
          return fault === 'lost' ? [] : fault === 'doubled' ? [keys, keys] : [keys]
        }),
      ),
  )

test('keyboards read raw, several at once: no digit of a code that did not come in order from its keyboard', () => {
  let reported = 0
  fc.assert(
    fc.property(typing, typing, fc.array(fc.boolean(), { minLength: 1 }), (one, other, turns) => {
      const desk = hidDesk()
      const waiting = new Map([
        ['a', [...one]],
        ['b', [...other]],
      ])
      const came = new Map([...waiting.keys()].map((device) => [device, '']))
      for (const device of waiting.keys()) {
        desk.events$.next({
          ...({ type: 'hid-open', at: 0, device, protocol: 'boot-keyboard' } as const),
          ...{ vendorId: 0x0c2e, productId: 1 },
        })
      }
      let at = 1_000
      for (let turn = 0; [...waiting.values()].some(({ length }) => length > 0); turn += 1) {
        const wanted = turns[turn % turns.length] ? 'a' : 'b'
        const from = (waiting.get(wanted) ?? []).length > 0 ? wanted : wanted === 'a' ? 'b' : 'a'
        const keys = waiting.get(from)?.shift()
        if (!keys) continue
        at += 4
        desk.time.passUntil(at)
        came.set(from, (came.get(from) ?? '') + keys.slice(2).map(digitOf).join(''))
        const data = Uint8Array.from(keys)
        desk.events$.next({ type: 'hid', at, device: from, reportId: 0, data })
      }
      desk.time.passUntil(at + 5_000)
      desk.events$.complete()
      expect(desk.time.timers).toBe(0)
      for (const scan of desk.reports.map(contentOf)) {
        if (!('text' in scan) || !isPaymentShaped(scan.text)) continue
        reported += 1
        const digits = came.get(scan.source.id.replace('hid/', '')) ?? ''
        let place = 0
        for (const digit of digits) if (digit === scan.text[place]) place += 1
        expect(place).toBe(scan.text.length)
      }
    }),
    { numRuns: 300 },
  )
  // Otherwise nothing was tested.
  expect(reported).toBeGreaterThan(30)
})

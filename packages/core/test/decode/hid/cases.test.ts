import { epoch } from '@paycode/simulator/testing'
import { parseDescriptor } from '../../../src/decode/hid/parse-descriptor.ts'
import type { HidEvent } from '../../../src/input/hid-event.ts'
import { hidOutcomes, opened, playHid } from './play-hid.ts'
import { arrival, descriptor, documented, hex, report, shapes, w1, w2 } from './reports.ts'

// Difficult cases, under their numbers in the project's collection. Case 59 belongs to the binding, in packages/hid.

const at = 1_000
const fields = parseDescriptor(descriptor())

describe.each(shapes)('as %s gives reports', (shape) => {
  const come = (...reports: readonly (readonly [bytes: Uint8Array, at: number])[]): HidEvent[] =>
    reports.map(([bytes, when]) => arrival(bytes, { at: when, shape }))

  describe.each([
    ['by the vendor', undefined],
    ['by the descriptor', 'declared'],
  ])('%s', (_, isDeclared) => {
    const known = isDeclared ? { fields } : {}

    test('52: 60 characters in two reports are one scan', () => {
      const text = 'https://shop.example/item/0123456789/abcdefghijklmnopqrstuvw'
      expect(text).toHaveLength(60)
      const first = report(text.slice(0, 56), { aim: ']Q0', continued: true })
      const second = report(text.slice(56), { aim: ']Q0' })
      const reports = playHid([opened(known), ...come([first, at], [second, at + 8])])
      expect(reports).toMatchObject([
        { text, aim: ']Q0', symbology: 'qr', receivedAt: epoch + at + 8, source: { id: 'hid/a' } },
      ])
    })

    test('53: a part, unplugged, replugged: the next scan is itself', () => {
      const part = report('7'.repeat(56), { continued: true })
      const close = { type: 'hid-close', at: at + 10, device: 'a' } as const
      const replugged = opened({ ...known, at: at + 20 })
      const events = [opened(known), ...come([part, at]), close, replugged]
      const scan = come([report(w1), at + 300])
      expect(hidOutcomes([...events, ...scan])).toEqual(['(incomplete)', w1])
    })

    test('53: a part, and more than a second of nothing: the next scan is itself', () => {
      const part = report('7'.repeat(56), { continued: true })
      const events = come([part, at], [report(w1), at + 1_001])
      expect(hidOutcomes([opened(known), ...events])).toEqual(['(incomplete)', w1])
    })

    test.each([57, 255])('54: a count of %i is refused', (count) => {
      const events = come([report(w1, { count }), at], [report(w2), at + 500])
      expect(hidOutcomes([opened(known), ...events])).toEqual(['(damaged-report)', w2])
    })

    test('54: a count of 0 is refused', () => {
      const events = come([report(w1, { count: 0 }), at], [report(w2), at + 500])
      expect(hidOutcomes([opened(known), ...events])).toEqual(['(damaged-report)', w2])
    })

    test.each(['\r', '\n', '\r\n'])(
      '56: a line end behind the code (%j) is no part of it',
      (end) => {
        expect(hidOutcomes([opened(known), ...come([report(`${w1}${end}`), at])])).toEqual([w1])
      },
    )

    test('56: one, not two', () => {
      const [scan] = playHid([opened(known), ...come([report(`${w1}\r\r`), at])])
      expect(scan).toMatchObject({ text: `${w1}\r` })
    })

    test('57: a report with another id is no scan', () => {
      const other = report(w1)
      other[0] = 4
      expect(hidOutcomes([opened(known), ...come([other, at])])).toEqual([])
    })

    test('58: what is delivered within 250 ms of the opening was queued before it', () => {
      const queued = [0, 1, 5, 250].map((when) => [report(w1), when] as const)
      const fresh = [report(w2), 251] as const
      expect(hidOutcomes([opened(known), ...come(...queued, fresh)])).toEqual(['(stale-input)', w2])
    })

    test('58: and so was the rest of what began then', () => {
      const part = [report('7'.repeat(56), { continued: true }), 249] as const
      const rest = [report(w1), 251] as const
      const fresh = [report(w2), 400] as const
      const outcomes = hidOutcomes([opened(known), ...come(part, rest, fresh)])
      expect(outcomes).toEqual(['(stale-input)', w2])
    })
  })

  test.each(documented)('51: $of, by the vendor', ({ vendorId, bytes, aim, symbology }) => {
    const events = [opened({ vendorId }), ...come([bytes, at])]
    expect(playHid(events)).toEqual([
      {
        ...{ text: w1, symbology, source: { kind: 'hid', id: 'hid/a' } },
        ...{ bytes: hex(Array.from(w1, (digit) => `3${digit}`).join(' ')) },
        ...{ receivedAt: epoch + at, ...(aim && { aim }) },
      },
    ])
  })

  test.each(documented)('51: $of, whoever made it', ({ bytes }) => {
    expect(hidOutcomes([opened({ vendorId: 0xbeef }), ...come([bytes, at])])).toEqual([w1])
  })

  test.each([
    ['Honeywell ]Q1', 'honeywell'],
    ['Zebra ]Q1', 'zebra'],
    ['Newland', 'newland'],
  ] as const)('51: %s, by its descriptor', (of, kind) => {
    const bytes = documented.find((one) => one.of === of)?.bytes ?? new Uint8Array()
    // Another maker's id: the descriptor decides.
    const device = opened({ vendorId: 0xbeef, fields: parseDescriptor(descriptor(kind)) })
    expect(playHid([device, ...come([bytes, at])])).toMatchObject([{ text: w1, symbology: 'qr' }])
  })

  test('51: the captures of a product code', () => {
    const zeros = (count: number): string => ' 00'.repeat(count)
    const upc = '33 30 36 30 33 30 32 30 39 32 32 33'
    const zebra = hex(`02 0C 00 5D 58 67 ${upc}${zeros(44)} 63 00`)
    const honeywell = hex(`02 0C 5D 45 30 ${upc}${zeros(44)} 63 41 00`)
    expect([zebra.length, honeywell.length]).toEqual([64, 64])
    expect(playHid([opened({ vendorId: 0x05e0 }), ...come([zebra, at])])).toMatchObject([
      { text: '306030209223', aim: ']Xg', symbology: 'ean-upc' },
    ])
    expect(playHid([opened(), ...come([honeywell, at])])).toMatchObject([
      { text: '306030209223', aim: ']E0', symbology: 'ean-upc' },
    ])
  })

  test('52: 445 characters are seven full reports and one of 53', () => {
    const text = Array.from({ length: 445 }, (_, place) => String(place % 10)).join('')
    const parts = Array.from({ length: 8 }, (_, part) => text.slice(part * 56, part * 56 + 56))
    expect(parts.at(-1)).toHaveLength(0x35)
    const reports = parts.map(
      (part, place) => [report(part, { continued: place < 7 }), at + place] as const,
    )
    expect(hidOutcomes([opened(), ...come(...reports)])).toEqual([text])
  })

  test("57: Newland's answer to a command, in the shape of a scan, is ignored", () => {
    const answer = new Uint8Array(64)
    answer.set(hex('02 0E 02 00 00 08 45 4C 30 33 30 30 39 35 25 51'))
    for (const known of [{}, { fields: parseDescriptor(descriptor('newland')) }]) {
      const events = [
        opened({ vendorId: 0x1eab, ...known }),
        ...come([answer, at], [report(w1, { aim: '' }), at + 9]),
      ]
      expect(hidOutcomes(events)).toEqual([w1])
    }
  })

  test('Microscan: the id 1, a length, NULs behind', () => {
    const bytes = new Uint8Array(64)
    bytes.set([1, 18, ...Array.from(w1, (digit) => digit.charCodeAt(0))])
    expect(hidOutcomes([opened({ vendorId: 0x1777 }), ...come([bytes, at])])).toEqual([w1])
    expect(hidOutcomes([opened({ vendorId: 0xbeef }), ...come([bytes, at])])).toEqual([w1])
  })
})

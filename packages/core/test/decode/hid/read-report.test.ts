import fc from 'fast-check'
import { knownLayouts, type LayoutName } from '../../../src/decode/hid/known-layouts.ts'
import { parseDescriptor } from '../../../src/decode/hid/parse-descriptor.ts'
import { isPaymentShaped } from '../../../src/decode/payment-shape.ts'
import { isRejection } from '../../../src/scan/rejection.ts'
import type { HidEvent, ReportField } from '../../../src/input/hid-event.ts'
import { hidOutcomes, opened, playHid } from './play-hid.ts'
import { arrival, descriptor, hex, report, w1, w2 } from './reports.ts'

const at = 1_000
const come = (bytes: Uint8Array, when = at): HidEvent => arrival(bytes, { at: when })
const declared = (kind: 'honeywell' | 'zebra' | 'newland') => ({
  fields: parseDescriptor(descriptor(kind)),
})
const zebra = 0x05e0
const zebraReport = (text: string): Uint8Array => report(text, { pad: 1 })

describe('a descriptor that is wrong', () => {
  test('an undeclared byte in front: the vendor’s layout is read, and the hint says why', () => {
    const wrong = opened({ vendorId: zebra, ...declared('honeywell') })
    expect(hidOutcomes([wrong, come(zebraReport(w1)), come(zebraReport(w2), at + 500)])).toEqual([
      ...['<descriptor-wrong>', w1, w2],
    ])
  })

  test('without the vendor’s layout nothing is read', () => {
    const wrong = opened({ vendorId: 0xbeef, ...declared('honeywell') })
    expect(hidOutcomes([wrong, come(zebraReport(w1)), come(zebraReport(w2), at + 500)])).toEqual([
      ...['(damaged-report)', '(damaged-report)', '<unknown-report-layout>'],
    ])
  })

  test('a longer number never loses its end to the AIM identifier', () => {
    // As data, `]Q1` would leave 18 of 21 digits.
    const long = come(report(`${w1}222`))
    expect(hidOutcomes([opened({ vendorId: 0xbeef, ...declared('newland') }), long])).toEqual([
      '(damaged-report)',
    ])
    expect(hidOutcomes([opened(declared('newland')), long])).toEqual([
      ...['<descriptor-wrong>', `${w1}222`],
    ])
  })

  test('the vendor’s layout needs its AIM identifier and exactly as many characters as counted', () => {
    const wrong = opened({ vendorId: zebra, ...declared('honeywell') })
    const noAim = report(w1, { pad: 4, aim: '' })
    const counted = (count: number): Uint8Array => report(w1, { pad: 1, count })
    for (const bytes of [noAim, counted(17), counted(19)]) {
      expect(hidOutcomes([wrong, come(bytes)])).toEqual(['(damaged-report)'])
    }
  })

  test('another report id than declared', () => {
    const fields = parseDescriptor(descriptor())?.map((field) => ({ ...field, reportId: 7 }))
    expect(hidOutcomes([opened({ fields }), come(report(w1))])).toEqual(['<descriptor-wrong>', w1])
  })

  test('the hint is over with a scan that fits the descriptor', () => {
    const wrong = opened({ vendorId: zebra, ...declared('honeywell') })
    const events = [come(zebraReport(w1)), come(report(w2), at + 500)]
    expect(hidOutcomes([wrong, ...events])).toEqual(['<descriptor-wrong>', w1, '<open>', w2])
  })
})

test('a known vendor’s scan in another maker’s layout has to be exact', () => {
  const newland = opened({ vendorId: 0x1eab })
  expect(hidOutcomes([newland, come(report(`${w1}222`))])).toEqual([`${w1}222`])
  expect(hidOutcomes([newland, come(report(`${w1}222`, { count: 18 }))])).toEqual([
    '(damaged-report)',
  ])
})

describe('what the descriptor declares is read', () => {
  const scanned = (kind: 'honeywell' | 'zebra' | 'newland', bytes: Uint8Array) =>
    playHid([opened({ vendorId: 0xbeef, ...declared(kind) }), come(bytes)])

  test.each([']d1', ']X0', ']Q1', ']e0', '\0\0\0'])('with the AIM bytes %j', (aim) => {
    expect(scanned('honeywell', report(w1, { aim }))).toMatchObject([{ text: w1 }])
    expect(scanned('zebra', report(w1, { aim, pad: 1 }))).toMatchObject([{ text: w1 }])
  })

  test('without an AIM identifier, and with one in the data', () => {
    expect(scanned('newland', report(w1, { aim: '' }))).toMatchObject([{ text: w1 }])
    expect(scanned('newland', report(`]C0${w1}`, { aim: '' }))).toMatchObject([
      { text: w1, aim: ']C0' },
    ])
  })

  test.each([
    ['GS between the elements', '0106901234567892\u001d10ABC'],
    ['bytes of GBK', '\u00d6\u00d0\u00b9\u00fa'],
    ['bytes of UTF-8', '\u00e4\u00b8\u00ad\u00e5\u009b\u00bd'],
    ['a byte that is no text', 'ABC\u0001\u0000DEF'],
  ])('%s', (_, text) => {
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0))
    for (const aim of [']Q1', '\0\0\0']) {
      expect(scanned('honeywell', report(text, { aim }))).toMatchObject([{ bytes }])
    }
    expect(scanned('newland', report(text, { aim: '' }))).toMatchObject([{ bytes }])
  })

  test('what an earlier scan left behind the data is no part of it', () => {
    const left = report('7'.repeat(40))
    left.set(report(w1).subarray(0, 5 + w1.length))
    expect(scanned('honeywell', left)).toMatchObject([{ text: w1 }])
  })

  test('in two reports, without an AIM identifier', () => {
    const text = 'https://shop.example/item/0123456789/abcdefghijklmnopqrstuvwxyz'
    const head = report(text.slice(0, 56), { aim: '', continued: true })
    const tail = report(text.slice(56), { aim: '' })
    const device = opened({ vendorId: 0xbeef, ...declared('newland') })
    expect(hidOutcomes([device, come(head), come(tail, at + 5)])).toEqual([text])
  })
})

const layoutNames = Object.keys(knownLayouts) as LayoutName[]

/** A report as a scanner of this layout sends it, with zeros elsewhere. */
function sent(name: LayoutName, text: string, aim: string): Uint8Array {
  const { reportId, size, count, aim: places, data } = knownLayouts[name]
  const bytes = new Uint8Array(size + 1)
  bytes[0] = reportId
  bytes[count + 1] = text.length
  for (const [index, place] of places.entries()) bytes[place + 1] = aim.charCodeAt(index)
  for (const [place, one] of Array.from(text).entries()) {
    bytes[data.from + 1 + place] = one.charCodeAt(0)
  }
  return bytes
}

const usages = {
  count: [0x01_003b],
  aim: [0x8c_00fb, 0x8c_00fc, 0x8c_00fd],
  halfAim: [0x8c_00fb, 0x8c_00fc],
  data: [0x8c_00fe],
}

type Part = keyof typeof usages

/** The layout of a descriptor that has the parts of a scan in any order, with missing or extra bytes. */
const declarations = fc
  .record({
    order: fc.oneof(
      { weight: 4, arbitrary: fc.constant<Part[]>(['count', 'aim', 'data']) },
      fc.shuffledSubarray<Part>(['count', 'aim', 'halfAim', 'data'], { minLength: 2 }),
    ),
    pads: fc.array(fc.constantFrom(0, 0, 1, 2, 3), { minLength: 4, maxLength: 4 }),
    length: fc.constantFrom(56, 56, 57, 40, 24),
    reportId: fc.constantFrom(2, 2, 2, 1, 0),
  })
  .map(({ order, pads, length, reportId }): ReportField[] => {
    let offset = 0
    return order.map((part, place) => {
      offset += 8 * (pads[place] ?? 0)
      const count = part === 'data' ? length : usages[part].length
      const field: ReportField = {
        ...({ kind: 'input', reportId, offset, size: 8, count } as const),
        ...{ usages: usages[part], application: 0x8c_0002, isArray: false },
      }
      offset += 8 * count
      return field
    })
  })

const texts = fc.oneof(
  fc.constantFrom(w1, w2, `${w1}\r`, `222${w1}`, `${w1}5`, w1.slice(0, 17), '6901234567892'),
  fc.stringMatching(/^[0-9]{15,30}$/),
)

test('whatever a descriptor declares: no payment code but the one that was sent', () => {
  let read = 0
  fc.assert(
    fc.property(
      fc.constantFrom(...layoutNames),
      fc.option(declarations, { nil: undefined }),
      fc.constantFrom(0x0c2e, zebra, 0x1eab, 0x1777, 0x05f9, 0xbeef),
      texts,
      fc.constantFrom(']Q1', ']C0', ']d1', ']X0', '\0\0\0'),
      (name, fields, vendorId, text, aim) => {
        const bytes = sent(name, text, aim)
        for (const one of playHid([opened({ vendorId, fields }), come(bytes)])) {
          if (!('text' in one) || isRejection(one) || !isPaymentShaped(one.text)) continue
          read += 1
          expect(one.text).toBe(text.trimEnd())
        }
      },
    ),
    { numRuns: 3_000 },
  )
  // Otherwise nothing was tested.
  expect(read).toBeGreaterThan(100)
})

test('random reports: a code stands whole in one place of its report', () => {
  const bytes = fc.oneof(
    fc.constantFrom(0, 1, 2, 3, 17, 18, 19, 21, 0x5d, 0x51, 0x43, 0x31),
    fc.integer({ min: 0x30, max: 0x39 }),
  )
  fc.assert(
    fc.property(
      fc.array(bytes, { minLength: 12, maxLength: 12 }),
      fc.option(declarations, { nil: undefined }),
      fc.constantFrom(0x0c2e, zebra, 0x1eab, 0x1777, 0xbeef),
      (head, fields, vendorId) => {
        const all = new Uint8Array(64)
        all.set([2, ...head, ...hex('31 32 33 34 35 36 37 38 39 30 31 32 33')])
        for (const one of playHid([opened({ vendorId, fields }), come(all)])) {
          if (!('text' in one) || !isPaymentShaped(one.text)) continue
          const text = String.fromCharCode(...all)
          const end = text.indexOf(one.text) + one.text.length
          expect(text).toContain(one.text)
          // Not cut: only an AIM identifier outweighs bytes after the data.
          if (one.aim === undefined) expect(all[end]).toBe(0)
        }
      },
    ),
    { numRuns: 3_000 },
  )
})

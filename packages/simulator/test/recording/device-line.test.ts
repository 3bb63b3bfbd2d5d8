import { parseDescriptor, type HidEvent, type HidOpen } from '@paycode/core/adapter'
import { byteScrubber, HidLines, parseTrace, serialLine, traceHeader } from '../../src/index.ts'
import { w1 } from '../replay/traces.ts'

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (one) => one.charCodeAt(0))
const textOf = (bytes: Uint8Array): string => String.fromCharCode(...bytes)

const ids = { device: 'a', vendorId: 0x0c2e, productId: 0x0b61 }
const open: HidOpen = { type: 'hid-open', at: 1_000, ...ids, protocol: 'pos' }
const close: HidEvent = { type: 'hid-close', at: 1_500, device: 'a' }
const report = (data: Uint8Array, reportId = 2): HidEvent => ({
  type: 'hid',
  at: 1_300.5,
  device: 'a',
  reportId,
  data,
})

/** Records events and parses them again, with the times of the trace. */
function givenBack(events: readonly HidEvent[]): unknown[] {
  const lines = new HidLines(1_000)
  const text = [traceHeader(), ...events.map((event) => lines.line(event))].join('\n')
  return parseTrace(text).events.map((event) => 'event' in event && event.event)
}

const sooner = (event: HidEvent): HidEvent => ({ ...event, at: event.at - 1_000 })

test('what is written is what is read: scanner, keyboard, with and without a descriptor', () => {
  const descriptor = Uint8Array.from([
    0x05, 0x01, 0x09, 0x06, 0xa1, 0x01, 0x75, 0x08, 0x95, 0x08, 0x09, 0x3b, 0x81, 0x02, 0xc0,
  ])
  const fields = parseDescriptor(descriptor)
  const stories: HidEvent[][] = [
    [open, report(Uint8Array.of(1, 0x31)), close],
    [{ ...open, protocol: 'boot-keyboard' }, report(Uint8Array.of(0, 0, 0x1e), 0)],
    [{ ...open, descriptor, fields }, report(Uint8Array.of(0, 0, 0x1e), 0)],
  ]
  for (const story of stories) expect(givenBack(story)).toEqual(story.map(sooner))
})

test('fields without their descriptor cannot be written: reports are as they are without', () => {
  const unnumbered = parseDescriptor(Uint8Array.of(0x75, 0x08, 0x95, 0x08, 0x81, 0x02)) ?? []
  const [, back] = givenBack([{ ...open, fields: unnumbered }, report(Uint8Array.of(1, 2), 0)])
  expect(back).toMatchObject({ reportId: 0, data: Uint8Array.of(1, 2) })
})

test('serial bytes are written in hex', () => {
  expect(serialLine({ at: 1_001, bytes: bytesOf('1\r') }, 's', 1_000)).toBe(
    '{"t":1,"type":"serial","device":"s","hex":"31 0D"}',
  )
})

describe('scrubbed', () => {
  const scrub = byteScrubber(() => 0)

  test('the digits are others, each always the same, and the prefix stays one', () => {
    const scrubbed = textOf(scrub.bytes(bytesOf(`]C0${w1}\r`)))
    expect(scrubbed).toMatch(/^\]C01[0-5][0-9]{16}\r$/)
    expect(scrubbed).not.toContain(w1)
    expect(textOf(scrub.bytes(bytesOf(`]C0${w1}\r`)))).toBe(scrubbed)
  })

  test('the count of a report stays', () => {
    scrub.hid(open)
    const data = bytesOf(`8${'7'.repeat(56)}`)
    const scrubbed = scrub.hid(report(data))
    expect(scrubbed).toMatchObject({ type: 'hid', reportId: 2 })
    expect('data' in scrubbed && textOf(scrubbed.data)).toMatch(/^8([0-9])\1{55}$/)
    expect('data' in scrubbed && scrubbed.data).not.toEqual(data)
  })

  test('the keys of a keyboard are those of other digits; Enter and modifiers stay', () => {
    scrub.hid({ ...open, protocol: 'boot-keyboard' })
    const keys = (...usages: number[]) => {
      const event = scrub.hid(report(Uint8Array.of(2, 0, ...usages), 0))
      return 'data' in event ? [...event.data] : []
    }
    expect(keys(0x28)).toEqual([2, 0, 0x28])
    expect(keys(0x1e)).toEqual([2, 0, 0x1e])
    const row = keys(0x1e, 0x1f, 0x20, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26, 0x27).slice(2)
    const pad = keys(0x59, 0x5a, 0x5b, 0x5c, 0x5d, 0x5e, 0x5f, 0x60, 0x61, 0x62).slice(2)
    expect(new Set(row).size).toBe(10)
    expect(Math.min(...row)).toBe(0x1e)
    expect(Math.max(...row)).toBe(0x27)
    expect(row).not.toEqual([0x1e, 0x1f, 0x20, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26, 0x27])
    expect(pad).toEqual(row.map((usage) => usage + 0x3b))
    scrub.hid(open)
    expect(keys(0x1f)).toEqual([2, 0, 0x1f])
  })
})

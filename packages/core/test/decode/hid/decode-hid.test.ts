import { epoch } from '@paycode/simulator/testing'
import { of, Subject, take, throwError } from 'rxjs'
import { decodeHid } from '../../../src/decode/hid/decode-hid.ts'
import { parseDescriptor } from '../../../src/decode/hid/parse-descriptor.ts'
import { symbologyOfReport } from '../../../src/decode/hid/vendor-codes.ts'
import { hidVendorOf, hidVendors } from '../../../src/decode/hid/vendors.ts'
import type { DeviceReport } from '../../../src/scan/scanner-input.ts'
import type { HidEvent } from '../../../src/input/hid-event.ts'
import { contentOf, short } from '../keyboard/play.ts'
import { hidDesk, hidOutcomes, opened, playHid } from './play-hid.ts'
import { arrival, descriptor, hex, report, w1, w2 } from './reports.ts'

const at = 1_000
const come = (bytes: Uint8Array, when = at, device = 'a'): HidEvent =>
  arrival(bytes, { at: when, device })
const part = (digit: string, more = {}): Uint8Array =>
  report(digit.repeat(56), { continued: true, ...more })

test('reports of two devices are never joined, however they come', () => {
  const two = [opened(), opened({ device: 'b' })]
  const parts = [come(part('7')), come(part('8'), at + 1, 'b')]
  const rests = [come(report('77'), at + 2), come(report('88'), at + 3, 'b')]
  expect(hidOutcomes([...two, ...parts, ...rests])).toEqual(['7'.repeat(58), '8'.repeat(58)])
})

test('a part that is not full makes no code with what follows: two halves of a code are none', () => {
  const head = report(w1.slice(0, 9), { continued: true })
  expect(hidOutcomes([opened(), come(head), come(report(w1.slice(9)), at + 5)])).toEqual([
    '(incomplete)',
  ])
  // And the next scan is itself.
  const events = [come(head), come(report(w1.slice(9)), at + 5), come(report(w2), at + 9)]
  expect(hidOutcomes([opened(), ...events])).toEqual(['(incomplete)', w2])
})

test('a part with another symbol’s identifier is of another scan', () => {
  const events = [come(part('7')), come(report(w1, { aim: ']C0' }), at + 5)]
  expect(hidOutcomes([opened(), ...events])).toEqual(['(incomplete)'])
})

test('a scan whose rest does not come is reported after a second', () => {
  const desk = hidDesk()
  desk.happen([opened(), come(part('7'))])
  desk.time.passUntil(at + 1_000)
  expect(desk.shorts).toEqual([])
  desk.time.passUntil(at + 1_001)
  expect(desk.shorts).toEqual(['(incomplete)'])
  expect(desk.time.timers).toBe(0)
})

test('a gap counts by the stamps where the timer is late', () => {
  const desk = hidDesk()
  desk.happen([opened(), come(part('7'))])
  desk.time.block(at + 1_500)
  desk.events$.next(come(report(w1), at + 1_400))
  expect(desk.shorts).toEqual(['(incomplete)', w1])
})

test('endless parts are bounded', () => {
  const parts = Array.from({ length: 200 }, (_, place) => come(part('7'), at + place))
  expect(
    hidOutcomes([opened(), ...parts, come(report('7'), at + 200), come(report(w1), at + 300)]),
  ).toEqual(['(overflow)', w1])
})

test('an impossible length byte also ends the open scan', () => {
  const events = [
    come(part('7')),
    come(report(w1, { count: 57 }), at + 1),
    come(report(w2), at + 2),
  ]
  expect(hidOutcomes([opened(), ...events])).toEqual(['(damaged-report)', w2])
})

test('an open scan is reported when the source ends, or the device is opened again', () => {
  const seen: string[] = []
  const events$ = new Subject<HidEvent>()
  const { time } = hidDesk()
  events$
    .pipe(decodeHid({ clock: time, scheduler: time.scheduler }))
    .subscribe({ next: (one) => seen.push(short(one)), complete: () => seen.push('end') })
  const begin = (when: number): void => {
    time.passUntil(when)
    events$.next(opened({ at: when }))
    time.passUntil(when + 300)
    events$.next(come(part('7'), when + 300))
  }
  begin(0)
  begin(400)
  events$.complete()
  expect(seen).toEqual(['(incomplete)', '(incomplete)', 'end'])
  expect(time.timers).toBe(0)
})

test('after unsubscription nothing waits, and nothing is reported', () => {
  const desk = hidDesk()
  desk.happen([opened(), come(part('7'))])
  desk.subscription.unsubscribe()
  expect(desk.time.timers).toBe(0)
  desk.happen([come(report(w1), at + 1)])
  expect(desk.reports).toEqual([])
})

test('an error of the source is passed on', () => {
  const failure = new Error('gone')
  const errors: unknown[] = []
  throwError(() => failure)
    .pipe(decodeHid())
    .subscribe({ error: (error: unknown) => errors.push(error) })
  expect(errors).toEqual([failure])
})

test('a source that says all at once is stopped by the first scan', () => {
  const { time } = hidDesk()
  time.passUntil(2_000)
  const seen: DeviceReport[] = []
  of<HidEvent[]>(opened(), come(report(w1)), come(report(w2)))
    .pipe(decodeHid({ clock: time, scheduler: time.scheduler }), take(1))
    .subscribe((one) => seen.push(one))
  expect(seen.map(contentOf)).toMatchObject([{ text: w1 }])
})

test('a report of a device that was not opened, or is closed, is ignored', () => {
  const close = { type: 'hid-close', at: at + 1, device: 'a' } as const
  expect(hidOutcomes([come(report(w1)), opened({ device: 'b' }), close])).toEqual([])
  expect(hidOutcomes([opened(), close, come(report(w1), at + 2)])).toEqual([])
})

test('of more devices than any till has, the oldest is forgotten', () => {
  const many = Array.from({ length: 65 }, (_, place) => opened({ device: String(place) }))
  const scans = [come(report(w1), at, '0'), come(report(w2), at, '64')]
  expect(hidOutcomes([...many, ...scans])).toEqual([w2])
})

test('a stamp of another time base, or none, is the time of arrival', () => {
  const desk = hidDesk()
  desk.happen([opened()])
  desk.time.passUntil(at)
  for (const [place, when] of [1e12, Number.NaN, Infinity].entries()) {
    desk.events$.next({ ...come(report(`${w1.slice(0, 17)}${place}`)), at: when })
  }
  expect(desk.reports.map(contentOf)).toMatchObject(
    [0, 1, 2].map(() => ({ receivedAt: epoch + at })),
  )
})

test('an unknown layout is reported from the second scan on, until a clean scan', () => {
  const strange = new Uint8Array(64)
  strange.set(hex('02 12 00 00 00 00 00 31 33 34 35'))
  const events = [
    come(strange),
    come(strange, at + 1),
    come(strange, at + 2),
    come(report(w1), at + 3),
  ]
  expect(hidOutcomes([opened({ vendorId: 0xbeef }), ...events])).toEqual([
    ...['(damaged-report)', '(damaged-report)', '<unknown-report-layout>', '(damaged-report)'],
    ...['<open>', w1],
  ])
})

test('what a device sends at rest, or in other reports, says nothing', () => {
  const rest = new Uint8Array(64)
  rest[0] = 2
  expect(
    hidOutcomes([opened({ vendorId: 0xbeef }), come(rest), come(hex('09 01 02 03'), at + 1)]),
  ).toEqual([])
})

test('a report that is shorter than its descriptor says is refused, a longer one is read', () => {
  const device = opened({ fields: parseDescriptor(descriptor()) })
  const short63 = report(w1).subarray(0, 63)
  const long = new Uint8Array(96)
  long.set(report(w2))
  expect(hidOutcomes([device, come(short63), come(long, at + 1)])).toEqual(['(damaged-report)', w2])
})

test('an AIM identifier and STX/ETX in the data are no part of the content', () => {
  const [scan] = playHid([
    opened({ vendorId: 0x1eab }),
    come(report(`\u0002]C0${w1}\u0003`, { aim: '' })),
  ])
  expect(scan).toMatchObject({ text: w1, aim: ']C0', symbology: 'code-128' })
})

test('the AIM identifier gives the symbology, otherwise the vendor’s letter', () => {
  expect(symbologyOfReport(']C0', 's'.charCodeAt(0))).toBe('code-128')
  expect(symbologyOfReport(']X0', 'j'.charCodeAt(0))).toBe('code-128')
  expect(symbologyOfReport(undefined, 's'.charCodeAt(0))).toBe('qr')
  expect(symbologyOfReport(undefined, 0)).toBeUndefined()
  expect(symbologyOfReport(undefined, undefined)).toBeUndefined()
})

test('no vendor id stands twice in the table', () => {
  const ids = hidVendors.flatMap(({ vendorIds }) => vendorIds)
  expect(new Set(ids).size).toBe(ids.length)
  expect(hidVendorOf(0x1eab)?.name).toBe('Newland')
  expect(hidVendorOf(0xbeef)).toBeUndefined()
})

test('bytes that are no UTF-8 are kept as bytes, and become no digits', () => {
  const bytes = report('x'.repeat(18))
  bytes.set([0xb8, 0xb6], 5)
  const [scan] = playHid([opened(), come(bytes)])
  expect(scan).toMatchObject({ text: expect.stringContaining('\uFFFD') })
  expect((scan as { bytes?: Uint8Array }).bytes?.subarray(0, 2)).toEqual(Uint8Array.of(0xb8, 0xb6))
})

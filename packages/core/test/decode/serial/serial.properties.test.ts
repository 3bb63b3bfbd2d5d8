import { virtualTime } from '@paycode/simulator/testing'
import fc from 'fast-check'
import { Subject } from 'rxjs'
import { decodeSerial } from '../../../src/decode/serial/decode-serial.ts'
import { isPaymentShaped } from '../../../src/decode/payment-shape.ts'
import type { DeviceReport } from '../../../src/scan/scanner-input.ts'
import type { SerialEvent } from '../../../src/input/serial-event.ts'
import { short } from '../keyboard/play.ts'

const codes = ['134567890123456789', '101122334455667788']
const carried = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (one) => one.charCodeAt(0))

const bytes = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .constantFrom(...codes, '\r', '\n', '\r\n', ...'\u0001\u0002\u0003\u0004\u0006\0\t\f')
      .map(bytesOf),
  },
  { weight: 3, arbitrary: fc.stringMatching(/^[0-9\r]{0,20}$/).map(bytesOf) },
  { weight: 2, arbitrary: fc.uint8Array({ maxLength: 40 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.integer({ min: 0, max: 65_535 }), fc.uint8Array({ minLength: 1, maxLength: 8 }))
      .map(([length, seed]) =>
        Uint8Array.from({ length }, (_, place) => seed[place % seed.length] ?? 0),
      ),
  },
)
const pause = fc.oneof(fc.constantFrom(0, 1, 20, 299, 300, 301), fc.integer({ min: 0, max: 3_000 }))
const stamp = fc.oneof(
  { weight: 9, arbitrary: fc.constant(0) },
  fc.constantFrom(Number.NaN, Infinity, -Infinity, 1e12),
)
const kind = fc.oneof(
  { weight: 12, arbitrary: fc.constant('serial' as const) },
  fc.constantFrom('serial-open' as const, 'serial-close' as const),
)
const story = fc.array(fc.tuple(kind, bytes, pause, stamp), { maxLength: 30 })

test('any chunks, however cut: no error, and no code that did not come in one piece', () => {
  fc.assert(
    fc.property(story, fc.constantFrom('auto' as const, 'none' as const), (events, terminator) => {
      const time = virtualTime()
      const events$ = new Subject<SerialEvent>()
      const reports: DeviceReport[] = []
      events$
        .pipe(decodeSerial({ clock: time, scheduler: time.scheduler, terminator }))
        .subscribe((report) => reports.push(report))
      let at = 0
      let lastByteAt = 0
      // An independent model: everything that came, with a mark where the port was closed or silent.
      let all = ''
      for (const [type, chunk, wait, odd] of events) {
        at += wait
        time.passUntil(at)
        // An empty chunk does not end the silence.
        if (at - lastByteAt >= 300 || type !== 'serial') all += '|'
        if (type === 'serial' && chunk.length > 0) lastByteAt = at
        const when = odd === 0 ? at : odd
        events$.next(type === 'serial' ? { type, at: when, bytes: chunk } : { type, at: when })
        if (type === 'serial') all += carried(chunk)
      }
      events$.complete()
      expect(time.timers).toBe(0)
      const pieces = all.split(/[\r\n\u0003\u0004|]/).map((piece) => piece.replace(/[\t\0\f]$/, ''))
      for (const report of reports) {
        if (report.kind !== 'scan' || !isPaymentShaped(report.scan.text)) continue
        expect(pieces.some((piece) => piece.endsWith(report.scan.text))).toBe(true)
      }
    }),
    {
      numRuns: 150,
      examples: [
        [
          [
            ['serial', bytesOf(codes[0] ?? ''), 0, 0],
            ['serial', bytesOf(''), 299, 0],
            ['serial', bytesOf('\0'), 299, 0],
          ],
          'auto',
        ],
      ],
    },
  )
})

test('however a stream with line ends is cut, the scans are the same', () => {
  const line = fc.stringMatching(/^[0-9A-Z]{1,30}$/)
  const stream = fc.array(
    fc.tuple(line, fc.constantFrom('\r', '\n', '\r\n', '\u0003', '\u0003\r\n')),
    { minLength: 1, maxLength: 20 },
  )
  fc.assert(
    fc.property(stream, fc.array(fc.nat(400), { maxLength: 20 }), (lines, cuts) => {
      const text = lines.map(([content, end]) => content + end).join('')
      const places = [
        0,
        ...cuts.filter((cut) => cut < text.length).toSorted((a, b) => a - b),
        text.length,
      ]
      const time = virtualTime()
      const events$ = new Subject<SerialEvent>()
      const seen: string[] = []
      events$
        .pipe(decodeSerial({ clock: time, scheduler: time.scheduler }))
        .subscribe((report) => seen.push(short(report)))
      for (const [index, from] of places.entries()) {
        time.passUntil(index * 5)
        events$.next({
          type: 'serial',
          at: index * 5,
          bytes: bytesOf(text.slice(from, places[index + 1] ?? text.length)),
        })
      }
      expect(seen).toEqual(lines.map(([content]) => content))
    }),
  )
})

import { epoch } from '@paycode/simulator/testing'
import { of, take, throwError } from 'rxjs'
import { decodeSerial, type SerialOptions } from '../../../src/decode/serial/decode-serial.ts'
import { maxSymbolCharacters } from '../../../src/scan/symbology.ts'
import type { DeviceReport } from '../../../src/scan/scanner-input.ts'
import type { SerialEvent } from '../../../src/input/serial-event.ts'
import { contentOf, short } from '../keyboard/play.ts'
import { bytesOf, chunk, ean, outcomes, port, w1, w2 } from './port.ts'

describe('60', () => {
  test('one byte a chunk', () => {
    const chunks = Array.from(`${w1}\r\n`, (byte, place) => [byte, 1_000 + place * 20] as const)
    expect(outcomes(chunks)).toEqual([w1])
  })

  test('CR|LF split over two chunks makes no empty scan', () => {
    expect(
      outcomes([
        [`${w1}\r`, 0],
        [`\n${w2}\r\n`, 50],
      ]),
    ).toEqual([w1, w2])
  })

  test('two codes in one chunk, and fifty', () => {
    expect(outcomes([[`${w1}\r${w2}\r`, 0]])).toEqual([w1, w2])
    const fifty = Array.from({ length: 50 }, (_, place) => `${w1.slice(0, 16)}${10 + place}`)
    expect(outcomes([[fifty.map((code) => `${code}\r\n`).join(''), 0]])).toEqual(fifty)
  })

  test('STX and ETX, with and without a line end', () => {
    expect(
      outcomes([
        [`\u0002${w1}\u0003`, 0],
        [`\u0002${w2}\u0003\r\n`, 50],
      ]),
    ).toEqual([w1, w2])
    expect(
      outcomes([
        [`\u0002${w1}\r\n\u0003`, 0],
        [`\u0002${w2}\r\n\u0003`, 50],
      ]),
    ).toEqual([w1, w2])
  })

  test('200 ms apart with CR they are two', () => {
    expect(
      outcomes([
        [`${w1}\r`, 0],
        [`${w2}\r`, 200],
      ]),
    ).toEqual([w1, w2])
  })

  test.each([
    ['NUL in front', `\u0000${w1}\r`],
    ['NUL within', `${w1.slice(0, 9)}\u0000${w1.slice(9)}\r`],
    ['0xFF behind', `${w1}\u00FF\r`],
    ['a control character within', `${w1.slice(0, 9)}\u0007${w1.slice(9)}\r`],
  ])('noise is refused: %s', (_, text) => {
    expect(
      outcomes([
        [text, 0],
        [`${w2}\r`, 50],
      ]),
    ).toEqual(['(incomplete)', w2])
  })

  test('a megabyte without a terminator is bounded', () => {
    const chunks = Array.from({ length: 16 }, (_, place) => ['7'.repeat(65_536), place] as const)
    expect(outcomes([...chunks, [`\r${w1}\r`, 20]])).toEqual(['(overflow)', w1])
  })
})

test('what a port says when a plug goes in says nothing', () => {
  expect(
    outcomes([
      ['\u0000\u0000\r', 0],
      [`${w1}\r`, 50],
    ]),
  ).toEqual([w1])
})

test('noise again and again is reported, and over with a clean scan', () => {
  const noise = `${w1.slice(0, 9)}\u0007${w1.slice(9)}\r`
  expect(
    outcomes([
      [noise, 0],
      [noise, 50],
      [noise, 90],
      [`${w1}\r`, 150],
    ]),
  ).toEqual([...['(incomplete)', '<noise>', '(incomplete)', '(incomplete)', '<open>', w1]])
})

test('a scan says where and when it came, with its bytes and its symbol', () => {
  const { happen, reports } = port({ source: { kind: 'serial', id: 'till' } })
  happen(chunk(`]Q1${w1}`, 1_000), chunk('\r', 1_020))
  expect(reports.map(contentOf)).toEqual([
    {
      ...{ text: w1, aim: ']Q1', symbology: 'qr', bytes: bytesOf(`]Q1${w1}`) },
      ...{ source: { kind: 'serial', id: 'till' }, receivedAt: epoch + 1_020 },
    },
  ])
})

test('UTF-8 that was cut within a character is whole', () => {
  const { happen, reports } = port()
  const bytes = Uint8Array.of(0xe7, 0xa0, 0x81, 0x0d)
  happen(
    ...Array.from(bytes, (byte, at): SerialEvent => ({
      type: 'serial',
      at,
      bytes: Uint8Array.of(byte),
    })),
  )
  expect(reports.map(contentOf)).toMatchObject([{ text: '码' }])
})

describe('without a terminator', () => {
  test('a payment code is reported after the silence, and the second time which setting is missing', () => {
    expect(
      outcomes([
        [w1, 0],
        [w2, 1_000],
      ]),
    ).toEqual([w1, '<no-suffix>', w2])
  })

  test('a product is not: whether it was whole is unknown', () => {
    expect(outcomes([[ean, 0]])).toEqual(['(incomplete)'])
  })

  test('where terminators are usual, what has none is cut off', () => {
    expect(
      outcomes([
        [`${ean}\r`, 0],
        [w1, 1_000],
      ]),
    ).toEqual([ean, '<suffix-missing>', '(incomplete)'])
  })

  test('the rest of what fell silent is no scan of its own', () => {
    expect(
      outcomes([
        [`${ean}\r`, 0],
        [w1.slice(0, 9), 1_000],
        ['0123456\r', 1_500],
      ]),
    ).toEqual([...[ean, '(incomplete)', '(wrong-length)']])
    expect(
      outcomes([
        [w1, 0],
        ['5\r', 500],
      ]),
    ).toEqual([w1, '(wrong-length)'])
    // A whole code is no exception.
    expect(
      outcomes([
        ['69012', 0],
        [`${w1}\r`, 500],
        [`${w2}\r`, 501],
      ]),
    ).toEqual(['(incomplete)', '(wrong-length)', w2])
  })

  test('a second after a cut begins a new scan', () => {
    expect(
      outcomes([
        ['69012', 0],
        [`${w1}\r`, 999],
        ['69012', 2_000],
        [`${w2}\r`, 3_000],
      ]),
    ).toEqual(['(incomplete)', '(wrong-length)', '(incomplete)', w2])
  })

  test('silence by the stamps counts where the timer is late', () => {
    const { time, happen } = port()
    happen(chunk(w1, 0))
    time.block(1_100)
    expect(happen(chunk(`${w2}\r`, 1_100))).toEqual([w1, w2])
  })

  test('none: after this much silence it is a scan', () => {
    const none = { terminator: 'none', idleMs: 100 } as const
    expect(
      outcomes(
        [
          [w1, 0],
          [ean, 100],
          ['77', 250],
          ['77', 320],
        ],
        none,
      ),
    ).toEqual([w1, ean, '7777'])
  })
})

describe('opening and closing', () => {
  const open = (at: number): SerialEvent => ({ type: 'serial-open', at })

  test('what comes within 250 ms of the opening was queued before it, with its rest', () => {
    const { happen } = port()
    const events = [
      open(0),
      chunk(`${w1}\r${w1}\r${w1.slice(0, 9)}`, 250),
      chunk(`${w1.slice(9)}\r${w2}\r`, 260),
    ]
    expect(happen(...events)).toEqual(['(stale-input)', w2])
  })

  test('what is queued and begins after the opening’s time is not', () => {
    expect(port().happen(open(0), chunk('\r', 240), chunk(`${w1}\r`, 251))).toEqual([w1])
  })

  test('what the closing cuts is incomplete, and its rest is not part of the next', () => {
    const { happen } = port()
    const close = { type: 'serial-close', at: 1_010 } as const
    const events = [
      open(0),
      chunk(w1.slice(0, 9), 1_000),
      close,
      open(1_100),
      chunk(`${w2}\r`, 1_400),
    ]
    expect(happen(...events)).toEqual(['(incomplete)', w2])
  })

  test('what the end of the source cuts is incomplete', () => {
    const { happen, events$, reports, time } = port()
    happen(chunk(w1, 1_000))
    events$.complete()
    expect(reports.map(short)).toEqual(['(incomplete)'])
    expect(time.timers).toBe(0)
  })

  test('after unsubscription nothing waits', () => {
    const { happen, subscription, time } = port()
    happen(chunk(w1, 1_000))
    subscription.unsubscribe()
    expect(time.timers).toBe(0)
  })

  test('an error of the source is passed on', () => {
    const failure = new Error('gone')
    const errors: unknown[] = []
    throwError(() => failure)
      .pipe(decodeSerial())
      .subscribe({ error: (error: unknown) => errors.push(error) })
    expect(errors).toEqual([failure])
  })

  test('a source that says all at once is stopped by the first scan', () => {
    const seen: DeviceReport[] = []
    of(chunk(`${w1}\r`, 0), chunk(`${w2}\r`, 0))
      .pipe(decodeSerial(), take(1))
      .subscribe((one) => seen.push(one))
    expect(seen.map(short)).toEqual([w1])
  })
})

test.each([{ idleMs: 9 }, { idleMs: Number.NaN }, { idleMs: Infinity }, { terminator: 'cr' }])(
  '%j is wrong use',
  (options) => {
    expect(() => decodeSerial(options as SerialOptions)).toThrow(TypeError)
  },
)

test('an empty chunk says nothing, and no line is longer than any symbol', () => {
  expect(
    outcomes([
      ['', 0],
      [`${'7'.repeat(maxSymbolCharacters)}\r`, 10],
    ]),
  ).toEqual(['7'.repeat(maxSymbolCharacters)])
})

import type { SerialEvent } from '../../../src/input/serial-event.ts'
import { contentOf } from '../keyboard/play.ts'
import { chunk, ean, outcomes, port, scanned, w1, w2, w3 } from './port.ts'

const open = (at: number): SerialEvent => ({ type: 'serial-open', at })

test('where a terminator was seen, two codes in silence say that not all have one; the third is taken', () => {
  expect(scanned([`${ean}\r`, w1, w2, w3, `${ean}\r`, w1])).toEqual([
    ...[ean, '<suffix-missing>', '(incomplete)', '(incomplete)', w3],
    // It has seen both kinds: it does not learn again.
    ...['<open>', ean, '<suffix-missing>', w1],
  ])
})

test('a terminator between them is seen: the count starts again', () => {
  const texts = [`${ean}\r`, w1, `${w2}\r`, w3, `${ean}\r`, w1]
  expect(scanned(texts).filter((one) => !one.startsWith('<'))).toEqual([
    ...[ean, '(incomplete)', w2, '(incomplete)', ean, '(incomplete)'],
  ])
})

test('where codes end in silence, the next one may follow within a second', () => {
  expect(
    outcomes([
      [w1, 0],
      [w2, 2_000],
      [w3, 2_600],
      ['5\r', 3_200],
    ]).filter((one) => !one.startsWith('<')),
  ).toEqual([w1, w2, w3, '5'])
})

test('codes without one, then with one, then without: taken', () => {
  expect(scanned([w1, w2, `${ean}\r`, w3]).filter((one) => !one.startsWith('<'))).toEqual([
    ...[w1, w2, ean, w3],
  ])
})

test('one code in silence before the first terminator proves nothing', () => {
  expect(scanned([w1, `${ean}\r`, w2])).toEqual([w1, ean, '<suffix-missing>', '(incomplete)'])
})

test('a port that is opened again still knows its terminator, and forgets that some scans had none', () => {
  const { happen, time, reports } = port()
  happen(open(0), chunk(`${ean}\r`, 1_000), chunk(w1, 3_000), chunk(w2, 5_000), chunk(w3, 7_000))
  happen({ type: 'serial-close', at: 8_000 }, open(9_000), chunk(w1, 10_000))
  time.passUntil(12_000)
  expect(reports.map(contentOf).at(-1)).toMatchObject({ reason: 'incomplete' })
})

test('a terminator that comes late ends what was cut, and takes the hint back', () => {
  expect(
    outcomes([
      [`${ean}\r`, 0],
      [w1, 1_000],
      ['\r', 1_350],
      [`${w2}\r`, 1_500],
    ]),
  ).toEqual([ean, '<suffix-missing>', '(incomplete)', '<open>', w2])
})

describe('a number in pieces', () => {
  test('head, piece and rest: no piece is a scan', () => {
    expect(
      outcomes([
        [`${ean}\r`, 0],
        ['00', 2_000],
        [w1, 2_350],
        [`${w2}\r`, 2_700],
        [`${w3}\r`, 2_750],
      ]).filter((one) => !one.startsWith('<')),
    ).toEqual([ean, '(incomplete)', '(incomplete)', '(wrong-length)', w3])
  })

  test('of which the head was queued before the opening', () => {
    const { happen } = port()
    const events = [open(0), chunk('00', 100), chunk(`${w1}\r`, 450), chunk(`${w2}\r`, 500)]
    expect(happen(...events)).toEqual(['(stale-input)', '(wrong-length)', w2])
  })

  test('of which the head was endless', () => {
    const { happen } = port()
    expect(happen(chunk('7'.repeat(5_000), 0), chunk(`${w1}\r`, 350))).toEqual([
      '(overflow)',
      '(wrong-length)',
    ])
  })

  test('line noise is no head', () => {
    expect(
      outcomes([
        ['\u00ff\u0000', 0],
        [`${w1}\r`, 400],
      ]),
    ).toEqual([w1])
  })

  test('silence says twice that there is no suffix, not the pieces of one scan', () => {
    expect(scanned([ean, ean])).toEqual(['(incomplete)', '<no-suffix>', '(incomplete)'])
    expect(
      outcomes([
        [ean.slice(0, 4), 0],
        [ean.slice(4, 8), 350],
        [`${ean.slice(8)}\r`, 700],
      ]),
    ).toEqual(['(incomplete)', '(incomplete)', '(wrong-length)'])
  })
})

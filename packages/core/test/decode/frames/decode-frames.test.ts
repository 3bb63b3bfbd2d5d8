import { w1, w2 } from '@paycode/simulator/testing'
import { from, Subject } from 'rxjs'
import { decodeFrames } from '../../../src/decode/frames/decode-frames.ts'
import type { SeenCode, SeenFrame } from '../../../src/decode/frames/seen-code.ts'
import { contentOf, short } from '../keyboard/play.ts'

const alipay = '281234567890123456'
const ean = '6901234567892'

const qr = (text: string): SeenCode => ({ text, symbology: 'qr' })
const bars = (text: string): SeenCode => ({ text, symbology: 'code-128' })
const product = (text: string): SeenCode => ({ text, symbology: 'ean-upc' })

const clock = { monotonic: () => 100_000, wall: () => 1_700_000_100_000 }
const frameMs = 33

/** The results of frames, one every 33 ms: the frame's number with the text or the reason. */
function outcomes(frames: readonly (readonly SeenCode[])[]): string[] {
  const reported: string[] = []
  const frames$ = new Subject<SeenFrame>()
  let number = 0
  frames$.pipe(decodeFrames({ clock })).subscribe((result) => {
    reported.push(`${number} ${short(result)}`)
  })
  for (number = 0; number < frames.length; number += 1) {
    frames$.next({ at: number * frameMs, codes: frames[number] ?? [] })
  }
  return reported
}

const times = (count: number, codes: readonly SeenCode[]): (readonly SeenCode[])[] =>
  Array.from({ length: count }, () => codes)
const nothing: readonly SeenCode[] = []

describe('confirmation', () => {
  test('a QR at once', () => expect(outcomes([[qr(w1)]])).toEqual([`0 ${w1}`]))

  test('a bar code on its second read, within six frames', () => {
    expect(outcomes([[bars(w1)]])).toEqual([])
    expect(outcomes([[bars(w1)], [bars(w1)]])).toEqual([`1 ${w1}`])
    expect(outcomes([[bars(w1)], ...times(5, nothing), [bars(w1)]])).toEqual([`6 ${w1}`])
    expect(outcomes([[bars(w1)], ...times(6, nothing), [bars(w1)]])).toEqual([])
  })

  test('a bar code beside the QR of the same code, on either side, at once and once', () => {
    expect(outcomes([[bars(w1), qr(w1)]])).toEqual([`0 ${w1}`])
    expect(outcomes([[qr(w1), bars(w1)]])).toEqual([`0 ${w1}`])
  })

  test('a bar code that is reported twice in one frame was read once', () => {
    const twice = [bars(w1), bars(w1)]
    expect(outcomes([twice])).toEqual([])
    expect(outcomes([twice, [bars(w1)]])).toEqual([`1 ${w1}`])
  })

  test('another payment code in between starts the count again, and is never out-voted', () => {
    expect(outcomes([[bars(w1)], [bars(w2)], [bars(w1)]])).toEqual([])
    expect(outcomes([[bars(w1)], [bars(w2)], [bars(w2)]])).toEqual([`2 ${w2}`])
    expect(outcomes([[bars(w1)], [qr(w2)], [bars(w1)]])).toEqual([`1 ${w2}`])
  })

  test('what was read before a different code counts no more, not even by its number of reads', () => {
    const frames = [[bars(w1)], [bars(w2)], [bars(w1)], [bars(w2)], [bars(w1)], [bars(w1)]]
    expect(outcomes(frames)).toEqual([`5 ${w1}`])
  })

  test("a product's bars in between do not restart the count of a payment code", () => {
    expect(outcomes([[bars(w1)], [product(ean)], [bars(w1)]])).toEqual([`2 ${w1}`])
  })

  test('products side by side do not hinder each other, nor a payment code', () => {
    const both = [product(ean), product('4006381333931'), bars(w1)]
    expect(outcomes([both, both])).toEqual([`1 ${ean}`, '1 4006381333931', `1 ${w1}`])
  })
})

describe('what stays in view', () => {
  test('is one scan', () => {
    expect(outcomes(times(300, [qr(w1), bars(w1)]))).toEqual([`0 ${w1}`])
  })

  test('is still in view after a blurred moment, and a new scan after it was gone', () => {
    const after = (gone: number): string[] =>
      outcomes([[qr(w1)], ...times(gone, nothing), [qr(w1)]])
    expect(after(20)).toEqual([`0 ${w1}`])
    expect(after(21)).toEqual([`0 ${w1}`, `22 ${w1}`])
  })

  test('may be followed by the next code at once', () => {
    expect(outcomes([[qr(w1)], [qr(w2)]])).toEqual([`0 ${w1}`, `1 ${w2}`])
  })

  test('slow frames are not missed ones', () => {
    const reported: unknown[] = []
    const codes = [qr(w1)]
    from([0, 1_000, 2_000, 3_000].map((at) => ({ at, codes: at === 1_000 ? [] : codes })))
      .pipe(decodeFrames({ clock }))
      .subscribe((report) => reported.push(contentOf(report)))
    expect(reported).toHaveLength(1)
  })
})

describe('two different payment codes in one view', () => {
  test('are ambiguous, reported once, and neither is a scan', () => {
    expect(outcomes(times(40, [qr(w1), bars(w2)]))).toEqual(['0 (ambiguous)'])
  })

  test('clear what one of them had before', () => {
    expect(outcomes([[bars(w1)], [bars(w1), bars(w2)], [bars(w1)]])).toEqual(['1 (ambiguous)'])
  })

  test('never let the one win that is read alone for a while', () => {
    const both = [qr(w1), qr(w2)]
    const lucky = [...times(15, [qr(w1)]), [qr(w2)]]
    expect(outcomes([both, ...lucky, ...lucky, ...lucky])).toEqual(['0 (ambiguous)'])
  })

  test('end with the other one gone from the view: what is left is a scan', () => {
    const frames = [[qr(w1), bars(w2)], ...times(60, [bars(w2)])]
    expect(outcomes(frames)).toEqual(['0 (ambiguous)', `23 ${w2}`])
    expect(outcomes([[qr(w1), qr(w2)], ...times(60, [qr(w1)])])).toEqual([
      '0 (ambiguous)',
      `22 ${w1}`,
    ])
  })

  test('are reported again when they come again', () => {
    const both = [qr(w1), qr(w2)]
    expect(outcomes([both, ...times(30, nothing), both])).toEqual([
      '0 (ambiguous)',
      '31 (ambiguous)',
    ])
  })

  test('make no second scan of the one that was scanned before the other came', () => {
    const both = [qr(w1), qr(w2)]
    const frames = [[qr(w1)], ...times(60, both), ...times(60, [qr(w1)])]
    expect(outcomes(frames)).toEqual([`0 ${w1}`, '1 (ambiguous)'])
  })

  test('are two also when another wallet shows the second', () => {
    expect(outcomes(times(9, [qr(w1), qr(alipay)]))).toEqual(['0 (ambiguous)'])
    expect(outcomes(times(9, [bars(alipay), bars(w1)]))).toEqual(['0 (ambiguous)'])
  })

  test('hold up no product beside them', () => {
    expect(outcomes(times(9, [qr(w1), product(ean), qr(w2)]))).toEqual([
      '0 (ambiguous)',
      `1 ${ean}`,
    ])
  })

  test('are masked', () => {
    const reported: unknown[] = []
    from([{ at: 0, codes: [qr(w1), qr(w2)] }])
      .pipe(decodeFrames({ clock }))
      .subscribe((report) => reported.push(contentOf(report)))
    expect(reported).toMatchObject([{ masked: '13…89', source: { kind: 'camera', id: 'camera' } }])
  })
})

test('a scan is reported with the time of its frame', () => {
  const reported: unknown[] = []
  from([{ at: 99_900.4, codes: [qr(w1)] }])
    .pipe(decodeFrames({ clock, source: { kind: 'camera', id: 'left' } }))
    .subscribe((report) => reported.push(contentOf(report)))
  expect(reported).toEqual([
    {
      text: w1,
      symbology: 'qr',
      source: { kind: 'camera', id: 'left' },
      receivedAt: 1_700_000_099_900,
    },
  ])
})

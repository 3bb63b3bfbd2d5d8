import { w1, w2 } from '@paycode/simulator/testing'
import fc from 'fast-check'
import { LineSplitter } from '../../../src/decode/lines/line-splitter.ts'

const begun = { monotonic: 5, wall: 1_700_000_000_000 }
const later = { monotonic: 70_005, wall: 1_700_000_070_000 }

const split = (chunks: readonly string[]) => {
  const splitter = new LineSplitter()
  return [...chunks.flatMap((chunk) => splitter.push(chunk, begun)), ...splitter.end()]
}
const texts = (...chunks: string[]) => split(chunks).map(({ text }) => text)

describe('LineSplitter', () => {
  test.each([
    ['CR', `${w1}\r${w2}\r`],
    ['LF', `${w1}\n${w2}\n`],
    ['CRLF', `${w1}\r\n${w2}\r\n`],
    ['any of them', `\r\n${w1}\n\r${w2}\r\r\n`],
    ['without a last one', `${w1}\r\n${w2}`],
  ])('cuts at %s', (_, text) => {
    expect(texts(text)).toStrictEqual([w1, w2])
  })

  test('hands out a line at its end, not before', () => {
    const splitter = new LineSplitter()
    expect(splitter.push(w1, begun)).toStrictEqual([])
    expect(splitter.push('\r', later)).toStrictEqual([{ text: w1, overflow: false, begun }])
    expect(splitter.push('\n', later)).toStrictEqual([])
    expect(splitter.push(w2, later)).toStrictEqual([])
    expect(splitter.end()).toStrictEqual([{ text: w2, overflow: false, begun: later }])
    expect(splitter.end()).toStrictEqual([])
  })

  test('one character a chunk', () => {
    expect(texts(...`${w1}\r\n${w2}\r\n`)).toStrictEqual([w1, w2])
  })

  test('knows no other line end', () => {
    const text = 'a\tb\u000bc\u000cd\u0085e\u2028f\u2029g\0h'
    expect(texts(text)).toStrictEqual([text])
  })

  test('nothing has no lines', () => {
    expect(texts()).toStrictEqual([])
    expect(texts('', '\n', '\r\n\r\n')).toStrictEqual([])
  })

  test('wherever the chunks are cut, the lines are the same', () => {
    const piece = fc.oneof(
      fc.constantFrom('\r', '\n', '\r\n', w1, '😀', '二维码', ''),
      fc.string({ unit: 'binary', maxLength: 8 }),
    )
    fc.assert(
      fc.property(fc.array(piece), fc.array(fc.nat(200)), (pieces, cuts) => {
        const text = pieces.join('')
        const at = [0, ...cuts.map((cut) => cut % (text.length + 1)), text.length]
        at.sort((a, b) => a - b)
        const chunks = at.slice(1).map((end, index) => text.slice(at[index], end))
        expect(chunks.join('')).toBe(text)
        expect(split(chunks)).toStrictEqual(split([text]))
        expect(texts(...chunks)).toStrictEqual(text.split(/[\r\n]+/).filter((line) => line !== ''))
      }),
    )
  })

  test('4 296 characters are a line, of a longer one the head is kept and it says so', () => {
    const longest = '7'.repeat(4_296)
    expect(split([`${longest}\r`])).toStrictEqual([{ text: longest, overflow: false, begun }])
    expect(split([`${longest}7\r${w1}\r`])).toStrictEqual([
      { text: longest, overflow: true, begun },
      { text: w1, overflow: false, begun },
    ])
    expect(split([longest, '', '7'])).toStrictEqual([{ text: longest, overflow: true, begun }])
  })

  test('an endless line costs no more than its head', () => {
    const splitter = new LineSplitter()
    const chunk = '7'.repeat(100_000)
    for (let count = 0; count < 100; count += 1)
      expect(splitter.push(chunk, begun)).toStrictEqual([])
    expect(splitter.end()).toStrictEqual([{ text: '7'.repeat(4_296), overflow: true, begun }])
    expect(splitter.push(`${w1}\n`, begun)).toStrictEqual([{ text: w1, overflow: false, begun }])
  })

  test('a hundred thousand lines in one chunk', () => {
    expect(texts(`${w1}\n`.repeat(100_000))).toHaveLength(100_000)
  })
})

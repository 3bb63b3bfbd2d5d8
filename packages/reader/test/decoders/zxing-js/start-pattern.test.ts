import { code128Starts } from '../../../src/decoders/zxing-js/code-128-starts.ts'
import { loadZXing, type BitArray, type ZXing } from '../../../src/decoders/zxing-js/load-zxing.ts'
import { modulesOf } from '../../../src/code-128/fit/code-modules.ts'
import { checkOf } from '../../../src/code-128/values/check-symbol.ts'

// The reproduction of D-039: one dark mark left of the quiet zone of a perfect row.
const pairs = [13, 45, 79, 30, 24, 32, 16, 41, 81]
const modules = modulesOf([...pairs, checkOf(pairs)])
const text = '134579302432164181'
const scale = 2
const quiet = 20

let zxing: ZXing
beforeAll(async () => {
  zxing = await loadZXing()
})

function rowOf({ mark }: { mark: boolean }): BitArray {
  const start = 40 + quiet * scale
  const row = new zxing.BitArray(start + (modules.length + quiet) * scale)
  if (mark) row.setRange(30, 40)
  modules.forEach((dark, at) => {
    if (dark) row.setRange(start + at * scale, start + (at + 1) * scale)
  })
  return row
}

const readStock = (row: BitArray) =>
  new zxing.Code128Reader().decodeRow(0, row, new Map()).getText()

test('the library as shipped reads a row with nothing to the left of the code, and none with a mark', () => {
  expect(readStock(rowOf({ mark: false }))).toBe(text)
  // When this fails, the library has fixed the defect, and code-128-starts.ts can go.
  expect(() => readStock(rowOf({ mark: true }))).toThrow()
})

test.each([false, true])('the start is found where it is, with a mark: %p', (mark) => {
  expect(code128Starts(rowOf({ mark }))).toEqual([40 + quiet * scale])
})

test('a start symbol without white before it does not count', () => {
  const row = rowOf({ mark: false })
  const start = 40 + quiet * scale
  row.setRange(start - 12, start - 8)
  expect(code128Starts(row)).not.toContain(start)
})

test('nothing starts in an empty row, nor in a dark one', () => {
  const dark = new zxing.BitArray(100)
  dark.setRange(0, 100)
  expect(code128Starts(new zxing.BitArray(100))).toEqual([])
  expect(code128Starts(new zxing.BitArray(0))).toEqual([])
  expect(code128Starts(dark)).toEqual([])
})

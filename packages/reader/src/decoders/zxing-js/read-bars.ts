import type { Symbology } from '@paycode/core'
import type { FoundCode } from '../frame-decoder.ts'
import { attempt } from './attempt.ts'
import { BarLines } from './bar-lines.ts'
import { code128Starts } from './code-128-starts.ts'
import type { BinaryBitmap, BitArray, Hints, ZXing } from './load-zxing.ts'
import type { Picture } from './picture.ts'

interface BarRequest {
  readonly code128: boolean
  readonly products: boolean
  /** The number of rows to read, evenly spread over the picture. */
  readonly rows: number
}

export type BarReader = (
  bitmap: BinaryBitmap,
  picture: Picture,
  request: BarRequest,
) => readonly FoundCode[]

/** Reads rows of a picture, each from the left and from the right. */
export function barReader(zxing: ZXing): BarReader {
  const readCode128 = code128Reader(zxing)
  const readProduct = productReader(zxing)
  return (bitmap, { width, height, inFrame }, { code128, products, rows }) => {
    const lines = new BarLines()
    const readRow = (row: BitArray, y: number, toX: (x: number) => number): void => {
      const reads = [
        ...(code128 ? readCode128(row, y) : []),
        ...(products ? readProduct(row, y) : []),
      ]
      for (const { symbology, text, from, to } of reads) {
        const line = { from: inFrame({ x: toX(from), y }), to: inFrame({ x: toX(to), y }) }
        lines.add(symbology, text, line)
      }
    }
    const step = Math.max(1, Math.floor(height / rows))
    for (let y = step >> 1; y < height; y += step) {
      const row = attempt(zxing, () => bitmap.getBlackRow(y, new zxing.BitArray(width)))
      if (!row) continue
      readRow(row, y, (x) => x)
      row.reverse()
      readRow(row, y, (x) => width - 1 - x)
    }
    return lines.codes()
  }
}

type RowReader = (row: BitArray, y: number) => Read[]

interface Read {
  readonly symbology: Symbology
  readonly text: string
  /** Where the code begins and ends in the row. */
  readonly from: number
  readonly to: number
}

/** Reads every Code 128 of a row. The library's reader gets each on white ground, whatever lies to its left. */
function code128Reader(zxing: ZXing): RowReader {
  const reader = new zxing.Code128Reader()
  // With this hint the text of a GS1-128 begins with its AIM identifier.
  const hints: Hints = new Map([[zxing.DecodeHintType.ASSUME_GS1, true]])
  return (row, y) =>
    code128Starts(row).flatMap((start): Read[] => {
      const result = attempt(zxing, () => reader.decodeRow(y, whiteUntil(start, row), hints))
      if (!result) return []
      const read = { ...readOf(result), text: withoutCheck(result), from: start }
      return read.text.startsWith(gs1)
        ? [{ ...read, symbology: 'gs1-128', text: read.text.slice(gs1.length) }]
        : [{ ...read, symbology: 'code-128' }]
    })
}

const gs1 = ']C1'

/** The symbol value of FNC1, which GS1 reads as the control character GS between fields. */
const fnc1 = 102
const stop = 106
const groupSeparator = '\u001D'

/** Removes the GS that the library appends when the check symbol equals FNC1. Its raw bytes hold the first twenty symbols. */
function withoutCheck(result: Result): string {
  const text = result.getText()
  const symbols = result.getRawBytes()
  const isCheck = symbols[symbols.indexOf(stop) - 1] === fnc1 && text.endsWith(groupSeparator)
  return isCheck ? text.slice(0, -groupSeparator.length) : text
}

function productReader(zxing: ZXing): RowReader {
  const reader = new zxing.ProductReader()
  return (row, y) => {
    const result = attempt(zxing, () => reader.decodeRow(y, row))
    return result ? [{ ...readOf(result), symbology: 'ean-upc' }] : []
  }
}

type Result = ReturnType<InstanceType<ZXing['ProductReader']>['decodeRow']>

function readOf(result: Result): Omit<Read, 'symbology'> {
  const [from, to] = result.getResultPoints()
  return { text: result.getText(), from: from?.getX() ?? 0, to: to?.getX() ?? 0 }
}

function whiteUntil(start: number, row: BitArray): BitArray {
  const copy = row.clone()
  const words = copy.getBitArray()
  const word = start >> 5
  words.fill(0, 0, word)
  words[word]! &= -1 << (start & 31)
  return copy
}

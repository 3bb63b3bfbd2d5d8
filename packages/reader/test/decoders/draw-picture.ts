import bwip from 'bwip-js/node'
import type { LuminanceFrame } from '../../src/frame/luminance-frame.ts'

export interface DrawnSymbol {
  /** The symbology's name in bwip-js. */
  readonly kind: 'code128' | 'qrcode' | 'ean13' | 'gs1-128'
  readonly text: string
  /** The place of its top left, in pixels. */
  readonly at: readonly [x: number, y: number]
  /** Pixels a module. */
  readonly scale: number
  /** The height of its bars, in pixels. Default 60. */
  readonly bars?: number
  /** Whether it is turned by 90°. */
  readonly sideways?: boolean
  /** Whether black and white are exchanged. */
  readonly inverted?: boolean
}

export interface Picture {
  readonly width?: number
  readonly height?: number
  /** Bytes after each row. Default none. */
  readonly padding?: number
  /** The grey value around the symbols. Default 255. */
  readonly table?: number
  readonly symbols?: readonly DrawnSymbol[]
}

/** White around each symbol, in modules. */
const quiet = 10
const ink = 20
const paper = 235

/** A sharp picture with symbols on it, each on its own white ground. */
export function drawPicture({
  width = 640,
  height = 480,
  padding = 0,
  table = 255,
  symbols = [],
}: Picture): LuminanceFrame {
  const stride = width + padding
  const data = new Uint8Array(stride * height).fill(table)
  for (let y = 0; y < height; y += 1) data.fill(99, y * stride + width, (y + 1) * stride)
  for (const symbol of symbols) {
    const { dark, columns, rows } = modulesOf(symbol)
    const { scale, sideways = false, inverted = false } = symbol
    const tall = symbol.kind === 'qrcode' ? scale : 1
    const [across, down] = [columns * scale, rows * tall]
    const edge = quiet * scale
    for (let v = -edge; v < down + edge; v += 1) {
      for (let u = -edge; u < across + edge; u += 1) {
        const isDark = dark(Math.floor(u / scale), Math.floor(v / tall)) !== inverted
        const x = symbol.at[0] + (sideways ? v : u)
        const y = symbol.at[1] + (sideways ? u : v)
        if (x >= 0 && y >= 0 && x < width && y < height) data[y * stride + x] = isDark ? ink : paper
      }
    }
  }
  return { data, width, height, stride }
}

interface Modules {
  readonly columns: number
  readonly rows: number
  readonly dark: (column: number, row: number) => boolean
}

const drawn = new Map<string, Modules>()

function modulesOf({ kind, text, bars = 60 }: DrawnSymbol): Modules {
  const key = `${kind} ${bars} ${text}`
  const known = drawn.get(key)
  if (known) return known
  const [symbol] = bwip.raw(kind, text, kind === 'qrcode' ? 'eclevel=M' : '')
  if (symbol === undefined) throw new Error('bwip-js drew nothing.')
  const modules = 'pixs' in symbol ? matrixOf(symbol) : linearOf(symbol.sbs, bars)
  drawn.set(key, modules)
  return modules
}

const matrixOf = ({ pixs, pixx }: { pixs: readonly number[]; pixx: number }): Modules => ({
  columns: pixx,
  rows: pixx,
  dark: (x, y) => x >= 0 && y >= 0 && x < pixx && y < pixx && pixs[y * pixx + x] === 1,
})

function linearOf(widths: readonly number[], rows: number): Modules {
  const isBar = widths.flatMap((width, at) => Array<boolean>(width).fill(at % 2 === 0))
  return {
    ...{ columns: isBar.length, rows },
    dark: (x, y) => y >= 0 && y < rows && isBar[x] === true,
  }
}

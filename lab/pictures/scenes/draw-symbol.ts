import type { QrModules } from '../symbols/qr.ts'
import { fillRectangle, type Surface } from './surface.ts'

export type Point = readonly [x: number, y: number]
/** Clockwise as the symbol is read, from its top left. */
export type Corners = readonly [Point, Point, Point, Point]

interface Place {
  readonly left: number
  readonly top: number
  /** Texels a module. */
  readonly module: number
  readonly ink: number
}

/** Without its quiet zone, which is the caller's to leave free. */
export function drawBars(
  surface: Surface,
  modules: Uint8Array,
  { left, top, module, ink, height }: Place & { readonly height: number },
): Corners {
  modules.forEach((bar, at) => {
    if (bar === 1) fillRectangle(surface, left + at * module, top, module, height, ink)
  })
  return cornersOf(left, top, modules.length * module, height)
}

export function drawQr(
  surface: Surface,
  { size, dark }: QrModules,
  { left, top, module, ink }: Place,
): Corners {
  dark.forEach((bit, at) => {
    const [x, y] = [left + (at % size) * module, top + Math.floor(at / size) * module]
    if (bit === 1) fillRectangle(surface, x, y, module, module, ink)
  })
  return cornersOf(left, top, size * module, size * module)
}

function cornersOf(left: number, top: number, width: number, height: number): Corners {
  return [
    [left, top],
    [left + width, top],
    [left + width, top + height],
    [left, top + height],
  ]
}

import { widthOf, type Lines } from '../photograph.ts'
import type { Symbology } from '../scenes/scene.ts'

/** Modules along the symbol of 18 digits, and of the quiet zone on each side of it. */
const modules = { 'code-128': { symbol: 134, quiet: 10 }, qr: { symbol: 21, quiet: 4 } } as const

/** The smallest module that must be read, px. */
const minModule = { 'code-128': 1.4, qr: 2.5 } as const

/** From one step to the next. */
const factor = 1.3

/**
 * Pixels a module, from the smallest that must be read to the symbol that fills the frame with its quiet zones: Code 128 its
 * width, QR its height. The last step leaves 2 % of the frame on each side and no room for a whole quiet zone.
 */
export function sizeSteps(symbology: Symbology, lines: Lines): readonly number[] {
  const along = symbology === 'qr' ? lines : widthOf(lines)
  const { symbol, quiet } = modules[symbology]
  const largest = along / (symbol + 2 * quiet)
  const smallest = minModule[symbology]
  const steps: number[] = []
  for (let size = smallest; size < largest / 1.1; size *= factor) steps.push(size)
  return [...steps, largest, (0.96 * along) / symbol]
}

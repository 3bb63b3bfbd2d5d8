import type { BarProfile } from './clear-profile.ts'
import type { SymbolEnds } from './symbol-ends.ts'
import { coded } from '../values/symbol-patterns.ts'

/** The number of pieces of a code, about one symbol each, so that each has bars and spaces. */
const pieces = coded + 2

/** A profile as darkness: -1 is the lightest light nearby, 1 the darkest. Bars become dark even where the picture shows them light. */
export function localDarkness({ light, fromU, step }: BarProfile, ends: SymbolEnds): Float32Array {
  const lights = new Float32Array(pieces)
  const darks = new Float32Array(pieces)
  const start = (ends.from - fromU) / step
  const size = (ends.to - ends.from) / step / pieces
  for (let piece = 0; piece < pieces; piece += 1) {
    let lightest = 0
    let darkest = 1
    const from = Math.max(0, Math.round(start + piece * size - size / 3))
    const to = Math.min(light.length, Math.round(start + (piece + 1) * size + size / 3))
    for (let at = from; at < to; at += 1) {
      lightest = Math.max(lightest, light[at]!)
      darkest = Math.min(darkest, light[at]!)
    }
    lights[piece] = lightest
    darks[piece] = darkest
  }
  const sign = ends.isInverted ? -1 : 1
  const result = new Float32Array(light.length)
  for (let at = 0; at < light.length; at += 1) {
    const place = Math.min(pieces - 1.001, Math.max(0, (at - start) / size - 0.5))
    const piece = place | 0
    const part = place - piece
    const lightest = lights[piece]! * (1 - part) + lights[piece + 1]! * part
    const darkest = darks[piece]! * (1 - part) + darks[piece + 1]! * part
    const value = (lightest + darkest - 2 * light[at]!) / (lightest - darkest + 1e-6)
    result[at] = sign * Math.max(-1, Math.min(1, value))
  }
  return result
}

import { coded, codeModules, startC, stop, symbolModules } from '../values/symbol-patterns.ts'

/**
 * The modules that have the same colour in every code: quiet zones, start, stop, and the first and last module of each symbol. Places
 * are their centres, as shares of the code's length; colours are 1 (dark) and -1 (light).
 */
export const knownModules: { readonly places: Float32Array; readonly colours: Float32Array } =
  madeKnown()

function madeKnown(): { places: Float32Array; colours: Float32Array } {
  const places: number[] = []
  const colours: number[] = []
  const add = (module: number, colour: number): void => {
    places.push((module + 0.5) / codeModules)
    colours.push(colour)
  }
  for (const outside of [-3, -2, -1, codeModules, codeModules + 1, codeModules + 2]) {
    add(outside, -1)
  }
  startC.forEach((colour, at) => add(at, colour ? 1 : -1))
  for (let symbol = 1; symbol <= coded; symbol += 1) {
    add(symbol * symbolModules, 1)
    add((symbol + 1) * symbolModules - 1, -1)
  }
  const stopAt = (1 + coded) * symbolModules
  stop.forEach((colour, at) => add(stopAt + at, colour ? 1 : -1))
  return { places: Float32Array.from(places), colours: Float32Array.from(colours) }
}

import { codeModules } from '../values/symbol-patterns.ts'

/** Where the code begins, its middle module edge and its end, in pixels of `u`. The code may run in either direction. */
export interface ModuleGrid {
  readonly first: number
  readonly middle: number
  readonly last: number
}

/** The only perspective map through these three places: module `m` lies at (a + b·m) / (1 + c·m). */
export interface GridMap {
  readonly a: number
  readonly b: number
  readonly c: number
}

export function gridMap({ first, middle, last }: ModuleGrid): GridMap {
  const half = (middle - first) / (last - first)
  const bend = (2 * half - 1) / (1 - half)
  const c = bend / codeModules
  return { a: first, b: (last * (1 + bend) - first) / codeModules, c }
}

export const placeOf = ({ a, b, c }: GridMap, module: number): number =>
  (a + b * module) / (1 + c * module)

/** The pixels of one module at this place. */
export const pitchAt = ({ a, b, c }: GridMap, module: number): number =>
  (b - a * c) / (1 + c * module) ** 2

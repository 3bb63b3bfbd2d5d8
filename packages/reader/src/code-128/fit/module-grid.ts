import { codeModules } from '../values/symbol-patterns.ts'

/** Where the code begins, has its middle module edge, and ends, in pixels of `u`. It may run either way. */
export interface ModuleGrid {
  readonly first: number
  readonly middle: number
  readonly last: number
}

/** The one map of lines onto lines, as perspective makes it, that puts these three in place: module `m` lies at (a + b·m) / (1 + c·m). */
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

/** Pixels to one module there. */
export const pitchAt = ({ a, b, c }: GridMap, module: number): number =>
  (b - a * c) / (1 + c * module) ** 2

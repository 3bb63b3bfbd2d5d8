import {
  codeModules,
  startC,
  stop,
  symbolModules,
  symbolPatterns,
} from '../values/symbol-patterns.ts'

/** The modules of a whole code (dark is 1) from the values of its ten symbols between start and stop. */
export function modulesOf(values: ArrayLike<number>): Uint8Array {
  const modules = new Uint8Array(codeModules)
  modules.set(startC)
  for (let at = 0; at < values.length; at += 1) {
    modules.set(symbolPatterns[values[at]!]!, (at + 1) * symbolModules)
  }
  modules.set(stop, (values.length + 1) * symbolModules)
  return modules
}

import type { ZXing } from './load-zxing.ts'

/** Calls the library. It throws an `Exception` where it finds nothing; this returns `undefined` then. */
export function attempt<T>({ Exception }: ZXing, read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof Exception) return undefined
    throw error
  }
}

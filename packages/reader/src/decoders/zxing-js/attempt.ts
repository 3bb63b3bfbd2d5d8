import type { ZXing } from './load-zxing.ts'

/** What the library reads, or nothing: where it finds nothing it throws. */
export function attempt<T>({ Exception }: ZXing, read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof Exception) return undefined
    throw error
  }
}

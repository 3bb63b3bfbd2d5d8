import { shown } from './shown.ts'
import { writeError } from './write.ts'

/** Prints an unexpected error. Node itself would print its message unescaped. */
export function writeCrash(error: unknown): void {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  for (const line of stack.split('\n')) writeError(shown`${line}\n`)
}

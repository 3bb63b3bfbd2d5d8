import { shown } from './shown.ts'
import { writeError } from './write.ts'

/** Prints an error that this program did not expect. Node would print its message raw. */
export function writeCrash(error: unknown): void {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  for (const line of stack.split('\n')) writeError(shown`${line}\n`)
}

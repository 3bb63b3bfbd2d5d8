import { statSync } from 'node:fs'

/** What a path leads to: the name of the file, and whether anything is in it. */
export interface FoundFile {
  readonly name: string
  readonly isEmpty: boolean
}

/** `undefined` where there is none. */
export function fileAt(path: string): FoundFile | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false })
  return found && { name: `${found.dev} ${found.ino}`, isEmpty: found.size === 0n }
}

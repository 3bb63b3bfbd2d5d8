import { statSync } from 'node:fs'

/** The file at a path: its identity (device and inode), and whether it is empty. */
export interface FoundFile {
  readonly name: string
  readonly isEmpty: boolean
}

/** `undefined` without a file. */
export function fileAt(path: string): FoundFile | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false })
  return found && { name: `${found.dev} ${found.ino}`, isEmpty: found.size === 0n }
}

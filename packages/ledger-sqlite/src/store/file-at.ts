import { statSync } from 'node:fs'

/** Names the file that a path leads to now; `undefined` where there is none. */
export function fileAt(path: string): string | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false })
  return found && `${found.dev} ${found.ino}`
}

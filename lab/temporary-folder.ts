import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The path of the folder, or of a file in it. @throws {Error} outside tests and hooks: the folder is not there yet. */
export type TemporaryFolder = (...names: string[]) => string

/** A folder of the suite's own: made before its first test, removed after its last. A suite that is skipped makes none. */
export function temporaryFolder(): TemporaryFolder {
  let folder: string | undefined
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'paycode-'))
  })
  afterAll(() => {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
  })
  return (...names) => {
    if (folder === undefined) throw new Error('The temporary folder is made in beforeAll.')
    return join(folder, ...names)
  }
}

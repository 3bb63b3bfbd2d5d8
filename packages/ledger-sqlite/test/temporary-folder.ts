import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder of the suite's own, gone after it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'paycode-ledger-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

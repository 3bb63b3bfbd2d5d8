import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Hands over an empty folder and takes it away afterwards.
 *
 * @template Result
 * @param {(folder: string) => Promise<Result>} use
 */
export async function inTemporaryFolder(use) {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'paycode-check-')))
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

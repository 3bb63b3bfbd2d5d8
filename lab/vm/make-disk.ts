import { execFile } from 'node:child_process'
import { open } from 'node:fs/promises'
import { promisify } from 'node:util'

const bytes = 256 * 1024 * 1024

/** A disk with an empty ext4 on it, as a file at `path`, for `runInVm`. */
export async function makeDisk(path: string): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.truncate(bytes)
  } finally {
    await file.close()
  }
  await promisify(execFile)('mkfs.ext4', ['-q', path])
}

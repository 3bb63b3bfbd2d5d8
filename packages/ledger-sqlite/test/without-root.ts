import { chmodSync } from 'node:fs'
import { dirname } from 'node:path'

const nobody = 65_534

/** Runs with these modes on a file and its folder, as a user whom they bind: in CI the tests run as root. */
export async function withoutRoot(
  path: string,
  modes: { readonly file: number; readonly folder: number },
  run: () => Promise<void>,
): Promise<void> {
  const folder = dirname(path)
  chmodSync(dirname(folder), 0o755)
  chmodSync(path, modes.file)
  chmodSync(folder, modes.folder)
  const isRoot = process.geteuid?.() === 0
  if (isRoot) process.seteuid?.(nobody)
  try {
    await run()
  } finally {
    if (isRoot) process.seteuid?.(0)
    chmodSync(folder, 0o755)
    chmodSync(path, 0o644)
  }
}

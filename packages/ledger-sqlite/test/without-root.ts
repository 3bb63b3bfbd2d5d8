import { chmodSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

const unprivilegedUser = 65_534
/** The right to pass for group and others: root that changes its user keeps its group. */
const passable = 0o011

/** Runs with these modes on a file and its folder, as a user to whom modes apply: root becomes an unprivileged user. */
export async function withoutRoot(
  path: string,
  modes: { readonly file: number; readonly folder: number },
  run: () => Promise<void>,
): Promise<void> {
  const folder = dirname(path)
  // Removed, because with these files of the owner SQLite would need no permission on the folder.
  for (const ending of ['-wal', '-shm']) rmSync(path + ending, { force: true })
  chmodSync(path, modes.file)
  chmodSync(folder, modes.folder)
  const isRoot = process.geteuid?.() === 0
  const closed = isRoot ? closedAbove(folder) : []
  for (const { above, mode } of closed) chmodSync(above, mode | passable)
  if (isRoot) process.seteuid?.(unprivilegedUser)
  try {
    await run()
  } finally {
    if (isRoot) process.seteuid?.(0)
    for (const { above, mode } of closed) chmodSync(above, mode)
    chmodSync(folder, 0o755)
    chmodSync(path, 0o644)
  }
}

/** The folders above the path that only their owner may pass, such as a temporary folder. */
function closedAbove(folder: string): { above: string; mode: number }[] {
  const above = dirname(folder)
  if (above === folder) return []
  const mode = statSync(above).mode & 0o7777
  return [...((mode & passable) === passable ? [] : [{ above, mode }]), ...closedAbove(above)]
}

import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { randomUUID } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { systemCode } from '../system-code.ts'
import { keyFileText, ownerOnly, readKeyFile } from './key-file.ts'

// A key file is written as a draft beside its path and then moved there whole. A reader sees the old keys or the new
// ones, also after a power cut.

const hourMs = 60 * 60_000

/**
 * Creates the key file with its first key, unless another ledger that shares the file has just created it.
 * @returns the newest key in the file.
 */
export function makeKeyFile(file: string, key: Uint8Array): Uint8Array {
  draft(file, [key], (drafted) => {
    try {
      linkSync(drafted, file)
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw error
    }
  })
  return readKeyFile(file)[0] ?? key
}

export const replaceKeyFile = (file: string, keys: readonly Uint8Array[]): void =>
  draft(file, keys, (drafted) => renameSync(drafted, file))

/** The draft's name ends in `.key` too, so that a backup that excludes key files excludes drafts. */
function draft(file: string, keys: readonly Uint8Array[], place: (drafted: string) => void): void {
  const drafted = `${file}.${randomUUID()}.key`
  try {
    const handle = openSync(drafted, 'wx', ownerOnly)
    try {
      writeFileSync(handle, keyFileText(keys))
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    removeOldDrafts(file, statSync(drafted).mtimeMs)
    place(drafted)
  } finally {
    rmSync(drafted, { force: true })
  }
  syncFolder(dirname(file))
}

/** Deletes drafts that a crash left behind, since they hold keys. A draft younger than an hour may still be in use. */
function removeOldDrafts(file: string, now: number): void {
  const names = readdirSync(dirname(file)).filter((name) => name.startsWith(`${basename(file)}.`))
  for (const name of names.filter((one) => /\.[0-9a-f-]{36}\.key$/.test(one))) {
    const left = join(dirname(file), name)
    const age = now - (statSync(left, { throwIfNoEntry: false })?.mtimeMs ?? now)
    if (age > hourMs) rmSync(left, { force: true })
  }
}

/** Makes a rename durable. Windows cannot open folders; its file systems keep a rename without this. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

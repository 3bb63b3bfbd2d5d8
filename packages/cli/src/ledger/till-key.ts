import { randomBytes, randomUUID } from 'node:crypto'
import {
  chmodSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { UsageError } from '../usage.ts'

const hexKey = /^[0-9a-f]{64,}$/i

/** The given key, else the one in the file. A missing file is created, readable only by its owner. */
export function tillKey(file: string, given?: string): Uint8Array {
  if (given !== undefined && given !== '') return bytesOf(given, 'PAYCODE_LEDGER_KEY')
  return bytesOf(readOrMake(file), 'the key file in the state folder')
}

/**
 * Reads the file or creates it. It is put in place by a link, which is whole and succeeds once: one of many processes
 * wins.
 */
function readOrMake(file: string): string {
  const found = read(file)
  if (found !== undefined) return found
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  // The draft's name ends in `.key` too, so that a backup without `*.key` excludes it.
  const draft = `${file}.${randomUUID()}.key`
  try {
    writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, {
      flag: 'wx',
      mode: 0o600,
      flush: true,
    })
    linkSync(draft, file)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
  return readFileSync(file, 'utf8')
}

function read(file: string): string | undefined {
  try {
    keepToOwner(file)
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/** Takes others their access: a file that was copied by hand is often readable for all. Windows has no mode bits. */
function keepToOwner(file: string): void {
  const { mode } = statSync(file)
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) chmodSync(file, 0o600)
}

function bytesOf(text: string, what: string): Uint8Array {
  const hex = text.trim()
  if (!hexKey.test(hex)) throw new UsageError(`${what} must be 64 or more hexadecimal digits`)
  return Uint8Array.from(Buffer.from(hex, 'hex'))
}

const codeOf = (error: unknown): unknown => Reflect.get(Object(error), 'code')

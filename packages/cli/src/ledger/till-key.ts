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

/** The key that was handed in, else the one in the file, which is made for its owner alone where there is none. */
export function tillKey(file: string, given?: string): Uint8Array {
  if (given !== undefined && given !== '') return bytesOf(given, 'PAYCODE_LEDGER_KEY')
  return bytesOf(readOrMake(file), 'the key file in the state folder')
}

/** A link is there whole or not at all, and only once: of many processes that begin at the same moment one makes it. */
function readOrMake(file: string): string {
  const found = read(file)
  if (found !== undefined) return found
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  // Ends as the key does, for those who leave `*.key` out of a backup.
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

/** One that was copied by hand is often readable for all. Windows keeps no such bits. */
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

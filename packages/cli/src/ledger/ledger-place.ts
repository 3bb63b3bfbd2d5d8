import { homedir } from 'node:os'
import { join } from 'node:path'
import { UsageError } from '../usage.ts'

/** The place where used codes are remembered. */
export type LedgerPlace =
  | { readonly kind: 'memory' }
  | { readonly kind: 'file'; readonly file: string }
  | {
      readonly kind: 'redis'
      readonly url: string
      readonly keyFile: string
      readonly key: string | undefined
    }

type Environment = Readonly<Record<string, string | undefined>>

/** The named ledger, else `PAYCODE_LEDGER`, else `ledger.db` in the user's state folder (XDG Base Directory). */
export function ledgerPlace(named: string | undefined, env: Environment): LedgerPlace {
  const name = named ?? (env['PAYCODE_LEDGER'] || undefined)
  if (name === undefined) return { kind: 'file', file: join(stateFolder(env), 'ledger.db') }
  if (name === 'memory') return { kind: 'memory' }
  if (/^rediss?:\/\//i.test(name)) {
    const keyFile = join(stateFolder(env), 'ledger-redis.key')
    return { kind: 'redis', url: name, keyFile, key: env['PAYCODE_LEDGER_KEY'] }
  }
  // Digits that a scanner typed are refused as a file name, and so is the address of an unknown store.
  if (
    ['', ':memory:'].includes(name) ||
    /^[0-9]+$/.test(name) ||
    /^[a-z][a-z0-9+.-]*:\/\//i.test(name)
  ) {
    throw new UsageError('--ledger must be memory, a file or redis://…')
  }
  return { kind: 'file', file: name }
}

/** The folder for a program's state between two runs. */
function stateFolder(env: Environment): string {
  // The XDG specification says that a relative path must be ignored.
  const given = env['XDG_STATE_HOME']
  const state = given?.startsWith('/') ? given : join(homedir(), '.local', 'state')
  return join(state, 'paycode')
}

import { homedir } from 'node:os'
import { join } from 'node:path'
import { UsageError } from '../usage.ts'

/** Where used codes are remembered. */
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

/** The ledger that was named, else `PAYCODE_LEDGER`, else `ledger.db` in the user's state folder (XDG Base Directory). */
export function ledgerPlace(named: string | undefined, env: Environment): LedgerPlace {
  const name = named ?? (env['PAYCODE_LEDGER'] || undefined)
  if (name === undefined) return { kind: 'file', file: join(stateFolder(env), 'ledger.db') }
  if (name === 'memory') return { kind: 'memory' }
  if (/^rediss?:\/\//i.test(name)) {
    const keyFile = join(stateFolder(env), 'ledger-redis.key')
    return { kind: 'redis', url: name, keyFile, key: env['PAYCODE_LEDGER_KEY'] }
  }
  // What a scanner typed is no name of a file, nor is the address of some other store.
  if (
    ['', ':memory:'].includes(name) ||
    /^[0-9]+$/.test(name) ||
    /^[a-z][a-z0-9+.-]*:\/\//i.test(name)
  ) {
    throw new UsageError('--ledger must be memory, a file or redis://…')
  }
  return { kind: 'file', file: name }
}

/** What a program keeps for itself between two runs. */
function stateFolder(env: Environment): string {
  // The specification: a relative path is to be ignored.
  const given = env['XDG_STATE_HOME']
  const state = given?.startsWith('/') ? given : join(homedir(), '.local', 'state')
  return join(state, 'paycode')
}

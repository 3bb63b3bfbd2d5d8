import { memoryLedger, type Ledger, type LedgerStatus } from '@paycode/core'
import type { Observable } from 'rxjs'
import type { LedgerPlace } from './ledger-place.ts'
import { withoutSqliteWarning } from './without-sqlite-warning.ts'

/** A ledger, with its status if it reports one. */
export type OpenedLedger = Ledger & { readonly status$?: Observable<LedgerStatus> }

/** Opens the ledger of a place, and loads only the modules that this one needs. */
export async function openLedger(place: LedgerPlace): Promise<OpenedLedger> {
  switch (place.kind) {
    case 'memory':
      return memoryLedger()
    case 'file': {
      const { sqliteLedger } = await import('@paycode/ledger-sqlite')
      return withoutSqliteWarning(() => sqliteLedger({ file: place.file }))
    }
    case 'redis': {
      const { openRedisLedger } = await import('./open-redis-ledger.ts')
      const { url, keyFile, key } = place
      return openRedisLedger(url, { keyFile, key })
    }
    default:
      return place satisfies never
  }
}

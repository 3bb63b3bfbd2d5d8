// A till page, and the same script as a worker: ledgers that a test controls from outside.
import type { LedgerStatus } from '@paycode/core'
import type { ClaimTerms } from '@paycode/core/adapter'
import { indexedDbLedger } from '@paycode/ledger-indexeddb'

const ledgers = new Map<string, ReturnType<typeof indexedDbLedger>>()
/** Keys as the one byte that fills them: arguments of a page must be plain values. */
export interface PageKeys {
  readonly key?: number
  readonly previousKey?: number | 'kept'
}

const keyOf = (fill: number): Uint8Array => new Uint8Array(32).fill(fill)

const open = (
  handle: string,
  name: string,
  timeoutMs: number,
  { key, previousKey }: PageKeys = {},
) => {
  const ledger = indexedDbLedger({
    ...{ name, timeoutMs },
    ...(key !== undefined && { key: keyOf(key) }),
    ...(previousKey !== undefined && {
      previousKey: previousKey === 'kept' ? previousKey : keyOf(previousKey),
    }),
  })
  ledgers.set(handle, ledger)
  return ledger
}
const known = async (handle: string) => {
  const ledger = await ledgers.get(handle)
  if (!ledger) throw new Error(`no ledger ${handle}`)
  return ledger
}

/** Claims all at the same moment. Resolves to the answers, or the codes of errors. */
async function claim(
  handle: string,
  claims: readonly string[][],
  terms: ClaimTerms,
): Promise<string[]> {
  const ledger = await known(handle)
  return Promise.all(
    claims.map((names) =>
      ledger.claim(names, terms).catch((error: unknown) => {
        const code: unknown = Reflect.get(Object(error), 'code')
        return String(code ?? Reflect.get(Object(error), 'name'))
      }),
    ),
  )
}

let held = false

const hands = {
  async open(handle: string, name: string, timeoutMs = 30_000, keys?: PageKeys): Promise<void> {
    await open(handle, name, timeoutMs, keys)
  },
  claim,
  /** Claims at an agreed time, in ms since the epoch, so that several tills claim at once. */
  async claimAt(at: number, ...claims: Parameters<typeof claim>): Promise<string[]> {
    while (Date.now() < at);
    return claim(...claims)
  },
  async close(handle: string): Promise<void> {
    await (await known(handle)).close()
  },
  async fingerprints(handle: string, code: string): Promise<readonly string[]> {
    return (await known(handle)).fingerprinter.fingerprints(code)
  },
  async status(handle: string): Promise<LedgerStatus | undefined> {
    let status: LedgerStatus | undefined
    ;(await known(handle)).status$.subscribe((now) => (status = now))
    return status
  },
  /** Blocks the database with a writing transaction that ends with `release`. */
  async hold(name: string): Promise<void> {
    const request = indexedDB.open(name)
    await new Promise((resolve) => (request.onsuccess = resolve))
    const store = request.result.transaction('claims', 'readwrite').objectStore('claims')
    held = true
    const goOn = (): void => {
      if (held) store.get('nothing').onsuccess = goOn
      else request.result.close()
    }
    await new Promise<void>((resolve) => {
      store.get('nothing').onsuccess = () => {
        goOn()
        resolve()
      }
    })
  },
  /** Deletes the database; every tab that has it open must close it. */
  async remove(name: string): Promise<'gone' | 'kept open'> {
    const request = indexedDB.deleteDatabase(name)
    return new Promise((resolve) => {
      request.onsuccess = () => resolve('gone')
      request.onblocked = () => resolve('kept open')
    })
  },
  /** The records of the database's key store, as text. */
  async kept(name: string): Promise<Record<string, string>> {
    const request = indexedDB.open(name)
    await new Promise((resolve) => (request.onsuccess = resolve))
    const store = request.result.transaction('keys').objectStore('keys')
    const names = store.getAllKeys()
    const values = store.getAll()
    await new Promise((resolve) => (values.onsuccess = resolve))
    request.result.close()
    return Object.fromEntries(
      names.result.map((key, index) => [String(key), String(values.result[index])]),
    )
  },
  /** Removes the ids of the keys, as in a database from before such ids. */
  async forgetIds(name: string): Promise<void> {
    const request = indexedDB.open(name)
    await new Promise((resolve) => (request.onsuccess = resolve))
    const transaction = request.result.transaction('keys', 'readwrite')
    transaction.objectStore('keys').delete('inUse')
    await new Promise((resolve) => (transaction.oncomplete = resolve))
    request.result.close()
  },
  async release(): Promise<void> {
    held = false
  },
  /** Claims one after the other in its own order, for a race. Resolves to the names that it won. */
  async race(handle: string, names: readonly string[], terms: ClaimTerms): Promise<string[]> {
    const ledger = await known(handle)
    const won: string[] = []
    const waiting = [...names]
    const lane = async (): Promise<void> => {
      for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
        if ((await ledger.claim([name], terms)) === 'claimed') won.push(name)
      }
    }
    await Promise.all(Array.from({ length: 8 }, lane))
    return won
  },
}

export type Hands = typeof hands
Object.assign(globalThis, { hands })

const isWorker = typeof document === 'undefined'
if (isWorker) {
  const answer = async ({ data: [id, method, args] }: MessageEvent): Promise<void> => {
    const hand = hands[method as keyof Hands] as (...args: unknown[]) => Promise<unknown>
    const outcome = await hand(...args).then(
      (value) => ({ value }),
      (error: unknown) => ({ fault: String(error) }),
    )
    self.postMessage({ id, ...outcome }, { transfer: [] })
  }
  self.addEventListener('message', (event) => void answer(event))
} else {
  const script = document.currentScript
  const source = script instanceof HTMLScriptElement ? script.src : ''
  let worker: Worker | undefined
  let asked = 0
  Object.assign(globalThis, {
    /** Calls a method in a worker of this page. */
    inWorker: (method: string, ...args: unknown[]) => {
      worker ??= new Worker(source)
      const id = (asked += 1)
      const mine = worker
      return new Promise((resolve, reject) => {
        mine.addEventListener('message', ({ data }: MessageEvent) => {
          if (data.id !== id) return
          if ('fault' in data) reject(new Error(data.fault))
          else resolve(data.value)
        })
        mine.postMessage([id, method, args], { transfer: [] })
      })
    },
  })
}

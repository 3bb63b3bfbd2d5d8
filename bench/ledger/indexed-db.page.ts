import { indexedDbLedger } from '@paycode/ledger-indexeddb'

const terms = { now: 1_700_000_000_000, retainMs: 86_400_000 }
let next = 0
const name = (): string => String((next += 1)).padStart(64, '0')

async function openBare(): Promise<IDBDatabase> {
  const request = indexedDB.open('bare', 1)
  request.addEventListener('upgradeneeded', () => void request.result.createObjectStore('claims'))
  await new Promise((resolve) => request.addEventListener('success', resolve))
  return request.result
}

/** The least that a durable claim can be: look, put, and wait for the disk. */
function bareClaim(database: IDBDatabase): Promise<void> {
  const transaction = database.transaction('claims', 'readwrite', { durability: 'strict' })
  const store = transaction.objectStore('claims')
  const key = name()
  store.get(key).addEventListener('success', () => void store.put(1, key))
  return new Promise((resolve) => transaction.addEventListener('complete', () => resolve()))
}

Object.assign(globalThis, {
  async prepare() {
    const database = await openBare()
    const ledger = await indexedDbLedger({ timeoutMs: 60_000 })
    Object.assign(globalThis, {
      bare: () => bareClaim(database),
      claim: () => ledger.claim([name()], terms),
    })
  },
  async rate(which: 'bare' | 'claim', callers: number, forMs: number): Promise<number> {
    const work: () => Promise<unknown> = Reflect.get(globalThis, which)
    const startedAt = performance.now()
    let done = 0
    const caller = async (): Promise<void> => {
      while (performance.now() < startedAt + forMs) {
        await work()
        done += 1
      }
    }
    await Promise.all(Array.from({ length: callers }, caller))
    return (done / (performance.now() - startedAt)) * 1000
  },
})

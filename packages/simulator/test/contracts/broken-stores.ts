import { hmacFingerprinter, LedgerError, type Fingerprinter, type Ledger } from '@paycode/core'
import { agreeOnKeys } from '@paycode/core/adapter'
import type { LedgerContractOptions } from '../../src/index.ts'
import { Parts } from './broken-ledgers.ts'
import { madeUpWords } from '../../src/testing/index.ts'

type Store = Omit<LedgerContractOptions, 'test'>

const key = (fill: number): Uint8Array => new Uint8Array(32).fill(fill)
const oldKey = hmacFingerprinter({ current: key(1) })
const bothKeys = hmacFingerprinter({ current: key(2), previous: key(1) })
const newKey = hmacFingerprinter({ current: key(2) })
const strangeKey = hmacFingerprinter({ current: key(3) })

/** A store that outlives its ledgers, and control over it. */
class SharedStore {
  expiries = new Map<string, number>()
  keysInUse: readonly string[] = []
  unreachable = false
  stalled: Promise<void> | undefined

  readonly open = (): Ledger => {
    this.expiries = new Map()
    this.keysInUse = []
    return this.reopen()
  }

  agree(fingerprinter: Fingerprinter): void {
    this.keysInUse = agreeOnKeys(this.keysInUse, fingerprinter)
  }

  reopen = (fingerprinter: Fingerprinter = oldKey): Ledger => {
    this.agree(fingerprinter)
    const ledger = Object.assign(new Parts(this.expiries), { fingerprinter })
    const { claim, close } = ledger
    const open: Promise<unknown>[] = []
    const ask: Ledger['claim'] = async (fingerprints, terms) => {
      await this.stalled
      this.agree(fingerprinter)
      if (this.unreachable) throw new LedgerError('ledger-unreachable', madeUpWords('gone'))
      return claim(fingerprints, terms)
    }
    ledger.claim = (fingerprints, terms) => {
      const answer = ask(fingerprints, terms)
      open.push(answer)
      return answer
    }
    ledger.close = async () => {
      await Promise.allSettled(open)
      await close()
    }
    return ledger
  }

  claimElsewhere: NonNullable<Store['claimElsewhere']> = (fingerprint, terms) =>
    Promise.all(Array.from({ length: 64 }, () => this.reopen().claim([fingerprint], terms)))

  readonly breakStore = () => {
    this.unreachable = true
    return () => void (this.unreachable = false)
  }

  readonly stallStore = () => {
    let mend = (): void => {}
    this.stalled = new Promise((resolve) => (mend = resolve))
    return mend
  }
}

/** The contract's options for a store. */
function handsOn(shared: SharedStore): Store {
  const { open, reopen, claimElsewhere, breakStore, stallStore } = shared
  const otherKeys = {
    stranger: () => shared.reopen(strangeKey),
    rotation: { both: () => shared.reopen(bothKeys), next: () => shared.reopen(newKey) },
  }
  return { open, reopen: () => reopen(), claimElsewhere, otherKeys, breakStore, stallStore }
}

const store = (breakIt: (store: SharedStore) => void) => (): Store => {
  const shared = new SharedStore()
  breakIt(shared)
  return handsOn(shared)
}

export const rightStore = store(() => {})

/** Wraps each ledger of a store. */
const wrapped = (wrap: (ledger: Ledger, store: SharedStore) => Ledger) => (): Store => {
  const shared = new SharedStore()
  const reopen = shared.reopen
  shared.reopen = (keys) => wrap(reopen(keys), shared)
  return handsOn(shared)
}

/** Stores with one fault each, and the case of the suite that must notice it. */
export const brokenStores: readonly [fault: string, open: () => Store, noticedBy: string][] = [
  [
    'forgets with the last ledger',
    wrapped((ledger, shared) => ({ ...ledger, close: async () => shared.expiries.clear() })),
    'ledger: keeps its claims over a restart',
  ],
  [
    'lets a claim live for ever once it was closed',
    wrapped((ledger, shared) => ({
      claim: ledger.claim,
      close: async () => {
        await ledger.close()
        for (const name of shared.expiries.keys()) shared.expiries.set(name, Infinity)
      },
    })),
    'ledger: lets a claim lapse after a restart as before',
  ],
  [
    'rejects on closing what is open',
    wrapped((ledger) => {
      let isClosed = false
      return {
        claim: async (fingerprints, terms) => {
          const answer = await ledger.claim(fingerprints, terms)
          if (isClosed) throw new LedgerError('ledger-closed', madeUpWords('closed'))
          return answer
        },
        close: async () => {
          isClosed = true
          await ledger.close()
        },
      }
    }),
    'ledger: answers the claims that are open when it is closed',
  ],
  [
    'forgets on closing what it acknowledged in that moment',
    wrapped((ledger, shared) => {
      let latest = new Set<string>()
      return {
        claim: (fingerprints, terms) => {
          latest.add(fingerprints[0] ?? '')
          queueMicrotask(() => queueMicrotask(() => queueMicrotask(() => (latest = new Set()))))
          return ledger.claim(fingerprints, terms)
        },
        close: async () => {
          const lost = latest
          await Promise.resolve().then(() => Promise.resolve())
          for (const name of lost) shared.expiries.delete(name)
          await ledger.close()
        },
      }
    }),
    'ledger: answers the claims that are open when it is closed',
  ],
  [
    'makes a new key with each start',
    wrapped((ledger) => {
      const name = String(Math.random())
      return { ...ledger, fingerprinter: { fingerprints: () => [name] } }
    }),
    'ledger: names a code after a restart as before, and by no digit of it',
  ],
  [
    'names a code by its digits',
    wrapped((ledger) => ({
      ...ledger,
      fingerprinter: { fingerprints: (code) => [`sha-${code}`] },
    })),
    'ledger: names a code after a restart as before, and by no digit of it',
  ],
  [
    'gives each who opens it a ledger of his own',
    store((shared) => {
      const reopen = shared.reopen
      shared.reopen = (keys) => {
        shared.expiries = new Map(shared.expiries)
        return reopen(keys)
      }
    }),
    'ledger: is one ledger for all who have it open',
  ],
  [
    'looks first and writes later, so that those who share it all win',
    wrapped((ledger, shared) => ({
      close: () => ledger.close(),
      claim: async (fingerprints, terms) => {
        const seen = new Map(shared.expiries)
        await Promise.resolve()
        const answer = await ledger.claim(fingerprints, terms)
        return seen.has(fingerprints[0] ?? '') ? answer : 'claimed'
      },
    })),
    'ledger: lets one of 64 claims of two who have it open win',
  ],
  [
    'is a ledger of its own in each process',
    store((shared) => {
      shared.claimElsewhere = async (fingerprint, terms) => {
        const other = new Parts()
        return Promise.all(Array.from({ length: 64 }, () => other.claim([fingerprint], terms)))
      }
    }),
    'ledger: lets one of 64 claims of several processes win',
  ],
  [
    'claims on hope while its store is not there',
    wrapped((ledger, shared) => ({
      close: () => ledger.close(),
      claim: async (fingerprints, terms) =>
        shared.unreachable ? 'claimed' : ledger.claim(fingerprints, terms),
    })),
    'ledger: rejects while its store is not there, and recovers',
  ],
  [
    'never finds its store again',
    wrapped((ledger, shared) => {
      let lost = false
      return {
        close: () => ledger.close(),
        claim: async (fingerprints, terms) => {
          lost ||= shared.unreachable
          if (lost) throw new LedgerError('ledger-unreachable', madeUpWords('gone'))
          return ledger.claim(fingerprints, terms)
        },
      }
    }),
    'ledger: rejects while its store is not there, and recovers',
  ],
  [
    'reports no cure',
    wrapped((ledger, shared) => ({
      close: () => ledger.close(),
      claim: async (fingerprints, terms) => {
        if (shared.unreachable) throw new Error('gone')
        return ledger.claim(fingerprints, terms)
      },
    })),
    'ledger: rejects while its store is not there, and recovers',
  ],
  [
    'answers before its store does',
    wrapped((ledger, shared) => ({
      close: () => ledger.close(),
      claim: async (fingerprints, terms) => {
        if (shared.stalled) return 'claimed'
        return ledger.claim(fingerprints, terms)
      },
    })),
    'ledger: waits for a slow store, and claims once',
  ],
  [
    'claims on hope when its store takes long',
    wrapped((ledger, shared) => ({
      close: () => ledger.close(),
      claim: (fingerprints, terms) => {
        const answer = ledger.claim(fingerprints, terms)
        if (!shared.stalled) return answer
        const hope = new Promise<'claimed'>(
          (resolve) => void setTimeout(() => resolve('claimed'), 5),
        )
        return Promise.race([answer, hope])
      },
    })),
    'ledger: waits for a slow store, and claims once',
  ],
  [
    'asks a slow store again and again, and refuses its own claim',
    wrapped((ledger, shared) => ({
      close: () => ledger.close(),
      claim: async (fingerprints, terms) => {
        if (shared.stalled) await ledger.claim(fingerprints, terms)
        return ledger.claim(fingerprints, terms)
      },
    })),
    'ledger: waits for a slow store, and claims once',
  ],
  [
    'lets in whoever comes, whatever his key is',
    store((shared) => (shared.agree = () => {})),
    'ledger: refuses a till with another key, however often it starts',
  ],
  [
    'takes the keys of the last till that started',
    store((shared) => {
      const agree = shared.agree.bind(shared)
      shared.agree = (keys) => {
        try {
          agree(keys)
        } catch (error) {
          shared.keysInUse = agreeOnKeys([], keys)
          throw error
        }
      }
    }),
    'ledger: refuses a till with another key, however often it starts',
  ],
  [
    'never forgets a key of before',
    store((shared) => {
      const agree = shared.agree.bind(shared)
      shared.agree = (keys) => {
        const before = shared.keysInUse
        agree(keys)
        shared.keysInUse = [...new Set([...shared.keysInUse, ...before])]
      }
    }),
    'ledger: rotates its key from till to till',
  ],
]

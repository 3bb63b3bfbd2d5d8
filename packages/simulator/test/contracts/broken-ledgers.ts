import type { Ledger } from '@paycode/core'
import type { ClaimTerms } from '@paycode/core/adapter'

type Claim = (fingerprints: readonly string[], terms: ClaimTerms) => Promise<Answer>
type Answer = Awaited<ReturnType<Ledger['claim']>>

/** The parts of a correct ledger, so that a test can break one part at a time. */
export class Parts implements Ledger {
  readonly expiries: Map<string, number>
  closed = false
  constructor(expiries = new Map<string, number>()) {
    this.expiries = expiries
  }

  claim: Claim = async (fingerprints, terms) => {
    if (this.closed) throw new Error('closed')
    return this.decide(fingerprints, terms)
  }

  close = async (): Promise<void> => {
    this.closed = true
  }

  decide(fingerprints: readonly string[], { now, retainMs }: ClaimTerms): Answer {
    if (fingerprints.length === 0) throw new TypeError('no fingerprint')
    if (fingerprints.some((fingerprint) => this.isLive(fingerprint, now))) return 'already-claimed'
    for (const fingerprint of fingerprints) this.keep(fingerprint, now + retainMs)
    return 'claimed'
  }

  isLive(fingerprint: string, now: number): boolean {
    const expiry = this.expiries.get(fingerprint)
    return expiry !== undefined && expiry > now
  }

  keep(fingerprint: string, expiry: number): void {
    this.expiries.set(fingerprint, expiry)
  }
}

const parts = (breakIt: (ledger: Parts) => void) => (): Ledger => {
  const ledger = new Parts()
  breakIt(ledger)
  return ledger
}

/** All parts unbroken: the suite must find nothing. */
export const rightLedger = parts(() => {})

/** Ledgers with one fault each, and the case of the suite that must notice it. */
export const brokenLedgers: readonly [fault: string, open: () => Ledger, noticedBy: string][] = [
  [
    'forgets every claim',
    parts((ledger) => (ledger.keep = () => {})),
    'ledger: claims a fingerprint once',
  ],
  [
    'has room for one claim, and evicts the live one',
    parts((ledger) => {
      ledger.keep = (fingerprint, expiry) => {
        ledger.expiries.clear()
        ledger.expiries.set(fingerprint, expiry)
      }
    }),
    'ledger: forgets no live claim to make room',
  ],
  [
    'takes any second claim for the first',
    parts((ledger) => (ledger.isLive = () => ledger.expiries.size > 0)),
    'ledger: keeps fingerprints apart',
  ],
  [
    'compares the first character only',
    parts((ledger) => {
      ledger.isLive = (fingerprint) =>
        [...ledger.expiries.keys()].some((kept) => kept[0] === fingerprint[0])
    }),
    'ledger: keeps fingerprints apart',
  ],
  [
    'looks first and writes later, so that simultaneous claims all win',
    parts((ledger) => {
      ledger.claim = async (fingerprints, terms) => {
        if (ledger.closed || fingerprints.length === 0) throw new Error('no')
        const live = fingerprints.some((one) => ledger.isLive(one, terms.now))
        await Promise.resolve()
        if (live) return 'already-claimed'
        ledger.keep(fingerprints[0] ?? '', terms.now + terms.retainMs)
        return 'claimed'
      }
    }),
    'ledger: lets one of 64 simultaneous claims win',
  ],
  [
    'lets none of several simultaneous claims win',
    parts((ledger) => {
      let asked = 0
      const claim = ledger.claim
      ledger.claim = async (fingerprints, terms) => {
        asked += 1
        await Promise.resolve()
        return asked === 1 ? claim(fingerprints, terms) : 'already-claimed'
      }
    }),
    'ledger: lets one of 64 simultaneous claims win',
  ],
  [
    'lets a claim expire a millisecond early',
    parts((ledger) => {
      ledger.isLive = (fingerprint, now) => (ledger.expiries.get(fingerprint) ?? 0) - 1 > now
    }),
    'ledger: keeps a claim until its retention is over, and not longer',
  ],
  [
    'lets a claim expire a millisecond late',
    parts((ledger) => {
      ledger.isLive = (fingerprint, now) => (ledger.expiries.get(fingerprint) ?? 0) >= now
    }),
    'ledger: keeps a claim until its retention is over, and not longer',
  ],
  [
    'never lets a claim expire',
    parts((ledger) => (ledger.isLive = (fingerprint) => ledger.expiries.has(fingerprint))),
    'ledger: keeps a claim until its retention is over, and not longer',
  ],
  [
    'goes by its own clock',
    parts((ledger) => {
      const claim = ledger.claim
      ledger.claim = (fingerprints, terms) => claim(fingerprints, { ...terms, now: 1 })
    }),
    'ledger: keeps a claim until its retention is over, and not longer',
  ],
  [
    'leaves the old row when it claims again',
    parts((ledger) => {
      ledger.keep = (fingerprint, expiry) => {
        if (!ledger.expiries.has(fingerprint)) ledger.expiries.set(fingerprint, expiry)
      }
    }),
    'ledger: keeps what it claimed again after the retention',
  ],
  [
    'renews a claim with every refusal',
    parts((ledger) => {
      const decide = ledger.decide.bind(ledger)
      ledger.decide = (fingerprints, terms) => {
        const answer = decide(fingerprints, terms)
        ledger.keep(fingerprints[0] ?? '', terms.now + terms.retainMs)
        return answer
      }
    }),
    'ledger: does not renew a claim when it is refused',
  ],
  [
    'frees what seems to lie in the future when the clock goes back',
    parts((ledger) => {
      ledger.isLive = (fingerprint, now) => {
        const leftMs = (ledger.expiries.get(fingerprint) ?? 0) - now
        return leftMs > 0 && leftMs <= 15 * 60_000
      }
    }),
    'ledger: frees nothing when the clock goes back',
  ],
  [
    'ignores the previous key',
    parts((ledger) => {
      const decide = ledger.decide.bind(ledger)
      ledger.decide = (fingerprints, terms) => decide(fingerprints.slice(0, 1), terms)
    }),
    'ledger: knows a code under the previous key',
  ],
  [
    'stores under the previous key',
    parts((ledger) => {
      const decide = ledger.decide.bind(ledger)
      ledger.decide = (fingerprints, terms) => {
        const answer = decide(fingerprints, terms)
        if (answer === 'claimed' && fingerprints.length > 1)
          ledger.expiries.delete(fingerprints[0]!)
        return answer
      }
    }),
    'ledger: stores a new claim under the current key',
  ],
  [
    'stores under the current key alone',
    parts((ledger) => {
      const decide = ledger.decide.bind(ledger)
      ledger.decide = (fingerprints, terms) => {
        const answer = decide(fingerprints, terms)
        if (answer === 'claimed' && fingerprints.length > 1)
          ledger.expiries.delete(fingerprints[1]!)
        return answer
      }
    }),
    'ledger: stores a new claim under the previous key too',
  ],
  [
    'stores the other names of a claim that it refuses',
    parts((ledger) => {
      const decide = ledger.decide.bind(ledger)
      ledger.decide = (fingerprints, terms) => {
        const answer = decide(fingerprints, terms)
        for (const name of fingerprints) {
          if (!ledger.isLive(name, terms.now)) ledger.keep(name, terms.now + terms.retainMs)
        }
        return answer
      }
    }),
    'ledger: stores nothing of a claim that it refuses',
  ],
  [
    'throws away what has lapsed at once',
    parts((ledger) => {
      const decide = ledger.decide.bind(ledger)
      ledger.decide = (fingerprints, terms) => {
        for (const [name, expiry] of ledger.expiries) {
          if (expiry <= terms.now) ledger.expiries.delete(name)
        }
        return decide(fingerprints, terms)
      }
    }),
    'ledger: frees nothing when the clock jumps ahead and comes back',
  ],
  [
    'answers open claims as refused when it is closed',
    parts((ledger) => {
      ledger.claim = async (fingerprints, terms) => {
        if (ledger.closed) throw new Error('closed')
        await Promise.resolve()
        return ledger.closed ? 'already-claimed' : ledger.decide(fingerprints, terms)
      }
    }),
    'ledger: answers the claims that are open when it is closed',
  ],
  [
    'answers a claim without a fingerprint',
    parts((ledger) => {
      const decide = ledger.decide.bind(ledger)
      ledger.decide = (fingerprints, terms) =>
        fingerprints.length === 0 ? 'claimed' : decide(fingerprints, terms)
    }),
    'ledger: rejects a claim without a fingerprint',
  ],
  [
    'throws where it should reject',
    parts((ledger) => {
      const claim = ledger.claim
      ledger.claim = (fingerprints, terms) => {
        if (fingerprints.length === 0) throw new TypeError('no fingerprint')
        return claim(fingerprints, terms)
      }
    }),
    'ledger: rejects a claim without a fingerprint',
  ],
  [
    'claims after close',
    parts((ledger) => (ledger.close = async () => {})),
    'ledger: rejects claims once closed, and closes twice',
  ],
  [
    'answers already-claimed after close',
    parts((ledger) => {
      const claim = ledger.claim
      ledger.claim = async (fingerprints, terms) =>
        ledger.closed ? 'already-claimed' : claim(fingerprints, terms)
    }),
    'ledger: rejects claims once closed, and closes twice',
  ],
  [
    'cannot be closed twice',
    parts((ledger) => {
      ledger.close = async () => {
        if (ledger.closed) throw new Error('closed before')
        ledger.closed = true
      }
    }),
    'ledger: rejects claims once closed, and closes twice',
  ],
  [
    'answers with something else',
    parts((ledger) => {
      const claim = ledger.claim
      ledger.claim = async (fingerprints, terms) =>
        ((await claim(fingerprints, terms)) === 'claimed') as unknown as Answer
    }),
    'ledger: claims a fingerprint once',
  ],
]

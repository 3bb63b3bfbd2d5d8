import {
  hmacFingerprinter,
  LedgerError,
  type Fingerprinter,
  type LedgerStatus,
  type WatchedLedger,
} from '@paycode/core'
import {
  checkClaim,
  checkOptionNames,
  LedgerWatch,
  type ClaimAnswer,
  type ClaimTerms,
} from '@paycode/core/adapter'
import { agreeWithServer } from './agree-on-keys.ts'
import { claimNames } from './claim-names.ts'
import { claimConfirmed, type WaitForReplicas } from './claim-confirmed.ts'
import { sendOf, type RedisClient } from './redis-client.ts'
import { redisErrorOf } from './redis-error-of.ts'
import { serverFacts } from './server-facts.ts'
import { within } from './within.ts'

export interface RedisLedgerOptions {
  /** Whose tills share the ledger. Its keys begin with `paycode:{merchant}:`, so a cluster keeps them in one slot. */
  readonly merchant: string
  /** The merchant's key of the fingerprints, 32 bytes or more, the same on all tills; it does not go to the server. */
  readonly key: Uint8Array
  /** The key before, from when a new one is given to the first till until a retention after the last one had it. */
  readonly previousKey?: Uint8Array
  /** How long the server may take to answer before a claim rejects, in ms. Default 1 500: less than `ledgerTimeoutMs`. */
  readonly timeoutMs?: number
  /**
   * Ask with `WAIT` that so many replicas have a claim before it is answered, within so many ms (default 500). Not with
   * a cluster's client, which sends `WAIT` to any of its servers.
   */
  readonly wait?: WaitForReplicas
}

const optionNames: Readonly<Record<keyof RedisLedgerOptions, true>> = {
  merchant: true,
  key: true,
  previousKey: true,
  timeoutMs: true,
  wait: true,
}

const example = "redisLedger(new Redis(url), { merchant: 'shop-1', key })"

/**
 * The ledger that many tills share: a Redis or Valkey server, 6 or later, through the host's own client. Claims lapse by
 * the server's clock. No answer in time, a lost connection, a server that may evict keys: claims reject, and `status$`
 * has the cure; it goes on by itself when the client has connected again. A claim whose answer was lost on the way
 * stays claimed. `close()` leaves the client open: it is the host's.
 * @throws {TypeError} when an option is unknown or out of its range.
 */
export function redisLedger(
  client: RedisClient,
  options: RedisLedgerOptions,
): WatchedLedger & { readonly fingerprinter: Fingerprinter } {
  const send = sendOf(client)
  checkOptions(options, client)
  const { merchant, key, previousKey, timeoutMs = 1_500, wait } = options
  const prefix = `paycode:{${merchant}}:`
  const fingerprinter = hmacFingerprinter({
    current: key,
    ...(previousKey && { previous: previousKey }),
  })
  const watch = new LedgerWatch()
  let problem: LedgerStatus['problem']
  /** Settled when the server was looked at; undone by trouble, since it may be another one afterwards. */
  let looked: Promise<void> | undefined
  let isLooked = false
  const open = new Set<Promise<ClaimAnswer>>()
  let closed = false

  async function look(): Promise<void> {
    problem = await serverFacts(send)
    await agreeWithServer(send, `${prefix}keys`, fingerprinter)
    isLooked = true
  }

  async function ask(
    fingerprints: readonly string[],
    { retainMs }: ClaimTerms,
  ): Promise<ClaimAnswer> {
    if (!isLooked) await (looked ??= look())
    const names = fingerprints.map((fingerprint) => prefix + fingerprint)
    return wait ? claimConfirmed(send, names, retainMs, wait) : claimNames(send, names, retainMs)
  }

  async function guarded(fingerprints: readonly string[], terms: ClaimTerms): Promise<ClaimAnswer> {
    try {
      const answered = await within(timeoutMs, ask(fingerprints, terms))
      watch.open(problem)
      return answered
    } catch (error) {
      looked = undefined
      isLooked = false
      const fault = redisErrorOf(error)
      watch.failed(fault)
      throw fault
    }
  }

  return {
    status$: watch.status$,
    fingerprinter,
    async claim(fingerprints, terms) {
      checkClaim(fingerprints, terms)
      if (closed) {
        throw new LedgerError('ledger-closed', 'the ledger is closed', {
          cure: 'Claim before close(), or make a new ledger.',
        })
      }
      const claim = guarded(fingerprints, terms)
      open.add(claim)
      const settle = (): boolean => open.delete(claim)
      claim.then(settle, settle)
      return claim
    },
    async close() {
      closed = true
      await Promise.allSettled(open)
      watch.close()
    },
  }
}

function checkOptions(options: RedisLedgerOptions, client: RedisClient): void {
  checkOptionNames<RedisLedgerOptions>('redisLedger', options, optionNames, example)
  const { merchant, key, timeoutMs = 1_500, wait } = options
  if (typeof merchant !== 'string' || !/^[^{}\s]{1,100}$/.test(merchant)) {
    throw new TypeError('redisLedger: merchant must be a name without blanks and braces')
  }
  if (!ArrayBuffer.isView(key)) {
    throw new TypeError(
      `redisLedger: key must be a Uint8Array of at least 32 bytes, the same on all tills, for example ${example}.`,
    )
  }
  if (!(Number.isFinite(timeoutMs) && timeoutMs > 0)) {
    throw new TypeError('redisLedger: timeoutMs must be a number of milliseconds')
  }
  if (wait === undefined) return
  checkOptionNames<WaitForReplicas>('redisLedger: wait', wait, { replicas: true, timeoutMs: true })
  const { replicas, timeoutMs: waitMs = 500 } = wait
  if (
    !Number.isSafeInteger(replicas) ||
    replicas < 1 ||
    !(Number.isSafeInteger(waitMs) && waitMs > 0)
  ) {
    throw new TypeError('redisLedger: wait needs a whole number of replicas and of milliseconds')
  }
  if (client.isCluster === true) {
    throw new TypeError("redisLedger: wait cannot be asked of a cluster's client")
  }
}

import {
  hmacFingerprinter,
  LedgerError,
  type Fingerprinter,
  type WatchedLedger,
} from '@paycode/core'
import { checkClaim, LedgerWatch, type ClaimAnswer } from '@paycode/core/adapter'
import { claimAll, type Claim } from './claim-all.ts'
import { claimConfirmed } from './claim-confirmed.ts'
import { deadline } from './deadline.ts'
import { idleLook } from './idle-look.ts'
import { inBatches } from './in-batches.ts'
import { agreeOnMarker, changing, ledgerIdOf, renewMarker } from './ledger-marker.ts'
import { sendOf, type RedisClient } from './redis-client.ts'
import { redisErrorOf } from './redis-error-of.ts'
import { checkRedisLedgerOptions, type RedisLedgerOptions } from './redis-ledger-options.ts'
import { serverFacts } from './server-facts.ts'
import { StoreHealth, wasCleared } from './store-health.ts'
import { witnessOf, type Witness } from './witness.ts'
import { ledgerProblems } from './ledger-problems.ts'

/** After so long the next claim asks the server anew whether it evicts, in ms. */
const maxLookAgeMs = 10_000
/** The marker may change again between the look and the claim, while keys are rotated. */
const maxLooks = 10

interface Answered {
  readonly answers: readonly ClaimAnswer[]
  /** Absent where nothing was claimed. */
  readonly witness: Witness | undefined
}

/**
 * The ledger that many tills share: a Redis or Valkey server, 6 or later, through the host's own client. Claims lapse by
 * the server's clock. No answer in time, a lost connection, a server that may evict keys: claims reject, and `status$`
 * has the cure; it goes on by itself when the client has connected again. A claim whose answer was lost on the way
 * stays claimed. `was-cleared`: the server was emptied or replaced (said before the claim is answered), or came back without
 * the latest claim of a till (said by all from that till's next claim on); it is said for a retention. `evicting`: the server began to
 * evict; noticed by the first claim 10 s after the look before. While it is idle it looks every 5 s whether its marker still stands. `close()` leaves the client open: it is the host's.
 * @throws {TypeError} when an option is unknown or out of its range.
 */
export function redisLedger(
  client: RedisClient,
  options: RedisLedgerOptions,
): WatchedLedger & { readonly fingerprinter: Fingerprinter } {
  const send = sendOf(client)
  checkRedisLedgerOptions(options, client)
  const { merchant, key, previousKey, timeoutMs = 1_500, wait } = options
  const prefix = `paycode:{${merchant}}:`
  const markerName = `${prefix}ledger`
  const fingerprinter = hmacFingerprinter({
    current: key,
    ...(previousKey && { previous: previousKey }),
  })
  const within = deadline(timeoutMs)
  const watch = new LedgerWatch()
  const health = new StoreHealth()
  /** The marker, of the latest look at the server; undone by trouble and by another marker: it may be another server then. */
  let looked: Promise<string> | undefined
  let lookedAt = 0
  /** How long what is lost at an idle look would have been kept. */
  let latestRetainMs = 0
  let witness: Witness | undefined
  const open = new Set<Promise<ClaimAnswer>>()
  let closed = false

  async function look(retainMs: number): Promise<string> {
    lookedAt = performance.now()
    latestRetainMs = retainMs
    health.sawServer(await serverFacts(send, markerName), retainMs)
    const marker = await agreeOnMarker(send, markerName, fingerprinter, health.ledgerId)
    if (!closed) idle.start()
    // Said now, since something worse may hide it afterwards.
    if (health.sawMarker(marker, retainMs)) watch.open(wasCleared)
    return marker
  }

  /** Puts the marker back where the server was emptied, before a till with another key starts. */
  const idle = idleLook(async () => {
    try {
      const agreed = looked
      if (agreed && (await within(send('GET', markerName))) !== (await agreed)) forget(agreed)
      looked ??= look(latestRetainMs)
      await within(looked)
      watch.open(health.problem)
    } catch (error) {
      failed(error)
    }
  })

  /** A till that is refused writes no marker while it is idle: it would be the first one in a server that is emptied later. */
  function failed(error: unknown): unknown {
    looked = undefined
    const fault = redisErrorOf(error)
    if (fault instanceof LedgerError && fault.code === 'ledger-key') idle.stop()
    watch.failed(fault)
    return fault
  }

  function forget(past: Promise<string>): void {
    if (looked === past) looked = undefined
  }

  async function ask(claims: readonly Claim[]): Promise<Answered> {
    const retainMs = claims.reduce((most, claim) => Math.max(most, claim.retainMs), 0)
    if (performance.now() - lookedAt > maxLookAgeMs) looked = undefined
    for (let looks = 0; looks < maxLooks; looks += 1) {
      const agreed = (looked ??= look(retainMs))
      const marker = await agreed
      const sentAt = performance.now()
      const known = witness?.ledgerId === ledgerIdOf(marker) ? witness : undefined
      const place = { markerName, marker, witness: known?.name ?? markerName }
      const reply = wait
        ? await claimConfirmed(send, place, claims, wait)
        : await claimAll(send, place, claims)
      if (reply === 'changed') {
        forget(agreed)
        continue
      }
      if (known && !reply.isWitnessThere && performance.now() < known.until) {
        await renewMarker(send, markerName, marker)
        forget(agreed)
        await (looked ??= look(retainMs))
      }
      return { ...reply, witness: witnessOf(claims, reply.answers, { marker, sentAt }) }
    }
    throw changing()
  }

  const claimInBatches = inBatches(async (claims: readonly Claim[]) => {
    try {
      const answered = await within(ask(claims))
      witness = answered.witness ?? witness
      watch.open(health.problem)
      return answered.answers
    } catch (error) {
      throw failed(error)
    }
  })

  return {
    status$: watch.status$,
    fingerprinter,
    async claim(fingerprints, { now, retainMs }) {
      checkClaim(fingerprints, { now, retainMs })
      if (closed) {
        throw new LedgerError('ledger-closed', ledgerProblems.closed)
      }
      const names = fingerprints.map((fingerprint) => prefix + fingerprint)
      const claim = claimInBatches({ names, retainMs })
      open.add(claim)
      try {
        return await claim
      } finally {
        open.delete(claim)
      }
    },
    async close() {
      closed = true
      idle.stop()
      await Promise.allSettled(open)
      watch.close()
    },
  }
}

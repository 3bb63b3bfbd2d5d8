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

/** A claim that comes later than this after the last look asks the server again whether it evicts, in ms. */
const maxLookAgeMs = 10_000
/** At most this many looks for one batch: while keys are rotated the marker may change between look and claim. */
const maxLooks = 10

interface Answered {
  readonly answers: readonly ClaimAnswer[]
  /** `undefined` if no code was newly claimed. */
  readonly witness: Witness | undefined
}

/**
 * A ledger that many tills share: a Redis or Valkey server, version 6 or later, through the host's own client. Claims lapse
 * by the server's clock. When the server does not answer in time, the connection is lost, or the server may evict keys at
 * the start, claims reject and `status$` has the problem and its cure. Claims work again when the client has reconnected.
 * A claim whose answer was lost stays claimed.
 *
 * `was-cleared`: the server was emptied or replaced (reported before the claim is answered), or came back without the
 * latest claim of a till (reported by all tills from that till's next claim on). It stays for one retention. `evicting`: the
 * server began to evict keys; the first claim more than 10 s after the last look notices it. An idle ledger checks every
 * 5 s whether its marker is still stored. `close()` leaves the client open: the host owns it.
 * @throws {TypeError} when an option is unknown or out of range.
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
  /**
   * The marker from the latest look at the server. It is dropped after a fault or a changed marker: the server may be
   * another.
   */
  let looked: Promise<string> | undefined
  let lookedAt = 0
  /** Retention of the latest claims, in ms: for that long an idle look reports a loss that it finds. */
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
    // Reported now: a worse problem may hide it afterwards.
    if (health.sawMarker(marker, retainMs)) watch.open(wasCleared)
    return marker
  }

  /** Restores the marker of an emptied server before a till with another key can start there. */
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

  /**
   * A till with a refused key stops its idle looks: in a server that is emptied later, it would be the first to write a
   * marker.
   */
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

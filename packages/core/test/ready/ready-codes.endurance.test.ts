import { memoryLedger } from '../../src/ledger/memory-ledger.ts'
import { madeUp } from './support/codes.ts'
import { till } from './support/till.ts'

// A till that is never switched off: entries are dropped when their time is over, and not before. The limits are the
// largest number of live entries at any moment, so one more would be refused.

const stepMs = 100
const retainMs = 15 * 60_000
const mostClaims = retainMs / stepMs
const mostSightings = 60_000 / stepMs

/** More than twice the largest number of live entries. `soak:till` sets a million. */
const scans = Number(process.env['PAYCODE_SCANS'] ?? 20_000)

/** HMAC has its own test; here it would take most of the time. */
const fingerprinter = { fingerprints: (code: string): string[] => [`f${code}`] }

async function scanMany(count: number, limits: { maxClaims: number; maxSightings: number }) {
  const counts: Record<string, number> = {}
  const ledger = memoryLedger({ maxClaims: limits.maxClaims })
  const { maxSightings } = limits
  const shop = till({ gate: 'always-armed', ledger, fingerprinter, maxSightings, retainMs })
  shop.listening.unsubscribe()
  const listening = shop.outcomes$.subscribe((outcome) => {
    const word = outcome.status === 'ready' ? outcome.status : outcome.reason
    counts[word] = (counts[word] ?? 0) + 1
    if (outcome.status === 'ready') outcome.code.take()
  })
  for (let index = 0; index < count; index += 1) {
    shop.left.scan(madeUp(index))
    shop.time.pass(stepMs)
    if (index % 10 === 9) await new Promise(setImmediate)
  }
  await new Promise(setImmediate)
  listening.unsubscribe()
  expect(shop.time.timers).toBe(0)
  return counts
}

test(`${scans} codes: claims and sightings stay flat once their time is reached`, async () => {
  const limits = { maxClaims: mostClaims, maxSightings: mostSightings }
  expect(await scanMany(scans, limits)).toEqual({ ready: scans })
}, 300_000)

test('one claim less than live at a time, and the ledger refuses: none was dropped too soon', async () => {
  const limits = { maxClaims: mostClaims - 1, maxSightings: mostSightings }
  expect(await scanMany(mostClaims + 1, limits)).toEqual({
    ready: mostClaims,
    'ledger-unavailable': 1,
  })
}, 60_000)

test('one sighting less, and a code is an overflow', async () => {
  const limits = { maxClaims: mostClaims, maxSightings: mostSightings - 1 }
  expect(await scanMany(mostSightings + 1, limits)).toEqual({ ready: mostSightings, overflow: 1 })
})

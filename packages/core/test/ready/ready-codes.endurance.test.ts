import { memoryLedger } from '../../src/ledger/memory-ledger.ts'
import { madeUp } from './support/codes.ts'
import { till } from './support/till.ts'

// A till that is never switched off: whatever is remembered is dropped when its time is over, and nothing before.
// The limits are set to what lives at most at any moment, so one entry more than that would be refused.

const stepMs = 100
const retainMs = 15 * 60_000
const mostClaims = retainMs / stepMs
const mostSightings = 60_000 / stepMs

/** More than twice what lives at most. `soak:till` sets a million. */
const scans = Number(process.env['PAYCODE_SCANS'] ?? 20_000)

/** HMAC has its own test; here it would be most of the time. */
const fingerprinter = { fingerprints: (code: string): string[] => [`f${code}`] }

async function scanMany(count: number, limits: { maxClaims: number; maxSightings: number }) {
  const told: Record<string, number> = {}
  const ledger = memoryLedger({ maxClaims: limits.maxClaims })
  const { maxSightings } = limits
  const shop = till({ gate: 'always-armed', ledger, fingerprinter, maxSightings, retainMs })
  shop.listening.unsubscribe()
  const listening = shop.outcomes$.subscribe((outcome) => {
    const word = outcome.status === 'ready' ? outcome.status : outcome.reason
    told[word] = (told[word] ?? 0) + 1
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
  return told
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

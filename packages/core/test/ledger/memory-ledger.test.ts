import fc from 'fast-check'
import { hmacFingerprinter } from '../../src/ledger/fingerprint.ts'
import { LedgerError } from '../../src/ledger/ledger-error.ts'
import { memoryLedger } from '../../src/ledger/memory-ledger.ts'
import { w1 } from '../ready/support/codes.ts'

const at = (now: number, retainMs = 1_000) => ({ now, retainMs })
const full = { name: 'LedgerError', code: 'ledger-full' }

describe('single use', () => {
  test('of many claims at once one is answered `claimed`', async () => {
    const ledger = memoryLedger()
    const answers = await Promise.all(Array.from({ length: 50 }, () => ledger.claim(['a'], at(0))))
    expect(answers.filter((answer) => answer === 'claimed')).toHaveLength(1)
    expect(answers.filter((answer) => answer === 'already-claimed')).toHaveLength(49)
  })

  test('a claim lives for retainMs, half-open', async () => {
    const ledger = memoryLedger()
    expect(await ledger.claim(['a'], at(0))).toBe('claimed')
    expect(await ledger.claim(['a'], at(999))).toBe('already-claimed')
    expect(await ledger.claim(['a'], at(1_000))).toBe('claimed')
  })

  test('being asked again does not lengthen a claim', async () => {
    const ledger = memoryLedger()
    await ledger.claim(['a'], at(0))
    await ledger.claim(['a'], at(900))
    expect(await ledger.claim(['a'], at(1_000))).toBe('claimed')
  })

  test('another code is another claim', async () => {
    const ledger = memoryLedger()
    expect(await ledger.claim(['a'], at(0))).toBe('claimed')
    expect(await ledger.claim(['b'], at(0))).toBe('claimed')
  })
})

describe('key rotation', () => {
  const [first, second, third] = [1, 2, 3].map((byte) => new Uint8Array(32).fill(byte))

  test('a code claimed under the key before is claimed', async () => {
    const ledger = memoryLedger()
    const before = hmacFingerprinter({ current: first! })
    const after = hmacFingerprinter({ current: second!, previous: first! })
    expect(await ledger.claim(before.fingerprints(w1), at(0))).toBe('claimed')
    expect(await ledger.claim(after.fingerprints(w1), at(1))).toBe('already-claimed')
  })

  test('a new claim is stored under the current key', async () => {
    const ledger = memoryLedger()
    const during = hmacFingerprinter({ current: second!, previous: first! })
    const after = hmacFingerprinter({ current: third!, previous: second! })
    expect(await ledger.claim(during.fingerprints(w1), at(0))).toBe('claimed')
    expect(await ledger.claim(after.fingerprints(w1), at(1))).toBe('already-claimed')
  })

  test('and under the previous one, for tills that have no other yet', async () => {
    const ledger = memoryLedger()
    const ahead = hmacFingerprinter({ current: second!, previous: first! })
    const behind = hmacFingerprinter({ current: first! })
    expect(await ledger.claim(ahead.fingerprints(w1), at(0))).toBe('claimed')
    expect(await ledger.claim(behind.fingerprints(w1), at(1))).toBe('already-claimed')
  })

  test('the two rows of such a claim find room together or not at all', async () => {
    const ledger = memoryLedger({ maxClaims: 2 })
    await ledger.claim(['a'], at(0))
    await expect(ledger.claim(['new', 'old'], at(999))).rejects.toMatchObject(full)
    expect(await ledger.claim(['new'], at(999))).toBe('claimed')
  })
})

describe('bounded', () => {
  test('a full ledger rejects and forgets no live claim', async () => {
    const ledger = memoryLedger({ maxClaims: 2 })
    await ledger.claim(['a'], at(0))
    await ledger.claim(['b'], at(1))
    const claim = ledger.claim(['c'], at(2))
    await expect(claim).rejects.toBeInstanceOf(LedgerError)
    await expect(claim).rejects.toMatchObject({
      ...full,
      words: expect.objectContaining({
        en: expect.objectContaining({ cure: expect.stringMatching(/maxClaims/) }),
      }),
    })
    expect(await ledger.claim(['a'], at(2))).toBe('already-claimed')
    expect(await ledger.claim(['b'], at(2))).toBe('already-claimed')
  })

  test('it takes claims again once one has expired, one for each', async () => {
    const ledger = memoryLedger({ maxClaims: 2 })
    await ledger.claim(['a'], at(0))
    await ledger.claim(['b'], at(500))
    await expect(ledger.claim(['c'], at(999))).rejects.toMatchObject(full)
    expect(await ledger.claim(['c'], at(1_000))).toBe('claimed')
    await expect(ledger.claim(['d'], at(1_000))).rejects.toMatchObject(full)
    expect(await ledger.claim(['b'], at(1_000))).toBe('already-claimed')
  })

  test('room is made behind a claim that lives long', async () => {
    const ledger = memoryLedger({ maxClaims: 3 })
    await ledger.claim(['long'], at(0, 1_000_000))
    await ledger.claim(['b'], at(0))
    await ledger.claim(['c'], at(500))
    await expect(ledger.claim(['d'], at(999))).rejects.toMatchObject(full)
    expect(await ledger.claim(['d'], at(1_000))).toBe('claimed')
    await expect(ledger.claim(['e'], at(1_499))).rejects.toMatchObject(full)
    expect(await ledger.claim(['e'], at(1_500))).toBe('claimed')
    expect(await ledger.claim(['long'], at(1_500))).toBe('already-claimed')
  })

  test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, '5' as never])(
    'maxClaims %p is a TypeError',
    (maxClaims) => {
      expect(() => memoryLedger({ maxClaims })).toThrow(TypeError)
    },
  )
})

describe('a wall clock that is set', () => {
  test('back: claims live longer, never shorter', async () => {
    const ledger = memoryLedger({ maxClaims: 2 })
    await ledger.claim(['a'], at(10_000))
    await ledger.claim(['b'], at(0))
    expect(await ledger.claim(['a'], at(0))).toBe('already-claimed')
    // The later claim expires first: it is found although it is behind the other one.
    expect(await ledger.claim(['c'], at(1_000))).toBe('claimed')
    await expect(ledger.claim(['d'], at(1_999))).rejects.toMatchObject(full)
    expect(await ledger.claim(['a'], at(10_999))).toBe('already-claimed')
    expect(await ledger.claim(['d'], at(10_999))).toBe('claimed')
  })

  test('another claim after expiry goes to the end of the line', async () => {
    const ledger = memoryLedger({ maxClaims: 2 })
    await ledger.claim(['long'], at(0, 5_000))
    await ledger.claim(['a'], at(0))
    expect(await ledger.claim(['a'], at(1_000))).toBe('claimed')
    await expect(ledger.claim(['b'], at(1_999))).rejects.toMatchObject(full)
    expect(await ledger.claim(['a'], at(1_999))).toBe('already-claimed')
  })
})

test('against the plainest model, with clocks going to and fro', async () => {
  const claims = fc.array(
    fc.record({
      fingerprint: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      previous: fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { nil: undefined }),
      now: fc.nat(3_000),
      retainMs: fc.constantFrom(100, 1_000, 2_000),
    }),
    { maxLength: 60 },
  )
  await fc.assert(
    fc.asyncProperty(claims, fc.constantFrom(1, 2, 3, 4, 200), async (asked, maxClaims) => {
      const ledger = memoryLedger({ maxClaims })
      let model: { fingerprint: string; expiresAt: number; surely: boolean }[] = []
      const hasRoom = asked.length * 2 <= maxClaims
      for (const { fingerprint, previous, now, retainMs } of asked) {
        const names: string[] = previous === undefined ? [fingerprint] : [fingerprint, previous]
        // Without room, an expired claim may be forgotten, or be live again when the clock goes back.
        for (const claim of model) claim.surely &&= hasRoom || claim.expiresAt > now
        const live = model.filter(({ expiresAt }) => expiresAt > now)
        const same = live.filter((claim) => names.includes(claim.fingerprint))
        const answer = await ledger
          .claim(names, { now, retainMs })
          .catch((error: LedgerError) => error.code)
        if (same.some(({ surely }) => surely)) expect(answer).toBe('already-claimed')
        if (answer === 'already-claimed') expect(same).not.toEqual([])
        const needed = maxClaims - names.length
        if (answer === 'ledger-full') expect(live.length).toBeGreaterThan(needed)
        if (answer !== 'claimed') continue
        if (!hasRoom) expect(live.filter(({ surely }) => surely).length).toBeLessThanOrEqual(needed)
        model = model.filter((claim) => !names.includes(claim.fingerprint))
        for (const name of new Set(names)) {
          model.push({ fingerprint: name, expiresAt: now + retainMs, surely: true })
        }
      }
    }),
    { numRuns: 500 },
  )
})

describe('close', () => {
  test('claims afterwards reject, closing twice is no error', async () => {
    const ledger = memoryLedger()
    await ledger.claim(['a'], at(0))
    await ledger.close()
    await ledger.close()
    await expect(ledger.claim(['a'], at(0))).rejects.toMatchObject({ code: 'ledger-closed' })
    await expect(ledger.claim(['b'], at(0))).rejects.toBeInstanceOf(LedgerError)
  })
})

test('a claim without a fingerprint rejects with a TypeError', async () => {
  await expect(memoryLedger().claim([], at(0))).rejects.toBeInstanceOf(TypeError)
})

test('it holds fingerprints only, and shows none of them', () => {
  expect(JSON.stringify(memoryLedger())).toBe('{"fingerprinter":{}}')
})

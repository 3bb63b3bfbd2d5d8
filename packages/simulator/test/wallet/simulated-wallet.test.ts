import type { Clock } from '@paycode/core/adapter'
import { issuers, parseAuthCode, type Issuer } from '@paycode/parameters'
import fc from 'fast-check'
import { simulatedWallet, type SimulatedWalletOptions } from '../../src/index.ts'

const minuteMs = 60_000

/** A wallet and its wall clock. */
function phone(options: Omit<SimulatedWalletOptions, 'clock'> = {}) {
  const time = { now: 1_700_000_000_000 }
  const clock: Clock = { monotonic: () => Number.NaN, wall: () => time.now }
  return { time, wallet: simulatedWallet({ ...options, clock }) }
}

/** The codes that a wallet shows in an hour, once a minute, and those that it keeps for use offline. */
function anHour(options: Omit<SimulatedWalletOptions, 'clock'> = {}): string[] {
  const { time, wallet } = phone(options)
  const shown = Array.from({ length: 60 }, () => {
    const code = wallet.show()
    time.now += minuteMs
    return code
  })
  return [...shown, ...wallet.offlineCodes()]
}

const anIssuer = fc.constantFrom<Issuer>('mainland-china', 'hong-kong')

describe('its codes', () => {
  test('are WeChat Pay’s by the rules, of the wallet’s issuer', () => {
    fc.assert(
      fc.property(fc.integer(), anIssuer, (seed, issuer) => {
        for (const code of anHour({ seed, issuer })) {
          expect(parseAuthCode(code)).toMatchObject({ ok: true, value: code, issuer })
        }
      }),
      { numRuns: 30 },
    )
  })

  test('have each prefix of their issuer, and no other', () => {
    const prefixes = (issuer: Issuer): string[] =>
      [
        ...new Set(
          [1, 2, 3].flatMap((seed) => anHour({ seed, issuer }).map((code) => code.slice(0, 2))),
        ),
      ].toSorted()
    expect(prefixes('mainland-china')).toEqual(['10', '11', '12', '13', '14'])
    expect(prefixes('hong-kong')).toEqual(['15'])
  })

  test('are those of mainland China by default, the table’s first issuer', () => {
    expect(anHour({ seed: 3 })).toEqual(anHour({ seed: 3, issuer: 'mainland-china' }))
    expect(issuers.map(({ issuer }) => issuer)).toContain('mainland-china')
  })

  test('are all different', () => {
    const codes = [1, 2, 3].flatMap((seed) => anHour({ seed }))
    expect(new Set(codes).size).toBe(codes.length)
  })

  test('are the same for the same seed, and 1 is the default', () => {
    expect(anHour({ seed: 7 })).toEqual(anHour({ seed: 7 }))
    expect(anHour({ seed: 7 })).not.toEqual(anHour({ seed: 8 }))
    expect(anHour()).toEqual(anHour({ seed: 1 }))
  })

  test('of a seed are the same in every release', () => {
    expect(phone({ seed: 42 }).wallet.show()).toBe('141867068625006311')
  })
})

describe('show', () => {
  test('shows the same code for a minute, and then another', () => {
    const { time, wallet } = phone()
    const first = wallet.show()
    time.now += minuteMs - 1
    expect(wallet.show()).toBe(first)
    time.now += 1
    const second = wallet.show()
    expect(second).not.toBe(first)
    time.now += minuteMs - 1
    expect(wallet.show()).toBe(second)
  })

  test('shows another after use', () => {
    const { wallet } = phone()
    const first = wallet.show()
    wallet.use(first)
    expect(wallet.show()).not.toBe(first)
  })

  test('goes on showing it after a refused use', () => {
    const { wallet } = phone()
    const first = wallet.show()
    wallet.use('123456789012345678')
    expect(wallet.show()).toBe(first)
  })

  test('shows none of the offline codes', () => {
    const { time, wallet } = phone()
    const offline = new Set(wallet.offlineCodes())
    for (let minute = 0; minute < 100; minute += 1, time.now += minuteMs) {
      expect(offline.has(wallet.show())).toBe(false)
    }
  })
})

describe('use', () => {
  test('accepts a code that is shown, once', () => {
    const { wallet } = phone()
    const code = wallet.show()
    expect(wallet.use(code)).toBe('accepted')
    expect(wallet.use(code)).toBe('used')
  })

  test('accepts it to its last millisecond, and no longer', () => {
    const late = phone()
    const code = late.wallet.show()
    late.time.now += minuteMs - 1
    expect(late.wallet.use(code)).toBe('accepted')
    const over = phone()
    const old = over.wallet.show()
    over.time.now += minuteMs
    expect(over.wallet.use(old)).toBe('expired')
    over.wallet.show()
    expect(over.wallet.use(old)).toBe('expired')
  })

  test('a used code stays used, however old', () => {
    const { time, wallet } = phone()
    const code = wallet.show()
    wallet.use(code)
    time.now += 60 * minuteMs
    expect(wallet.use(code)).toBe('used')
  })

  test('knows no code that it never showed', () => {
    const { wallet } = phone({ seed: 1 })
    expect(wallet.use(phone({ seed: 2 }).wallet.show())).toBe('unknown')
    expect(wallet.use('')).toBe('unknown')
    const next = phone({ seed: 1 }).wallet.show()
    expect(wallet.use(next)).toBe('unknown')
  })
})

describe('offline codes', () => {
  test('are fifteen, and stay while nothing is used', () => {
    const { time, wallet } = phone()
    const codes = wallet.offlineCodes()
    expect(codes).toHaveLength(15)
    time.now += 24 * 60 * minuteMs
    expect(wallet.offlineCodes()).toEqual(codes)
  })

  test('are accepted at any age, once, and leave the list', () => {
    const { time, wallet } = phone()
    const codes = wallet.offlineCodes()
    const [one = ''] = codes
    time.now += 24 * 60 * minuteMs
    expect(wallet.use(one)).toBe('accepted')
    expect(wallet.offlineCodes()).toEqual(codes.slice(1))
    expect(codes).toHaveLength(15)
    expect(wallet.use(one)).toBe('used')
    expect(wallet.offlineCodes()).toHaveLength(14)
  })

  test('are used up after fifteen', () => {
    const { wallet } = phone()
    expect(wallet.offlineCodes().map((code) => wallet.use(code))).toEqual(
      Array.from({ length: 15 }, () => 'accepted'),
    )
    expect(wallet.offlineCodes()).toEqual([])
  })
})

test('goes by the system’s clock where no other is given', () => {
  const wallet = simulatedWallet()
  expect(wallet.use(wallet.show())).toBe('accepted')
})

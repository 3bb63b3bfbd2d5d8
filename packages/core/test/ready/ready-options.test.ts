import { asyncScheduler, VirtualTimeScheduler } from 'rxjs'
import { systemClock } from '../../src/platform.ts'
import { hmacFingerprinter } from '../../src/ledger/fingerprint.ts'
import { memoryLedger } from '../../src/ledger/memory-ledger.ts'
import { checkOptions as check, type ReadyOptions } from '../../src/ready/ready-options.ts'
import { readyCodes } from '../../src/ready/ready-codes.ts'

const forgetful = memoryLedger()

/** With the one option that has no default. */
const checkOptions = (options: Partial<ReadyOptions>): ReturnType<typeof check> =>
  check({ ledger: forgetful, ...options })

test('the defaults', () => {
  expect(checkOptions({})).toEqual({
    gate: 'manual',
    freshnessMs: 60_000,
    holdMs: 3_000,
    retainMs: 86_400_000,
    ledgerTimeoutMs: 2_000,
    maxSightings: 100_000,
    scheduler: asyncScheduler,
    clock: systemClock,
    rules: {},
    ledger: forgetful,
    fingerprinter: expect.objectContaining({ fingerprints: expect.any(Function) }),
  })
})

test('what is given is taken', () => {
  const given = {
    gate: 'always-armed',
    freshnessMs: 45_000,
    holdMs: 1_000,
    retainMs: 900_000,
    ledgerTimeoutMs: 500,
    maxSightings: 10,
    scheduler: new VirtualTimeScheduler(),
    clock: { monotonic: () => 1, wall: () => 2 },
    ledger: memoryLedger(),
    fingerprinter: hmacFingerprinter(),
  } as const
  const checked = checkOptions(given)
  expect(checked).toEqual({ ...given, rules: {} })
  expect(checked.ledger).toBe(given.ledger)
  expect(checked.clock).toBe(given.clock)
})

describe('the clock', () => {
  test('is the scheduler’s own where its time is not the system’s', () => {
    const scheduler = new VirtualTimeScheduler()
    const { clock } = checkOptions({ scheduler })
    scheduler.frame = 42
    expect([clock.monotonic(), clock.wall()]).toEqual([42, 42])
  })

  test('keeps its monotonic half when asyncScheduler is named', () => {
    expect(checkOptions({ scheduler: asyncScheduler }).clock).toBe(systemClock)
  })
})

const limits = [
  ['freshnessMs', 1, 60_000],
  ['holdMs', 0, 3_600_000],
  ['retainMs', 900_000, Number.MAX_SAFE_INTEGER],
  ['ledgerTimeoutMs', 1, 60_000],
  ['maxSightings', 1, Number.MAX_SAFE_INTEGER],
] as const

describe.each(limits)('%s is from %i to %i', (name, least, most) => {
  test('the limits are in', () => {
    expect(checkOptions({ [name]: least })[name]).toBe(least)
    expect(checkOptions({ [name]: most })[name]).toBe(most)
  })

  test.each([least - 0.001, most + (most > 1e9 ? 1 : 0.001), -1, Number.NaN, Infinity, -Infinity])(
    '%p is a TypeError that names it',
    (value) => {
      expect(() => checkOptions({ [name]: value })).toThrow(TypeError)
      expect(() => checkOptions({ [name]: value })).toThrow(name)
    },
  )

  test.each([String(most), [most], null, true, BigInt(most), {}])(
    '%p is no number: a TypeError',
    (value) => {
      expect(() => checkOptions({ [name]: value as number })).toThrow(TypeError)
    },
  )

  test('undefined is the default', () => {
    expect(checkOptions({ [name]: undefined })[name]).toBe(checkOptions({})[name])
  })
})

describe('what is not in the lists', () => {
  test.each<[string, object]>([
    ['gate', { gate: 'open' }],
    ['gate', { gate: null }],
    ['accept', { accept: [] }],
    ['accept', { accept: ['paypal'] }],
    ['accept', { accept: ['wechat-pay', 7] }],
    ['wallets', { wallets: null }],
    ['wallets', { wallets: 'canteen' }],
    ['defineWallet', { wallets: [{}] }],
    ['defineWallet', { accept: [{}] }],
    ['defineWallet', { accept: [null] }],
    ['accept', { accept: 'wechat-pay' }],
    ['accept', { accept: null }],
    ['merchantRegion', { merchantRegion: 'hk' }],
    ['merchantRegion', { merchantRegion: null }],
    ['enable', { enable: ['170'] }],
    ['enable', { enable: '160' }],
  ])('%s: %j is a TypeError at the call, not an error of the stream', (name, options) => {
    expect(() => readyCodes([], { ledger: forgetful, ...options })).toThrow(TypeError)
    expect(() => readyCodes([], { ledger: forgetful, ...options })).toThrow(name)
  })

  test.each<[Partial<ReadyOptions>]>([
    [{ accept: ['wechat-pay', 'alipay', 'unionpay'] }],
    [{ accept: ['unionpay'] }],
    [{ accept: ['emv-cpm', 'paypay'] }],
    [{ merchantRegion: 'SG', enable: ['160'] }],
    [{ gate: 'manual' }],
  ])('%j is fine', (options) => {
    expect(() => readyCodes([], { ledger: forgetful, ...options })).not.toThrow()
  })
})

test('types', () => {
  // @ts-expect-error no such gate
  expect(() => checkOptions({ gate: 'open' })).toThrow(TypeError)
  // @ts-expect-error a text is no number
  expect(() => checkOptions({ holdMs: '3000' })).toThrow(TypeError)
  // @ts-expect-error no such wallet is built in: it takes a row
  expect(() => checkOptions({ accept: ['canteen'] })).toThrow(TypeError)
  // @ts-expect-error the option is called freshnessMs
  expect(() => checkOptions({ freshness: 1 })).toThrow('"freshnessMs"')
  // @ts-expect-error the ledger has no default
  expect(() => check({})).toThrow('a ledger is required')
})

test('a ledger that brings its fingerprinter is asked by its names, unless another is given', () => {
  const fingerprinter = { fingerprints: () => ['a'] }
  const ledger = { ...memoryLedger(), fingerprinter }
  expect(checkOptions({ ledger }).fingerprinter).toBe(fingerprinter)
  const own = { fingerprints: () => ['b'] }
  expect(checkOptions({ ledger, fingerprinter: own }).fingerprinter).toBe(own)
})

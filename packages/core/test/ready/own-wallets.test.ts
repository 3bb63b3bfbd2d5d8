import { inspect } from 'node:util'
import type { CodeRules } from '../../src/code/recognise-codes.ts'
import { CodeExpiredError } from '../../src/ready/errors.ts'
import { memoryLedger } from '../../src/ledger/memory-ledger.ts'
import { readyCodes } from '../../src/ready/ready-codes.ts'
import { alipay, product, w1 } from './support/codes.ts'
import { askedLedger } from './support/fake-ledger.ts'
import { madeUpWallet } from './support/made-up-wallet.ts'
import { till } from './support/till.ts'

const canteen = madeUpWallet({ name: 'canteen' })
const code = '99123456789012345678'
const other = '99876543210987654321'
const accept = ['wechat-pay', canteen] as const
const open = (options: Parameters<typeof till>[0] = {}) =>
  till({ gate: 'always-armed', accept, ...options })

/** A till's other scans, as texts. */
function othersOf(shop: ReturnType<typeof till>): string[] {
  const texts: string[] = []
  shop.otherScans$.subscribe(({ text }) => texts.push(text))
  return texts
}

describe('a code of an accepted wallet of one’s own', () => {
  test('is ready, by the wallet’s name', () => {
    const shop = open()
    shop.left.scan(code)
    expect(shop.code).toMatchObject({ wallet: 'canteen', issuer: undefined, masked: '99…78' })
    expect(shop.code.take()).toBe(code)
  })

  test('for an order, as any other', async () => {
    const shop = till({ accept: [canteen] })
    const awaited = shop.next({ orderId: 'A-1' })
    shop.left.scan(w1)
    shop.left.scan(code)
    expect(await awaited).toMatchObject({ wallet: 'canteen', orderId: 'A-1' })
    expect(shop.outcomes[0]).toMatchObject({ reason: 'other-wallet', wallet: 'wechat-pay' })
  })

  test('is used once', () => {
    const shop = open()
    shop.left.scan(code)
    shop.time.pass(3_000)
    shop.right.scan(code)
    expect(shop.heard()).toEqual(['ready 99…78 -', 'already-used 99…78'])
  })

  test('is used once over two tills with one ledger', async () => {
    const ledger = memoryLedger()
    const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
    const one = open({ ledger })
    const two = open({ ledger, fingerprinter: { fingerprints: (digits) => [digits] } })
    const three = open({ ledger, fingerprinter: { fingerprints: (digits) => [digits] } })
    for (const shop of [one, two, three]) {
      shop.left.scan(code)
      await settled()
    }
    expect([...two.heard(), ...three.heard()]).toEqual(['ready 99…78 -', 'already-used 99…78'])
  })
})

describe('freshness', () => {
  test('is the wallet’s own, and half-open: WeChat Pay’s stays a minute', () => {
    const shop = till({ accept })
    shop.left.scan(code)
    shop.left.scan(w1)
    shop.time.pass(60_000)
    shop.arm({ orderId: 'A-1' })
    shop.left.scan(w1)
    shop.time.pass(239_999)
    shop.left.scan(code)
    expect(shop.heard().slice(2)).toEqual(['expired 13…89', 'ready 99…78 A-1'])
    expect(shop.code.remainingMs()).toBe(1)
    expect(shop.code.expiresAt - shop.code.scannedAt).toBe(300_000)
    shop.time.pass(1)
    expect(() => shop.code.take()).toThrow(CodeExpiredError)
  })

  test('at its limit a code is expired', () => {
    const shop = till({ accept })
    shop.left.scan(code)
    shop.time.pass(300_000)
    shop.arm({ orderId: 'A-1' })
    shop.left.scan(code)
    expect(shop.heard().at(-1)).toBe('expired 99…78')
  })

  test('may be shorter than WeChat Pay’s', () => {
    const quick = madeUpWallet({ name: 'quick', freshnessMs: 10_000 })
    const shop = open({ accept: ['wechat-pay', quick] })
    shop.left.scan(code)
    expect(shop.code.remainingMs()).toBe(10_000)
    shop.left.scan(w1)
    expect(shop.code.remainingMs()).toBe(60_000)
  })

  test.each([
    [45_000, 45_000, 45_000],
    [120_000, 120_000, 60_000],
    [undefined, 300_000, 60_000],
  ])('the till’s %s lowers both: %i, %i', (freshnessMs, own, weChat) => {
    const shop = open(freshnessMs === undefined ? {} : { freshnessMs })
    shop.left.scan(code)
    expect(shop.code.remainingMs()).toBe(own)
    shop.left.scan(w1)
    expect(shop.code.remainingMs()).toBe(weChat)
  })

  test('the most that the till’s may be is the longest of the accepted wallets', () => {
    expect(() => open({ freshnessMs: 300_000 })).not.toThrow()
    expect(() => open({ freshnessMs: 300_001 })).toThrow('from 1 to 300000')
    expect(() => open({ freshnessMs: 60_001, accept: ['wechat-pay'], wallets: [canteen] })).toThrow(
      'from 1 to 60000',
    )
  })

  test('while the ledger takes its time, too', () => {
    const ledger = askedLedger()
    const quick = madeUpWallet({ name: 'quick', freshnessMs: 1_000 })
    const shop = open({ ledger, accept: [quick] })
    shop.left.scan(code)
    shop.time.pass(1_000)
    ledger.questions[0]?.answer('claimed')
    expect(shop.heard()).toEqual(['expired 99…78'])
  })

  test('a sighting is remembered for the wallet’s own time', () => {
    const shop = till({ accept, maxSightings: 1 })
    shop.left.scan(code)
    shop.time.pass(299_999)
    shop.left.scan(w1)
    expect(shop.heard()).toEqual(['not-armed 99…78', 'overflow 13…89'])
    shop.time.pass(1)
    shop.left.scan(w1)
    expect(shop.heard()).toEqual(['not-armed 13…89'])
  })
})

describe('a wallet that is known and not accepted', () => {
  const club = madeUpWallet({
    ...{ name: 'club', prefixes: ['KX', '7K'], lengths: [12], alphabet: 'alphanumeric' },
  })
  const numbered = madeUpWallet({
    ...{ name: 'numbered', prefixes: ['88'], lengths: [12], alphabet: 'alphanumeric' },
  })
  const base = madeUpWallet({
    ...{ name: 'base', prefixes: ['77'], lengths: [12], alphabet: 'base64' },
  })
  const rules = { wallets: [canteen, club, numbered, base] } satisfies CodeRules

  test('is named in a masked refusal', () => {
    const shop = open({ accept: ['wechat-pay'], ...rules })
    shop.left.scan(code)
    shop.left.scan('KX12345678ab')
    expect(shop.outcomes).toMatchObject([
      { reason: 'other-wallet', wallet: 'canteen', masked: '99…78' },
      { reason: 'other-wallet', wallet: 'club', masked: 'KX…ab' },
    ])
  })

  test.each([
    code,
    `${code}${code}`,
    '9912 3456 7890 1234 5678',
    `A${code}`,
    `${code};`,
    '９９１２３４５６７８９０１２３４５６７８',
    'KX12345678ab',
    'KX12 3456 78ab',
    'aKX12345678ab;',
    'aKX12345678abZ',
    'KX12345678abKX12345678ab',
    '[7K12345678ab]',
    '77K1234567890',
    '[88AB12345678]',
    '88AB12345678/',
    '[77/+AB12345=]',
  ])('%s never reaches the other scans, accepted or not', (text) => {
    for (const options of [rules, { accept: rules.wallets }]) {
      const shop = till(options)
      const others = othersOf(shop)
      shop.left.scan(text)
      shop.left.scan(text, { symbology: 'data-matrix' })
      shop.arm({ orderId: 'A-1' })
      shop.left.scan(text)
      expect(others).toEqual([])
      expect(inspect(shop.outcomes, { depth: 9, showHidden: true })).not.toContain(text)
    }
  })

  test.each([
    product,
    'SAVE-10-PERCENT',
    'https://shop.example/4711',
    '9912345678901234567',
    'KX1234567',
  ])('%s is a product still', (text) => {
    const shop = open(rules)
    const others = othersOf(shop)
    shop.left.scan(text)
    expect(others).toEqual([text])
  })

  test('where it is not known, its code cannot be distinguished from a product', () => {
    const shop = till()
    const others = othersOf(shop)
    shop.left.scan(code)
    expect(others).toEqual([code])
  })
})

describe('at the call', () => {
  const clash = madeUpWallet({ name: 'clash', prefixes: ['991'] })

  test.each<[string, CodeRules]>([
    ['"clash" and of "canteen"', { accept: [canteen, clash] }],
    ['"canteen" and of "clash"', { accept: [canteen], wallets: [clash] }],
    [
      'two wallets have the name',
      { accept: [canteen, madeUpWallet({ name: 'canteen', prefixes: ['98'] })] },
    ],
    [
      'of "wechat-pay"',
      { accept: [madeUpWallet({ name: 'mine', prefixes: ['1'], lengths: [18] })] },
    ],
    ['of "alipay"', { wallets: [madeUpWallet({ name: 'mine', prefixes: ['28'], lengths: [17] })] }],
  ])('%s is a TypeError', (said, rules) => {
    expect(() => readyCodes([], { ledger: memoryLedger(), ...rules })).toThrow(TypeError)
    expect(() => readyCodes([], { ledger: memoryLedger(), ...rules })).toThrow(said)
  })

  test('one row accepted and known is one row', () => {
    const shop = open({ wallets: [canteen] })
    shop.left.scan(other)
    expect(shop.code.wallet).toBe('canteen')
  })

  test('types: a name of one’s own is a text, and built-in names are literals still', () => {
    const shop = open()
    shop.left.scan(alipay)
    shop.left.scan(code)
    const name: string = shop.code.wallet
    expect(name).toBe('canteen')
    // @ts-expect-error accept takes the row, not the name
    expect(() => readyCodes([], { ledger: memoryLedger(), accept: ['canteen'] })).toThrow('accept')
  })
})

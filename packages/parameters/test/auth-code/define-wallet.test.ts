import fc from 'fast-check'

import {
  codeRecogniser,
  defineWallet,
  parseAuthCode,
  recognisePaymentCode,
  type DefinedWallet,
} from '../../src/index.ts'
import { madeUpWallet } from './made-up-wallet.ts'

const canteen = madeUpWallet({ name: 'canteen', prefixes: ['99'], lengths: [20] })
const club = madeUpWallet({
  ...{ name: 'club', prefixes: ['KX', '7K'], lengths: [12], alphabet: 'alphanumeric' },
})
const base = madeUpWallet({ name: 'base', prefixes: ['q/'], lengths: [12], alphabet: 'base64' })
const options = { wallets: [canteen, club, base] }

describe('defineWallet', () => {
  test('gives a frozen copy', () => {
    const prefixes = ['99', '98', '99']
    const wallet = madeUpWallet({ name: 'copy', prefixes })
    prefixes.push('10')
    expect(wallet).toStrictEqual({
      ...{ name: 'copy', alphabet: 'digits', prefixes: ['99', '98'], lengths: [20] },
      ...{ freshnessMs: 300_000, source: 'made up for a test' },
    })
    const parts = [wallet, wallet.prefixes, wallet.lengths]
    expect(parts.map((part) => Object.isFrozen(part))).toEqual([true, true, true])
  })

  test.each<[string, object]>([
    ['name', { name: '' }],
    ['name', { name: 'Canteen' }],
    ['name', { name: '134567890123456789' }],
    ['name', { name: 'a'.repeat(41) }],
    ['name', { name: undefined }],
    ['built in', { name: 'wechat-pay' }],
    ['built in', { name: 'paypay' }],
    ['alphabet', { alphabet: 'hex' }],
    ['alphabet must be one of: digits', { alphabet: 'toString' }],
    ['alphabet', { alphabet: ['digits'] }],
    ['prefixes', { prefixes: [] }],
    ['prefixes', { prefixes: [''] }],
    ['prefixes', { prefixes: '99' }],
    ['prefixes', { prefixes: ['99', 'x'] }],
    ['prefixes', { prefixes: ['99\n'] }],
    ['prefixes', { prefixes: [99] }],
    ['prefixes', { prefixes: Object.assign([], { length: 1 }) }],
    ['prefixes', { prefixes: ['ab='], alphabet: 'base64' }],
    ['lengths', { lengths: [] }],
    ['lengths', { lengths: 20 }],
    ['lengths', { lengths: ['20'] }],
    ['lengths', { lengths: [20.5] }],
    ['lengths', { lengths: [7] }],
    ['lengths', { lengths: [513] }],
    ['lengths', { lengths: [Number.NaN] }],
    ['from 13 to 512', { prefixes: ['991234567890'], lengths: [12] }],
    ['freshnessMs', { freshnessMs: 0 }],
    ['freshnessMs', { freshnessMs: 900_001 }],
    ['freshnessMs', { freshnessMs: '60000' }],
    ['freshnessMs', { freshnessMs: Infinity }],
    ['freshnessMs', { freshnessMs: undefined }],
    ['source', { source: ' ' }],
    ['source', { source: undefined }],
    ['"lengths"', { length: [20] }],
  ])('%s: %j is a TypeError', (said, wrong) => {
    const define = (): unknown => madeUpWallet({ name: 'wrong', ...wrong })
    expect(define).toThrow(TypeError)
    expect(define).toThrow(said)
  })

  test.each([undefined, null, 'wechat-pay', 7, []])('%j is no wallet', (wallet) => {
    expect(() => defineWallet(wallet as unknown as DefinedWallet)).toThrow(TypeError)
  })

  test('the limits are in', () => {
    const limits = { freshnessMs: 900_000, lengths: [8, 512], name: `a${'-'.repeat(39)}` }
    expect(() => madeUpWallet(limits)).not.toThrow()
    expect(() =>
      madeUpWallet({ name: 'b', freshnessMs: 1, prefixes: ['9'.repeat(7)] }),
    ).not.toThrow()
  })

  test('an error repeats no code that was put in the wrong place', () => {
    const code = '134567890123456789'
    const calls = [
      () => madeUpWallet({ name: code }),
      () => madeUpWallet({ name: 'a', prefixes: [code], lengths: [18] }),
      () =>
        recognisePaymentCode('', {
          wallets: [madeUpWallet({ name: 'a', prefixes: [code.slice(0, 17)], lengths: [18] })],
        }),
    ]
    for (const call of calls) {
      expect(call).toThrow(TypeError)
      expect(call).not.toThrow(/1345/)
    }
  })
})

describe('a defined wallet’s code', () => {
  test.each([
    ['99123456789012345678', 'canteen'],
    ['KX12345678ab', 'club'],
    ['7K1234567890', 'club'],
    ['q/12345678+=', 'base'],
    ['134567890123456789', 'wechat-pay'],
    ['900081818812345678', undefined],
    ['9912345678901234567', undefined],
    ['KX12345678a/', undefined],
    ['KX12345678é1', undefined],
    ['99123456789012345678\n', undefined],
  ])('%s: %s', (text, wallet) => {
    const verdict = recognisePaymentCode(text, options)
    expect(verdict.ok ? verdict.wallet : undefined).toBe(wallet)
    expect(codeRecogniser(options).recognise(text)).toStrictEqual(verdict)
  })

  test('is another wallet’s to parseAuthCode, and no wallet’s where it is not known', () => {
    const code = '99123456789012345678'
    expect(parseAuthCode(code, options)).toStrictEqual({
      ...{ ok: false, reason: 'other-wallet', wallet: 'canteen' },
    })
    expect(parseAuthCode(code)).toStrictEqual({ ok: false, reason: 'wrong-length' })
  })

  test('read twice in one go is scanned-twice', () => {
    const twice = '99123456789012345678'.repeat(2)
    expect(recognisePaymentCode(twice, options)).toMatchObject({ reason: 'scanned-twice' })
    expect(recognisePaymentCode(twice)).toMatchObject({ reason: 'wrong-length' })
  })

  test('options of WeChat Pay go on', () => {
    const rules = { ...options, merchantRegion: 'SG' }
    expect(recognisePaymentCode('150000000000000000', rules)).toMatchObject({
      reason: 'region-not-accepted',
    })
    const code160 = '160123456789012345'
    expect(recognisePaymentCode(code160, options)).toMatchObject({ reason: 'prefix-not-enabled' })
    expect(recognisePaymentCode(code160, { ...options, enable: ['160'] }).ok).toBe(true)
  })

  test('types: its name is one of the verdict’s wallets', () => {
    const verdict = recognisePaymentCode('99123456789012345678', { wallets: [canteen, club] })
    if (!verdict.ok) throw new Error('no code')
    const name: 'canteen' | 'club' | 'alipay' | undefined =
      verdict.wallet === 'canteen' || verdict.wallet === 'club' ? verdict.wallet : undefined
    expect(name).toBe('canteen')
    // @ts-expect-error no such wallet is known
    expect(verdict.wallet === 'kantine').toBe(false)
  })
})

describe('codes of letters inside other text', () => {
  const { holdsTextCode } = codeRecogniser(options)

  test.each([
    'KX12345678ab',
    'aKX12345678abZ',
    'KX12345678abKX12345678ab',
    '[7K12345678ab]',
    'https://x.example/?c=q/12345678+=&d',
    'xhQVDUFYw',
  ])('%s holds one', (text) => expect(holdsTextCode(text)).toBe(true))

  test.each(['', 'KX', 'KX1234567', 'KX1234 5678ab', '991234567890123456780', 'SAVE-10', 'hQVDUF'])(
    '%j holds none',
    (text) => expect(holdsTextCode(text)).toBe(false),
  )

  test('any code, with anything around it', () => {
    const around = fc.string({ unit: 'binary', maxLength: 8 })
    const code = fc.stringMatching(/^(?:KX[0-9A-Za-z]{10}|q\/[0-9A-Za-z+/]{9}=)$/)
    fc.assert(
      fc.property(around, code, around, (before, text, after) => {
        expect(holdsTextCode(before + text + after)).toBe(true)
      }),
    )
  })
})

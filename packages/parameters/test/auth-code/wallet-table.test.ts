import fc from 'fast-check'

import { isMadeOf } from '../../src/auth-code/alphabets.ts'
import { overlap } from '../../src/auth-code/overlap.ts'
import { findRow, prefixTree } from '../../src/auth-code/prefix-tree.ts'
import { wallets, type WalletShape } from '../../src/auth-code/wallets.ts'
import { recognisePaymentCode, type DefinedWallet } from '../../src/index.ts'
import { madeUpWallet } from './made-up-wallet.ts'

const wallet = (
  name: string,
  prefix: string,
  lengths: number[],
  alphabet: DefinedWallet['alphabet'] = 'digits',
) => madeUpWallet({ name, prefixes: [prefix], lengths, alphabet })

const know = (...rows: DefinedWallet[]): unknown => recognisePaymentCode('', { wallets: rows })

describe('rows of which one text could have both shapes', () => {
  test.each([
    ['WeChat Pay’s', wallet('a', '13', [18]), 'wechat-pay'],
    ['a part of WeChat Pay’s', wallet('a', '134', [17, 18]), 'wechat-pay'],
    ['160, which is off', wallet('a', '16', [18]), 'wechat-pay'],
    ['Alipay’s longest', wallet('a', '2', [24]), 'alipay'],
    ['in letters as well', wallet('a', '13', [18], 'alphanumeric'), 'wechat-pay'],
    ['EMV’s at any length', wallet('a', 'hQVDUFYw', [300], 'base64'), 'emv-cpm'],
    ['a blog’s', wallet('a', '9000818188123', [20]), 'paypay'],
  ])('%s is a TypeError that names them', (_, row, other) => {
    expect(() => know(row)).toThrow(TypeError)
    expect(() => know(row)).toThrow(`"a" and of "${other}"`)
  })

  test('one’s own, too, whatever their order', () => {
    const one = wallet('one', '9912', [20, 22])
    const other = wallet('other', '99', [22, 24], 'base64')
    expect(() => know(one, other)).toThrow('"other" and of "one"')
    expect(() => know(other, one)).toThrow('"one" and of "other"')
  })

  test.each([
    ['other lengths', wallet('a', '13', [17, 19])],
    ['a letter where the other has digits', wallet('a', '1A', [18], 'alphanumeric')],
    ['another prefix', wallet('a', '17', [18])],
    ['EMV’s beginning, as far as letters and digits go', wallet('a', 'hQVDUFX', [20], 'base64')],
  ])('%s is no overlap', (_, row) => expect(() => know(row)).not.toThrow())

  test('a name twice is a TypeError, one row twice is not', () => {
    const row = wallet('a', '99', [20])
    expect(() => know(row, wallet('a', '98', [20]))).toThrow('two wallets have the name "a"')
    expect(() => know(row, row)).not.toThrow()
  })

  test.each(['canteen', [null], [{ name: 'a' }], null, [['a']]])('%j is a TypeError', (rows) => {
    expect(() => recognisePaymentCode('', { wallets: rows } as unknown as object)).toThrow(
      TypeError,
    )
  })

  test('a row that was not defined is checked all the same', () => {
    const row = { ...wallet('a', '99', [20]), prefixes: ['x'] }
    expect(() => know(row)).toThrow('prefixes must be')
  })
})

const shape: fc.Arbitrary<WalletShape> = fc
  .record({
    alphabet: fc.constantFrom('digits', 'alphanumeric', 'base64'),
    prefixes: fc.array(fc.stringMatching(/^[1A+]{1,3}$/), { minLength: 1, maxLength: 3 }),
    lengths: fc.oneof(
      {
        weight: 6,
        arbitrary: fc.array(fc.integer({ min: 4, max: 7 }), { minLength: 1, maxLength: 3 }),
      },
      { weight: 1, arbitrary: fc.constant(null) },
    ),
  })
  .map(({ alphabet, prefixes, lengths }) => ({
    ...{ wallet: 'a', issuer: null, optIn: null, alphabet, lengths },
    prefixes: prefixes.filter((prefix) => isMadeOf(alphabet, prefix)),
  }))
const text = fc.stringMatching(/^[1A+]{0,8}$/)

/** The search that the tree replaces: every row in turn. */
const matches = (rows: readonly WalletShape[], code: string): WalletShape[] =>
  rows.filter(
    ({ alphabet, prefixes, lengths }) =>
      prefixes.some((prefix) => code.startsWith(prefix)) &&
      (lengths === null || (lengths.includes(code.length) && isMadeOf(alphabet, code))),
  )

/** A valid table: rows that overlap an earlier one are left out. */
const table = fc
  .array(shape, { maxLength: 12 })
  .map((shapes) =>
    shapes.reduce<WalletShape[]>(
      (rows, row) => (rows.some((other) => overlap(row, other)) ? rows : [...rows, row]),
      [],
    ),
  )

describe('any table', () => {
  test('no text has the shapes of two rows', () => {
    fc.assert(
      fc.property(table, text, (rows, code) => {
        expect(matches(rows, code).length).toBeLessThan(2)
      }),
      { numRuns: 3_000 },
    )
  })

  test('rows that overlap have a text in common', () => {
    const one = { wallet: 'a', issuer: null, optIn: null }
    fc.assert(
      fc.property(shape, shape, (mine, theirs) => {
        const prefixes = [...mine.prefixes, ...theirs.prefixes]
        const texts = prefixes.flatMap((prefix) =>
          [4, 5, 6, 7].map((length) => prefix.padEnd(length, '0')),
        )
        const shared = texts.some(
          (code) =>
            matches([{ ...one, ...mine }], code).length + matches([theirs], code).length > 1,
        )
        expect(overlap(mine, theirs)).toBe(shared)
      }),
      { numRuns: 3_000 },
    )
  })

  test('the tree finds the row that a search of all finds', () => {
    fc.assert(
      fc.property(table, fc.array(text, { maxLength: 20 }), (rows, codes) => {
        const tree = prefixTree(rows)
        for (const code of codes) expect(findRow(tree, code)).toBe(matches(rows, code)[0])
      }),
      { numRuns: 2_000 },
    )
  })
})

test('the built-in rows are found as by a search of all', () => {
  const tree = prefixTree<WalletShape>(wallets)
  const beginnings = wallets.flatMap(({ prefixes }) => prefixes)
  const nearly = fc
    .tuple(fc.constantFrom(...beginnings, '9', '3'), fc.stringMatching(/^[0-9a]{0,24}$/))
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(nearly, (code) => expect(findRow(tree, code)).toBe(matches(wallets, code)[0])),
    { numRuns: 3_000 },
  )
})

import { codeLengths } from '../../src/auth-code/code-lengths.ts'
import { overlap } from '../../src/auth-code/overlap.ts'
import { authCodeReasons, issuers, merchantCodeSchemes, wallets } from '../../src/index.ts'

describe('wallets', () => {
  test('no text can have the shapes of two rows', () => {
    const pairs = wallets.flatMap((a, index) =>
      wallets.slice(index + 1).map((b) => [a, b] as const),
    )
    expect(pairs.filter(([a, b]) => overlap(a, b))).toEqual([])
  })

  test('a code repeated is longer than any code, so that scanned-twice hides none', () => {
    const lengths = wallets.flatMap((row) => row.lengths ?? [])
    expect(Math.max(...lengths)).toBeLessThan(2 * Math.min(...lengths))
  })

  test('a built-in code is as long as a defined one may be', () => {
    for (const length of wallets.flatMap((row) => row.lengths ?? [])) {
      expect(length).toBeGreaterThanOrEqual(codeLengths.shortest)
      expect(length).toBeLessThanOrEqual(codeLengths.longest)
    }
  })

  test('each issuer of a row has a region rule', () => {
    const named = wallets.flatMap((row) => row.issuer ?? [])
    expect(new Set(named)).toStrictEqual(new Set(issuers.map(({ issuer }) => issuer)))
  })

  test('WeChat Pay is 18 digits of 10 to 15, and 160 by choice', () => {
    const rows = wallets.filter((row) => row.wallet === 'wechat-pay')
    expect(rows.map((row) => [row.prefixes, row.lengths, row.optIn])).toEqual([
      [['10', '11', '12', '13', '14'], [18], null],
      [['15'], [18], null],
      [['160'], [18], '160'],
    ])
  })

  test('a scheme is in lower case and a reason named once', () => {
    for (const scheme of merchantCodeSchemes) expect(scheme).toBe(scheme.toLowerCase())
    const reasons = authCodeReasons.map(({ reason }) => reason)
    expect(new Set(reasons).size).toBe(reasons.length)
  })
})

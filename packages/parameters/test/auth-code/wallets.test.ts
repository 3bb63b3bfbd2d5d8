import { authCodeReasons, issuers, merchantCodeSchemes, wallets } from '../../src/index.ts'

describe('wallets', () => {
  test('no text can have the shape of two rows', () => {
    const prefixes = wallets.flatMap((row) => row.prefixes.map((prefix) => ({ row, prefix })))
    const pairs = prefixes.flatMap((a) =>
      prefixes.filter((b) => a !== b).map((b) => [a, b] as const),
    )
    expect(pairs.filter(([a, b]) => a.prefix.startsWith(b.prefix))).toEqual([])
  })

  test('a code repeated is longer than any code, so that scanned-twice hides none', () => {
    const digits = wallets.filter((row) => row.alphabet === 'digits')
    const shortest = Math.min(...digits.map((row) => row.minLength))
    expect(Math.max(...digits.map((row) => row.maxLength))).toBeLessThan(2 * shortest)
  })

  test('each issuer of a row has a region rule', () => {
    const named = wallets.flatMap((row) => row.issuer ?? [])
    expect(new Set(named)).toStrictEqual(new Set(issuers.map(({ issuer }) => issuer)))
  })

  test('WeChat Pay is 18 digits of 10 to 15, and 160 by choice', () => {
    const rows = wallets.filter((row) => row.wallet === 'wechat-pay')
    expect(rows.map((row) => [row.prefixes, row.minLength, row.maxLength, row.optIn])).toEqual([
      [['10', '11', '12', '13', '14'], 18, 18, null],
      [['15'], 18, 18, null],
      [['160'], 18, 18, '160'],
    ])
  })

  test('a scheme is in lower case and a reason named once', () => {
    for (const scheme of merchantCodeSchemes) expect(scheme).toBe(scheme.toLowerCase())
    const reasons = authCodeReasons.map(({ reason }) => reason)
    expect(new Set(reasons).size).toBe(reasons.length)
  })
})

import fc from 'fast-check'
import { inspect } from 'node:util'
import { product } from './support/codes.ts'
import { till } from './support/till.ts'

const perShape = 200
const seed = 117

/** The codes of each wallet that one blog saw, ri25r.hatenablog.jp, 2020. */
const shapes = [
  ['paypay', '9000818188', 20],
  ['line-pay', '9000000', 19],
  ['rakuten-pay', '900001', 16],
  ['d-barai', '90000002', 22],
  ['merpay', '31589900', 19],
  ['au-pay', '31589921', 19],
  ['pring', '31589995', 19],
] as const

describe.each(shapes)('%s', (wallet, prefix, length) => {
  const rest = fc.stringMatching(new RegExp(`^[0-9]{${length - prefix.length}}$`))
  const madeUp = fc.sample(rest, { seed, numRuns: perShape }).map((end) => prefix + end)

  test('200 made-up codes are another wallet’s, masked, and none is an other scan', () => {
    const shop = till({ gate: 'always-armed' })
    const others: string[] = []
    shop.otherScans$.subscribe(({ text }) => others.push(text))
    for (const code of new Set(madeUp)) {
      shop.left.scan(code)
      shop.left.scan(`A${code}`, { symbology: 'code-128' })
      shop.left.scan(`${code.slice(0, 9)} ${code.slice(9)}`)
      const refused = shop.outcomes.find((one) => 'wallet' in one)
      expect(refused).toMatchObject({ reason: 'other-wallet', wallet })
      expect(refused).toMatchObject({ masked: `${code.slice(0, 2)}…${code.slice(-2)}` })
      expect(inspect(shop.outcomes, { depth: 9 })).not.toContain(code)
      shop.outcomes.length = 0
      shop.time.pass(4_000)
    }
    expect(others).toEqual([])
  })

  test('a digit more or less is not a code', () => {
    const shop = till({ gate: 'always-armed' })
    const [code = ''] = madeUp
    shop.left.scan(code.slice(0, -1))
    shop.left.scan(`${code}7`)
    expect(shop.outcomes.filter((one) => 'wallet' in one)).toEqual([])
  })

  test('is taken where it is accepted', () => {
    const shop = till({ gate: 'always-armed', accept: [wallet] })
    const [code = ''] = madeUp
    shop.left.scan(code)
    expect(shop.code).toMatchObject({ wallet, issuer: undefined })
    expect(shop.code.remainingMs()).toBe(60_000)
  })
})

test('products go on', () => {
  const shop = till({ gate: 'always-armed' })
  const others: string[] = []
  shop.otherScans$.subscribe(({ text }) => others.push(text))
  const products = [product, '4901234567894', '9001234567892', '90000017', '3158992112345']
  for (const text of products) shop.left.scan(text)
  expect(others).toEqual(products)
})

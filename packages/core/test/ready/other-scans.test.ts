import fc from 'fast-check'
import { recognisePaymentCode } from '@paycode/parameters'
import { isCardShaped } from '../../src/code/card-shape.ts'
import type { Scan } from '../../src/scan/scan.ts'
import type { ReadyOptions } from '../../src/ready/ready-options.ts'
import { product, w1, w2, w3 } from './support/codes.ts'
import { till } from './support/till.ts'

/** The scans of one scanner that the host sees as other scans. */
function shown(
  texts: readonly string[],
  options: Partial<ReadyOptions> = {},
  more: Partial<Scan> = {},
) {
  const shop = till(options)
  const others: string[] = []
  shop.otherScans$.subscribe(({ text }) => others.push(text))
  for (const text of texts) shop.left.scan(text, more)
  return others
}

const digits = (length: number): fc.Arbitrary<string> =>
  fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))
const code = fc.stringMatching(/^1[0-5][0-9]{16}$/)

describe('a code with one digit doubled or lost at an end', () => {
  test('is never an other scan, and is reported masked', () => {
    fc.assert(
      fc.property(code, fc.constantFrom('first', 'last'), fc.boolean(), (whole, end, isLost) => {
        const short = end === 'first' ? whole.slice(1) : whole.slice(0, -1)
        const long = end === 'first' ? whole.charAt(0) + whole : whole + whole.slice(-1)
        const text = isLost ? short : long
        const shop = till()
        const others: string[] = []
        shop.otherScans$.subscribe((scan) => others.push(scan.text))
        for (const written of [text, `${text.slice(0, 4)} ${text.slice(4)}`])
          shop.left.scan(written)
        expect(others).toEqual([])
        expect(shop.heard()[0]).toMatch(/^(wrong-length|other-wallet|unknown-prefix) \d\d…\d\d$/)
      }),
    )
  })

  test.each(['gs1-128', 'ean-upc', 'data-matrix'] as const)(
    'is not a payment code in %s',
    (symbology) => {
      const texts = [w1.slice(0, -1), w1 + w1.slice(-1)]
      expect(shown(texts, {}, { symbology })).toEqual(texts)
    },
  )
})

describe('a code in a decoration', () => {
  const decorations = [
    ['9', ''],
    ['', '07'],
    ['042', '7'],
    ['A1', ''],
    ['', '3B'],
  ] as const
  test.each(decorations)('%j…%j is known by the third code', (before, after) => {
    const texts = [w1, w2, w3, '149988776655443322'].map((one) => before + one + after)
    expect(shown(texts).length).toBeLessThanOrEqual(2)
    const products = ['69012341', '69200003'].map((one) => before + one + after)
    expect(shown([...texts, ...products, ...texts]).slice(-3)).toEqual(
      expect.arrayContaining(products),
    )
  })

  test('the same code again is no further one', () => {
    const texts = [`9${w1}`, `9${w1}`, `9${w1}`]
    expect(shown(texts)).toEqual(texts)
  })

  test('another scanner’s is not known', () => {
    const shop = till()
    const others: string[] = []
    shop.otherScans$.subscribe(({ text }) => others.push(text))
    for (const one of [w1, w2, w3]) shop.left.scan(`9${one}`)
    shop.right.scan('9149988776655443322')
    expect(others.at(-1)).toBe('9149988776655443322')
  })

  test('a scanner that sends a code, a product or a label without it adds none', () => {
    const decorated = [w1, w2, w3].map((one) => `9${one}`)
    const last = '9149988776655443322'
    for (const between of [w1, product, '9670000000000000000']) {
      expect(shown([...decorated, between, last])).toContain(last)
    }
  })

  test('numbers of one series, which begin alike, are labels', () => {
    const series = Array.from(
      { length: 20 },
      (_, index) => `91300012${String(index).padStart(11, '0')}`,
    )
    expect(shown(series)).toEqual(series)
  })
})

describe('labels', () => {
  test.each([
    ['a pallet', '00106141412345678908'],
    ['a pallet as it is printed', '(00)106141412345678908'],
    ['a supervision code', '81345678901234567890'],
  ])('%s is an other scan, also when three have been scanned', (_, text) => {
    const pallets = [text, text.slice(0, -1) + '0', text]
    expect(shown(pallets)).toContain(text)
  })

  test('pallets of many firms and supervision codes are never kept back', () => {
    const withCheck = (first17: string): string => {
      const sum = Array.from(first17).reduce(
        (all, digit, at) => all + Number(digit) * (at % 2 ? 1 : 3),
        0,
      )
      return first17 + String((10 - (sum % 10)) % 10)
    }
    const sscc = fc
      .sample(digits(17), { seed: 5, numRuns: 2_000 })
      .map((one) => `00${withCheck(one)}`)
    const supervised = fc.sample(digits(19), { seed: 6, numRuns: 2_000 }).map((one) => `8${one}`)
    expect(shown(sscc)).toEqual(sscc)
    expect(shown(supervised)).toEqual(supervised)
  })

  test('supervision codes of a few products, one after the other, are none in a decoration', () => {
    const products = ['10', '12', '14', '15'].map((head) => `81${head}3456789012345678`)
    expect(shown(products)).toEqual(products)
  })

  test('of seeded numbers of 19 and 20 digits that no wallet and no card has, under 1 % are kept back', () => {
    const isWhole = (text: string): boolean => recognisePaymentCode(text).ok || isCardShaped(text)
    const of = (length: number): string[] =>
      fc.sample(digits(length), { seed: length, numRuns: 10_000 }).filter((text) => !isWhole(text))
    const [nineteen, twenty] = [of(19), of(20)]
    const kept = (texts: string[]): number => 1 - shown(texts).length / texts.length
    // A code with its first or last digit doubled has 19: 61 in 10 000 numbers each look like one.
    expect(kept(twenty)).toBe(0)
    expect(kept(nineteen)).toBeLessThan(0.018)
    expect(kept([...nineteen, ...twenty])).toBeLessThan(0.01)
  })

  test('a host names its own', () => {
    const own = w1.slice(0, -1)
    expect(shown([own], { otherScans: { allow: /134\d{14}/g } })).toEqual([own])
    expect(shown([own, own], { otherScans: { allow: (text) => text.startsWith('134') } })).toEqual([
      own,
      own,
    ])
    expect(shown([own], { otherScans: { allow: /134/ } })).toEqual([])
    expect(shown([w2.slice(1)], { otherScans: { allow: /134\d{14}/ } })).toEqual([])
  })

  test('but no whole code and no card', () => {
    const secrets = [`A${w1}`, '4111111111111111', w1 + w1]
    expect(shown(secrets, { otherScans: { allow: () => true } })).toEqual([])
  })

  test.each([[{ allow: 'x' }], [{ allow: null }], [{ allows: /x/ }]])(
    '%j is wrong use',
    (otherScans) => {
      expect(() => shown([], { otherScans } as object)).toThrow(TypeError)
      expect(() => shown([], { otherScans } as object)).toThrow(/otherScans/)
    },
  )
})

import fc from 'fast-check'
import { isPaymentShaped } from '../../../src/decode/payment-shape.ts'
import type { SerialOptions } from '../../../src/decode/serial/decode-serial.ts'
import { outcomes } from './port.ts'

/** The XOR of the bytes of a text. */
const xor = (text: string): string =>
  String.fromCharCode(Array.from(text, (one) => one.charCodeAt(0)).reduce((a, b) => a ^ b, 0))

interface Scanner {
  readonly name: string
  readonly sends: (content: string) => string
  readonly options?: SerialOptions
}

/** Scanners with the settings that their manuals allow. */
const clear: Scanner[] = [
  ...['\r', '\n', '\r\n', '\u0003', '\u0003\r\n', '\t\r', '\0\r\n', '\f\n'].map((end) => ({
    name: JSON.stringify(end),
    sends: (content: string) => content + end,
  })),
  ...['', '\r', '\n', '\r\n'].map((end) => ({
    name: `STX, ETX, ${JSON.stringify(end)}`,
    sends: (content: string) => `\u0002${content}\u0003${end}`,
  })),
  ...['', '\r\n'].map((end) => ({
    name: `STX, ETX, check byte, ${JSON.stringify(end)}`,
    sends: (content: string) => `\u0002${content}\u0003${xor(`${content}\u0003`)}${end}`,
  })),
  { name: 'SOH, EOT', sends: (content) => `\u0001${content}\u0004` },
  { name: 'SOH, STX, ETX, EOT', sends: (content) => `\u0001\u0002${content}\u0003\u0004` },
  { name: 'ACK in front', sends: (content) => `\u0006${content}\r` },
  { name: 'AIM identifier', sends: (content) => `]C0${content}\r` },
  {
    name: 'prefix and suffix',
    sends: (content) => `j]C0${content}#\r`,
    options: { prefix: 'j', suffix: '#' },
  },
]
const beforeSilence: Scanner[] = [
  ...['\t', '\0', '\u0004', '\f'].map((end) => ({
    name: JSON.stringify(end),
    sends: (content: string) => content + end,
  })),
  { name: 'STX and CR, no ETX', sends: (content) => `\u0002${content}\r` },
  { name: 'a suffix', sends: (content) => `${content}#`, options: { suffix: '#' } },
]
const scanners = [...clear, ...beforeSilence]

const digits = (minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc.stringMatching(new RegExp(`^[0-9]{${minLength},${maxLength}}$`))
const code = digits(16, 16).map((rest) => `13${rest}`)
/** Codes, products, and longer numbers with a whole code at their head or tail. */
const content = fc.oneof(
  code,
  digits(8, 14),
  fc.tuple(code, digits(1, 6)).map((parts) => parts.join('')),
  fc.tuple(digits(1, 6), code).map((parts) => parts.join('')),
  fc.tuple(digits(8, 14), fc.constantFrom('-', '\u001d', ' '), code).map((parts) => parts.join('')),
)

/** Texts in chunks, cut at some places, with a pause in ms before each piece. */
function chunksOf(
  texts: readonly string[],
  cuts: readonly (readonly [at: number, pauseMs: number])[],
) {
  const chunks: (readonly [string, number])[] = []
  let at = 0
  for (const [index, text] of texts.entries()) {
    at += 3_000
    const places = cuts
      .filter(([place]) => place % texts.length === index)
      .map(([place, pauseMs]) => [1 + (place % Math.max(1, text.length - 1)), pauseMs] as const)
      .filter(([place]) => place < text.length)
      .toSorted(([a], [b]) => a - b)
    let from = 0
    for (const [place, pauseMs] of places) {
      if (place === from) continue
      chunks.push([text.slice(from, place), at])
      from = place
      at += pauseMs
    }
    chunks.push([text.slice(from), at])
  }
  return chunks
}

const isReport = (outcome: string): boolean => /^[(<]/.test(outcome)

describe.each(scanners)('$name', ({ sends, options }) => {
  test('however the chunks are cut, each scan comes once, in order, with no hint', () => {
    const cut = fc.tuple(fc.nat(200), fc.nat(20))
    fc.assert(
      fc.property(
        fc.array(content, { maxLength: 8 }),
        fc.array(cut, { maxLength: 20 }),
        (texts, cuts) => {
          expect(outcomes(chunksOf(texts.map(sends), cuts), options)).toEqual(texts)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe.each(clear)('$name', ({ sends, options }) => {
  test('with holes in the scans: no code but those that were sent, and every loss is reported', () => {
    const cut = fc.tuple(fc.nat(200), fc.oneof(fc.nat(20), fc.integer({ min: 300, max: 950 })))
    fc.assert(
      fc.property(
        fc.array(content, { minLength: 1, maxLength: 8 }),
        fc.array(cut, { maxLength: 20 }),
        (texts, cuts) => {
          const sent = ['6901234567892', ...texts]
          const [first, ...rest] = sent.map(sends)
          // The first scan is whole: from there on the port is known.
          const seen = outcomes([[first ?? '', 0], ...chunksOf(rest, cuts)], options)
          const scans = seen.filter((outcome) => !isReport(outcome))
          for (const scan of scans) if (isPaymentShaped(scan)) expect(sent).toContain(scan)
          const refusals = seen.filter((outcome) => outcome.startsWith('('))
          expect(scans.length + refusals.length).toBeGreaterThanOrEqual(sent.length)
        },
      ),
      { numRuns: 60 },
    )
  })
})

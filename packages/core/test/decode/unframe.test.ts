import fc from 'fast-check'
import { unframe } from '../../src/decode/unframe.ts'

const w1 = '134567890123456789'

describe('unframe', () => {
  test.each([
    [w1, { text: w1 }],
    [`\u0002${w1}\u0003`, { text: w1 }],
    [`\u0002${w1}`, { text: w1 }],
    [`${w1}\u0003`, { text: w1 }],
    [`]C0${w1}`, { text: w1, aim: ']C0', symbology: 'code-128' }],
    [`\u0002]Q1${w1}\u0003`, { text: w1, aim: ']Q1', symbology: 'qr' }],
    [`]X0${w1}`, { text: w1, aim: ']X0' }],
    [']C0', { text: '', aim: ']C0', symbology: 'code-128' }],
    ['', { text: '' }],
    ['\u0002', { text: '' }],
    ['\u0003', { text: '' }],
    ['\u0002\u0003', { text: '' }],
  ])('%j: %j', (received, content) => {
    expect(unframe(received)).toStrictEqual(content)
  })

  test.each([
    ['framing inside', `1\u0002\u00033`],
    ['framing the wrong way round', `\u0003${w1}\u0002`],
    ['blanks', ` ${w1} `],
    ['line ends', `\n${w1}\r\n`],
    ['an AIM identifier that is not first', `1]C0${w1}`],
    ['half an AIM identifier', ']C'],
    ['a bracket', `]0${w1}`],
    ['an AIM identifier with a strange modifier', `]C-${w1}`],
  ])('leaves %s', (_, text) => {
    expect(unframe(text)).toStrictEqual({ text })
  })

  test('takes off one of each, not all', () => {
    expect(unframe(`\u0002\u0002]Q1]Q1\u0003\u0003`)).toStrictEqual({ text: '\u0002]Q1]Q1\u0003' })
    expect(unframe(`]Q1]Q1${w1}`).text).toBe(`]Q1${w1}`)
  })

  test('what is left is an unbroken piece of what came, whatever came', () => {
    const unit = fc.oneof(fc.constantFrom('\u0002', '\u0003', ']', 'C', '1', '\n'), fc.string())
    fc.assert(
      fc.property(fc.array(unit), (units) => {
        const received = units.join('')
        const { text, aim = '' } = unframe(received)
        expect(received).toContain(aim + text)
        expect(received.length - aim.length - text.length).toBeLessThanOrEqual(2)
      }),
    )
  })

  test('takes megabytes', () => {
    const text = '\u00037'.repeat(5_000_000)
    expect(unframe(`\u0002${text}\u0003`).text).toHaveLength(10_000_000)
  })
})

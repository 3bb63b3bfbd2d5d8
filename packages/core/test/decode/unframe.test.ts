import { w1 } from '@paycode/simulator/testing'
import fc from 'fast-check'
import { unframe } from '../../src/decode/unframe.ts'

describe('unframe', () => {
  test.each([
    [w1, { text: w1 }],
    [`\u0002${w1}\u0003`, { text: w1 }],
    [`\u0002${w1}`, { text: w1 }],
    [`${w1}\u0003`, { text: w1 }],
    [`]C0${w1}`, { text: w1, aim: ']C0', symbology: 'code-128' }],
    [`\u0002]Q1${w1}\u0003`, { text: w1, aim: ']Q1', symbology: 'qr' }],
    [`]Q1\u0002${w1}\u0003`, { text: w1, aim: ']Q1', symbology: 'qr' }],
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
    const affix = fc.constantFrom('', '1', ']C1', '\u0002', '\u0003')
    fc.assert(
      fc.property(fc.array(unit), affix, affix, (units, prefix, suffix) => {
        const received = units.join('')
        const { text, aim = '' } = unframe(received, { prefix, suffix })
        expect(received).toContain(aim)
        expect(received).toContain(text)
        const framing = received.length - aim.length - text.length
        expect(framing).toBeLessThanOrEqual(2 + prefix.length + suffix.length)
      }),
    )
  })

  describe('with a prefix and a suffix', () => {
    const both = { prefix: 'j', suffix: '#' }

    test.each([
      ['a prefix', `j${w1}`, { prefix: 'j' }, { text: w1 }],
      ['a suffix', `${w1}#`, { suffix: '#' }, { text: w1 }],
      ['both', `j${w1}#`, both, { text: w1 }],
      ['a longer one', `LANE 4: ${w1}`, { prefix: 'LANE 4: ' }, { text: w1 }],
      ['behind the framing', `\u0002j${w1}#\u0003`, both, { text: w1 }],
      ['in front of the framing', `j\u0002${w1}\u0003#`, both, { text: w1 }],
      ['a prefix that looks like an AIM identifier', `]C0${w1}`, { prefix: ']C0' }, { text: w1 }],
      ['each once', `jj${w1}##`, both, { text: `j${w1}#` }],
    ])('takes off %s: %j', (_, received, affixes, content) => {
      expect(unframe(received, affixes)).toStrictEqual(content)
    })

    test.each([`j]C0${w1}`, `]C0j${w1}`, `\u0002j]C0${w1}`, `j]C0\u0002${w1}`])(
      'takes off a prefix on either side of the AIM identifier: %j',
      (received) => {
        const content = { text: w1, aim: ']C0', symbology: 'code-128' }
        expect(unframe(received, { prefix: 'j' })).toStrictEqual(content)
      },
    )

    test.each([
      ['a bare code', w1],
      ['another case', `J${w1}#`],
      ['the prefix alone', `j${w1}`],
      ['the suffix alone', `${w1}#`],
      ['the prefix inside', `1j${w1}#`],
      ['nothing', ''],
      ['one character that is both', 'j'],
    ])('leaves %s whole', (_, text) => {
      expect(unframe(text, both)).toStrictEqual({ text })
      expect(unframe(`\u0002${text}\u0003`, both)).toStrictEqual({ text })
    })

    test('a scan of one character is its prefix or its suffix, not both', () => {
      expect(unframe('j', { prefix: 'j', suffix: 'j' })).toStrictEqual({ text: 'j' })
      expect(unframe('jj', { prefix: 'j', suffix: 'j' })).toStrictEqual({ text: '' })
    })
  })

  test('takes megabytes', () => {
    const text = '\u00037'.repeat(5_000_000)
    expect(unframe(`\u0002${text}\u0003`).text).toHaveLength(10_000_000)
  })
})

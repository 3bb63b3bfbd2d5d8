import fc from 'fast-check'

import { authCodeReasons, parseAuthCode } from '../../src/index.ts'
import { hostileTexts } from '../hostile-texts.ts'
import { authCodeVectors } from '../vectors.ts'

const code = '120061098828009406'
const reasons: readonly string[] = authCodeReasons.map(({ reason }) => reason)

describe('parseAuthCode: vectors', () => {
  test.each(authCodeVectors)('row $row: $input', ({ input, options, verdict }) => {
    expect(parseAuthCode(input, options)).toStrictEqual(verdict)
  })

  test('verdicts are plain JSON data, without keys that do not apply', () => {
    for (const { input, options } of authCodeVectors) {
      const verdict = parseAuthCode(input, options)
      expect(JSON.parse(JSON.stringify(verdict))).toStrictEqual(verdict)
    }
  })
})

describe('parseAuthCode: order of rules', () => {
  test.each([
    ['HTTPS://１ ', 'merchant-code'],
    ['Wxp://x', 'merchant-code'],
    ['WEIXIN://x', 'merchant-code'],
    ['http://x', 'merchant-code'],
    [`x https://x`, 'whitespace'],
    ['weixin:/x', 'illegal-character'],
    ['hqvdufy', 'illegal-character'], // base64 has two cases
    ['１ x', 'whitespace'],
    ['１x', 'non-ascii-digits'],
    ['٣', 'non-ascii-digits'],
    ['①', 'illegal-character'],
    ['\u3000', 'whitespace'],
    [`${code}\u200b`, 'whitespace'],
    [`\ufeff${code}`, 'whitespace'],
    [`${code}\u0085`, 'whitespace'],
    [`${code}\u2028`, 'whitespace'],
    ['\0', 'illegal-character'],
    ['\ud800', 'illegal-character'],
    ['1', 'wrong-length'],
    ['160123456789012345'.repeat(2), 'scanned-twice'],
    [code.repeat(3), 'scanned-twice'],
    ['28763443825664394'.repeat(2), 'scanned-twice'],
    ['281006010000000000000000'.repeat(2), 'scanned-twice'],
    ['6223456789012345678'.repeat(4), 'scanned-twice'],
    ['2512345678901234'.repeat(2), 'scanned-twice'],
    ['170000000000000000'.repeat(2), 'wrong-length'], // no code, so no code twice
    [code + '134579302432164181', 'wrong-length'], // two codes, not one twice
    [code + code.slice(0, 17), 'wrong-length'],
    ['623456789012345678', 'unknown-prefix'],
    ['251234567890123', 'wrong-length'],
    ['2512345678901234567890123', 'wrong-length'],
  ])('%j is %s', (input, reason) => {
    expect(parseAuthCode(input)).toStrictEqual({ ok: false, reason })
  })

  test('the prefix EMV CPM is another wallet whatever follows', () => {
    const verdict = { ok: false, reason: 'other-wallet', wallet: 'emv-cpm' }
    expect(parseAuthCode('hQVDUFY')).toStrictEqual(verdict)
    expect(parseAuthCode('hQVDUFY １')).toStrictEqual(verdict)
  })

  test('the prefix that is off is named before the region', () => {
    expect(parseAuthCode('160123456789012345', { merchantRegion: 'SG' })).toStrictEqual({
      ok: false,
      reason: 'prefix-not-enabled',
    })
  })
})

describe('parseAuthCode: Number and JSON', () => {
  test('a code that went through Number is refused, not converted back', () => {
    const throughNumber = JSON.parse('{"code":134579302432164181}') as { code: unknown }
    expect(String(throughNumber.code)).not.toBe('134579302432164181')
    expect(parseAuthCode(throughNumber.code)).toStrictEqual({ ok: false, reason: 'not-a-string' })
  })

  test('a number that survives the way is refused as well', () => {
    expect(parseAuthCode(100000000000000000)).toStrictEqual({ ok: false, reason: 'not-a-string' })
  })
})

describe('parseAuthCode: region', () => {
  const hongKong = '150000000000000000'

  test.each(['HK', 'CN'])('15 is taken in %s', (merchantRegion) => {
    expect(parseAuthCode(hongKong, { merchantRegion }).ok).toBe(true)
  })

  test.each(['SG', 'MO', 'TW', 'US'])('15 is not taken in %s, 10 to 14 are', (merchantRegion) => {
    expect(parseAuthCode(hongKong, { merchantRegion })).toStrictEqual({
      ok: false,
      reason: 'region-not-accepted',
    })
    for (const prefix of ['10', '11', '12', '13', '14']) {
      expect(parseAuthCode(prefix + '0'.repeat(16), { merchantRegion }).ok).toBe(true)
    }
  })

  test('160 follows the rule of Hong Kong', () => {
    const enable = ['160'] as const
    expect(parseAuthCode('160123456789012345', { enable, merchantRegion: 'HK' }).ok).toBe(true)
    expect(parseAuthCode('160123456789012345', { enable, merchantRegion: 'SG' })).toStrictEqual({
      ok: false,
      reason: 'region-not-accepted',
    })
  })

  test('without a region there is no region rule', () => {
    expect(parseAuthCode(hongKong, {}).ok).toBe(true)
  })
})

describe('parseAuthCode: wrong use', () => {
  test.each(['hk', 'H', 'HKG', '', 'HK\n', 'ＨＫ', null, 1])('region %j throws', (region) => {
    const options = { merchantRegion: region as string }
    expect(() => parseAuthCode('', options)).toThrow(TypeError)
  })

  test.each([[['161']], [['160', '10']], ['160'], [null], [[160]]])(
    'enable %j throws',
    (enable) => {
      expect(() => parseAuthCode('', { enable: enable as ['160'] })).toThrow(
        new TypeError('parseAuthCode: enable must be an array of: 160.'),
      )
    },
  )

  test.each([null, 0, 'HK'])('options %j throw', (options) => {
    expect(() => parseAuthCode(code, options as never)).toThrow(TypeError)
  })

  test('an empty list enables nothing', () => {
    expect(parseAuthCode('160123456789012345', { enable: [] }).ok).toBe(false)
  })
})

describe('parseAuthCode: properties', () => {
  const digits = (length: number) =>
    fc.string({
      unit: fc.constantFrom(...'0123456789'.split('')),
      minLength: length,
      maxLength: length,
    })
  const codes = fc
    .tuple(fc.constantFrom('10', '11', '12', '13', '14', '15'), digits(16))
    .map((parts) => parts.join(''))
  const nearCodes = fc.oneof(
    codes,
    digits(18),
    fc.string(),
    fc.string({ unit: fc.constantFrom(...'0123456 \n１l'.split('')) }),
    fc.tuple(codes, fc.string({ maxLength: 2 })).map((parts) => parts.join('')),
  )

  test('every code of the shape is accepted, unchanged', () => {
    fc.assert(
      fc.property(codes, (input) => {
        expect(parseAuthCode(input)).toMatchObject({ ok: true, value: input })
      }),
    )
  })

  test('what is accepted has the shape, and is the input', () => {
    fc.assert(
      fc.property(nearCodes, (input) => {
        const verdict = parseAuthCode(input)
        if (!verdict.ok) return
        expect(verdict.value).toBe(input)
        expect(verdict.value).toMatch(/^1[0-5][0-9]{16}$/)
      }),
      { numRuns: 1000 },
    )
  })

  test('with 160 on, that shape is accepted besides', () => {
    const input = fc.oneof(
      nearCodes,
      digits(15).map((tail) => `160${tail}`),
    )
    fc.assert(
      fc.property(input, (text) => {
        const verdict = parseAuthCode(text, { enable: ['160'] })
        expect(verdict.ok).toBe(/^1(?:[0-5][0-9]|60)[0-9]{15}$/.test(text))
      }),
      { numRuns: 1000 },
    )
  })

  test('nothing is repaired: a code with anything added is refused', () => {
    const addition = fc.oneof(
      fc.string({ minLength: 1, maxLength: 3, unit: 'binary' }),
      fc.constantFrom(' ', '\r', '\n', '\t', '\u200b', '\ufeff', '\0', '0', '-', '０'),
    )
    fc.assert(
      fc.property(codes, addition, fc.nat(18), (input, added, at) => {
        const changed = input.slice(0, at) + added + input.slice(at)
        expect(parseAuthCode(changed).ok).toBe(false)
      }),
    )
  })

  test('total: any value has a verdict of a known shape', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.string({ unit: 'binary' })), (input) => {
        const verdict = parseAuthCode(input)
        if (verdict.ok) return
        expect(reasons).toContain(verdict.reason)
        expect('wallet' in verdict).toBe(verdict.reason === 'other-wallet')
      }),
      { numRuns: 1000 },
    )
  })
})

describe('parseAuthCode: 100 000 characters', () => {
  test.each(hostileTexts)('%s', (_name, text) => {
    const verdict = parseAuthCode(text)
    expect(verdict.ok).toBe(false)
    if (!verdict.ok) expect(reasons).toContain(verdict.reason)
  })

  test('a code that was scanned thousands of times is still one scanned twice', () => {
    expect(parseAuthCode(code.repeat(5556))).toStrictEqual({ ok: false, reason: 'scanned-twice' })
  })
})

describe('parseAuthCode: types', () => {
  test('wrong use does not compile', () => {
    // @ts-expect-error only 160 can be enabled
    expect(() => parseAuthCode(code, { enable: ['161'] })).toThrow(TypeError)
    // @ts-expect-error an option is misspelt
    expect(() => parseAuthCode(code, { region: 'HK' })).toThrow('"merchantRegion"')
    const verdict = parseAuthCode(code)
    // @ts-expect-error a value is there only when ok
    expect(verdict.value).toBe(code)
    // wallet may be read without narrowing the reason
    if (!verdict.ok) expect(verdict.wallet).toBeUndefined()
  })
})

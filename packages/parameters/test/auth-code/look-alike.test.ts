import { parseAuthCode } from '../../src/index.ts'
import { isCnIdentityNumber } from '../../src/auth-code/is-cn-identity-number.ts'
import { isSscc18 } from '../../src/auth-code/is-sscc-18.ts'
import { findLookAlike } from '../../src/auth-code/look-alike.ts'

describe('identity number', () => {
  // Made-up numbers with correct check digits. Only the date decides.
  test.each([
    ['110105190001010028', true, 'the first year'],
    ['110105209912310029', true, 'the last year'],
    ['110105189912310023', false, 'a year too early'],
    ['110105210001010015', false, 'a year too late'],
    ['110105200402290012', true, 'a leap day'],
    ['110105200002290013', true, 'a leap day of a century that has one'],
    ['110105190002290017', false, 'a leap day of a century that has none'],
    ['110105200102290010', false, 'a leap day of a common year'],
    ['110105190104310015', false, 'April 31'],
    ['110105199013010018', false, 'month 13'],
    ['110105199000010019', false, 'month 0'],
    ['110105199001000015', false, 'day 0'],
    ['110105199001320019', false, 'day 32'],
  ])('%s: %s, %s', (digits, expected) => {
    expect(isCnIdentityNumber(digits)).toBe(expected)
  })

  test('any other check digit is wrong', () => {
    for (const last of '012345689')
      expect(isCnIdentityNumber(`11010519900307001${last}`)).toBe(false)
    expect(isCnIdentityNumber('110105199003070017')).toBe(true)
  })
})

describe('SSCC-18', () => {
  test('any other check digit is wrong', () => {
    for (const last of '012345679') expect(isSscc18(`10614141234567890${last}`)).toBe(false)
    expect(isSscc18('106141412345678908')).toBe(true)
  })

  test('two neighbours exchanged are found', () => {
    expect(isSscc18('160141412345678908')).toBe(false)
  })
})

describe('which look-alike', () => {
  test('none is an absent key', () => {
    expect(findLookAlike('120061098828009406')).toBeUndefined()
    expect(parseAuthCode('120061098828009406')).not.toHaveProperty('lookAlike')
  })

  test('a text that could be both is an identity number', () => {
    const both = '110105199003070025'
    expect([isCnIdentityNumber(both), isSscc18(both)]).toEqual([true, true])
    expect(findLookAlike(both)).toBe('cn-identity-number')
  })
})

import { codeRecogniser } from '@paycode/parameters'
import { w1, w2 } from '@paycode/simulator/testing'
import { holdsSecret as holds } from '../../src/code/holds-secret.ts'

const builtIn = codeRecogniser({ enable: ['160'] })
const holdsSecret = (text: string): boolean => holds(text, builtIn)

const alipay = '287654321098765432'
const unionPay = '6212345678901234567'
const card = '4111111111111111'

const inDigitsFrom = (zero: number, digits: string): string =>
  Array.from(digits, (digit) => String.fromCodePoint(zero + Number(digit))).join('')

describe('holdsSecret', () => {
  test.each([
    ['a code', w1],
    ['one with a prefix that is off by default', '160123456789012345'],
    ['Alipay’s', alipay],
    ['UnionPay’s', unionPay],
    ['EMV’s', 'hQVDUFYwMWETTweg'],
    ['a card number', card],
    ['twice the same', w1 + w1],
    ['three times Alipay’s', alipay.repeat(3)],
    ['two different ones', w1 + w2],
    ['three different ones', w1 + w2 + alipay],
    ['UnionPay’s and a code', unionPay + w1],
    ['a code and 24 digits of Alipay', `${w1}281006010000000000000000`],
    ['two with a line end', `${w1}\r\n${w2}`],
    ['blanks inside', '1345 6789 0123 4567 89'],
    ['blanks around', `\t${w1} \n`],
    ['hyphens', '1345-6789-0123-4567-89'],
    ['invisible characters', `13\u200b4567890123456\ufeff789\u0000`],
    ['a card number with blanks', '4111 1111 1111 1111'],
    ['a card number with hyphens', '4111-1111-1111-1111'],
    ['full-width digits', inDigitsFrom(0xff10, w1)],
    ['some full-width digits', inDigitsFrom(0xff10, w1.slice(0, 9)) + w1.slice(9)],
    ['full-width digits and hyphens', inDigitsFrom(0xff10, w1).replace(/(.{4})/g, '$1－')],
    ['Alipay’s 16 digits twice', '2876543210987654'.repeat(2)],
    ['UnionPay’s twice', unionPay + unionPay],
    ['mathematical digits', inDigitsFrom(0x1d7ce, w1)],
    ['Persian digits', inDigitsFrom(0x06f0, w1)],
    ['Arabic digits with blanks', `${inDigitsFrom(0x0660, w1)} `],
  ])('%s', (_, text) => {
    expect(holdsSecret(text)).toBe(true)
  })

  test.each([
    ['nothing', ''],
    ['a product', '6901234567892'],
    ['a coupon', 'SAVE-10-PERCENT'],
    ['a page', 'https://shop.example/4711'],
    ['a pallet', '340123450000000001'],
    ['17 digits', '13456789012345678'],
    ['19 digits', '1345678901234567890'],
    ['36 digits, of which half is a code', `${w1}990000000000000000`],
    ['a wrong card number', '4111111111111112'],
    ['a short number in Persian digits', inDigitsFrom(0x06f0, '6901234567892')],
    ['a megabyte', '7'.repeat(1_000_000)],
  ])('not %s', (_, text) => {
    expect(holdsSecret(text)).toBe(false)
  })
})

describe('a code inside other text', () => {
  test.each([
    'a134567890123456789',
    '134567890123456789;',
    '[134567890123456789]',
    '134567890123456789,101122334455667788',
    'https://x.example/?c=134567890123456789',
    '%B4111111111111111^X/Y^2512',
  ])('%s', (text) => expect(holdsSecret(text)).toBe(true))

  test.each(['00106141412345678908', 'ABC-12345', 'https://x.example/?id=20150806125346'])(
    '%s has none',
    (text) => expect(holdsSecret(text)).toBe(false),
  )
})

/** Why a text is not a usable code. The rules are checked in this order; the first that applies is the reason. */
export const authCodeReasons = [
  {
    reason: 'not-a-string',
    meaning:
      'Not a string. 18 digits do not fit a JavaScript number, so a number is never converted.',
  },
  { reason: 'empty', meaning: 'The empty string.' },
  {
    reason: 'merchant-code',
    meaning: 'A QR code meant for the customer to scan: the wrong direction.',
  },
  { reason: 'other-wallet', meaning: 'A code of another wallet, named in `wallet`.' },
  {
    reason: 'whitespace',
    meaning: 'White space, a line end or an invisible space, somewhere in the text.',
  },
  {
    reason: 'non-ascii-digits',
    meaning:
      'Digits of another script or full-width digits: the input path has an input method on.',
  },
  { reason: 'illegal-character', meaning: 'Something that is not one of the digits 0 to 9.' },
  {
    reason: 'prefix-not-enabled',
    meaning: 'A shape that is known but off (160); `enable` turns it on.',
  },
  {
    reason: 'region-not-accepted',
    meaning: "The issuer's codes are not taken where the merchant is.",
  },
  { reason: 'scanned-twice', meaning: 'One whole code, repeated two or more times.' },
  { reason: 'unknown-prefix', meaning: '18 digits that begin like no known code.' },
  { reason: 'wrong-length', meaning: 'Digits only, but not as many as any known code has.' },
] as const

export type AuthCodeReason = (typeof authCodeReasons)[number]['reason']

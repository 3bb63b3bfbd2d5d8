/** Digits belong to all of them, letters to the latter two. */
export type Alphabet = 'digits' | 'alphanumeric' | 'base64'

/** What a wallet's codes are made of. */
export const alphabets: Readonly<Record<Alphabet, RegExp>> = {
  digits: /^[0-9]+$/,
  alphanumeric: /^[0-9A-Za-z]+$/,
  base64: /^[0-9A-Za-z+/]+={0,2}$/, // RFC 4648, section 4, with its padding
}

export const isMadeOf = (alphabet: Alphabet, text: string): boolean =>
  alphabets[alphabet].test(text)

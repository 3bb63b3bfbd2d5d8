/** The characters of a wallet's codes. Each alphabet contains the one before it. */
export type Alphabet = 'digits' | 'alphanumeric' | 'base64'

/** A code of an alphabet matches its pattern as a whole. */
export const alphabets: Readonly<Record<Alphabet, RegExp>> = {
  digits: /^[0-9]+$/,
  alphanumeric: /^[0-9A-Za-z]+$/,
  base64: /^[0-9A-Za-z+/]+={0,2}$/, // RFC 4648, section 4, with its padding
}

export const isMadeOf = (alphabet: Alphabet, text: string): boolean =>
  alphabets[alphabet].test(text)

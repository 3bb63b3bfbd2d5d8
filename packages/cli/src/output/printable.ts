import { mask } from '@paycode/core/adapter'

/** Control, format and direction characters, line separators, and all invisible characters. */
export const unprintable: RegExp = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu

/** A number that may be a payment code: a scanner may have typed it as a file name. */
const longNumber = /\p{Nd}{15,}/gu

/**
 * Makes a foreign text safe to print: the name of a device or a file, the message of a library. Characters that could
 * control the terminal become U+FFFD, and long numbers are masked.
 */
export const printable = (text: string): string =>
  text.replace(longNumber, (digits) => mask(digits)).replace(unprintable, '\uFFFD')

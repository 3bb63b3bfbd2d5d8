import { mask } from '@paycode/core/adapter'

/** Controls, format and direction characters, separators of lines, and all that is drawn as nothing. */
export const unprintable: RegExp = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu

/** As long as a payment code or longer: a scanner may have typed it as the name of a file. */
const longNumber = /\p{Nd}{15,}/gu

/**
 * A text that others wrote, as it may be printed: the name of a device or a file, the message of a library. Characters that
 * could drive the terminal become U+FFFD, long numbers are masked.
 */
export const printable = (text: string): string =>
  text.replace(longNumber, (digits) => mask(digits)).replace(unprintable, '\uFFFD')

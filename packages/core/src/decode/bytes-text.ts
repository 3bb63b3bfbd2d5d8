import { newTextDecoder } from '../platform.ts'

const lineEnd = /\r\n?$|\n$/

/** What scanned bytes say: UTF-8, in which what is none becomes U+FFFD and is refused by the rules of the code. */
export const textOfBytes = (bytes: Uint8Array): string => newTextDecoder().decode(bytes)

/** Without the one line end that a scanner may put behind. */
export const withoutLineEnd = (text: string): string => text.replace(lineEnd, '')

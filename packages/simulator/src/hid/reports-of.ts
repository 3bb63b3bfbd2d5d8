import type { ScannerProfile } from './scanner-profiles.ts'

const perReport = 56

/** What a scanner reports about the symbol that it read. */
export interface ReadSymbol {
  /** Default `]C0`, Code 128. */
  readonly aim?: string
  /** The vendor's letter for the symbology. Default `j`, Code 128. */
  readonly vendorCode?: string
}

/** The reports, each with its id in front, with which a scanner of this profile sends an ASCII text. */
export function reportsOf(
  text: string,
  { size, pad, hasAim, vendorCodeAt }: ScannerProfile,
  { aim = ']C0', vendorCode = 'j' }: ReadSymbol = {},
): Uint8Array[] {
  const count = Math.max(1, Math.ceil(text.length / perReport))
  return Array.from({ length: count }, (_, place) => {
    const part = text.slice(place * perReport, (place + 1) * perReport)
    const bytes = new Uint8Array(size)
    bytes.set([2, part.length])
    bytes.set(ascii((hasAim ? aim : '') + part), 2 + pad)
    if (vendorCodeAt !== undefined) bytes[vendorCodeAt] = vendorCode.charCodeAt(0)
    bytes[size - 1] = place < count - 1 ? 1 : 0
    return bytes
  })
}

const ascii = (text: string): number[] => Array.from(text, (one) => one.charCodeAt(0) & 0x7f)

const enter = 0x28

/** The reports of a boot keyboard that types letters and digits, then Enter. Each key is pressed and released. */
export function keyReportsOf(text: string): Uint8Array[] {
  const usages = [...Array.from(text, usageOf), { usage: enter, isShifted: false }]
  return usages.flatMap(({ usage, isShifted }) => [
    Uint8Array.of(isShifted ? 2 : 0, 0, usage, 0, 0, 0, 0, 0),
    new Uint8Array(8),
  ])
}

/** The key of a character. Usage 0 means no key, for a character that is on none of these keys. */
function usageOf(character: string): { usage: number; isShifted: boolean } {
  const digit = '1234567890'.indexOf(character)
  const letter = 'abcdefghijklmnopqrstuvwxyz'.indexOf(character.toLowerCase())
  const usage = digit >= 0 ? 0x1e + digit : letter >= 0 ? 0x04 + letter : 0
  return { usage, isShifted: digit < 0 && character !== character.toLowerCase() }
}

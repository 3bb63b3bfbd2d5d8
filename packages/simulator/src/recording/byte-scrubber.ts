import type { HidEvent, HidReport } from '@paycode/core/adapter'
import { substitutesOf } from './digit-scrubber.ts'

/** Replaces the digits in the recording of a device that sends bytes. */
export interface ByteScrubber {
  /** For the bytes of a serial port. */
  readonly bytes: (bytes: Uint8Array) => Uint8Array
  /** For HID reports. The device's descriptor at `hid-open` decides how later reports are scrubbed. */
  readonly hid: (event: HidEvent) => HidEvent
}

/**
 * Replaces the digits in bytes, each by the same one throughout, as `digitScrubber` does for keys, with the same limits. The
 * digit of an AIM identifier stays. So does the first byte of a report, which is a count.
 * @param random Draws a number from 0 (included) to 1 (excluded).
 */
export function byteScrubber(random: () => number): ByteScrubber {
  const substitutes = substitutesOf(random)
  const digit = (value: number): number => substitutes[value] ?? 0
  const keyboards = new Set<string>()

  const bytes = (from: Uint8Array): Uint8Array =>
    from.map((byte, place) => {
      const isAim = from[place - 2] === 0x5d && isLetter(from[place - 1] ?? 0)
      return isDigit(byte) && !isAim ? 0x30 + digit(byte - 0x30) : byte
    })

  // The usages of digit keys: 1 to 9 and 0 from 0x1E on, on the keypad from 0x59 on.
  const key = (usage: number): number => {
    const first = [0x1e, 0x59].find((start) => usage >= start && usage < start + 10)
    return first === undefined ? usage : first + ((digit((usage - first + 1) % 10) + 9) % 10)
  }

  const report = ({ data, ...event }: HidReport): HidReport =>
    keyboards.has(event.device)
      ? { ...event, data: data.map((byte, place) => (place < 2 ? byte : key(byte))) }
      : { ...event, data: Uint8Array.of(...data.subarray(0, 1), ...bytes(data.subarray(1))) }

  return {
    bytes,
    hid(event) {
      if (event.type === 'hid-open') {
        if (event.protocol === 'boot-keyboard') keyboards.add(event.device)
        else keyboards.delete(event.device)
      }
      return event.type === 'hid' ? report(event) : event
    },
  }
}

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39
const isLetter = (byte: number): boolean => /[A-Za-z]/.test(String.fromCharCode(byte))

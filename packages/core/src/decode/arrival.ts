import type { Clock } from '../platform.ts'

/**
 * When an event happened, in ms on the monotonic clock. A stamp in the future or without a number belongs to another
 * time base: then it is now.
 */
export function arrivedAt(at: number, clock: Clock): number {
  const now = clock.monotonic()
  return Number.isFinite(at) && at <= now ? at : now
}

/** The same moment on the wall clock, in whole ms since the epoch. */
export const wallAt = (at: number, clock: Clock): number =>
  Math.floor(clock.wall() - (clock.monotonic() - at))

/**
 * Data within this time after a device opened, in ms, was queued before: by the system, or by the scanner. It may be 64
 * reports, some minutes old. mgaffigan/Itp.HidBarcodeScanner drops reports for the same time (D-059).
 */
export const queuedMs = 250

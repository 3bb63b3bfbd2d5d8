import type { Clock } from '../platform.ts'

/** When something happened, ms on the monotonic clock; where the stamp is from another time base, or no number, now. */
export function arrivedAt(at: number, clock: Clock): number {
  const now = clock.monotonic()
  return Number.isFinite(at) && at <= now ? at : now
}

/** The same moment on the wall clock: whole ms since the epoch. */
export const wallAt = (at: number, clock: Clock): number =>
  Math.floor(clock.wall() - (clock.monotonic() - at))

/**
 * What comes so soon after the opening of a device (ms) was queued before it, by the system or by the scanner: up to 64 reports,
 * from minutes ago perhaps. mgaffigan/Itp.HidBarcodeScanner drops as long.
 */
export const queuedMs = 250

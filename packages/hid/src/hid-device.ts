import type { DeviceStatus } from '@paycode/core'

/** A scanner that is plugged in, with its status. */
export interface HidDevice {
  /** Constant while it is plugged in, and after replugging if it has a serial number. A scan's `source.id` ends with it. */
  readonly id: string
  readonly vendorId: number
  readonly productId: number
  readonly product?: string | undefined
  readonly serialNumber?: string | undefined
  readonly mode: 'hid-pos' | 'keyboard'
  readonly status: DeviceStatus
}

/** One status for all devices: `open` if one is open, else the status of the first, else `whenNone`. */
export function overallStatus(
  devices: readonly HidDevice[],
  whenNone: NonNullable<DeviceStatus['problem']>,
): DeviceStatus {
  const states = ['open', 'opening', 'unavailable'] as const
  for (const state of states) {
    const found = devices.find(({ status }) => status.state === state)
    if (found) return found.status
  }
  return { state: 'lost', problem: whenNone }
}

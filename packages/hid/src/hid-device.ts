import type { DeviceStatus } from '@paycode/core'

/** A scanner that is plugged in, and how it is. */
export interface HidDevice {
  /** The same as long as it is plugged in, and after replugging where it has a serial number. A scan's `source.id` ends with it. */
  readonly id: string
  readonly vendorId: number
  readonly productId: number
  readonly product?: string | undefined
  readonly serialNumber?: string | undefined
  readonly mode: 'hid-pos' | 'keyboard'
  readonly status: DeviceStatus
}

/** How all of them are together: open where one is; else what is wrong with the first; else nothing is there. */
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

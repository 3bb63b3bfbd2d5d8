import type { Problem } from '../problem.ts'

/** The status of a device. A device that vanishes is a normal event (`lost`): its input recovers by itself. */
export interface DeviceStatus {
  readonly state: 'opening' | 'open' | 'paused' | 'lost' | 'closed' | 'unavailable'
  readonly problem?: Problem
}

/**
 * The status of a device, for a cashier. A device that vanishes is a normal event (`lost`): its input recovers by
 * itself. `problem.code` is for programs, `problem.cure` says in words what to do.
 */
export interface DeviceStatus {
  readonly state: 'opening' | 'open' | 'paused' | 'lost' | 'closed' | 'unavailable'
  readonly problem?: { readonly code: string; readonly cure: string }
}

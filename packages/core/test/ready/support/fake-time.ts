import { virtualTime, type VirtualTime } from '@paycode/simulator/testing'

/** Starts at a fraction, as `performance.now()` does. */
export const fakeTime = (): VirtualTime => virtualTime({ monotonicAt: 5_000.25 })

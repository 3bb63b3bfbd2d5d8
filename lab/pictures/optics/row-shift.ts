import type { RowShift, Size } from './expose.ts'

/** A sensor that reads its rows one after the other while the surface moves. */
export interface RollingShutter {
  /** How far the surface moves from the first row to the last, px. */
  readonly drift: readonly [x: number, y: number]
  /** A hand's tremble or a counter's vibration on top of it, px. */
  readonly wobble: number
  /** Waves of the wobble in one frame. */
  readonly waves: number
  /** Where in its wave the wobble begins, radians. */
  readonly phase: number
}

export function rowShiftOf({ drift, wobble, waves, phase }: RollingShutter, size: Size): RowShift {
  return (row) => {
    const time = row / size.height - 0.5
    const swing = wobble * Math.sin(phase + 2 * Math.PI * waves * time)
    return [drift[0] * time + swing, drift[1] * time]
  }
}

/** What can be set on an open camera; what it lacks is absent. When that camera opens again, it is set again. */
export interface CameraControls {
  readonly torch?: {
    readonly isOn: boolean
    /** Resolves to whether the camera did it; never rejects. */
    set(isOn: boolean): Promise<boolean>
  }
  readonly zoom?: {
    readonly min: number
    readonly max: number
    readonly step: number
    readonly value: number
    /** Kept within `min` and `max`. Resolves to whether the camera did it; never rejects. */
    set(value: number): Promise<boolean>
  }
  readonly focus?: {
    /**
     * Focuses once, on a point of the picture where the camera can: `x` and `y` from 0 (left, top) to 1. Without one, it goes
     * back to focusing by itself. Resolves to whether the camera did it; never rejects.
     */
    at(point?: { readonly x: number; readonly y: number }): Promise<boolean>
  }
}

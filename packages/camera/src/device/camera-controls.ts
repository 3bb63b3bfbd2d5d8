/** The controls of an open camera; those that it lacks are absent. A setting is applied again when that camera reopens. */
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
     * Focuses once, on a point of the picture if the camera supports it: `x` and `y` from 0 (left, top) to 1. Without a
     * point, the camera returns to automatic focus. Resolves to whether the camera did it; never rejects.
     */
    at(point?: { readonly x: number; readonly y: number }): Promise<boolean>
  }
}

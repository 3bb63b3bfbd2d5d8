/** A camera of this machine. */
export interface CameraDevice {
  /** Its id for this site; empty before the permission. */
  readonly deviceId: string
  /** Its name; empty before the permission. */
  readonly label: string
}

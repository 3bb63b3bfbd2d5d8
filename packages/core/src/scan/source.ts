/**
 * The kind of scanner: one for each adapter package, `manual` for a person's typing, `host` for scans that the host
 * receives itself.
 */
export type SourceKind = 'keyboard' | 'hid' | 'serial' | 'camera' | 'manual' | 'host'

/** Where a scan came from. `id` distinguishes devices of one kind; it is stable while the input lives. */
export interface Source {
  readonly kind: SourceKind
  readonly id: string
}

/** Which kind of scanner something came from; one kind for each adapter package, `manual` for a person's typing, `host` for what a host reads itself. */
export type SourceKind = 'keyboard' | 'hid' | 'serial' | 'camera' | 'manual' | 'host'

/** Where a scan came from. `id` tells two devices of one kind apart; it is stable while the input lives. */
export interface Source {
  readonly kind: SourceKind
  readonly id: string
}

/** Which kind of scanner something came from; one kind for each adapter package, and `manual` for a person's typing. */
export type SourceKind = 'keyboard' | 'hid' | 'serial' | 'camera' | 'manual'

/** Where a scan came from. `id` tells two devices of one kind apart; it is stable while the input lives. */
export interface Source {
  readonly kind: SourceKind
  readonly id: string
}

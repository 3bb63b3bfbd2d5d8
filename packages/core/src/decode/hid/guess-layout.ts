import { isText } from '../is-text.ts'
import { knownLayouts, type LayoutName } from './known-layouts.ts'
import { isCommandReply, readPiece } from './read-piece.ts'
import type { ScanLayout } from './scan-layout.ts'
import { hidVendorOf } from './vendors.ts'

/** Those with an AIM identifier first: it is the better sign. */
const names = ['aim-first', 'aim-second', 'plain', 'no-aim', 'length-and-data'] as const

/**
 * The layout of a report whose device did not say it: the vendor's where the report looks like it, else the first that it looks
 * like. A layout with an AIM identifier wants one there, or zeros, and each wants text where the data is, or a command's
 * reply, which is told from a scan later.
 */
export function guessLayout(
  vendorId: number,
  reportId: number,
  data: Uint8Array,
): ScanLayout | undefined {
  const own = hidVendorOf(vendorId)?.layout
  const order: readonly LayoutName[] = own === undefined ? names : [own, ...names]
  return order
    .map((name): ScanLayout => knownLayouts[name])
    .find((layout) => layout.reportId === reportId && looksLike(layout, data))
}

function looksLike(layout: ScanLayout, data: Uint8Array): boolean {
  const hasSize = layout.size < 63 ? data.length === layout.size : data.length >= layout.size
  const piece = hasSize ? readPiece(layout, data) : undefined
  if (!piece) return false
  if (layout.aim.length === 0) return isText(piece.bytes) || isCommandReply(piece)
  const hasAim = piece.aim !== undefined || layout.aim.every((place) => data[place] === 0)
  return hasAim && isText(piece.bytes)
}

import type { HidReport } from '../../input/hid-event.ts'
import { isText } from '../bytes-text.ts'
import { knownLayouts, type LayoutName } from './known-layouts.ts'
import { isCommandReply, isEmpty, readPiece, type Piece } from './read-piece.ts'
import type { ScanLayout } from './scan-layout.ts'
import { hidVendorOf } from './vendors.ts'

/** The content of a report. `isDescriptorWrong`: it was read by the vendor's layout, against the declared one. */
type Reading = { readonly piece: Piece; readonly isDescriptorWrong: boolean }

/** Report ids of scans where there is no descriptor. */
const usualIds = new Set([1, 2])

/** Layouts with an AIM identifier come first, because the identifier is the stronger evidence. */
const names = ['aim-first', 'aim-second', 'plain', 'no-aim', 'length-and-data'] as const

/**
 * Reads a report by the declared layout; by the vendor's, where the declared one does not fit and the vendor's
 * certainly does; where nothing is declared, by a known layout that fits. `nothing`: the report holds no scan, such as
 * a report at rest or an answer to a command. `damaged`: no layout fits.
 */
export function readReport(
  { reportId, data }: HidReport,
  declared: readonly ScanLayout[],
  vendorId: number,
): Reading | 'nothing' | 'damaged' {
  const own = hidVendorOf(vendorId)?.layout
  if (declared.length === 0) {
    if (!usualIds.has(reportId) || isEmpty(data)) return 'nothing'
    return asReading(guess(own, reportId, data), false)
  }
  const layout = declared.find((one) => one.reportId === reportId)
  const piece = layout && readPiece(layout, data)
  if (piece && fits(piece)) return asReading(piece, false)
  const vendors = own && readAs(own, reportId, data)
  if (vendors && isProven(vendors)) return asReading(vendors, true)
  // Content that is not text is refused by the code rules, not here.
  if (piece && isPlausible(piece)) return asReading(piece, false)
  return layout && !isAtRest(layout, data) ? 'damaged' : 'nothing'
}

const asReading = (
  piece: Piece | undefined,
  isDescriptorWrong: boolean,
): Reading | 'nothing' | 'damaged' => {
  if (!piece) return 'damaged'
  return isCommandReply(piece) ? 'nothing' : { piece, isDescriptorWrong }
}

/**
 * The first known layout that a report fits, the vendor's before the others. If the vendor has a layout, another
 * maker's has to fit exactly.
 */
function guess(own: LayoutName | undefined, reportId: number, data: Uint8Array): Piece | undefined {
  const order: readonly LayoutName[] = own === undefined ? names : [own, ...names]
  return order
    .map((name) => ({ piece: readAs(name, reportId, data), isOwn: (own ?? name) === name }))
    .find(({ piece, isOwn }) => piece && fits(piece) && (isOwn || piece.isExact))?.piece
}

const fits = (piece: Piece): boolean =>
  isCommandReply(piece) || (isPlausible(piece) && isText(piece.bytes))

function readAs(name: LayoutName, reportId: number, data: Uint8Array): Piece | undefined {
  const layout: ScanLayout = knownLayouts[name]
  const hasSize = layout.size < 63 ? data.length === layout.size : data.length >= layout.size
  return layout.reportId === reportId && hasSize ? readPiece(layout, data) : undefined
}

/** An AIM identifier shows that the layout is right. Without one, the data has to fill its field exactly. */
const isPlausible = ({ aim, isAimEmpty, isExact }: Piece): boolean =>
  aim !== undefined || (isAimEmpty && isExact)

const isProven = ({ aim, isExact, bytes }: Piece): boolean =>
  aim !== undefined && isExact && isText(bytes)

const isAtRest = ({ count, data: { from, length } }: ScanLayout, data: Uint8Array): boolean =>
  data[count] === 0 && isEmpty(data.subarray(from, from + length))

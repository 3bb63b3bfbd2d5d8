import { symbologyOfAim, type Symbology } from '../../scan/symbology.ts'

/**
 * The letters by which Honeywell and its followers name symbologies. `c`, `j` and `s` were seen in reports of
 * Honeywell, Zebra and Newland; the others come from the chart in Honeywell's user guides.
 */
const vendorCodes: ReadonlyMap<string, Symbology> = new Map([
  ['j', 'code-128'],
  ['I', 'gs1-128'],
  ['s', 'qr'],
  ['c', 'ean-upc'],
  ['d', 'ean-upc'],
  ['D', 'ean-upc'],
  ['E', 'ean-upc'],
  ['b', 'code-39'],
  ['i', 'code-93'],
  ['a', 'codabar'],
  ['e', 'itf'],
  ['w', 'data-matrix'],
  ['r', 'pdf417'],
  ['z', 'aztec'],
  ['H', 'han-xin'],
])

/** The symbology by the AIM identifier, otherwise by the vendor's letter. */
export function symbologyOfReport(
  aim: string | undefined,
  vendorCode: number | undefined,
): Symbology | undefined {
  const byAim = aim === undefined ? undefined : symbologyOfAim(aim)
  return byAim ?? vendorCodes.get(String.fromCharCode(vendorCode ?? 0))
}

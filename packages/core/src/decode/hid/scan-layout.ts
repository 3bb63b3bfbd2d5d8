import type { ReportField } from '../../input/hid-event.ts'
import { isScannerUsage, usages } from './usages.ts'

/** The positions of the fields in the report of a scan, in bytes from its start without the report id. */
export interface ScanLayout {
  readonly reportId: number
  /** Minimum length of the report in bytes. */
  readonly size: number
  /** The length byte: the number of data bytes in this report. */
  readonly count: number
  /** The three bytes of the AIM identifier; empty where the report has none. */
  readonly aim: readonly number[]
  readonly data: { readonly from: number; readonly length: number }
  /** The byte with the vendor's letter for the symbology. */
  readonly vendorCode?: number | undefined
  /** The bit, counted from the report's start, that says that the data continues in the next report. */
  readonly continued?: number | undefined
}

/** The layouts of a device's scans by its report descriptor: one for each report with decoded data. */
export function layoutsOfFields(fields: readonly ReportField[]): ScanLayout[] {
  const ofScanner = fields.filter(
    ({ kind, application }) => kind === 'input' && isScannerUsage(application),
  )
  const ids = new Set(ofScanner.map(({ reportId }) => reportId))
  return [...ids].flatMap((id) => {
    const layout = layoutOf(ofScanner.filter(({ reportId }) => reportId === id))
    return layout ? [{ reportId: id, ...layout }] : []
  })
}

function layoutOf(fields: readonly ReportField[]): Omit<ScanLayout, 'reportId'> | undefined {
  const bytes = (usage: number): number[] => bitsOf(fields, usage, 8).map((bit) => bit / 8)
  const data = fields.find(
    ({ usages: [first], size }) => first === usages.decodedData && size === 8,
  )
  const [count] = bytes(usages.byteCount)
  if (count === undefined || data === undefined || data.offset % 8 !== 0) return undefined
  const aim = usages.symbologyIdentifier.flatMap(bytes)
  const [vendorCode] = bytes(usages.vendorCodeId)
  const [continued] = bitsOf(fields, usages.decodedDataContinued)
  const from = data.offset / 8
  return {
    size: Math.ceil(Math.max(...fields.map(endOf)) / 8),
    ...{ count, aim: aim.length === 3 ? aim : [], data: { from, length: data.count } },
    ...{ vendorCode, continued },
  }
}

const endOf = ({ offset, size, count }: ReportField): number => offset + size * count

/** The bit offsets of a usage's elements. With `size`, only elements of `size` bits that begin on a whole byte. */
function bitsOf(fields: readonly ReportField[], usage: number, size?: number): number[] {
  return fields.flatMap((field) => {
    if (size !== undefined && (field.size !== size || field.offset % 8 !== 0)) return []
    // Maximum number of elements looked at; no field that matters here has more.
    const length = Math.min(field.count, 256)
    const places = Array.from({ length }, (_, place) => place)
    return places
      .filter((place) => (field.usages[place] ?? field.usages.at(-1)) === usage)
      .map((place) => field.offset + place * field.size)
  })
}

import type { ReportField } from '../../input/hid-event.ts'
import { isScannerUsage, usages } from './usages.ts'

/** Where what stands in the report of a scan. Places are bytes from its start, the report id not counted. */
export interface ScanLayout {
  readonly reportId: number
  /** How many bytes the report has at the least. */
  readonly size: number
  /** How many bytes of data this report has. */
  readonly count: number
  /** The AIM identifier's three characters; empty where the report has none. */
  readonly aim: readonly number[]
  readonly data: { readonly from: number; readonly length: number }
  /** The vendor's letter for the symbology. */
  readonly vendorCode?: number | undefined
  /** The bit, counted from the start of the report, that says that the data goes on in the next one. */
  readonly continued?: number | undefined
}

/** The layouts of a device's scans, by what its report descriptor says: one for each report that has decoded data. */
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

/** Where the elements of a usage begin; only those of `size` bits that fill whole bytes, where it is given. */
function bitsOf(fields: readonly ReportField[], usage: number, size?: number): number[] {
  return fields.flatMap((field) => {
    if (size !== undefined && (field.size !== size || field.offset % 8 !== 0)) return []
    // No field of interest here has more elements than a symbol has characters.
    const length = Math.min(field.count, 256)
    const places = Array.from({ length }, (_, place) => place)
    return places
      .filter((place) => (field.usages[place] ?? field.usages.at(-1)) === usage)
      .map((place) => field.offset + place * field.size)
  })
}

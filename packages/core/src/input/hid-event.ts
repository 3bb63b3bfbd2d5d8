/**
 * One field of a report, as the device's report descriptor declares it (HID 1.11, 6.2.2): `count` elements of `size`
 * bits each; the first one is `offset` bits into the report. The report id is not part of the report.
 */
export interface ReportField {
  readonly kind: 'input' | 'output' | 'feature'
  /** 0 where the device's reports have no id. */
  readonly reportId: number
  readonly offset: number
  readonly size: number
  readonly count: number
  /** Page and id in one number (0x8C00FE), one per element. Elements beyond the list have the last usage. */
  readonly usages: readonly number[]
  /** The usage of the outermost collection: the kind of device that the field belongs to. */
  readonly application: number
  readonly isArray: boolean
}

/** A device starts to deliver reports. */
export interface HidOpen {
  readonly type: 'hid-open'
  /** Time in ms on the monotonic clock, as in every event here. */
  readonly at: number
  /** Distinguishes the devices of one stream. */
  readonly device: string
  readonly vendorId: number
  readonly productId: number
  /** The fields of the report descriptor, where it can be read. */
  readonly fields?: readonly ReportField[] | undefined
  /** The report descriptor itself, where it was read: for recordings. */
  readonly descriptor?: Uint8Array | undefined
  /** `boot-keyboard`: a scanner in keyboard mode whose reports are read raw. Default `pos`. */
  readonly protocol?: 'pos' | 'boot-keyboard'
}

/** A report of a device, without its id. */
export interface HidReport {
  readonly type: 'hid'
  readonly at: number
  readonly device: string
  readonly reportId: number
  readonly data: Uint8Array
}

/** The device is closed, or gone. */
interface HidClose {
  readonly type: 'hid-close'
  readonly at: number
  readonly device: string
}

export type HidEvent = HidOpen | HidReport | HidClose

/**
 * Whether a device's reports begin with an id where they are read as bytes. Keyboards without a descriptor have no id.
 */
export const numbersReports = ({
  fields,
  protocol,
}: Pick<HidOpen, 'fields' | 'protocol'>): boolean =>
  fields ? fields.some(({ reportId }) => reportId !== 0) : protocol !== 'boot-keyboard'

/**
 * Turns bytes as hidraw and node-hid give them, with the id in front where reports are numbered, into WebHID's shape,
 * which has the id apart. Only this function knows the difference.
 */
export function splitReport(
  bytes: Uint8Array,
  isNumbered: boolean,
): Pick<HidReport, 'reportId' | 'data'> {
  return isNumbered
    ? { reportId: bytes[0] ?? 0, data: bytes.subarray(1) }
    : { reportId: 0, data: bytes }
}

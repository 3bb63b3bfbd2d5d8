/**
 * One field of a report, as the device's report descriptor declares it (HID 1.11, 6.2.2): `count` elements of `size` bits
 * each, the first of them `offset` bits into the report. A report id is no part of the report.
 */
export interface ReportField {
  readonly kind: 'input' | 'output' | 'feature'
  /** 0 where the device does not number its reports. */
  readonly reportId: number
  readonly offset: number
  readonly size: number
  readonly count: number
  /** Page and id in one number (0x8C00FE), one an element; the last one is also that of the elements beyond. */
  readonly usages: readonly number[]
  /** Of the outermost collection: what kind of device it belongs to. */
  readonly application: number
  readonly isArray: boolean
}

/** Reports of a device start to come. */
export interface HidOpen {
  readonly type: 'hid-open'
  /** ms on the monotonic clock, as of every event here. */
  readonly at: number
  /** Tells the devices of one stream apart. */
  readonly device: string
  readonly vendorId: number
  readonly productId: number
  /** What the report descriptor says, where it can be read. */
  readonly fields?: readonly ReportField[] | undefined
  /** The report descriptor itself, where it was read: for recordings. */
  readonly descriptor?: Uint8Array | undefined
  /** A scanner in keyboard mode that is read raw. Default `pos`. */
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

/** Whether the reports of a device begin with an id where they are read as bytes. Keyboards without a descriptor have none. */
export const numbersReports = ({
  fields,
  protocol,
}: Pick<HidOpen, 'fields' | 'protocol'>): boolean =>
  fields ? fields.some(({ reportId }) => reportId !== 0) : protocol !== 'boot-keyboard'

/**
 * Bytes as hidraw and node-hid give them, with the id in front where reports are numbered, in the shape in which WebHID gives
 * them: the id by itself. This is the one place that knows the difference.
 */
export function splitReport(
  bytes: Uint8Array,
  isNumbered: boolean,
): Pick<HidReport, 'reportId' | 'data'> {
  return isNumbered
    ? { reportId: bytes[0] ?? 0, data: bytes.subarray(1) }
    : { reportId: 0, data: bytes }
}

import type { ReportField } from '../../input/hid-event.ts'

/** Maximum length of a report in bits. The kernel's own limit is 16 384 bytes. */
const maxBits = 8 * 16_384
/** Maximum number of fields, and of usages per field: more than any device declares. */
const maxFields = 4_096
const longItem = 0xfe

interface Globals {
  readonly page: number
  readonly size: number
  readonly count: number
  readonly reportId: number
}

/** The local items since the last main item. */
interface Locals {
  usages: number[]
  minimum: number | undefined
}

const kinds = { 8: 'input', 9: 'output', 11: 'feature' } as const

/**
 * Reads a report descriptor (HID 1.11, 6.2.2): the position of each field in its report. `undefined` where the bytes
 * are not a descriptor or one that was cut off.
 */
export function parseDescriptor(bytes: Uint8Array): readonly ReportField[] | undefined {
  const parser = new DescriptorParser()
  let place = 0
  while (place < bytes.length) {
    const prefix = bytes[place] ?? 0
    if (prefix === longItem) {
      place += 3 + (bytes[place + 1] ?? 0)
      continue
    }
    const length = [0, 1, 2, 4][prefix & 3] ?? 0
    if (place + 1 + length > bytes.length) return undefined
    const value = numberOf(bytes.subarray(place + 1, place + 1 + length))
    if (!parser.item(prefix >>> 4, (prefix >>> 2) & 3, value, length)) return undefined
    place += 1 + length
  }
  return place === bytes.length && parser.isWhole ? parser.fields : undefined
}

/** Little-endian, unsigned. */
const numberOf = (bytes: Uint8Array): number =>
  bytes.reduceRight((value, byte) => value * 256 + byte, 0)

class DescriptorParser {
  readonly fields: ReportField[] = []
  #globals: Globals = { page: 0, size: 0, count: 0, reportId: 0 }
  readonly #pushed: Globals[] = []
  #locals: Locals = { usages: [], minimum: undefined }
  /** The usages of the open collections, outermost first. */
  readonly #collections: number[] = []
  /** The number of bits that are used in each report. */
  readonly #taken = new Map<string, number>()

  get isWhole(): boolean {
    return this.#collections.length === 0
  }

  /** Takes one item. Returns `false` for an impossible one. */
  item(tag: number, type: number, value: number, length: number): boolean {
    if (type === 0) return this.#main(tag, value)
    if (type === 1) return this.#global(tag, value)
    if (type === 2) this.#local(tag, value, length)
    return true
  }

  #main(tag: number, value: number): boolean {
    if (tag === 10) this.#collections.push(this.#fullUsages()[0] ?? 0)
    if (tag === 12 && this.#collections.pop() === undefined) return false
    const kind = tag === 8 || tag === 9 || tag === 11 ? kinds[tag] : undefined
    if (kind !== undefined && !this.#field(kind, value)) return false
    this.#locals = { usages: [], minimum: undefined }
    return true
  }

  #field(kind: ReportField['kind'], flags: number): boolean {
    const { size, count, reportId } = this.#globals
    const report = `${kind} ${reportId}`
    const offset = this.#taken.get(report) ?? 0
    const end = offset + size * count
    if (end > maxBits || this.fields.length === maxFields) return false
    this.#taken.set(report, end)
    // Constant fields are padding.
    if ((flags & 1) === 1) return true
    const place = { kind, reportId, offset, size, count }
    const application = this.#collections[0] ?? 0
    const usages = this.#fullUsages()
    this.fields.push({ ...place, usages, application, isArray: (flags & 2) === 0 })
    return true
  }

  #global(tag: number, value: number): boolean {
    switch (tag) {
      case 0:
        this.#globals = { ...this.#globals, page: value }
        return true
      case 7:
        this.#globals = { ...this.#globals, size: value }
        return true
      case 8:
        this.#globals = { ...this.#globals, reportId: value }
        return value > 0 && value < 256
      case 9:
        this.#globals = { ...this.#globals, count: value }
        return true
      case 10:
        return this.#pushed.push(this.#globals) < 256
      case 11: {
        const globals = this.#pushed.pop()
        if (globals) this.#globals = globals
        return globals !== undefined
      }
      default:
        // Ranges and units do not move any field.
        return true
    }
  }

  #local(tag: number, value: number, length: number): void {
    // A short usage has the page of the main item, so it is stored negative until then; a long one has its own page.
    const usage = length === 4 ? value : -value - 1
    if (tag === 0 && this.#locals.usages.length < maxFields) this.#locals.usages.push(usage)
    if (tag === 1) this.#locals.minimum = usage
    if (tag === 2 && this.#locals.minimum !== undefined) this.#range(this.#locals.minimum, usage)
  }

  #range(minimum: number, maximum: number): void {
    const step = minimum < 0 ? -1 : 1
    const { usages } = this.#locals
    for (let usage = minimum; step * usage <= step * maximum; usage += step) {
      if (usages.length === maxFields) break
      usages.push(usage)
    }
    this.#locals.minimum = undefined
  }

  #fullUsages(): number[] {
    const { page } = this.#globals
    return this.#locals.usages.map((usage) =>
      usage < 0 ? page * 0x1_0000 + ((-usage - 1) & 0xffff) : usage,
    )
  }
}

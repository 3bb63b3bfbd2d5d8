import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

export interface UhidOptions {
  readonly name: string
  readonly vendorId: number
  readonly productId: number
  readonly serialNumber: string
  readonly descriptor: Uint8Array
}

/** A HID device that is a program, and real to the kernel. */
export interface UhidDevice {
  /** Sends an input report, with its id in front where the descriptor has ids. */
  input: (report: Uint8Array) => void
  /** Output and feature reports that the host has sent, as they came, with their ids. */
  readonly received: readonly Uint8Array[]
  /** How often a program has opened it. */
  readonly openings: () => number
  /** As if it were pulled out. Twice is no error. */
  unplug: () => void
}

// Linux, include/uapi/linux/uhid.h: an event is its kind, 32 bits, and a packed structure; numbers are the machine's.
const kinds = {
  destroy: 1,
  start: 2,
  open: 4,
  output: 6,
  getReport: 9,
  getReportReply: 10,
  create2: 11,
  input2: 12,
  setReport: 13,
  setReportReply: 14,
} as const
/** At most this many bytes of data in an event (`UHID_DATA_MAX` of linux/uhid.h). */
const maxBytes = 4096
const eventBytes = 4 + 128 + 64 + 64 + 2 + 2 + 4 * 4 + maxBytes
const usbBus = 3
const noSuchReport = 5
const pollMs = 2

/** Plugs it in; resolves when a driver has taken it. */
export async function plugUhidDevice(options: UhidOptions): Promise<UhidDevice> {
  const file = openSync('/dev/uhid', constants.O_RDWR | constants.O_NONBLOCK)
  const received: Uint8Array[] = []
  let openings = 0
  let isStarted = false
  let isPlugged = true
  write(file, createEvent(options))
  const poll = setInterval(drain, pollMs)
  poll.unref()
  for (let waited = 0; !isStarted; waited += pollMs) {
    if (waited > 10_000) throw new Error('No driver has taken the device.')
    await wait(pollMs)
    drain()
  }
  return {
    received,
    openings: () => openings,
    input(report) {
      const event = eventOf(kinds.input2, 4 + 2 + report.length)
      event.writeUInt16LE(report.length, 4)
      event.set(report, 6)
      write(file, event)
    },
    unplug() {
      if (!isPlugged) return
      isPlugged = false
      clearInterval(poll)
      write(file, eventOf(kinds.destroy, 4))
      closeSync(file)
    },
  }

  function drain(): void {
    for (let event = read(file); event !== undefined; event = read(file)) answer(event)
  }

  function answer(event: Buffer): void {
    const kind = event.readUInt32LE(0)
    if (kind === kinds.start) isStarted = true
    else if (kind === kinds.open) openings += 1
    else if (kind === kinds.output) {
      received.push(copy(event, 4, event.readUInt16LE(4 + maxBytes)))
    } else if (kind === kinds.setReport) {
      received.push(copy(event, 4 + 4 + 1 + 1 + 2, event.readUInt16LE(4 + 4 + 1 + 1)))
      write(file, replyTo(event, kinds.setReportReply, 0))
    } else if (kind === kinds.getReport) {
      write(file, replyTo(event, kinds.getReportReply, noSuchReport))
    }
  }
}

function createEvent(options: UhidOptions): Buffer {
  const { name, vendorId, productId, serialNumber, descriptor } = options
  const event = eventOf(kinds.create2, eventBytes)
  event.write(name, 4, 127)
  event.write(`paycode/${serialNumber}`, 4 + 128, 63)
  event.write(serialNumber, 4 + 128 + 64, 63)
  event.writeUInt16LE(descriptor.length, 260)
  event.writeUInt16LE(usbBus, 262)
  event.writeUInt32LE(vendorId, 264)
  event.writeUInt32LE(productId, 268)
  event.set(descriptor, 280)
  return event
}

/** A reply begins with the request's number. */
function replyTo(request: Buffer, kind: number, error: number): Buffer {
  const reply = eventOf(kind, 4 + 4 + 2 + 2)
  request.copy(reply, 4, 4, 8)
  reply.writeUInt16LE(error, 8)
  return reply
}

function eventOf(kind: number, bytes: number): Buffer {
  const event = Buffer.alloc(bytes)
  event.writeUInt32LE(kind, 0)
  return event
}

const copy = (event: Buffer, from: number, length: number): Uint8Array =>
  Uint8Array.from(event.subarray(from, from + length))

const write = (file: number, event: Buffer): void => void writeSync(file, event)

function read(file: number): Buffer | undefined {
  const event = Buffer.alloc(eventBytes)
  try {
    return readSync(file, event) > 0 ? event : undefined
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return undefined
    throw error
  }
}

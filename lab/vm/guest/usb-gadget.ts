import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

export interface UsbGadgetOptions {
  readonly product: string
  readonly vendorId: number
  readonly productId: number
  readonly serialNumber: string
  readonly interface:
    | {
        readonly kind: 'hid'
        readonly descriptor: Uint8Array
        /** The longest report, with its id, in bytes. */
        readonly reportLength: number
        /** Of the boot protocol: 1 for a keyboard. Default 0. */
        readonly protocol?: number
      }
    | { readonly kind: 'serial' }
}

/** A whole USB device, on a bus without wires: its descriptors pass through all of the host's drivers. */
export interface UsbGadget {
  /** The device's own end: writing to it is what the scanner sends. */
  readonly device: string
  /** As if it were pulled out. Twice is no error. */
  unplug: () => void
}

const gadgets = '/sys/kernel/config/usb_gadget'
const controllers = '/sys/class/udc'
const languages = '0x409'
let made = 0

/** Plugs it in; resolves when its own end can be written to. */
export async function plugUsbGadget(options: UsbGadgetOptions): Promise<UsbGadget> {
  made += 1
  const gadget = join(gadgets, `paycode${made}`)
  const put = (name: string, value: string | Uint8Array): void =>
    writeFileSync(join(gadget, name), value)
  const before = ownEnds()
  const functionName = options.interface.kind === 'hid' ? 'hid.0' : 'acm.0'
  const instance = functionName.replace('.0', `.${made}`)

  mkdirSync(gadget)
  put('idVendor', hex(options.vendorId))
  put('idProduct', hex(options.productId))
  put('bcdDevice', '0x0100')
  put('bcdUSB', '0x0200')
  mkdirSync(join(gadget, 'strings', languages))
  put(`strings/${languages}/manufacturer`, 'Paycode lab')
  put(`strings/${languages}/product`, options.product)
  put(`strings/${languages}/serialnumber`, options.serialNumber)
  mkdirSync(join(gadget, 'functions', instance))
  if (options.interface.kind === 'hid') {
    const { descriptor, reportLength, protocol = 0 } = options.interface
    put(`functions/${instance}/protocol`, String(protocol))
    put(`functions/${instance}/subclass`, protocol === 0 ? '0' : '1')
    put(`functions/${instance}/report_length`, String(reportLength))
    put(`functions/${instance}/report_desc`, descriptor)
  }
  mkdirSync(join(gadget, 'configs/c.1'))
  put('configs/c.1/MaxPower', '100')
  symlinkSync(join(gadget, 'functions', instance), join(gadget, 'configs/c.1', instance))
  put('UDC', freeController())

  return {
    device: await ownEndBeyond(before),
    unplug() {
      if (!existsSync(gadget)) return
      put('UDC', '\n')
      unlinkSync(join(gadget, 'configs/c.1', instance))
      rmdirSync(join(gadget, 'configs/c.1'))
      rmdirSync(join(gadget, 'functions', instance))
      rmdirSync(join(gadget, 'strings', languages))
      rmdirSync(gadget)
    },
  }
}

const hex = (id: number): string => `0x${id.toString(16).padStart(4, '0')}`

const ownEnds = (): string[] => readdirSync('/dev').filter((name) => /^(hidg|ttyGS)\d+$/.test(name))

async function ownEndBeyond(before: readonly string[]): Promise<string> {
  for (let tries = 0; tries < 500; tries += 1) {
    const name = ownEnds().find((end) => !before.includes(end))
    if (name !== undefined) return join('/dev', name)
    await wait(10)
  }
  throw new Error('The USB device has no end of its own in /dev.')
}

function freeController(): string {
  const isFree = (name: string): boolean =>
    readFileSync(join(controllers, name, 'function'), 'utf8').trim() === ''
  const free = readdirSync(controllers).find(isFree)
  if (free === undefined) throw new Error('All ports of the bus are taken.')
  return free
}

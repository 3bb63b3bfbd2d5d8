import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { hidVendorOf } from '@paycode/core/adapter'
import { HidError, listScanners, type ListedScanner } from '@paycode/hid/node'
import { SerialError, serialPorts, type ListedPort } from '@paycode/serial/node'

/** A serial port, as seen without opening it. */
export interface PortFacts extends ListedPort {
  /** Maker of the scanner on the port, if the vendor table has it. */
  readonly vendor?: string | undefined
  readonly isDenied: boolean
}

/** The devices of one kind, or why they cannot be listed. */
type Seen<Device, Code extends string> =
  | { readonly devices: readonly Device[] }
  | { readonly problem: Code }

export interface PluggedIn {
  readonly hid: Seen<ListedScanner, HidError['code']>
  readonly serial: Seen<PortFacts, SerialError['code']>
}

/** The connected devices. It opens none. */
export async function pluggedIn(): Promise<PluggedIn> {
  const [hid, serial] = await Promise.all([seenHid(), seenSerial()])
  return { hid, serial }
}

async function seenHid(): Promise<PluggedIn['hid']> {
  try {
    return { devices: await listScanners() }
  } catch (error) {
    return { problem: error instanceof HidError ? error.code : 'node-hid-missing' }
  }
}

async function seenSerial(): Promise<PluggedIn['serial']> {
  try {
    return { devices: await Promise.all((await serialPorts()).map(factsOf)) }
  } catch (error) {
    return { problem: error instanceof SerialError ? error.code : 'serialport-missing' }
  }
}

async function factsOf(port: ListedPort): Promise<PortFacts> {
  const vendor = hidVendorOf(Number.parseInt(port.vendorId ?? '', 16))?.name
  return { ...port, vendor, isDenied: await isDenied(port.path) }
}

/** Whether this user may not open a port. On Windows ports are not files, and every user may open them. */
async function isDenied(path: string): Promise<boolean> {
  try {
    await access(path, constants.R_OK | constants.W_OK)
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EACCES'
  }
}

import { hidVendorOf, systemClock } from '@paycode/core/adapter'
import { deviceName } from '../device-name.ts'
import { scannersOf } from '../scanner-kind.ts'
import { nodePlatform } from './node-platform.ts'
import { checkSystem, nodeSystem, type NodeSystem } from './node-system.ts'

/** A connected scanner, as seen without opening it. */
export interface ListedScanner {
  /** The id that `hidScanner` would give it if it opened all scanners now. */
  readonly id: string
  /** Its maker, if the vendor table has it. */
  readonly vendor?: string | undefined
  readonly vendorId: number
  readonly productId: number
  readonly product?: string | undefined
  readonly serialNumber?: string | undefined
  readonly mode: 'hid-pos' | 'keyboard'
  readonly path: string
  /** Whether this user may not open it. */
  readonly isDenied: boolean
}

/**
 * The scanners of this machine, in HID POS mode and in keyboard mode. It opens none.
 * @throws {TypeError} when `system` lacks a member of `NodeSystem`.
 * @throws {HidError} when devices cannot be listed; its `code` says why.
 */
export async function listScanners(system: NodeSystem = nodeSystem()): Promise<ListedScanner[]> {
  checkSystem('listScanners', system)
  const found = await nodePlatform({ system, clock: systemClock, isExclusive: false }).list()
  const taken = new Set<string>()
  return Promise.all(
    scannersOf(found).map(async (device): Promise<ListedScanner> => {
      const { key: path, vendorId, productId, product, serialNumber, kind } = device
      const id = deviceName(device, taken)
      taken.add(id)
      return {
        ...{ id, vendor: hidVendorOf(vendorId)?.name, vendorId, productId, product, serialNumber },
        ...{ mode: kind === 'pos' ? 'hid-pos' : 'keyboard', path },
        isDenied: await system.isDenied(path),
      }
    }),
  )
}

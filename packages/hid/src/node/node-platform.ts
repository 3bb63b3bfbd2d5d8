import {
  numbersReports,
  parseDescriptor,
  splitReport,
  usages,
  type Clock,
} from '@paycode/core/adapter'
import { Observable } from 'rxjs'
import type { DeviceKind, FoundDevice, HidPlatform, OpenDevice } from '../hid-platform.ts'
import { HidError } from '../hid-problem.ts'
import type { NodeHid, NodeHidDevice, NodeHidHandle } from './node-hid.ts'
import type { NodeSystem } from './node-system.ts'

export interface NodePlatformOptions {
  readonly system: NodeSystem
  readonly clock: Clock
  /** By libusb, which takes the device from the kernel's driver. */
  readonly isExclusive: boolean
}

/** node-hid, as a platform. */
export function nodePlatform({ system, clock, isExclusive }: NodePlatformOptions): HidPlatform {
  const { changes$, isWatching } = system
  let loading: Promise<NodeHid> | undefined
  const load = (): Promise<NodeHid> => (loading ??= loadNodeHid(system, isExclusive))
  return {
    ...{ changes$, isWatching, whenNone: 'no-scanner' },
    async list() {
      const hid = await load()
      const devices = await listed(hid)
      const paths = new Set(devices.flatMap(({ path }) => path ?? []))
      return Promise.all(
        [...paths].map((path) => {
          // A device with several collections is listed once for each.
          const same = devices.filter((device) => device.path === path)
          return foundDevice(path, same, { hid, system, clock })
        }),
      )
    },
  }
}

async function loadNodeHid(system: NodeSystem, isExclusive: boolean): Promise<NodeHid> {
  try {
    const hid = await system.load()
    if (isExclusive) hid.setDriverType('libusb')
    return hid
  } catch (error) {
    throw new HidError('node-hid-missing', { cause: error })
  }
}

/** Its native part is loaded with the first list, and that is when a library that it needs is missed. */
async function listed(hid: NodeHid): Promise<readonly NodeHidDevice[]> {
  try {
    return await hid.devicesAsync()
  } catch (error) {
    const isLibusb = messageOf(error).includes('libusb')
    throw new HidError(isLibusb ? 'libusb-missing' : 'node-hid-missing', { cause: error })
  }
}

interface Around {
  readonly hid: NodeHid
  readonly system: NodeSystem
  readonly clock: Clock
}

async function foundDevice(
  path: string,
  same: readonly NodeHidDevice[],
  around: Around,
): Promise<FoundDevice> {
  const [first] = same
  const { vendorId = 0, productId = 0, product, serialNumber } = first ?? {}
  const kind = await kindOf(path, same, around.system)
  return {
    ...{ key: path, vendorId, productId, product, serialNumber, kind },
    open: () => openDevice(path, kind, around),
  }
}

async function kindOf(
  path: string,
  same: readonly NodeHidDevice[],
  system: NodeSystem,
): Promise<DeviceKind> {
  const told = same.map(({ usagePage = 0, usage = 0 }) => usagePage * 0x1_0000 + usage)
  if (told.some((usage) => usage !== 0)) return kindOfUsages(told)
  // libusb does not tell usages; the kernel's driver, as long as it has the device, does.
  const descriptor = await system.readDescriptor(path)
  const fields = descriptor && parseDescriptor(descriptor)
  return fields ? kindOfUsages(fields.map(({ application }) => application)) : 'unknown'
}

const kindOfUsages = (told: readonly number[]): DeviceKind =>
  told.includes(usages.barcodeScanner)
    ? 'pos'
    : told.includes(usages.keyboard)
      ? 'keyboard'
      : 'other'

async function openDevice(
  path: string,
  kind: DeviceKind,
  { hid, system, clock }: Around,
): Promise<OpenDevice> {
  // Before the opening: libusb takes the device from the driver that shows it.
  const descriptor = await system.readDescriptor(path)
  const fields = descriptor && parseDescriptor(descriptor)
  const protocol = kind === 'keyboard' ? 'boot-keyboard' : 'pos'
  const isNumbered = numbersReports({ fields, protocol })
  let handle: NodeHidHandle
  try {
    handle = await hid.HIDAsync.open(path)
  } catch (error) {
    throw new HidError(await whyNotOpen(path, kind, system), { cause: error })
  }
  let failed: (error: unknown) => void = () => {}
  let failure: { readonly error: unknown } | undefined
  // At once, and for good: without a listener it would end the process.
  handle.on('error', (error) => {
    failure ??= { error }
    failed(error)
  })
  const reports$ = new Observable<ReturnType<typeof splitReport> & { at: number }>((subscriber) => {
    failed = (error) => subscriber.error(error)
    if (failure) return failed(failure.error)
    handle.on('data', (bytes) =>
      subscriber.next({ at: clock.monotonic(), ...splitReport(bytes, isNumbered) }),
    )
  })
  const bytesOf = (reportId: number, data: Uint8Array): number[] => [reportId, ...data]
  return {
    ...{ fields, descriptor, reports$ },
    sendOutput: async (id, data) => void (await handle.write(bytesOf(id, data))),
    sendFeature: async (id, data) => void (await handle.sendFeatureReport(bytesOf(id, data))),
    close: () => handle.close(),
  }
}

async function whyNotOpen(
  path: string,
  kind: DeviceKind,
  { platform, isDenied }: NodeSystem,
): Promise<HidError['code']> {
  if (await isDenied(path)) return 'permission-denied'
  if (kind !== 'keyboard') return 'open-failed'
  if (platform === 'win32') return 'windows-keyboard'
  return platform === 'darwin' ? 'input-monitoring' : 'open-failed'
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error)

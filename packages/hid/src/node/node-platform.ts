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
  /** Whether devices are opened by libusb, which takes them from the kernel's driver. */
  readonly isExclusive: boolean
}

/** node-hid as a platform. */
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
          // node-hid lists a device once for each of its collections.
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

/** Lists the devices. The first list loads node-hid's native part, which fails when a library is missing. */
async function listed(hid: NodeHid): Promise<readonly NodeHidDevice[]> {
  try {
    return await hid.devicesAsync()
  } catch (error) {
    const isLibusb = messageOf(error).includes('libusb')
    throw new HidError(isLibusb ? 'libusb-missing' : 'node-hid-missing', { cause: error })
  }
}

interface Context {
  readonly hid: NodeHid
  readonly system: NodeSystem
  readonly clock: Clock
}

async function foundDevice(
  path: string,
  same: readonly NodeHidDevice[],
  context: Context,
): Promise<FoundDevice> {
  const [first] = same
  const { vendorId = 0, productId = 0, product, serialNumber } = first ?? {}
  const kind = await kindOf(path, same, context.system)
  return {
    ...{ key: path, vendorId, productId, product, serialNumber, kind },
    open: () => openDevice(path, kind, context),
  }
}

async function kindOf(
  path: string,
  same: readonly NodeHidDevice[],
  system: NodeSystem,
): Promise<DeviceKind> {
  const listedUsages = same.map(({ usagePage = 0, usage = 0 }) => usagePage * 0x1_0000 + usage)
  if (listedUsages.some((usage) => usage !== 0)) return kindOfUsages(listedUsages)
  // libusb lists no usages. The descriptor has them, while the kernel's driver still holds the device.
  const descriptor = await system.readDescriptor(path)
  const fields = descriptor && parseDescriptor(descriptor)
  return fields ? kindOfUsages(fields.map(({ application }) => application)) : 'unknown'
}

const kindOfUsages = (found: readonly number[]): DeviceKind =>
  found.includes(usages.barcodeScanner)
    ? 'pos'
    : found.includes(usages.keyboard)
      ? 'keyboard'
      : 'other'

async function openDevice(
  path: string,
  kind: DeviceKind,
  { hid, system, clock }: Context,
): Promise<OpenDevice> {
  // Read before opening: libusb takes the device from the driver that shows the descriptor.
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
  // Subscribed at once and never removed: an `error` event without a listener would end the process.
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

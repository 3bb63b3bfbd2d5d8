import { fieldsOfCollections, usages } from '@paycode/core/adapter'
import { Observable } from 'rxjs'
import type {
  ArrivedReport,
  DeviceKind,
  FoundDevice,
  HidPlatform,
  OpenDevice,
} from '../hid-platform.ts'
import { HidError } from '../hid-problem.ts'
import { holdOpen } from './hold-open.ts'
import type { WebConnection, WebHid, WebHidDevice, WebInputReport } from './web-hid.ts'

/** WebHID as a platform: the devices that the page has permission for. */
export function webPlatform(hid: WebHid | undefined): HidPlatform {
  const keys = new WeakMap<WebHidDevice, string>()
  let count = 0
  const keyOf = (device: WebHidDevice): string => {
    const key = keys.get(device) ?? String((count += 1)).padStart(6, '0')
    keys.set(device, key)
    return key
  }
  return {
    ...{ isWatching: true, whenNone: 'not-permitted' },
    changes$: new Observable((subscriber) => {
      const change = (event: WebConnection): void => subscriber.next(event)
      hid?.addEventListener('connect', change)
      hid?.addEventListener('disconnect', change)
      return () => {
        hid?.removeEventListener('connect', change)
        hid?.removeEventListener('disconnect', change)
      }
    }),
    async list() {
      if (!hid) throw new HidError('webhid-missing')
      const devices = await hid.getDevices()
      return devices.map((device): FoundDevice => {
        const { vendorId, productId, productName: product } = device
        const about = { key: keyOf(device), vendorId, productId, product, kind: kindOf(device) }
        return { ...about, open: () => openDevice(hid, device) }
      })
    },
  }
}

/** The kind of a device. Browsers hide keyboards from pages, so it is a HID POS scanner or another device. */
const kindOf = ({ collections }: WebHidDevice): DeviceKind =>
  collections.some(
    ({ usagePage = 0, usage = 0 }) => usagePage * 0x1_0000 + usage === usages.barcodeScanner,
  )
    ? 'pos'
    : 'other'

async function openDevice(hid: WebHid, device: WebHidDevice): Promise<OpenDevice> {
  const close = await holdOpen(device)
  return {
    fields: fieldsOfCollections(device.collections),
    reports$: reportsOf(hid, device),
    sendOutput: (reportId, data) => device.sendReport(reportId, Uint8Array.from(data)),
    sendFeature: (reportId, data) => device.sendFeatureReport(reportId, Uint8Array.from(data)),
    close,
  }
}

/** The reports of a device. They complete by the `disconnect` event: `opened` stays true when a device is unplugged. */
const reportsOf = (hid: WebHid, device: WebHidDevice): Observable<ArrivedReport> =>
  new Observable((subscriber) => {
    const report = ({ timeStamp, reportId, data }: WebInputReport): void => {
      const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
      subscriber.next({ at: timeStamp, reportId, data: bytes })
    }
    const disconnect = (event: WebConnection): void => {
      if (event.device === device) subscriber.complete()
    }
    device.addEventListener('inputreport', report)
    hid.addEventListener('disconnect', disconnect)
    return () => {
      device.removeEventListener('inputreport', report)
      hid.removeEventListener('disconnect', disconnect)
    }
  })

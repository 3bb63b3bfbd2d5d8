import { checkOptionNames } from '@paycode/parameters'
import { asyncScheduler, type OperatorFunction, type SchedulerLike } from 'rxjs'
import type { HidEvent, HidOpen } from '../../input/hid-event.ts'
import type { Source } from '../../scan/source.ts'
import { systemClock, type Clock } from '../../platform.ts'
import { arrivedAt, queuedMs } from '../arrival.ts'
import { decodeWith } from '../decode-with.ts'
import type { DeviceReport } from '../../scan/scanner-input.ts'
import type { DeviceDecoder } from './device-decoder.ts'
import { KeyboardDecoder } from './keyboard-decoder.ts'
import { PosDecoder } from './pos-decoder.ts'

export interface HidOptions {
  /** What the scans say they come from; a `device` is named behind the id: `hid/DEVICE`. Default `{ kind: 'hid', id: 'hid' }`. */
  readonly source?: Source
  /** The clock in whose `monotonic()` the events' `at` is given. Default the system's. */
  readonly clock?: Clock
  /** Runs the waiting for a scan's rest. Default rxjs's asyncScheduler. */
  readonly scheduler?: SchedulerLike
}

const names: Readonly<Record<keyof HidOptions, true>> = {
  source: true,
  clock: true,
  scheduler: true,
}

/** No till has more; past it the one opened first is forgotten. */
const mostDevices = 64

interface Device {
  readonly decoder: DeviceDecoder
  readonly openedAt: number
}

/**
 * Turns the reports of HID scanners into scans. Where the report descriptor is known, fields are found by their usages; else the
 * vendor's layout is taken where the report looks like it. A scan of several reports is joined, of one device only, and never
 * over a gap of more than a second, a close, or a report that is not full. Reports with other ids, answers to commands and what
 * was queued before the opening are no scans. A scanner in keyboard mode goes through the wedge's decoder. Nothing is trimmed but
 * one line end, padded or guessed. When the source completes, what was begun is `incomplete`.
 * @throws {TypeError} when an option is unknown.
 */
export function decodeHid(options: HidOptions = {}): OperatorFunction<HidEvent, DeviceReport> {
  checkOptionNames<HidOptions>('decodeHid', options, names)
  const { source = { kind: 'hid', id: 'hid' }, clock = systemClock } = options
  const { scheduler = asyncScheduler } = options
  return decodeWith((emit) => {
    const devices = new Map<string, Device>()
    const close = (name: string, at: number): void => {
      const device = devices.get(name)
      devices.delete(name)
      device?.decoder.close(at)
    }
    const open = (event: HidOpen, at: number): void => {
      close(event.device, at)
      const [oldest] = devices.keys()
      if (oldest !== undefined && devices.size === mostDevices) close(oldest, at)
      const around = {
        source: { kind: source.kind, id: `${source.id}/${event.device}` },
        ...{ clock, scheduler, emit },
      }
      const isKeyboard = event.protocol === 'boot-keyboard'
      const decoder = new (isKeyboard ? KeyboardDecoder : PosDecoder)(event, around)
      devices.set(event.device, { decoder, openedAt: at })
    }
    const read = (event: HidEvent): void => {
      const at = arrivedAt(event.at, clock)
      if (event.type === 'hid-open') return open(event, at)
      if (event.type === 'hid-close') return close(event.device, at)
      const device = devices.get(event.device)
      device?.decoder.read(event, at, at - device.openedAt <= queuedMs)
    }
    return {
      read,
      end() {
        for (const name of [...devices.keys()]) close(name, clock.monotonic())
      },
      stop() {
        for (const { decoder } of devices.values()) decoder.stop()
      },
    }
  })
}

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
  /**
   * The source of the scans; its id is followed by the device's: `hid/DEVICE`. Default `{ kind: 'hid', id: 'hid' }`.
   */
  readonly source?: Source
  /** The clock whose `monotonic()` gives the events' `at`. Default the system's. */
  readonly clock?: Clock
  /** Runs the timers for a scan's rest. Default rxjs's asyncScheduler. */
  readonly scheduler?: SchedulerLike
}

const names: Readonly<Record<keyof HidOptions, true>> = {
  source: true,
  clock: true,
  scheduler: true,
}

/** Devices open at a time, more than any till has. Beyond it, the device opened first is closed. */
const maxDevices = 64

interface Device {
  readonly decoder: DeviceDecoder
  readonly openedAt: number
}

/**
 * Turns the reports of HID scanners into scans. With a known report descriptor, fields are found by their usages;
 * otherwise the vendor's layout is used where the report fits it. Reports that belong to one scan are joined: only of
 * one device, and never across a gap of more than a second, a close, or a report that is not full. Reports with other
 * ids, answers to commands, and reports queued before the opening are not scans. A scanner in keyboard mode goes
 * through the wedge's decoder. One line end is removed; otherwise nothing is trimmed, padded or guessed. When the
 * source completes, an open scan is `incomplete`.
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
      if (oldest !== undefined && devices.size === maxDevices) close(oldest, at)
      const context = {
        source: { kind: source.kind, id: `${source.id}/${event.device}` },
        ...{ clock, scheduler, emit },
      }
      const isKeyboard = event.protocol === 'boot-keyboard'
      const decoder = new (isKeyboard ? KeyboardDecoder : PosDecoder)(event, context)
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

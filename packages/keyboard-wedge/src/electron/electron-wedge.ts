import { type ScannerInput } from '@paycode/core'
import {
  checkOptionNames,
  KeystrokeDecoder,
  keystrokeDefaults,
  scannerInput,
  type DeviceReport,
  type KeystrokeOptions,
} from '@paycode/core/adapter'
import { Observable } from 'rxjs'
import { notFocused } from '../wedge-problems.ts'
import { KeyGuard } from './key-guard.ts'
import type { KeyInput, KeyInputEvent, WebContentsLike } from './web-contents.ts'

export interface ElectronWedgeOptions extends Pick<
  KeystrokeOptions,
  'profile' | 'clock' | 'scheduler' | 'prefix' | 'suffix' | 'terminator'
> {
  /** Default `keyboard`. */
  readonly id?: string
  /**
   * Called at each key. `false` lets the key pass to the page unread, for example into a password field, which the main process
   * cannot see. Default: always true.
   */
  readonly isReading?: () => boolean
}

const names: Readonly<Record<keyof ElectronWedgeOptions, true>> = {
  profile: true,
  prefix: true,
  suffix: true,
  terminator: true,
  clock: true,
  scheduler: true,
  id: true,
  isReading: true,
}

/**
 * A scanner that types into a window of Electron. Keys are read in the main process, before the page sees them. A scan at up
 * to 45 ms a key leaves nothing in the page: no text, no key event, no Enter.
 *
 * A digit after a rest may begin a scan, so it reaches the page up to 45 ms late, as do keys that follow it faster than that.
 * All other keys of a person pass at once. The first keys of a slower scanner reach the page. Its scan is read all the same,
 * and its Enter does not reach the page.
 *
 * Electron reports no time of a key: `at` is its arrival by the `clock`. Keys that waited behind a busy main process arrive
 * together and look scanned. After a standstill of the process, keys count as old as the standstill is long. Keys that an
 * input method handles are not reported at all.
 *
 * Completes when the `webContents` is destroyed. While it does not have the focus, the status is `paused`.
 * @throws {TypeError} when an option is unknown.
 */
export function electronWedge(
  webContents: WebContentsLike,
  options: ElectronWedgeOptions = {},
): ScannerInput {
  checkOptionNames<ElectronWedgeOptions>('electronWedge', options, names)
  if (typeof webContents?.isDestroyed !== 'function') {
    throw new TypeError(
      'electronWedge: webContents must be the web contents of a window, for example electronWedge(window.webContents).',
    )
  }
  const { id = 'keyboard', isReading = () => true, ...decoding } = options
  const source = { kind: 'keyboard', id } as const
  const { clock, scheduler } = { ...keystrokeDefaults, ...decoding }
  return scannerInput(
    source,
    new Observable<DeviceReport>((subscriber) => {
      if (webContents.isDestroyed()) return subscriber.complete()
      const guard = new KeyGuard(webContents, clock, scheduler)
      const decoder = new KeystrokeDecoder(
        { ...decoding, source },
        {
          emit: (report) => subscriber.next(report),
          onBurstEnd: (end) => guard.settle(end),
        },
      )
      const onKey = (event: KeyInputEvent, input: KeyInput): void => {
        if (isReading()) guard.pass(event, input, decoder)
        else guard.ignore(event, input, decoder)
        // A subscriber may unsubscribe as soon as it receives a scan, in the middle of this key.
        if (subscriber.closed) close()
      }
      const onFocus = (): void => {
        decoder.read({ type: 'focus', at: clock.monotonic() })
        subscriber.next(open)
      }
      const onBlur = (): void => {
        decoder.interrupt()
        subscriber.next(paused)
      }
      const onDestroyed = (): void => {
        decoder.interrupt()
        subscriber.complete()
      }
      function close(): void {
        decoder.interrupt()
        guard.stop()
      }
      subscriber.next(webContents.isFocused() ? open : paused)
      webContents.on('before-input-event', onKey)
      webContents.on('focus', onFocus)
      webContents.on('blur', onBlur)
      webContents.on('destroyed', onDestroyed)
      return () => {
        webContents.removeListener('before-input-event', onKey)
        webContents.removeListener('focus', onFocus)
        webContents.removeListener('blur', onBlur)
        webContents.removeListener('destroyed', onDestroyed)
        close()
      }
    }),
  )
}

const open: DeviceReport = { kind: 'status', status: { state: 'open' } }

const paused: DeviceReport = { kind: 'status', status: notFocused }

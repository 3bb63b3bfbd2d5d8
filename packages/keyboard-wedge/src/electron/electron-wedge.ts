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
   * Asked at each key: `false` lets it go to the page unread, for a password field, of which the main process knows nothing.
   * Default: always true.
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
 * A scanner that types into a window of Electron, read in the main process before the page sees a key. A scan at up to 45 ms
 * a key leaves no trace in the page: no text, no key event, no Enter.
 *
 * A digit after a rest, which may begin a scan, comes to the page up to 45 ms late, and so do keys that follow it faster
 * than that. All other keys of a person pass at once. Of a slower scanner the first keys reach the page; it is read all
 * the same, and its Enter swallowed.
 *
 * Electron tells no time of a key: `at` is its arrival by the `clock`. Keys that waited behind a busy main process come all at
 * once, and look scanned; behind one that stood still they are as old as they can be. Keys that an input method takes are not told at all.
 *
 * Completes when the `webContents` is destroyed. While it has not the focus the status is `paused`.
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
        // Who hears a scan may have unsubscribed on the spot, in the middle of this key.
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

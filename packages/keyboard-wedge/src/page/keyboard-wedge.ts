import { type DeviceStatus, type ScannerInput } from '@paycode/core'
import {
  checkOptionNames,
  KeystrokeDecoder,
  keystrokeDefaults,
  scannerInput,
  type DeviceReport,
  type KeystrokeOptions,
} from '@paycode/core/adapter'
import { Observable } from 'rxjs'
import { fieldNotMended, notFocused } from '../wedge-problems.ts'
import { LeakGuard } from './leak-guard.ts'
import { isOptedOut } from './opted-out.ts'
import { activeElementOf, pageWindow, windowOf, type Target } from './own-windows.ts'
import { pageKeystrokes } from './page-keystrokes.ts'

export interface KeyboardWedgeOptions extends Omit<KeystrokeOptions, 'source'> {
  /** Where to listen: a window (default, the page's own), a document or an element. Frames of the same origin are part of it. */
  readonly target?: Target
  /** Default `keyboard`. */
  readonly id?: string
  /**
   * Which keys the page gets late where nothing takes text, at most 60 ms: `digits` (default), which may begin a scan, or
   * `none`. With `none` the first three keys of a scan act in the page.
   */
  readonly hold?: 'digits' | 'none'
}

const names: Readonly<Record<keyof KeyboardWedgeOptions, true>> = {
  target: true,
  id: true,
  hold: true,
  clock: true,
  scheduler: true,
  acceptPaste: true,
  profile: true,
  trust: true,
  prefix: true,
  suffix: true,
  terminator: true,
}

/**
 * A scanner that types into a web page, whatever has the focus. It reads in the capture phase, by the events' own times.
 * While keys look like a scan they are kept from the page; once they were one the focused field is given back as it
 * was, and the scan's Enter, Tab or line feed does nothing. What a person types goes its way.
 *
 * Fields for secrets (passwords, one-time codes) and all inside `data-paycode-ignore` are not read. Only the window that
 * has the focus reads: elsewhere the status is `paused`.
 * @throws {TypeError} when there is no window, or an option is unknown.
 */
export function keyboardWedge(options: KeyboardWedgeOptions = {}): ScannerInput {
  checkOptionNames<KeyboardWedgeOptions>('keyboardWedge', options, names)
  const {
    target = pageWindow('keyboardWedge'),
    id = 'keyboard',
    hold = 'digits',
    ...decoding
  } = options
  if (hold !== 'digits' && hold !== 'none') {
    throw new TypeError('keyboardWedge: hold must be one of: digits, none.')
  }
  const source = { kind: 'keyboard', id } as const
  const { clock, scheduler, prefix } = { ...keystrokeDefaults, ...decoding }
  return scannerInput(
    source,
    new Observable<DeviceReport>((subscriber) => {
      const guard = new LeakGuard({
        ...{ clock, scheduler, prefix, isHolding: hold === 'digits' },
        onMended(isMended) {
          fieldProblem = isMended ? undefined : fieldNotMended
          tellStatus()
        },
      })
      const decoder = new KeystrokeDecoder(
        { ...decoding, source },
        {
          emit(report) {
            if (report.kind !== 'status') return subscriber.next(report)
            decoderProblem = report.status.problem
            tellStatus()
          },
          onBurstEnd: (end) => guard.settle(end),
        },
      )
      const page = windowOf(target)
      let decoderProblem: DeviceStatus['problem']
      let fieldProblem: DeviceStatus['problem']
      let isFocused = hasFocus(page.document)
      const tellStatus = (): void => {
        const problem = fieldProblem ?? decoderProblem
        isFocused = hasFocus(page.document)
        const status = isFocused
          ? { state: 'open' as const, ...(problem && { problem }) }
          : notFocused
        subscriber.next({ kind: 'status', status })
      }
      tellStatus()
      const listening = pageKeystrokes(target).subscribe(({ event, keystroke }) => {
        if (keystroke.type === 'focus') {
          // Within the page it goes from frame to frame.
          if (!isFocused) decoder.read(keystroke)
          return tellStatus()
        }
        if (keystroke.type === 'blur') {
          tellStatus()
          if (page.document.hasFocus()) return
        }
        if (guard.isAtWork) return
        if (isOptedOut(event, page)) return guard.interrupt(event, decoder)
        guard.pass(event, keystroke, decoder)
      })
      return () => {
        listening.unsubscribe()
        decoder.interrupt()
        guard.stop()
      }
    }),
  )
}

/** A frame of another origin may have it: its keys do not come to us. */
function hasFocus(document: Document): boolean {
  if (!document.hasFocus()) return false
  const active = activeElementOf(document)
  if (active?.localName !== 'iframe') return true
  const inner = (active as HTMLIFrameElement).contentDocument
  return inner !== null && hasFocus(inner)
}

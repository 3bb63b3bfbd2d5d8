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
  /** Where to listen: a window (default: the page's own), a document or an element, with the frames of the same origin in it. */
  readonly target?: Target
  /** Default `keyboard`. */
  readonly id?: string
  /**
   * Which keys are held while the focus is on nothing that takes text: `digits` (default), which may begin a scan, or `none`.
   * The page receives a person's held key at most 60 ms late. With `none` the first three keys of a scan act in the page.
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
 * A scanner that types into a web page, whatever has the focus. The wedge listens in the capture phase and uses the events'
 * own time stamps. Keys that look like a scan do not reach the page. When they were a scan, the focused field is restored,
 * and the scan's Enter, Tab or line feed does nothing. A person's keys reach the page.
 *
 * Secret fields (passwords, one-time codes) and everything inside `data-paycode-ignore` are not read. Only the window with the
 * focus reads. Without the focus the status is `paused`.
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
          reportStatus()
        },
      })
      const decoder = new KeystrokeDecoder(
        { ...decoding, source },
        {
          emit(report) {
            if (report.kind !== 'status') return subscriber.next(report)
            decoderProblem = report.status.problem
            reportStatus()
          },
          onBurstEnd: (end) => guard.settle(end),
        },
      )
      const page = windowOf(target)
      let decoderProblem: DeviceStatus['problem']
      let fieldProblem: DeviceStatus['problem']
      let isFocused = hasFocus(page.document)
      const reportStatus = (): void => {
        const problem = fieldProblem ?? decoderProblem
        isFocused = hasFocus(page.document)
        const status = isFocused
          ? { state: 'open' as const, ...(problem && { problem }) }
          : notFocused
        subscriber.next({ kind: 'status', status })
      }
      reportStatus()
      const listening = pageKeystrokes(target).subscribe(({ event, keystroke }) => {
        if (keystroke.type === 'focus') {
          // If the page had the focus already, it only moved from frame to frame.
          if (!isFocused) decoder.read(keystroke)
          return reportStatus()
        }
        if (keystroke.type === 'blur') {
          reportStatus()
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

/** Whether keys reach this page. A frame of another origin may have the focus, and its keys do not reach the page. */
function hasFocus(document: Document): boolean {
  if (!document.hasFocus()) return false
  const active = activeElementOf(document)
  if (active?.localName !== 'iframe') return true
  const inner = (active as HTMLIFrameElement).contentDocument
  return inner !== null && hasFocus(inner)
}

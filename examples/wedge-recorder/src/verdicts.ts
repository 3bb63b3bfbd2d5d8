import { type DeviceStatus, type RejectionReason } from '@paycode/core'
import { decodeKeystrokes, recogniseCodes, type Keystroke } from '@paycode/core/adapter'
import { filter, map, merge, share, type Observable } from 'rxjs'

/** How Paycode reads a scan, or a problem that it reports of the keyboard. */
export type Verdict =
  | { readonly kind: 'read'; readonly masked: string }
  | { readonly kind: 'refused'; readonly masked: string; readonly reason: RejectionReason }
  | { readonly kind: 'keyboard'; readonly problem: DeviceStatus['problem'] }

const accept = ['wechat-pay', 'alipay', 'unionpay'] as const

/** Decodes what is recorded while it is recorded, as a till would that takes WeChat Pay, Alipay and UnionPay. */
export function verdicts(keystrokes$: Observable<Keystroke>): Observable<Verdict> {
  const reports$ = keystrokes$.pipe(decodeKeystrokes(), share())
  const scans$ = reports$.pipe(
    filter((report) => report.kind !== 'status'),
    map((report) => (report.kind === 'scan' ? report.scan : report.rejection)),
    recogniseCodes({ accept }),
    map((outcome): Verdict => {
      if (outcome.status === 'recognised') return { kind: 'read', masked: outcome.masked }
      const { masked, reason } = outcome.status === 'rejected' ? outcome : outcome.rejection
      return { kind: 'refused', masked, reason }
    }),
  )
  const keyboard$ = reports$.pipe(
    filter((report) => report.kind === 'status'),
    map(({ status }): Verdict => ({ kind: 'keyboard', problem: status.problem })),
  )
  return merge(scans$, keyboard$)
}

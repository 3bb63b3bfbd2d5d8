import type { ScannerInput } from '@paycode/core'
import { switchMap, take, type Observable } from 'rxjs'

/** The same input, but it opens only when it is needed: users refuse a page that asks for the camera as it loads. */
export function openedWhen(wanted$: Observable<unknown>, input: ScannerInput): ScannerInput {
  const first$ = wanted$.pipe(take(1))
  return {
    ...input,
    scans$: first$.pipe(switchMap(() => input.scans$)),
    rejections$: first$.pipe(switchMap(() => input.rejections$)),
  }
}

import type { HidEvent } from '@paycode/core/adapter'
import { statusLine } from '@paycode/simulator/testing'
import type { Observable } from 'rxjs'
import type { HidInput } from '../src/hid-input.ts'

/** The present devices of an input: id, mode and state. */
export function devicesOf(input: HidInput): string[] {
  let now: string[] = []
  input.devices$
    .subscribe(
      (devices) =>
        (now = devices.map(({ id, mode, status }) => `${id} ${mode} ${statusLine(status)}`)),
    )
    .unsubscribe()
  return now
}

export function collect(events$: Observable<HidEvent>): { events: HidEvent[]; stop: () => void } {
  const events: HidEvent[] = []
  const subscription = events$.subscribe((event) => events.push(event))
  return { events, stop: () => subscription.unsubscribe() }
}

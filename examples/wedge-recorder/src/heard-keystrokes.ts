import type { Keystroke } from '@paycode/core/adapter'
import { pageKeystrokes } from '@paycode/keyboard-wedge'
import type { Delivery } from '@paycode/simulator'
import { map, type Observable } from 'rxjs'

/** A keystroke, and the further fields that a trace has for it. */
export interface Heard {
  readonly keystroke: Keystroke
  readonly delivery: Delivery
}

/** Everything that is typed in this page, with the time at which the page received it. */
export const heardKeystrokes = (): Observable<Heard> =>
  pageKeystrokes().pipe(
    map(({ event, keystroke }) => ({
      keystroke,
      delivery: {
        deliveredAt: performance.now(),
        ...(event instanceof KeyboardEvent && { location: event.location }),
      },
    })),
  )

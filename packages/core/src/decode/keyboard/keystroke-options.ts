import { asyncScheduler, type SchedulerLike } from 'rxjs'
import type { Source } from '../../input/source.ts'
import { systemClock, type Clock } from '../../platform.ts'
import type { Pace } from './pace.ts'
import type { Profile } from './profiles.ts'

export interface KeystrokeOptions {
  /** What the scans say they come from. Default `{ kind: 'keyboard', id: 'keyboard' }`. */
  readonly source?: Source
  /** The clock in whose `monotonic()` the events' `at` is given. Default the system's. */
  readonly clock?: Clock
  /** Runs the quiet times. Default rxjs's asyncScheduler. */
  readonly scheduler?: SchedulerLike
  /** Whether pasted text may be a scan. Default false: a code in a clipboard came from nobody's phone. */
  readonly acceptPaste?: boolean
  /**
   * Which scanners there are: `auto` (default, 1 to 100 ms a key), `fast`, `bluetooth`, or numbers of your own, of which
   * the missing ones are `auto`'s.
   */
  readonly profile?: Profile | Partial<Pace>
  /** `any` lets keys that a script made be scans, for tests. Default `trusted`. */
  readonly trust?: 'trusted' | 'any'
}

export const keystrokeDefaults: Required<KeystrokeOptions> = {
  source: { kind: 'keyboard', id: 'keyboard' },
  clock: systemClock,
  scheduler: asyncScheduler,
  acceptPaste: false,
  trust: 'trusted',
  profile: 'auto',
}

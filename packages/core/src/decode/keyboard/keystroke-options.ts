import { asyncScheduler, type SchedulerLike } from 'rxjs'
import type { Source } from '../../scan/source.ts'
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
  /**
   * What the scanner puts in front of each code: a text, or the name of a function, arrow or Escape key
   * (`KeyboardEvent.key`, such as `F9`). It is no part of the scan. Default none.
   */
  readonly prefix?: string
  /** What the scanner puts behind each code, before its terminator if it has one: a text, or the name of a key. Default none. */
  readonly suffix?: string
  /**
   * `true`: each scan of this input ends with a terminator (Enter, Tab, line feed), so that what ends in silence is cut off.
   * Default false: learned from three scans in a row.
   */
  readonly terminator?: boolean
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
  prefix: '',
  suffix: '',
  terminator: false,
}

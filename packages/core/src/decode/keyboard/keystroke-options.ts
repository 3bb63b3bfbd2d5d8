import { asyncScheduler, type SchedulerLike } from 'rxjs'
import type { Source } from '../../scan/source.ts'
import { systemClock, type Clock } from '../../platform.ts'
import type { Pace } from './pace.ts'
import type { Profile } from './profiles.ts'

export interface KeystrokeOptions {
  /** The source of the scans. Default `{ kind: 'keyboard', id: 'keyboard' }`. */
  readonly source?: Source
  /** The clock whose `monotonic()` gives the events' `at`. Default the system's. */
  readonly clock?: Clock
  /** Runs the quiet times. Default rxjs's asyncScheduler. */
  readonly scheduler?: SchedulerLike
  /** Whether pasted text may be a scan. Default false: a code in a clipboard was not scanned from a phone. */
  readonly acceptPaste?: boolean
  /**
   * The scanners in use: `auto` (default, 1 to 100 ms per key), `fast`, `bluetooth`, or numbers of your own, completed
   * by those of `auto`.
   */
  readonly profile?: Profile | Partial<Pace>
  /**
   * What the scanner sends before each code: a text, or the name of a function, arrow or Escape key
   * (`KeyboardEvent.key`, such as `F9`). Not part of the scan. Default none.
   */
  readonly prefix?: string
  /**
   * What the scanner sends after each code, before its terminator if there is one: a text, or the name of a key.
   * Default none.
   */
  readonly suffix?: string
  /**
   * `true`: each scan of this input ends with a terminator (Enter, Tab, line feed), so a scan that ends in silence was
   * cut off. Default false: learned from three scans in a row.
   */
  readonly terminator?: boolean
  /** `any` accepts keys that a script made, for tests. Default `trusted`. */
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

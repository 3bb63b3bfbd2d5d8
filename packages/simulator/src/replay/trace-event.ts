import type { AcceptedWallet } from '@paycode/core'
import type {
  FocusChange,
  HidEvent,
  KeyEvent,
  KeystrokeOptions,
  TextEvent,
} from '@paycode/core/adapter'

/** When an event happened by its device's clock, and when it was delivered, in ms of the trace. */
interface Times {
  readonly t: number
  readonly d: number
}

/** What a serial port delivered in one piece. */
export interface SerialBytes {
  readonly device: string
  readonly bytes: Uint8Array
}

/** One line of a trace (docs/trace-format.md), checked. */
export type TraceEvent = { readonly line: number } & Times &
  (
    | { readonly type: 'keyboard'; readonly keystroke: KeyEvent | TextEvent | FocusChange }
    | { readonly type: 'hid'; readonly event: HidEvent }
    | ({ readonly type: 'serial' } & SerialBytes)
    /** The picture's name, relative to the trace's file. */
    | { readonly type: 'frame'; readonly image: string }
    | { readonly type: 'arm'; readonly order: string }
    | { readonly type: 'disarm' }
    | { readonly type: 'wall-clock'; readonly shiftMs: number }
    | { readonly type: 'sleep'; readonly ms: number }
    | { readonly type: 'restart' }
    | { readonly type: 'end' }
  )

/** The first line's options. */
export interface TraceOptions {
  readonly gate?: 'manual' | 'always-armed'
  readonly region?: string
  readonly accept?: readonly AcceptedWallet[]
  /** `durable`: starts empty and survives `restart`. Default `memory`. */
  readonly ledger?: 'memory' | 'durable'
  /** Which keyboard scanners there are. */
  readonly profile?: NonNullable<KeystrokeOptions['profile']>
  /** What keyboard and serial scanners put in front of each code. */
  readonly prefix?: string
  /** What they put behind it. */
  readonly suffix?: string
  /** `true`: each scan of a keyboard ends with a terminator. `none`: a serial scan ends with silence. */
  readonly terminator?: boolean | 'auto' | 'none'
}

export interface Trace {
  readonly options: TraceOptions
  readonly events: readonly TraceEvent[]
}

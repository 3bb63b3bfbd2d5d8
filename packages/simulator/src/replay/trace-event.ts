import type { AcceptedWallet } from '@paycode/core'
import type {
  FocusChange,
  HidEvent,
  KeyEvent,
  KeystrokeOptions,
  TextEvent,
} from '@paycode/core/adapter'

/** When an event happened on its device's clock, and when it was delivered, in ms of the trace. */
interface Times {
  readonly t: number
  readonly d: number
}

/** Bytes that a serial port delivered in one chunk. */
export interface SerialBytes {
  readonly device: string
  readonly bytes: Uint8Array
}

/** A checked line of a trace (docs/trace-format.md). */
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

/** The options in the first line of a trace. */
export interface TraceOptions {
  readonly gate?: 'manual' | 'always-armed'
  readonly region?: string
  readonly accept?: readonly AcceptedWallet[]
  /** `durable`: starts empty and survives `restart`. Default `memory`. */
  readonly ledger?: 'memory' | 'durable'
  /** The profile of the keyboard scanners. */
  readonly profile?: NonNullable<KeystrokeOptions['profile']>
  /** The text that keyboard and serial scanners send before each code. */
  readonly prefix?: string
  /** The text that they send after each code. */
  readonly suffix?: string
  /** `true`: each scan of a keyboard scanner ends with a terminator. `none`: a serial scan ends with silence. */
  readonly terminator?: boolean | 'auto' | 'none'
}

export interface Trace {
  readonly options: TraceOptions
  readonly events: readonly TraceEvent[]
}

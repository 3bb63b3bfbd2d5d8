import type { Clock, Symbology } from '@paycode/core'
import type { SchedulerLike } from 'rxjs'

export interface CameraOptions {
  /** Tells two inputs apart. Default `camera`. */
  readonly id?: string
  /** Which camera to begin with, by the page's id for it. Default: the one chosen last, else by `facing`. */
  readonly deviceId?: string
  /** Which way the camera looks where none was chosen. Default `environment`: away from the cashier. */
  readonly facing?: 'environment' | 'user'
  /** What picture to ask for, in pixels; the camera gives what comes nearest. Default 1280 × 720. */
  readonly resolution?: { readonly width: number; readonly height: number }
  /**
   * What to read. Default Code 128 and QR, the two that wallets show. With any other product codes are asked for: then the
   * camera reads whether or not an order waits, and each symbology costs time in every frame.
   */
  readonly symbologies?: readonly Symbology[]
  /**
   * The worker that reads the frames: its address, or how to make one. Default: the package's own, as bundlers find it by
   * `new URL('…', import.meta.url)`.
   */
  readonly worker?: string | URL | (() => Worker)
  /** Where the choice of a camera is remembered, under `paycode.camera`. Default the page's `localStorage`; `false`: nowhere. */
  readonly memory?: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | false
  /** Runs all timers. Default rxjs's asyncScheduler. */
  readonly scheduler?: SchedulerLike
  /** Default: the system's clocks, or the scheduler's time where one other than asyncScheduler is given. */
  readonly clock?: Clock
}

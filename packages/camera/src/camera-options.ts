import { type Symbology } from '@paycode/core'
import { schedulerClock, symbologies, systemClock, type Clock } from '@paycode/core/adapter'
import { asyncScheduler, type SchedulerLike } from 'rxjs'
import type { CameraPage } from './device/camera-page.ts'
import { walletSymbologies } from '@paycode/reader'
import type { ReaderSettings } from './worker/reader-messages.ts'

export interface CameraOptions {
  /** Id of the input, in each scan's `source`. Default `camera`. */
  readonly id?: string
  /** Device id of the first camera to open. Default: the one chosen last, else by `facing`. */
  readonly deviceId?: string
  /** Direction of the camera if none was chosen. Default `environment`: away from the cashier. */
  readonly facing?: 'environment' | 'user'
  /** Picture size to ask for, in pixels; the camera gives the nearest that it has. Default 1280 × 720. */
  readonly resolution?: { readonly width: number; readonly height: number }
  /**
   * The symbologies to read. Default Code 128 and QR, the two that wallets show. Any other one means product codes: then the
   * camera reads also while no order waits. Each symbology costs time in every frame.
   */
  readonly symbologies?: readonly Symbology[]
  /**
   * The worker that reads the frames: its address, or a function that creates it. Default: the package's own, which bundlers
   * find by `new URL('…', import.meta.url)`.
   */
  readonly worker?: string | URL | (() => Worker)
  /**
   * The library that reads beside the project's own reader of Code 128. Default `zxing-wasm`. A page that may not run
   * WebAssembly gets `zxing-js` instead, which reads less and is slower.
   */
  readonly decoder?: 'zxing-wasm' | 'zxing-js'
  /**
   * Address of `zxing_reader.wasm`. Default: beside the worker, as bundlers put it. It is never loaded from another
   * server.
   */
  readonly wasmUrl?: string | URL
  /**
   * Storage of the chosen camera, under `paycode.camera`. Default: the page's `localStorage`. `false`: it is not
   * stored.
   */
  readonly memory?: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | false
  /** Runs all timers. Default: `asyncScheduler` of rxjs. */
  readonly scheduler?: SchedulerLike
  /** Default: the system's clocks, or the scheduler's time if a scheduler other than `asyncScheduler` is given. */
  readonly clock?: Clock
}

export const cameraNames: Readonly<Record<keyof CameraOptions, true>> = {
  id: true,
  deviceId: true,
  facing: true,
  resolution: true,
  symbologies: true,
  worker: true,
  decoder: true,
  wasmUrl: true,
  memory: true,
  scheduler: true,
  clock: true,
}

const knownSymbologies: ReadonlySet<string> = new Set(symbologies.map(({ symbology }) => symbology))

export interface CheckedOptions extends Required<
  Pick<CameraOptions, 'id' | 'facing' | 'resolution' | 'scheduler' | 'clock' | 'memory'>
> {
  readonly deviceId: string | undefined
  readonly settings: ReaderSettings
  readonly readsProducts: boolean
}

/** Fills in the defaults. @throws {TypeError} when an option is unknown or out of range. */
export function checkOptions(options: CameraOptions, page: CameraPage): CheckedOptions {
  const {
    id = 'camera',
    deviceId,
    facing = 'environment',
    resolution = { width: 1_280, height: 720 },
    symbologies: wanted = walletSymbologies,
    decoder = 'zxing-wasm',
    wasmUrl,
    memory = page.localStorage ?? false,
    scheduler = asyncScheduler,
    clock = scheduler === asyncScheduler ? systemClock : schedulerClock(scheduler),
  } = options
  if (facing !== 'environment' && facing !== 'user') {
    throw new TypeError(`camera: facing must be 'environment' or 'user'`)
  }
  const { width, height } = resolution
  if (![width, height].every((side) => Number.isFinite(side) && side > 0)) {
    throw new TypeError('camera: resolution must have a width and a height in pixels')
  }
  if (wanted.length === 0 || !wanted.every((symbology) => knownSymbologies.has(symbology))) {
    throw new TypeError('camera: symbologies must name one or more of those that core knows')
  }
  if (!['zxing-wasm', 'zxing-js'].includes(decoder)) {
    throw new TypeError(`camera: decoder must be 'zxing-wasm' or 'zxing-js'`)
  }
  return {
    ...{ id, deviceId, facing, resolution, memory, scheduler, clock },
    settings: {
      symbologies: wanted,
      decoder,
      ...(wasmUrl !== undefined && { wasmUrl: new URL(wasmUrl, page.baseUrl).href }),
    },
    readsProducts: wanted.some((symbology) => !walletSymbologies.includes(symbology)),
  }
}

import { checkOptionNames, scannerInput, type DeviceReport } from '@paycode/core/adapter'
import { BehaviorSubject, Observable, Subject } from 'rxjs'
import type { CameraInput } from './camera-input.ts'
import { cameraNames, checkOptions, type CameraOptions } from './camera-options.ts'
import { CameraPipeline } from './camera-pipeline.ts'
import { camerasOf } from './device/cameras-of.ts'
import { ChosenCamera } from './device/chosen-camera.ts'
import { thisPage, type CameraPage } from './device/camera-page.ts'
import type { CameraWish } from './device/camera-wish.ts'
import type { CameraView } from './device/camera-view.ts'
import type { ControlSettings } from './device/controls-of.ts'
import { viewOf } from './device/view-of.ts'
import type { OpenFeed } from './frames/frame-feed.ts'
import type { FrameReport } from './frames/frame-report.ts'
import { openFeed } from './frames/open-feed.ts'
import { playInline } from './frames/play-inline.ts'
import { pageLine, workerLine } from './worker/reader-line.ts'
import type { ReaderLines } from './worker/reader-link.ts'
import { Wanted } from './wanted.ts'

/**
 * The camera of a web page as a scanner of the payment codes on customers' phones. It asks for the permission when it opens.
 * A worker reads the frames; each time it is done with one it takes the newest. While the page is hidden, and while no
 * order waits, the camera rests (`paused`) and then goes on by itself. It also recovers by itself from all faults that
 * allow it; the status has the problem with its words (`cameraTroubles`).
 *
 * @throws {TypeError} when there is no page, or an option is unknown or out of range.
 */
export function camera(options: CameraOptions = {}): CameraInput {
  checkOptionNames<CameraOptions>('camera', options, cameraNames)
  return cameraOn(
    {
      page: thisPage(),
      lines: { worker: () => workerLine(options.worker), page: pageLine },
      openFeed,
    },
    options,
  )
}

/** The parts of the browser that a camera input uses. */
export interface CameraPlatform {
  readonly page: CameraPage
  readonly lines: ReaderLines
  readonly openFeed: OpenFeed
}

/** A camera input on a given page. */
export function cameraOn(platform: CameraPlatform, options: CameraOptions = {}): CameraInput {
  const { page } = platform
  const { id, deviceId, facing, resolution, settings, scheduler, clock, memory, readsProducts } =
    checkOptions(options, page)
  const source = { kind: 'camera', id } as const
  const chosen = new ChosenCamera(memory, deviceId)
  const controlSettings = new Map<string, ControlSettings>()
  const wanted = new Wanted()
  const view$ = new BehaviorSubject<CameraView | undefined>(undefined)
  const found$ = new Subject<FrameReport>()
  let work: CameraPipeline | undefined
  /** The camera that was found for `facing`: later openings need not search again. */
  let lens: CameraWish['chosen']

  const reports$ = new Observable<DeviceReport>((reports) => {
    const constraints = (lastOpen: string | undefined) => ({
      ...(lens && { chosen: lens }),
      ...(chosen.chosen && { chosen: chosen.chosen }),
      ...{ facing, resolution },
      isStrict: chosen.chosen !== undefined && chosen.chosen.deviceId === lastOpen,
    })
    const mine = new CameraPipeline(
      { ...platform, source, settings, scheduler, clock, constraints },
      {
        ...{ reports, found: found$ },
        onCamera(state) {
          if (state.kind !== 'live') return view$.value && view$.next(undefined)
          const view = viewOf(state.stream, state.track, controlSettings)
          chosen.met(view)
          if (!chosen.chosen && view.facing === facing)
            lens = { deviceId: view.deviceId, label: view.label }
          view$.next(view)
        },
      },
      wanted.isWanted,
    )
    work = mine
    const listening = wanted.isWanted$.subscribe((isWanted) => mine.want(isWanted))
    mine.start()
    return () => {
      listening.unsubscribe()
      mine.stop()
      if (work === mine) work = undefined
      if (view$.value) view$.next(undefined)
    }
  })

  return {
    ...scannerInput(source, reports$),
    kind: 'camera',
    view$: view$.asObservable(),
    found$: found$.asObservable(),
    cameras$: camerasOf(page, view$),
    show: (video) => showIn(video, view$),
    choose(chosenId) {
      chosen.choose(chosenId === undefined ? undefined : { deviceId: chosenId })
      work?.change()
    },
    retry: () => work?.retry(),
    ...(!readsProducts && {
      followGate: (isWanted$: Observable<boolean>) => wanted.followGate(isWanted$),
    }),
  }
}

function showIn(video: HTMLVideoElement, view$: Observable<CameraView | undefined>): () => void {
  let stop: (() => void) | undefined
  const showing = view$.subscribe((view) => {
    stop?.()
    stop = view && playInline(video, view.stream)
  })
  return () => {
    showing.unsubscribe()
    stop?.()
  }
}

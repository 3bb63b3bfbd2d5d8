import type { Picture, ReaderAbilities } from '../worker/reader-messages.ts'
import type { FrameWay } from './frame-feed.ts'

/** Takes pictures of what a video shows. */
export interface VideoGrabber {
  readonly way: FrameWay
  /** The present picture; `undefined` before the first. */
  take(): Promise<Picture | undefined>
  /** The reader could not use the picture: another way is used from now on. */
  giveUp(): void
}

type Way = Pick<VideoGrabber, 'way' | 'take'>

/** Uses the best way that this browser has, and after `giveUp` the next best: a way may exist and not work. */
export function videoGrabber(video: HTMLVideoElement, abilities: ReaderAbilities): VideoGrabber {
  const rest = waysFor(video, abilities)
  let best = rest.shift() ?? canvasWay(video)
  function giveUp(): void {
    best = rest.shift() ?? best
  }
  return {
    get way() {
      return best.way
    },
    async take() {
      if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || video.videoWidth === 0)
        return undefined
      try {
        return await best.take()
      } catch {
        giveUp()
        return undefined
      }
    },
    giveUp,
  }
}

function waysFor(video: HTMLVideoElement, abilities: ReaderAbilities): Way[] {
  const ways: Way[] = [canvasWay(video)]
  if (abilities.takesBitmaps && 'createImageBitmap' in globalThis) {
    ways.unshift({ way: 'bitmap', take: () => createImageBitmap(video) })
  }
  // Without an OffscreenCanvas a reader could not read a frame of an unknown format.
  if (abilities.takesBitmaps && 'VideoFrame' in globalThis) {
    ways.unshift({ way: 'video-frame', take: async () => new VideoFrame(video) })
  }
  return ways
}

function canvasWay(video: HTMLVideoElement): Way {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  return {
    way: 'canvas',
    async take() {
      const { videoWidth: width, videoHeight: height } = video
      if (canvas.width !== width) canvas.width = width
      if (canvas.height !== height) canvas.height = height
      context?.drawImage(video, 0, 0)
      return context?.getImageData(0, 0, width, height)
    },
  }
}

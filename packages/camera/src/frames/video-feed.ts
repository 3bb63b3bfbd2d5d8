import type { Picture } from '../worker/reader-messages.ts'
import { playInline } from './play-inline.ts'
import type { FeedLine, FrameFeed } from './frame-feed.ts'
import { videoGrabber } from './video-grabber.ts'

/**
 * Plays the stream in a hidden video. Each time the reader is done with a frame it hands over the newest one, so no frame
 * waits in a queue.
 */
export function videoFeed(stream: MediaStream, line: FeedLine): FrameFeed {
  const video = hiddenVideo()
  const grab = videoGrabber(video, line.abilities)
  // Without `requestVideoFrameCallback` the next screen refresh may show the same frame again.
  const mayRepeat = !('requestVideoFrameCallback' in video)
  let isIdle = true
  let isStopped = false
  let stopWaiting = nextFrame(video, onFrame)
  const stopPlaying = playInline(video, stream, (isBlocked) => line.onBlocked(isBlocked))

  function onFrame(at: number): void {
    stopWaiting = nextFrame(video, onFrame)
    if (isIdle) void hand(at)
  }

  async function hand(at: number): Promise<void> {
    isIdle = false
    const picture = await grab.take()
    if (!picture) return void (isIdle = true)
    if (isStopped) return close(picture)
    try {
      line.post({ type: 'read', run: line.run, at, picture, mayRepeat }, transferOf(picture))
    } catch {
      close(picture)
      grab.giveUp()
      isIdle = true
    }
  }

  return {
    get way() {
      return grab.way
    },
    next: () => void (isIdle = true),
    stop() {
      isStopped = true
      stopWaiting()
      stopPlaying()
      video.remove()
      line.post({ type: 'stop' }, [])
    },
  }
}

const transferOf = (picture: Picture): Transferable[] => [
  'data' in picture ? picture.data.buffer : picture,
]

function close(picture: Picture): void {
  if ('close' in picture) picture.close()
}

/** A video in the page, since Safari plays no other; invisible, and out of reach of keyboard and screen reader. */
function hiddenVideo(): HTMLVideoElement {
  const video = document.createElement('video')
  video.setAttribute('aria-hidden', 'true')
  video.tabIndex = -1
  Object.assign(video.style, {
    ...{ position: 'fixed', left: '0', top: '0', width: '1px', height: '1px' },
    ...{ opacity: '0', pointerEvents: 'none' },
  })
  document.body.append(video)
  return video
}

/**
 * Waits for the next frame.
 * @param onFrame gets the time it was taken, ms on the page's clock.
 * @returns a function that cancels.
 */
function nextFrame(video: HTMLVideoElement, onFrame: (at: number) => void): () => void {
  if ('requestVideoFrameCallback' in video) {
    const id = video.requestVideoFrameCallback((now, { captureTime }) =>
      onFrame(captureTime ?? now),
    )
    return () => video.cancelVideoFrameCallback(id)
  }
  const id = requestAnimationFrame(onFrame)
  return () => cancelAnimationFrame(id)
}

import { hasTrackFrames, trackFrames } from '../worker/track-frames.ts'
import type { FeedLine, FrameFeed, OpenFeed } from './frame-feed.ts'
import { videoFeed } from './video-feed.ts'

/** Brings a track's frames to the reader in the fastest way that this browser supports. */
export const openFeed: OpenFeed = (stream, track, line) =>
  (line.isStreamBroken ? undefined : (trackStreamFeed(track, line) ?? trackFeed(track, line))) ??
  videoFeed(stream, line)

/** Chromium: the page turns the track into a stream and transfers it to the reader. No frame passes through the page. */
function trackStreamFeed(track: MediaStreamTrack, line: FeedLine): FrameFeed | undefined {
  if (!hasTrackFrames()) return undefined
  // The stream gets its own copy of the track. When the copy ends, the stream delivers all its frames and ends; a cancelled
  // stream may drop some without closing them.
  const copy = track.clone()
  try {
    const frames = trackFrames(copy)
    line.post({ type: 'watch', run: line.run, frames }, [frames])
    return { way: 'track-stream', next: () => {}, stop: () => stopAfter(copy, line) }
  } catch {
    copy.stop()
    return undefined
  }
}

function stopAfter(track: MediaStreamTrack, line: FeedLine): void {
  line.post({ type: 'stop' }, [])
  track.stop()
}

/** Safari: a copy of the track itself is transferred to the reader. */
function trackFeed(track: MediaStreamTrack, line: FeedLine): FrameFeed | undefined {
  if (!line.abilities.takesTracks) return undefined
  const copy = track.clone()
  try {
    line.post({ type: 'watch-track', run: line.run, track: copy }, [copy])
    return { way: 'track', next: () => {}, stop: () => line.post({ type: 'stop' }, []) }
  } catch {
    copy.stop()
    return undefined
  }
}

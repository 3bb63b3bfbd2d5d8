import { hasTrackFrames, trackFrames } from '../worker/track-frames.ts'
import type { FeedLine, FrameFeed, OpenFeed } from './frame-feed.ts'
import { videoFeed } from './video-feed.ts'

/** Brings a track's frames to the reader in the best way that this browser has. */
export const openFeed: OpenFeed = (stream, track, line) =>
  (line.isStreamBroken ? undefined : (trackStreamFeed(track, line) ?? trackFeed(track, line))) ??
  videoFeed(stream, line)

/** Chromium: the track is made a stream here, and the stream goes to the reader. No frame passes through the page. */
function trackStreamFeed(track: MediaStreamTrack, line: FeedLine): FrameFeed | undefined {
  if (!hasTrackFrames()) return undefined
  try {
    const frames = trackFrames(track)
    line.post({ type: 'watch', run: line.run, frames }, [frames])
    return { way: 'track-stream', next: () => {}, stop: () => line.post({ type: 'stop' }, []) }
  } catch {
    return undefined
  }
}

/** Safari: a copy of the track itself goes to the reader. */
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

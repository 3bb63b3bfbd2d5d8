/** W3C MediaStreamTrack Insertable Media Processing; the DOM types lack it. Chromium has it in pages, Safari in workers. */
declare const MediaStreamTrackProcessor:
  | (new (init: { track: MediaStreamTrack }) => { readonly readable: ReadableStream<VideoFrame> })
  | undefined

export const hasTrackFrames = (): boolean => typeof MediaStreamTrackProcessor !== 'undefined'

/**
 * The frames of a track as a stream that keeps only the newest one.
 * @throws {TypeError} when the browser lacks this here.
 */
export function trackFrames(track: MediaStreamTrack): ReadableStream<VideoFrame> {
  if (typeof MediaStreamTrackProcessor === 'undefined') {
    throw new TypeError('There is no MediaStreamTrackProcessor here.')
  }
  return new MediaStreamTrackProcessor({ track }).readable
}

/** Events that count as a touch of the page, after which a browser lets a video play. */
const touches = ['pointerdown', 'keydown'] as const

/**
 * Plays a stream in a video, muted and inline, and tries again with each touch of the page until it plays. iOS requires
 * `playsinline` and `muted`, and in its low power mode a touch.
 * @returns a function that stops it.
 */
export function playInline(
  video: HTMLVideoElement,
  stream: MediaStream,
  onBlocked: (isBlocked: boolean) => void = () => {},
): () => void {
  let isStopped = false
  video.muted = true
  video.playsInline = true
  video.autoplay = true
  // Safari respects only the attributes, not the properties.
  for (const name of ['muted', 'playsinline', 'autoplay']) video.setAttribute(name, '')
  video.srcObject = stream

  async function play(): Promise<void> {
    try {
      await video.play()
      if (!isStopped) onBlocked(false)
    } catch (error) {
      const isRefused = error instanceof DOMException && error.name === 'NotAllowedError'
      if (!isStopped && isRefused) onBlocked(true)
    }
  }
  const onTouch = (): void => {
    if (video.paused) void play()
  }
  // Safari on iOS leaves an interrupted video black until its stream is set again (twilio-video.js #1632).
  const onVisibility = (): void => {
    if (document.visibilityState !== 'visible') return
    video.srcObject = stream
    void play()
  }
  for (const touch of touches) document.addEventListener(touch, onTouch, true)
  document.addEventListener('visibilitychange', onVisibility)
  void play()
  return () => {
    isStopped = true
    for (const touch of touches) document.removeEventListener(touch, onTouch, true)
    document.removeEventListener('visibilitychange', onVisibility)
    video.pause()
    video.srcObject = null
  }
}

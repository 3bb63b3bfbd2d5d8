import type { CameraDevices } from './camera-page.ts'
import { constraintsFor, pictureFor, type CameraWish } from './camera-wish.ts'
import { errorName } from './error-name.ts'
import { betterLenses, canFocus } from './main-lens.ts'
import { oneAtATime } from './one-at-a-time.ts'

/** At most this many lenses are tried: a phone has up to four on its back, and each takes half a second to open. */
const maxLenses = 2

/**
 * Errors that another camera or fewer constraints may cure. The second is the name in old Safari and Chrome for the
 * first.
 */
const curable = new Set(['OverconstrainedError', 'ConstraintNotSatisfiedError', 'NotFoundError'])

/**
 * Requests a camera's stream, with fewer constraints if a try fails. A stream that arrives when it is no longer wanted is
 * stopped, and the promise resolves to `undefined`.
 * @throws {DOMException} the last error of `getUserMedia`.
 */
export function requestStream(
  devices: CameraDevices,
  wish: CameraWish,
  isWanted: () => boolean,
): Promise<MediaStream | undefined> {
  const ask = async (video: MediaTrackConstraints): Promise<MediaStream | undefined> => {
    if (!isWanted()) return undefined
    const stream = await devices.getUserMedia({ video, audio: false })
    if (isWanted()) return stream
    stopStream(stream)
    return undefined
  }
  const known = (): Promise<MediaDeviceInfo[]> => devices.enumerateDevices().catch(() => [])
  const askFor = async (video: MediaTrackConstraints): Promise<MediaStream | undefined> => {
    const stream = await ask(video)
    // The main lens is not searched for when a person chose the camera.
    if (!stream || !('facingMode' in video)) return stream
    return withMainLens(stream, wish, await known(), ask)
  }
  return oneAtATime(devices, async () => {
    const [best = {}] = constraintsFor(wish, [])
    try {
      return await askFor(best)
    } catch (error) {
      let failure = error
      // Only with a permission, so only now, are the cameras' names known, by which a chosen one may be found again.
      const cameras = isCurable(error) ? await known() : []
      for (const less of constraintsFor(wish, cameras).slice(1)) {
        if (!isCurable(failure)) break
        try {
          return await askFor(less)
        } catch (next) {
          failure = next
        }
      }
      throw failure
    }
  })
}

/**
 * Switches to the main lens if this is another one. A phone opens one camera at a time, so the open one is stopped
 * first.
 */
async function withMainLens(
  stream: MediaStream,
  wish: CameraWish,
  devices: readonly MediaDeviceInfo[],
  ask: (video: MediaTrackConstraints) => Promise<MediaStream | undefined>,
): Promise<MediaStream | undefined> {
  const [track] = stream.getVideoTracks()
  const better = track ? betterLenses(track, wish.facing, devices).slice(0, maxLenses) : []
  const first = track?.getSettings().deviceId
  if (first === undefined || better.length === 0) return stream
  const exactly = (id: string) => ask({ deviceId: { exact: id }, ...pictureFor(wish) })
  stopStream(stream)
  for (const id of better) {
    try {
      const other = await exactly(id)
      const [lens] = other?.getVideoTracks() ?? []
      if (!other || (lens && canFocus(lens))) return other
      stopStream(other)
    } catch {
      // This lens cannot be opened, for example because another program uses it: try the next.
    }
  }
  return exactly(first)
}

const isCurable = (error: unknown): boolean => curable.has(errorName(error))

export function stopStream(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

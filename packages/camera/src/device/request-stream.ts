import type { CameraDevices } from './camera-page.ts'
import { constraintsFor, pictureFor, type CameraWish } from './camera-wish.ts'
import { errorName } from './error-name.ts'
import { betterLenses, canFocus } from './main-lens.ts'
import { oneAtATime } from './one-at-a-time.ts'

/** A phone has up to four lenses on its back; each takes half a second to open. */
const maxLenses = 2

/** What another camera, or less of one, may cure; the second is an old Safari's and Chrome's name for the first. */
const curable = new Set(['OverconstrainedError', 'ConstraintNotSatisfiedError', 'NotFoundError'])

/**
 * Asks for a camera's stream, and for less where that cannot be had. A stream that comes after nobody wants it any more is
 * stopped, and the promise resolves to `undefined`.
 * @throws {DOMException} what `getUserMedia` said last.
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
    // A camera that a person chose is used as it is.
    if (!stream || !('facingMode' in video)) return stream
    return withMainLens(stream, wish, await known(), ask)
  }
  return oneAtATime(devices, async () => {
    const [best = {}] = constraintsFor(wish, [])
    try {
      return await askFor(best)
    } catch (error) {
      let failure = error
      // The cameras' names, by which a chosen one may be found again, are told only now, with a permission.
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

/** Changes to the main lens, if this is another one. A phone opens one camera at a time, so the open one is stopped first. */
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
      // Another program has it.
    }
  }
  return exactly(first)
}

const isCurable = (error: unknown): boolean => curable.has(errorName(error))

export function stopStream(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

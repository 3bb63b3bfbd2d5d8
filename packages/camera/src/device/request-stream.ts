import type { CameraDevices } from './camera-page.ts'
import { constraintsFor, type CameraWish } from './camera-wish.ts'
import { errorName } from './error-name.ts'
import { oneAtATime } from './one-at-a-time.ts'

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
  return oneAtATime(devices, async () => {
    const [best = {}] = constraintsFor(wish, [])
    try {
      return await ask(best)
    } catch (error) {
      let failure = error
      // The cameras' names, by which a chosen one may be found again, are told only now, with a permission.
      const known = isCurable(error) ? await devices.enumerateDevices().catch(() => []) : []
      for (const less of constraintsFor(wish, known).slice(1)) {
        if (!isCurable(failure)) break
        try {
          return await ask(less)
        } catch (next) {
          failure = next
        }
      }
      throw failure
    }
  })
}

const isCurable = (error: unknown): boolean => curable.has(errorName(error))

export function stopStream(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

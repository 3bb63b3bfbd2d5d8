import type { Size, Path } from '../../bench/camera/images/optics/expose.ts'
import type { Pose } from '../../bench/camera/images/optics/view.ts'
import type { clipScenes } from './clip-scenes.ts'
import { framesPerSecond } from './clip-timing.ts'

type HeldPhone = (typeof clipScenes)[keyof typeof clipScenes]['phones'][number]

/** Of the time between two frames, in which the shutter is open. */
const openShare = 0.35

/** Where a phone is in each frame, and how far it moves while the shutter is open. */
export function handPath(phone: HeldPhone, size: Size, away: readonly number[]) {
  const distance = size.width * (phone.from === 'left' ? -1.1 : 1.1)
  const [heldX, heldY] = [phone.at[0] * size.width, phone.at[1] * size.height]
  const awayAt = (frame: number): number => {
    const before = away[Math.floor(frame)] ?? 1
    const after = away[Math.ceil(frame)] ?? 1
    return before + (after - before) * (frame % 1)
  }
  const at = (frame: number) => {
    const [x, y] = tremble(frame / framesPerSecond, size)
    return [heldX + distance * awayAt(frame) + x, heldY + y] as const
  }
  return (frame: number): { readonly pose: Pose; readonly path: Path } => {
    const [before, after] = [at(frame), at(frame + openShare)]
    const turn = 0.5 * Math.sin(3.1 * (frame / framesPerSecond))
    return {
      path: [after[0] - before[0], after[1] - before[1]],
      pose: {
        at: [(before[0] + after[0]) / 2, (before[1] + after[1]) / 2],
        pixelsPerModule: phone.pixelsPerModule * (size.height / 720) ** 0.8,
        rotationDegrees: phone.rotationDegrees + turn + 12 * awayAt(frame),
        ...{ tiltDegrees: phone.tiltDegrees, tiltTowardsDegrees: 70 },
      },
    }
  }
}

/** No hand is still: a few pixels, by two waves that do not meet. */
function tremble(seconds: number, { height }: Size): readonly [number, number] {
  const reach = height / 360
  return [
    reach * (Math.sin(9.7 * seconds) + 0.5 * Math.sin(23.3 * seconds)),
    reach * (Math.sin(8.1 * seconds + 1) + 0.5 * Math.sin(26.9 * seconds)),
  ]
}

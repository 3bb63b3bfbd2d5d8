import type { Size, Path } from '../pictures/optics/expose.ts'
import type { Pose } from '../pictures/optics/view.ts'
import type { HeldPhone } from './clip-scenes.ts'
import { framesPerSecond } from './clip-timing.ts'

/** Of the time between two frames, in which the shutter is open. */
const openShare = 0.35

/** A phone in one frame. */
interface HandMoment {
  readonly pose: Pose
  /** How far it moves while the shutter is open, px. */
  readonly path: Path
  /** How far it moves from one frame to the next, px. */
  readonly drift: Path
}

/** Where a phone is in each frame, and how it moves. */
export function handPath(phone: HeldPhone, size: Size, away: readonly number[]) {
  const distance = size.width * (phone.from === 'left' ? -1.1 : 1.1)
  const [heldX, heldY] = [phone.at[0] * size.width, phone.at[1] * size.height]
  const awayAt = (frame: number): number => {
    const before = away[Math.floor(frame)] ?? 1
    const after = away[Math.ceil(frame)] ?? 1
    return before + (after - before) * (frame % 1)
  }
  const at = (frame: number) => {
    const [x, y] = tremble(frame / framesPerSecond, size, phone.shake)
    return [heldX + distance * awayAt(frame) + x, heldY + y] as const
  }
  return (frame: number): HandMoment => {
    const [before, after, next] = [at(frame), at(frame + openShare), at(frame + 1)]
    const turn = 0.5 * Math.sin(3.1 * (frame / framesPerSecond))
    return {
      path: [after[0] - before[0], after[1] - before[1]],
      drift: [next[0] - before[0], next[1] - before[1]],
      pose: {
        at: [(before[0] + after[0]) / 2, (before[1] + after[1]) / 2],
        pixelsPerModule: phone.pixelsPerModule * (size.height / 720) ** 0.8,
        rotationDegrees: phone.rotationDegrees + turn + 12 * awayAt(frame),
        ...{ tiltDegrees: phone.tiltDegrees, tiltTowardsDegrees: 70 },
      },
    }
  }
}

/**
 * No hand is still: a few pixels, by two waves that do not meet. One that shakes goes farther, and has the muscles' tremor of
 * nine waves a second.
 */
function tremble(seconds: number, { height }: Size, shake = 1): readonly [number, number] {
  const reach = (shake * height) / 360
  const tremor = ((shake - 1) * height) / 900
  return [
    reach * (Math.sin(9.7 * seconds) + 0.5 * Math.sin(23.3 * seconds)) +
      tremor * Math.sin(56.5 * seconds),
    reach * (Math.sin(8.1 * seconds + 1) + 0.5 * Math.sin(26.9 * seconds)) +
      tremor * Math.sin(53.1 * seconds + 2),
  ]
}

/** How a clip goes: an empty counter, the phone comes, is held, goes; then the same again. */
export interface ClipTiming {
  /** Default 2 000. */
  readonly emptyMs?: number
  /** Default 1 800. */
  readonly heldMs?: number
}

export const framesPerSecond = 30

/** The number of frames in which the phone comes. It leaves in the same number. */
const comingFrames = 18

/** For each frame of the clip how far away the hand is: 0 is before the camera, 1 outside of the frame. */
export function clipTiming({ emptyMs = 2000, heldMs = 1800 }: ClipTiming = {}): readonly number[] {
  const coming = Array.from({ length: comingFrames }, (_, at) => {
    // Quick at first, then ever slower, as one aims.
    return (1 - (at + 1) / (comingFrames + 1)) ** 2.5
  })
  return [
    ...Array.from({ length: framesIn(emptyMs) }, () => 1),
    ...coming,
    ...Array.from({ length: framesIn(heldMs) }, () => 0),
    ...coming.toReversed(),
  ]
}

const framesIn = (ms: number): number => Math.round((ms * framesPerSecond) / 1000)

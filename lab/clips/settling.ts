import type { ClipScene } from './clip-scenes.ts'
import { framesPerSecond } from './clip-timing.ts'

/** The time in which what is left of an error falls to a third, s. */
const settlingSeconds = 0.25
/** Swings a second while the camera looks for the right value. */
const swings = 1.6

/**
 * How far exposure and focus are off in a frame. A bright phone comes before a dark counter: the camera, which had settled on
 * the counter, overshoots a few times until both are right.
 */
export function settlingOf(
  { stops, defocusRadius }: NonNullable<ClipScene['settles']>,
  away: readonly number[],
) {
  const come = away.findIndex((share) => share < 0.5)
  return (frame: number): { readonly stops: number; readonly defocusRadius: number } => {
    const seconds = (frame - come) / framesPerSecond
    if (seconds < 0) return { stops: 0, defocusRadius }
    const left = Math.exp(-seconds / settlingSeconds)
    const swing = left * Math.cos(2 * Math.PI * swings * seconds)
    return { stops: stops * swing, defocusRadius: defocusRadius * Math.abs(swing) }
  }
}

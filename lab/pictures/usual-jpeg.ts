import { randomOf } from './random.ts'

/** Pictures that come without a compression: a sensor whose raw frames reach the page. */
const rawShare = 0.08

/**
 * The quality that the camera compresses with after the sensor's noise; `undefined` for a raw frame. From numbers of its
 * own: what else a picture shows does not change with it.
 */
export function usualJpeg(id: string): number | undefined {
  const random = randomOf(`${id} jpeg`)
  return random.chance(rawShare) ? undefined : Math.round(random.between(60, 95))
}

/** More or less light on the sensor: a longer or a shorter exposure. */
export function brighten(light: Float32Array, gain: number): void {
  for (let at = 0; at < light.length; at += 1) light[at] = light[at]! * gain
}

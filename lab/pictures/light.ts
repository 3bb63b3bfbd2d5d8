/** sRGB's curve: a screen's grey value 0 … 255 as light 0 … 1. */
export function lightOf(grey: number): number {
  const value = grey / 255
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

const steps = 4096
const greys = new Float32Array(steps + 1)
for (let step = 0; step <= steps; step += 1) {
  // By the square of the step: the curve is steep in the dark.
  const light = (step / steps) ** 2
  greys[step] = 255 * (light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055)
}

/** Light as a camera's grey value, not rounded yet; what is too bright is cut off. */
export function greyOf(light: number): number {
  return light >= 1 ? 255 : greys[(Math.sqrt(light) * steps + 0.5) | 0]!
}

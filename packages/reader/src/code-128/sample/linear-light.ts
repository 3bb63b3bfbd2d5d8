/** Cameras write about the 2.2th root of the light. Blur and averages are sums of light, so they are undone in it. */
const gamma = 2.2

/** The light, 0 to 1, of each grey value. */
export const linearLight: Float32Array = Float32Array.from({ length: 256 }, (_, grey) =>
  Math.pow(grey / 255, gamma),
)

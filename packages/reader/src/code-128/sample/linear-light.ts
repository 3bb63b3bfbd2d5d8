/** Cameras store about the 2.2th root of the light. Blur and averages are sums of light, so the calculation needs linear light. */
const gamma = 2.2

/** The linear light, 0 to 1, of each grey value. */
export const linearLight: Float32Array = Float32Array.from({ length: 256 }, (_, grey) =>
  Math.pow(grey / 255, gamma),
)

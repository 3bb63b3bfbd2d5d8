/**
 * For each pixel the mean of the square of `2 · radius + 1` pixels around it. Edge pixels repeat beyond the edge. The radius does not
 * affect the speed.
 */
export function boxMean(
  values: Float32Array,
  width: number,
  height: number,
  radius: number,
): Float32Array {
  const across = new Float32Array(values.length)
  const result = new Float32Array(values.length)
  const sums = new Float32Array(width)
  const size = 2 * radius + 1
  for (let y = 0; y < height; y += 1) {
    const start = y * width
    const end = start + width - 1
    let sum = radius * values[start]!
    for (let x = 0; x <= radius; x += 1) sum += values[Math.min(end, start + x)]!
    for (let x = 0; x < width; x += 1) {
      across[start + x] = sum / size
      sum += values[Math.min(end, start + x + radius + 1)]!
      sum -= values[Math.max(start, start + x - radius)]!
    }
  }
  const last = (height - 1) * width
  for (let y = -radius; y <= radius; y += 1) {
    const start = Math.min(last, Math.max(0, y) * width)
    for (let x = 0; x < width; x += 1) sums[x]! += across[start + x]!
  }
  for (let y = 0; y < height; y += 1) {
    const next = Math.min(last, (y + radius + 1) * width)
    const gone = Math.max(0, (y - radius) * width)
    for (let x = 0; x < width; x += 1) {
      result[y * width + x] = sums[x]! / size
      sums[x]! += across[next + x]! - across[gone + x]!
    }
  }
  return result
}

/** Samples per module. */
export const density = 4

/** The picture of one dark module through the blur. */
export interface BlurKernel {
  /** Standard deviation of the blur, in modules. */
  readonly sigma: number
  /** How far the module's shadow reaches on either side of it, in modules. */
  readonly reach: number
  /** The samples of the shadow, from `reach` modules before the module to `reach` modules after it. */
  readonly shape: Float32Array
  /** The overlap of the shadows of two modules, by their distance in modules. */
  readonly overlap: Float32Array
}

export const minSigma = 0.2
export const maxSigma = 2

const kernels = new Map<number, BlurKernel>()
/** Kernels are cached for every 1/40 of a module. */
const fineness = 40

export function blurKernel(wanted: number): BlurKernel {
  const key = Math.round(Math.min(maxSigma, Math.max(minSigma, wanted)) * fineness)
  const kept = kernels.get(key)
  if (kept) return kept
  const sigma = key / fineness
  const reach = Math.ceil(3 * sigma)
  const shape = new Float32Array((2 * reach + 1) * density)
  for (let at = 0; at < shape.length; at += 1) {
    const place = (at + 0.5) / density - reach
    shape[at] = normal(place / sigma) - normal((place - 1) / sigma)
  }
  const overlap = new Float32Array(2 * reach + 1)
  for (let apart = 0; apart < overlap.length; apart += 1) {
    let sum = 0
    for (let at = apart * density; at < shape.length; at += 1) {
      sum += shape[at]! * shape[at - apart * density]!
    }
    overlap[apart] = sum
  }
  const kernel = { sigma, reach, shape, overlap }
  kernels.set(key, kernel)
  return kernel
}

/** The normal distribution by Abramowitz and Stegun 26.2.17, with an error below 1e-7. */
function normal(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x))
  const series =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  const tail = 0.3989422804 * Math.exp((-x * x) / 2) * series
  return x > 0 ? 1 - tail : tail
}

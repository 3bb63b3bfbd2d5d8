const firstMs = 500
const mostMs = 10_000

/** How long to wait before the next try after so many that failed, in ms. */
export const backOffMs = (failed: number): number =>
  Math.min(mostMs, firstMs * 2 ** Math.min(Math.max(0, failed - 1), 10))

export function quantile(values, at) {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(at * sorted.length))] ?? 0
}

export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length

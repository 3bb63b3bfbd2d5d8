export function quantile(values, share) {
  const ascending = values.toSorted((a, b) => a - b)
  return ascending[Math.floor(share * (ascending.length - 1))]
}

export const median = (values) => quantile(values, 0.5)

/** With one decimal below ten; a dash where there is nothing. */
export function inMs(value) {
  if (value === undefined) return '–'
  return value < 10 ? value.toFixed(1) : value.toFixed(0)
}

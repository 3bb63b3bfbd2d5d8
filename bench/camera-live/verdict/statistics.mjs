export function quantile(values, share) {
  const ascending = values.toSorted((a, b) => a - b)
  return ascending[Math.ceil(share * ascending.length) - 1] ?? ascending[0]
}

/** How much of the work lies in each span between two of these times; what lies before the first or after the last is left out. */
export function workBetween(times, work) {
  const sums = Array.from({ length: Math.max(0, times.length - 1) }, () => 0)
  const inOrder = work.toSorted((a, b) => a.at - b.at)
  let span = 0
  for (const { at, ms } of inOrder) {
    while (span < sums.length && at >= times[span + 1]) span += 1
    if (span < sums.length && at >= times[span]) sums[span] += ms
  }
  return sums
}

// A disk or a loaded machine swings fifteen-fold within a minute, so nothing is worth a number of its own: raw store and
// ledger are measured in turn, each pair gives a ratio, and the median of the ratios is what counts.

/** Runs callers one after the other, or several at once, for a time. Returns how many were done per second. */
export async function rate(work, { callers, forMs }) {
  let done = 0
  const startedAt = performance.now()
  const end = startedAt + forMs
  const caller = async () => {
    while (performance.now() < end) {
      await work()
      done += 1
    }
  }
  await Promise.all(Array.from({ length: callers }, caller))
  return (done / (performance.now() - startedAt)) * 1000
}

/** Runs pairs, each begun by the other side in turn. Returns the medians of both and of their ratio. */
export async function pairs(count, raw, ledger) {
  const found = []
  for (let index = 0; index < count; index += 1) {
    const pair = {}
    const order = index % 2 === 0 ? ['raw', 'ledger'] : ['ledger', 'raw']
    for (const which of order) pair[which] = await (which === 'raw' ? raw() : ledger())
    found.push({ ...pair, ratio: pair.ledger / pair.raw })
  }
  const medianOf = (name) => median(found.map((pair) => pair[name]))
  return { raw: medianOf('raw'), ledger: medianOf('ledger'), ratio: medianOf('ratio') }
}

export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

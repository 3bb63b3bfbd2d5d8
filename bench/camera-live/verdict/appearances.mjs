const frameMs = 1000 / 30

/**
 * Each time that codes came into view as a whole and left it again: `from` and `to` in ms since the epoch, and the number of
 * the first such frame.
 * @param ticks which frame the browser had, and when, in order
 * @param frames of the clip: for each the texts that lie in it as a whole
 */
export function appearancesIn(ticks, frames) {
  const first = frames.findIndex((texts) => texts.length > 0)
  const appearances = []
  let open
  for (const { number, at } of ticks) {
    const isThere = frames[number].length > 0
    // The very first frame may have been missed: then the code came that many frames earlier.
    if (isThere && !open) open = { first, from: at - (number - first) * frameMs }
    if (!isThere && open) {
      appearances.push({ ...open, to: at })
      open = undefined
    }
  }
  return appearances
}

/** The number of the frame that the browser had at this time. */
export function frameAt(ticks, time) {
  return ticks.findLast(({ at }) => at <= time)?.number
}

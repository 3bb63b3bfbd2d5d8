/**
 * Holds what a library said against what was scanned. Each scan is right (its text, once, in its turn), or split (a
 * piece of it was given out as a scan), or merged (given out together with another), or missed. What was said besides is
 * wrong: a value that was not scanned, or one for the second time.
 */
export function judgeScans(scans, results) {
  // An Enter or Tab at the end is no difference: any caller takes it off.
  const said = results.map(({ text }) => text.replace(/[\r\n\t]+$/, ''))
  const pairs = longestMatch(scans, said)
  const matched = new Map(pairs.map(([scan, place]) => [scan, results[place]]))
  const others = said.filter((_, place) => !pairs.some(([, taken]) => taken === place))
  const missing = scans.filter((scan) => !matched.has(scan))
  const isMerged = (text) => missing.filter(({ code }) => text.includes(code)).length > 1
  const isPiece = (text) =>
    missing.some(({ code }) => text !== '' && text !== code && code.includes(text))
  const fates = missing.map((scan) => fateOf(scan, others, isMerged, isPiece))
  const count = (fate) => fates.filter((value) => value === fate).length
  return {
    ...{ right: pairs.length, split: count('split'), merged: count('merged') },
    missed: count('missed'),
    wrong: others.filter((text) => !isMerged(text) && !isPiece(text)).length,
    matched,
  }
}

function fateOf({ code }, others, isMerged, isPiece) {
  if (others.some((text) => isMerged(text) && text.includes(code))) return 'merged'
  return others.some((text) => isPiece(text) && code.includes(text)) ? 'split' : 'missed'
}

/** The longest sequence of scans that were given out in their order, each with the place of its result. */
function longestMatch(scans, said) {
  const best = Array.from({ length: scans.length + 1 }, () => Array(said.length + 1).fill(0))
  for (let scan = scans.length - 1; scan >= 0; scan -= 1) {
    for (let place = said.length - 1; place >= 0; place -= 1) {
      best[scan][place] =
        scans[scan].code === said[place]
          ? 1 + best[scan + 1][place + 1]
          : Math.max(best[scan + 1][place], best[scan][place + 1])
    }
  }
  const pairs = []
  let [scan, place] = [0, 0]
  while (scan < scans.length && place < said.length) {
    if (scans[scan].code === said[place]) pairs.push([scans[scan++], place++])
    else if (best[scan + 1][place] >= best[scan][place + 1]) scan += 1
    else place += 1
  }
  return pairs
}

import { layouts, suffixes } from './keys.mjs'

/** How often scanners end their scans with what. */
const usualSuffixes = [
  ...Array.from({ length: 12 }, () => 'enter'),
  ...['tab', 'tab', 'tab', 'crlf', 'crlf', 'none', 'none', 'none'],
]
const keypadSuffixes = ['keypadEnter', 'keypadEnter', 'keypadEnter', 'none']

/** Even within a fifth; `holes` gaps are longer by 20 to 180 ms, as on a busy machine or over the air. */
function scannerGaps(random, count, paceMs, holes, holeMs = [20, 180]) {
  const gapsMs = Array.from({ length: count }, () => paceMs * random.between(0.8, 1.2))
  for (let hole = 0; hole < holes; hole += 1) {
    gapsMs[random.whole(0, count - 1)] += random.between(...holeMs)
  }
  return gapsMs
}

/** A scanner's own habits: pace, dwell, layout and suffix. They stay for all scans of a trace. */
export function drawScanner(random, { paceMs: [least, most], layout = 'us', suffix }) {
  const paceMs = random.between(least, most)
  const isKeypad = layout.startsWith('keypad')
  const ending = suffix ?? random.pick(isKeypad ? keypadSuffixes : usualSuffixes)
  return {
    ...{ paceMs, layout },
    // Its poll, or half its own pace at the most.
    dwellMs: Math.min(random.between(0.5, 20), paceMs * 0.4),
    suffix: suffixes[ending],
  }
}

export function writeScan(writer, random, scanner, code, { holes = 0, holeMs } = {}) {
  const { paceMs, dwellMs, layout, suffix } = scanner
  writer.scan({
    ...{ code, dwellMs, suffix },
    keys: Array.from(code, layouts[layout]),
    gapsMs: scannerGaps(random, code.length - 1, paceMs, holes, holeMs),
    suffixGapMs: paceMs,
  })
}

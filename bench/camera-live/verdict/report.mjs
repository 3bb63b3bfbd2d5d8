import { quantile } from './statistics.mjs'

const columns = [
  ...['scene', 'contestant', 'read', 'first code, ms', 'frames', 'frames read /s'],
  ...['own code, ms per frame', 'main thread', 'other threads', 'wrong'],
]

/** The table, and what it was made on. */
export function reportOf({ rows, machine, load, rounds }) {
  const lines = [
    '# The camera beside its rivals, live',
    '',
    `Chromium's fake camera, 1280 × 720 at 30 frames a second; ${machine}; ${rounds} rounds, the contestants in turn; one alone at a time.`,
    `Load of the machine meanwhile (jobs that wanted a core, by the minute): ${load}.`,
    '',
    ...tableOf(columns, rows.map(cellsOf)),
    '',
    'By what the phone shows, over all scenes of one phone: read, of the times that a code came into view, and the median of the first code in frames of the camera.',
    '',
    ...tableOf(['contestant', ...Object.values(shown)], summaryOf(rows)),
    '',
    ...legend,
  ]
  return `${lines.join('\n')}\n`
}

const legend = [
  '- **read**: how often a code was reported, of the times that one came into view. Of two phones no code may be reported; *ambiguous* is how often two phones were reported as ambiguous.',
  '- **first code**: from the first frame that shows the whole code, still in motion, until the page receives it: median and worst, and the median in frames of the camera.',
  '- **own code**: processor time of scripts on the main thread (with what they call, and their garbage) from one frame that was read to the next, median and 95th percentile; of the bare video per frame shown.',
  '- **main thread, other threads**: of one core, all tasks; the other threads are the worker and the decoder in it, and the browser’s own.',
  '- **wrong**: texts reported that no phone showed.',
]

function cellsOf({ scene, name, tally }) {
  const { appearances, read, ambiguous, wrong, figures } = tally
  const { readPerSecond, latencyMs, latencyFrames, ownMs } = figures
  const isBare = tally.attempts === 0
  return [
    ...[scene, name],
    isBare ? '–' : `${read} of ${appearances}${ambiguous > 0 ? `, ambiguous ${ambiguous}` : ''}`,
    read === 0 ? '–' : latencyMs.map((ms) => ms.toFixed(0)).join(' / '),
    read === 0 ? '–' : String(latencyFrames),
    isBare ? '–' : readPerSecond.toFixed(1),
    ownMs.map((ms = 0) => ms.toFixed(1)).join(' / '),
    percent(figures.mainThreadShare),
    percent(figures.otherThreadsShare),
    isBare ? '–' : String(wrong),
  ]
}

const percent = (share) => `${(100 * share).toFixed(0)} %`

const shown = { 'code-128': 'Code 128 alone', qr: 'QR alone', both: 'both' }

function summaryOf(rows) {
  const names = new Set(rows.filter(({ tally }) => tally.attempts > 0).map(({ name }) => name))
  return [...names].map((name) => [
    name,
    ...Object.keys(shown).map((what) => {
      const met = rows.filter((row) => row.name === name && row.shows === what)
      const frames = met.flatMap(({ tally }) => tally.latencyFrames)
      const count = (key) => met.reduce((sum, { tally }) => sum + tally[key], 0)
      if (count('appearances') === 0) return '–'
      const read = `${count('read')} of ${count('appearances')}`
      return frames.length === 0 ? read : `${read}, ${quantile(frames, 0.5)}`
    }),
  ])
}

function tableOf(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)]
}

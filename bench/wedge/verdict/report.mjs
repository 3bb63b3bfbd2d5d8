import { inMs, median, quantile } from './statistics.mjs'

const columns = [
  ['right', 'scans given out with their text, once, in their order'],
  ['split', 'scans of which a piece was given out as a scan'],
  ['merged', 'scans given out in one with the next'],
  ['missed', 'scans of which nothing of this kind was given out'],
  ['wrong', 'texts given out that were not scanned, such as typing or a held key, or one twice'],
  ['leaked', 'characters of scans that stayed in the focused field'],
  ['acted', "forms sent, or the focus moved, by a scan's Enter or Tab"],
  ['typing lost', 'keys pressed by a person that the focused field did not get'],
  ['with suffix', 'from the stamp of the Enter or Tab to the scan, median ms'],
  ['without', 'from the stamp of the last digit to the scan, where no suffix came, median ms'],
]

/** The whole outcome as markdown. */
export function reportOf({ contestants, traces, recordings, leftOut, replays, tooLate, machine }) {
  const scans = traces.reduce((sum, trace) => sum + trace.scans.length, 0)
  const errors = contestants.flatMap(({ tally }) => tally.gapErrorsMs)
  const generated = traces.length - recordings.length
  return `# The keyboard wedge beside its rivals

${traces.length} traces (${generated} generated, ${recordings.length} recorded) with ${scans} scans; ${machine}. Each library was alone on its page and
got the same trusted keys, pressed over the debugging protocol at the trace's pace and stamped by the browser. Gaps between
keys were off by ${inMs(median(errors))} ms (median), ${inMs(quantile(errors, 0.95))} ms (95 %); ${replays} of ${traces.length * contestants.length} runs were played again because this
machine was late with a key, and ${tooLate} were late to the end. In half of the generated traces a field of a form has the focus. An Enter or Tab at the end of
a text is taken off. Left out: ${leftOut} recordings of input methods, clocks or restarts.

${resultTable(contestants)}

${columns.map(([name, meaning]) => `- ${name}: ${meaning}`).join('\n')}

| | library | options |
| --- | --- | --- |
${contestants.map((contestant) => lineOf([contestant.name, libraryOf(contestant), contestant.says])).join('\n')}

Right, of the scans of each kind of trace; + what was given out wrong; where there is no scan, only that.

${familyTable(contestants, traces)}
`
}

const libraryOf = ({ library, version }) => `${library} ${version}`.trim()
const lineOf = (cells) => `| ${cells.join(' | ')} |`
const ruleOf = (count) => `| --- |${' --: |'.repeat(count)}`

function resultTable(contestants) {
  const rows = contestants.map(({ name, tally: { total, terminatedMs, unterminatedMs } }) => {
    const { right, split, merged, missed, wrong, leaked, sent, lost } = total
    const times = [terminatedMs, unterminatedMs].map((list) => inMs(median(list)))
    return lineOf([name, right, split, merged, missed, wrong, leaked, sent, lost, ...times])
  })
  const head = lineOf(['', ...columns.map(([name]) => name)])
  return [head, ruleOf(columns.length), ...rows].join('\n')
}

function familyTable(contestants, traces) {
  const families = [...new Set(traces.map(({ family }) => family))]
  const rows = families.map((family) => {
    const cells = contestants.map(({ tally }) => cellOf(tally.byFamily.get(family)))
    return lineOf([family, ...cells])
  })
  const head = lineOf(['', ...contestants.map(({ name }) => name)])
  return [head, ruleOf(contestants.length), ...rows].join('\n')
}

function cellOf({ scans, right, wrong }) {
  if (scans === 0) return `+${wrong}`
  return wrong === 0 ? `${right}/${scans}` : `${right}/${scans} +${wrong}`
}

import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseTrace } from '@paycode/simulator'

const simulator = dirname(fileURLToPath(import.meta.resolve('@paycode/simulator')))
const folder = join(simulator, '..', 'recordings')

/** Longer ones are about expiry, not about keys. */
const longestMs = 8_000

/** Where the replay gives another reason, something was scanned and the recording does not say what. */
const nothingScanned = new Set(['typed-by-hand', 'held-key'])

/** The recordings that a debugger can press again, and how many are left out. */
export async function readRecordings() {
  const files = await readdir(folder, { recursive: true })
  const names = files.filter((file) => /(?<!\.expected)\.ndjson$/.test(file)).toSorted()
  const read = await Promise.all(names.map(readRecording))
  const recordings = read.filter((recording) => recording !== undefined)
  return { recordings, leftOut: read.length - recordings.length }
}

async function readRecording(file) {
  const path = join(folder, file)
  const { events } = parseTrace(await readFile(path, 'utf8'))
  const outcomes = await outcomesOf(path)
  const isKnown = outcomes.every(
    ({ status, reason }) => status === 'ready' || nothingScanned.has(reason),
  )
  if (!isKnown || !events.every(isReplayable) || events.at(-1).t > longestMs) return undefined
  const keys = events.flatMap(({ t, keystroke }) =>
    keystroke?.type.startsWith('key') ? [{ ...keystroke, t }] : [],
  )
  const codes = outcomes.flatMap(({ status, auth_code: code }) => (status === 'ready' ? code : []))
  return {
    name: `recording ${file.replace(/\.ndjson$/, '')}`,
    family: `recorded: ${dirname(file)}`,
    // Text went into a field: so it must have had the focus.
    isFocused: events.some(({ keystroke }) => keystroke?.type === 'input'),
    ...{ events: keys, scans: scansIn(keys, codes), busy: [] },
    typed: codes.length > 0 ? '' : keys.map(writtenBy).join(''),
  }
}

/** Keys that have names, the text that they bring about by themselves, and the gate. */
function isReplayable({ type, keystroke }) {
  if (type !== 'keyboard') return ['arm', 'disarm', 'end'].includes(type)
  if (['beforeinput', 'input'].includes(keystroke.type)) return true
  const { key, code, keyCode } = keystroke
  const isNamed = key !== undefined && key !== 'Unidentified' && code && keyCode !== undefined
  return keystroke.type.startsWith('key') && isNamed && keyCode !== 229
}

async function outcomesOf(path) {
  const lines = await readFile(path.replace(/\.ndjson$/, '.expected.ndjson'), 'utf8')
  return lines.split('\n').flatMap((line) => (line === '' ? [] : JSON.parse(line)))
}

/** A scan ends with its Enter or Tab, or where the keys end. */
function scansIn(keys, codes) {
  const presses = keys.filter(({ type }) => type === 'keydown')
  const ends = presses.flatMap(({ key }, place) => (/^(Enter|Tab)$/.test(key) ? [place] : []))
  return codes.map((code, scan) => ({
    ...{ code, lastPress: ends[scan] ?? presses.length - 1, hasSuffix: ends[scan] !== undefined },
  }))
}

function writtenBy({ type, key }) {
  if (type !== 'keydown') return ''
  if (key === 'Enter') return '\r'
  return key.length === 1 ? key : ''
}

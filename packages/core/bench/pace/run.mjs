// Counts, on generated situations, how often scanners and people are mistaken for each other, and codes are invented or lost:
// the tables of docs/pace.md. A terminal only knows when each key went down; a browser also knows when it came up. The same
// seed gives the same tables.
//
//   --sequences N   of each class (default 4000)
//   --seed N        default 20261129
//   --only TEXT     only classes with this text in their names
//   --show N        this many of the failed ones, key by key
import { parseArgs } from 'node:util'
import { isCode, randomOf } from './random.mjs'
import { playSession, refusalsOf, scansOf, stampOf } from './session.mjs'
import { awkward, clean } from './situations.mjs'
import { scannerOf } from './typists.mjs'

const { values } = parseArgs({
  options: {
    sequences: { type: 'string', default: '4000' },
    seed: { type: 'string', default: '20261129' },
    only: { type: 'string', default: '' },
    show: { type: 'string', default: '0' },
  },
})
const sequences = Number(values.sequences)
let toShow = Number(values.show)
const perSession = 5
/** After this many scans, a till knows that its scanner sends a terminator. */
const lessons = 3

const conditions = [
  { name: 'releases, terminator known', releases: true, known: true },
  { name: 'releases, terminator unknown', releases: true, known: false },
  { name: 'presses only, terminator known', releases: false, known: true },
  { name: 'presses only, terminator unknown', releases: false, known: false },
]

function lesson(random) {
  const text = random.product(13)
  return { presses: scannerOf(random, { maxMs: 20 }).type(`${text}\n`, 0), whole: [text] }
}

/** Plays a class, and counts the situations whose results are wrong by `isWrong`. */
function count(make, name, { releases, known }, isWrong) {
  const random = randomOf(Number(values.seed) + hash(name))
  const wrong = new Map()
  let total = 0
  while (total < sequences) {
    const many = known ? perSession : 1
    const situations = Array.from({ length: many }, () => make(random, { known }))
    const taught = known ? Array.from({ length: lessons }, () => lesson(random)) : []
    const heard = playSession([...taught, ...situations], { releases }).slice(taught.length)
    for (const [place, situation] of situations.entries()) {
      const what = isWrong(situation, heard[place])
      if (what !== undefined) wrong.set(what, (wrong.get(what) ?? 0) + 1)
      if (what !== undefined && toShow > 0)
        show(situation, `${releases ? 'R' : 'P'}${known ? 'k' : 'u'} ${what}`)
    }
    total += many
  }
  const sum = [...wrong.values()].reduce((a, b) => a + b, 0)
  return { total, sum, wrong }
}

const hash = (text) => [...text].reduce((sum, one) => (sum * 31 + one.charCodeAt(0)) | 0, 7)

function show({ presses, blurAt, tickMs }, what) {
  toShow -= 1
  const inOrder = presses.toSorted((a, b) => a.at - b.at)
  const stamped = (ms) => stampOf(ms, { tickMs })
  const line = inOrder.map(({ key, at, upAt }, place) => {
    const gap = stamped(at) - stamped(inOrder[place - 1]?.at ?? at)
    const dwell = upAt === undefined ? '-' : (stamped(upAt) - stamped(at)).toFixed(1)
    return `+${gap.toFixed(1)} ${key}/${dwell}`
  })
  console.error(`${what}: ${line.join(' ')}${blurAt === undefined ? '' : ` blur ${blurAt}`}`)
}

const madeUp = ({ whole }, reports) =>
  scansOf(reports).some((text) => isCode(text) && !whole.includes(text)) ? 'made up' : undefined

function refused({ whole: [text] }, reports) {
  const scans = scansOf(reports)
  if (scans.length === 1 && scans[0] === text) return undefined
  const [other] = scans
  return other === undefined ? (refusalsOf(reports)[0] ?? 'nothing') : 'another text'
}

const shareOf = (part, whole) =>
  `${((100 * part) / whole).toFixed(part > 0 && part / whole < 0.001 ? 3 : 2)} %`

function table(title, classes, isWrong) {
  const chosen = Object.entries(classes).filter(([name]) => name.includes(values.only))
  if (chosen.length === 0) return
  console.log(`| ${title} | ${conditions.map(({ name }) => name).join(' | ')} |`)
  console.log(`| --- |${' --: |'.repeat(conditions.length)}`)
  const sums = conditions.map(() => ({ total: 0, sum: 0 }))
  for (const [name, make] of chosen) {
    const cells = conditions.map((condition, place) => {
      if (condition.known && name.endsWith('without')) return '–'
      const { total, sum, wrong } = count(make, name, condition, isWrong)
      sums[place].total += total
      sums[place].sum += sum
      const most = [...wrong].toSorted((a, b) => b[1] - a[1]).slice(0, 2)
      const which =
        sum > 0 && isWrong === refused ? ` (${most.map(([what]) => what).join(', ')})` : ''
      return `${sum === 0 ? '0' : shareOf(sum, total)}${which}`
    })
    console.log(`| ${name} | ${cells.join(' | ')} |`)
  }
  console.log(
    `| all | ${sums.map(({ total, sum }) => `${sum} of ${total}: ${shareOf(sum, total)}`).join(' | ')} |\n`,
  )
}

table('awkward: codes that no device sent', awkward, madeUp)
table('clean: scans that were not read', clean, refused)

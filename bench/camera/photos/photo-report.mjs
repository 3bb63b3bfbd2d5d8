import { contestantList } from '../verdict/contestant-list.mjs'
import { quantile } from '../verdict/quantile.mjs'
import { table } from '../verdict/table.mjs'

/** Markdown: pictures read, by symbology and by set; then wrong reads and cost. */
export function photoReport({ contestants, count, machine }) {
  const sets = contestants[0].tally.sets().map((first) => ({
    ...first,
    read: new Map(contestants.map((one) => [one, entryOf(one, first.set).read])),
  }))
  const withCode = sets.filter((set) => set.withCode > 0)
  const columns = columnsFor(contestants)
  return [
    `${count} pictures, the same for all, each library alone in its process; ${machine}.\nA picture is read when the text in truth.json was. A column \`beside\` is the difference to the best single rival in that line.`,
    table(
      ['all', 'pictures', ...columns.names],
      totalsOf(withCode, contestants).map((total) => columns.row(total)),
    ),
    'By set:',
    table(
      ['set', 'pictures', ...columns.names],
      withCode.map((set) => columns.row(set)),
    ),
    `Wrong reads in all pictures, ${sets.reduce((sum, { without }) => sum + without, 0)} of which have no code; processor time a frame, ms:`,
    table(
      ['decoder', 'wrong payment-shaped texts', 'other texts', 'median', 'p95'],
      contestants.map(({ name, tally }) => [
        ...[name, tally.wrongPayments, tally.other],
        ...[0.5, 0.95].map((share) => quantile(tally.ms, share).toFixed(1)),
      ]),
    ),
    contestantList(contestants),
  ].join('\n\n')
}

const entryOf = ({ tally }, set) => tally.sets().find((entry) => entry.set === set)

const isOwn = ({ library }) => library === '@paycode/reader'

/** Each contestant's reads, then for each of ours how it stands beside the best rival. */
function columnsFor(contestants) {
  const own = contestants.filter(isOwn)
  const rivals = contestants.filter((one) => !isOwn(one))
  const compared = rivals.length === 0 ? [] : own
  return {
    names: [
      ...contestants.map(({ name }) => name),
      ...compared.map(({ variant }) => `${variant}: beside`),
    ],
    row({ set, withCode, read }) {
      const best = Math.max(...rivals.map((rival) => read.get(rival)))
      return [
        ...[set, withCode, ...contestants.map((one) => read.get(one))],
        ...compared.map((one) => signed(read.get(one) - best)),
      ]
    },
  }
}

const signed = (number) => (number > 0 ? `+${number}` : String(number))

/** Photos and drawings apart: a camera is judged by photos. */
function totalsOf(sets, contestants) {
  const totals = new Map()
  for (const { set, isDrawn, withCode, read } of sets) {
    const name = `${symbologyOf(set)}, ${isDrawn ? 'drawn' : 'photos'}`
    const total = totals.get(name) ?? {
      ...{ set: name, withCode: 0 },
      read: new Map(contestants.map((one) => [one, 0])),
    }
    totals.set(name, total)
    total.withCode += withCode
    for (const one of contestants) total.read.set(one, total.read.get(one) + read.get(one))
  }
  return [...totals.values()]
}

/** By the name of the set: truth.json does not say what a text is written in. */
function symbologyOf(set) {
  if (/qr/i.test(set)) return 'QR'
  return /c(ode-?)?128/i.test(set) ? 'Code 128' : 'both or unnamed'
}

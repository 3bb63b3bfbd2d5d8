import { contestantList } from './contestant-list.mjs'
import { paymentShaped } from './payment-shaped.mjs'
import { quantile } from './quantile.mjs'
import { table } from './table.mjs'

/** Markdown: recall, wrong reads and cost of each contestant, then recall by family. */
export function reportOf({ contestants, images, seed, machine }) {
  const families = contestants[0].tally.families().map(({ name }) => name)
  const head = [
    `${images} images (seed ${seed}), the same for all, each library alone in its process; ${machine}.`,
    'A picture is read when one of its payment codes was. `wrong` counts texts that are in no picture, `of payments`',
    'those that a till would take for a payment code. Each picture is met once, as a still. Milliseconds are processor time, median / 95th percentile;',
    '`prepare` is what brings grey pixels into the form the library takes, and is not in the other times.',
  ].join('\n')
  return [
    head,
    table(
      [
        ...['decoder', 'read', 'Code 128 alone', 'QR alone', 'both', 'wrong', 'of payments', 'ms'],
        ...['no code 480 / 720 / 1080', 'prepare'],
      ],
      contestants.map((contestant) => [contestant.name, ...overall(contestant.tally)]),
    ),
    `Code 128 without a QR, at every rotation from 0 to 180° in steps of 5: ${contestants
      .filter(({ tally }) => tally.turned().withCode > 0)
      .map(({ name, tally }) => `${name} ${tally.turned().read} of ${tally.turned().withCode}`)
      .join('; ')}.`,
    costBeside(contestants),
    'Read, by family:',
    table(
      ['decoder', ...families.filter((name) => name !== 'no code')],
      contestants.map(({ name, tally }) => [
        name,
        ...tally
          .families()
          .filter((family) => family.name !== 'no code')
          .map(share),
      ]),
    ),
    'Milliseconds, by family, median / 95th percentile:',
    table(
      ['decoder', ...families],
      contestants.map(({ name, tally }) => [
        name,
        ...tally.families().map(({ ms }) => medianAndTail(ms.map((time) => time.ms))),
      ]),
    ),
    contestantList(contestants),
  ].join('\n\n')
}

const yardstick = 'zxing-wasm default'

/** What it costs where nothing is to be read, which is what most frames are. */
function costBeside(contestants) {
  const times = (tally) => tally.families().find(({ name }) => name === 'no code')?.ms ?? []
  const by = contestants.find(({ name }) => name === yardstick)
  if (by === undefined || times(by.tally).length === 0) return ''
  const shares = contestants.map(({ name, tally }) => {
    const each = times(tally).map(({ ms }, at) => ms / times(by.tally)[at].ms)
    const bySize = [480, 720, 1080].map((lines) => {
      const [own, its] = [tally, by.tally].map((one) =>
        quantile(
          times(one)
            .filter((time) => time.lines === lines)
            .map(({ ms }) => ms),
          0.5,
        ),
      )
      return (own / its).toFixed(2)
    })
    return [name, bySize.join(' / '), quantile(each, 0.5).toFixed(2)]
  })
  return [
    `What a picture without a code costs, as parts of what it costs ${yardstick}:`,
    table(['decoder', 'of its median at 480 / 720 / 1080', 'picture by picture, median'], shares),
  ].join('\n\n')
}

function overall(tally) {
  const empty = tally.families().find(({ name }) => name === 'no code')?.ms ?? []
  const medians = [480, 720, 1080].map((lines) => {
    const times = empty.filter((time) => time.lines === lines).map(({ ms }) => ms)
    return times.length === 0 ? '–' : number(quantile(times, 0.5))
  })
  return [
    ...[share(tally.total()), share(tally.shown('code-128')), share(tally.shown('qr'))],
    ...[share(tally.shown('code-128 + qr')), tally.wrong.length],
    tally.wrong.filter(({ text }) => paymentShaped(text)).length,
    medianAndTail(tally.times().map(({ ms }) => ms)),
    medians.join(' / '),
    number(quantile(tally.prepareTimes(), 0.5)),
  ]
}

function share({ read, withCode }) {
  return withCode === 0 ? '–' : `${Math.round((1000 * read) / withCode) / 10} %`
}

function medianAndTail(times) {
  return `${number(quantile(times, 0.5))} / ${number(quantile(times, 0.95))}`
}

const number = (value) => (value < 10 ? value.toFixed(1) : String(Math.round(value)))

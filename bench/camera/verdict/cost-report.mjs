import { contestantList } from './contestant-list.mjs'
import { mean, quantile } from './quantile.mjs'
import { table } from './table.mjs'

/** What the cost of the others is compared with. */
export const yardstick = 'zxing-wasm default'

/** Markdown: what frames without a payment code cost, as parts of the yardstick's mean on the same frames. */
export function costReport({ contestants, films, costs, frames, seed, machine }) {
  const all = [...new Set(films.map(({ lines }) => lines))].map((lines) => ({ lines }))
  const rows = [...all, ...films].map(({ lines, thing }) => {
    const met = costs.filter(
      (cost) => cost.lines === lines && [undefined, cost.thing].includes(thing),
    )
    const of = (name) => met.filter((cost) => cost.name === name).map(({ ms }) => ms)
    const unit = mean(of(yardstick))
    return [
      ...[lines, thing ?? 'all', unit.toFixed(1)],
      ...contestants.flatMap(({ name }) => [
        (mean(of(name)) / unit).toFixed(2),
        (quantile(of(name), 0.95) / unit).toFixed(2),
      ]),
    ]
  })
  return [
    `Films of ${frames} consecutive frames without a payment code (seed ${seed}); processor time; ${machine}. Mean and 95th percentile as parts of the mean of ${yardstick} on the same frames.`,
    table(
      [
        ...['lines', 'film', `${yardstick}, mean ms`],
        ...contestants.flatMap(({ name }) => [`${name}: mean`, `${name}: p95`]),
      ],
      rows,
    ),
    contestantList(contestants),
  ].join('\n\n')
}

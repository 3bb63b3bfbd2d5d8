import { contestantList } from './contestant-list.mjs'
import { table } from './table.mjs'

/** Markdown: for each size of a module how many pictures were read. */
export function sizeReport({ contestants, rows, picturesOfStep, seed, machine }) {
  return [
    `Codes without noise, contrast 0.5 and more, turned 0–180° and tilted 0–15° as far as they fit the frame (seed ${seed}); ${machine}. Read of ${picturesOfStep} pictures; the last two steps of a kind fill the frame.`,
    table(
      ['symbology', 'lines', 'px a module', ...contestants.map(({ name }) => name)],
      rows.map(({ symbology, lines, module, read }) => [
        ...[symbology, lines, module.toFixed(1)],
        ...contestants.map(({ name }) => read.get(name)),
      ]),
    ),
    table(
      ['all steps', ...contestants.map(({ name }) => name)],
      [...new Set(rows.map(({ symbology }) => symbology))].map((symbology) => [
        symbology,
        ...contestants.map(({ name }) => total(rows, symbology, name, picturesOfStep)),
      ]),
    ),
    contestantList(contestants),
  ].join('\n\n')
}

function total(rows, symbology, name, picturesOfStep) {
  const own = rows.filter((row) => row.symbology === symbology)
  const read = own.reduce((sum, row) => sum + row.read.get(name), 0)
  return `${read} of ${own.length * picturesOfStep}`
}

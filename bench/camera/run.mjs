// The camera's decoders beside their rivals. Without --photos, --cost or --sizes: on one seeded set of drawn pictures.
//
//   --photos DIR     on the pictures of DIR, which its truth.json lists, instead
//   --cost           the cost of consecutive frames without a code, instead
//   --sizes          codes of every size, turned and tilted, instead
//   --adversarial    drawn pictures made to be read wrongly, instead
//   --only A,B       contestants whose names contain one of these words; with --cost besides the strategy and zxing-wasm
//   --images N       about N pictures, spread over all families or sets; with --cost N frames a film (default 120)
//   --families A,B   drawn pictures of these families only; with --cost films of these things only
//   --lines A,B      with --cost and --sizes: frames of this many lines only
//   --seed N         another set of the same kinds: even for tuning, odd for publishing (default 3)
//   --tune           short for --seed 2
//   --failures       names each missed picture and each wrong read on stderr, as a line of JSON
//   --write          also into a file: results.md, or one named after the run, the families and the seed; odd seeds only
import { writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { resultsFile } from './verdict/results-file.mjs'

const { values } = parseArgs({
  // `pnpm run bench:camera -- --only X` hands the dashes on.
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: {
    photos: { type: 'string' },
    cost: { type: 'boolean', default: false },
    sizes: { type: 'boolean', default: false },
    adversarial: { type: 'boolean', default: false },
    only: { type: 'string' },
    images: { type: 'string' },
    families: { type: 'string' },
    lines: { type: 'string' },
    seed: { type: 'string' },
    tune: { type: 'boolean', default: false },
    failures: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})

const runs = {
  drawings: () => import('./runs/drawings.mjs'),
  photos: () => import('./runs/photos.mjs'),
  cost: () => import('./runs/cost.mjs'),
  sizes: () => import('./runs/sizes.mjs'),
}

const seed = Number(values.seed ?? (values.tune ? 2 : 3))
const kind =
  ['cost', 'sizes'].find((name) => values[name]) ?? (values.photos ? 'photos' : 'drawings')
// Asked for before the run, which can take an hour.
const file = values.write ? resultsFile({ ...values, kind, seed }) : undefined

const { run } = await runs[kind]()
const report = await run({
  ...{
    seed,
    only: values.only,
    adversarial: values.adversarial,
    isTellingFailures: values.failures,
  },
  // A script of pnpm runs in the project's folder, not where it was called.
  folder: values.photos && resolve(process.env.INIT_CWD ?? '.', values.photos),
  images: values.images === undefined ? undefined : Number(values.images),
  families: values.families?.split(','),
  lines: values.lines?.split(',').map(Number),
  machine: `Node ${process.versions.node}, ${cpus().length} cores`,
})
console.log(report)
if (file !== undefined) await writeFile(join(import.meta.dirname, file), `${report}\n`)

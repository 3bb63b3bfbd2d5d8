// The camera's decoders beside their rivals, on one seeded set of images.
//
//   --only A,B       contestants whose names hold one of these words
//   --images N       about so many images, spread over all families
//   --families A,B   of these families only
//   --seed N         another set of the same kinds; the default is 1
//   --adversarial    the set made to be read wrongly, instead
//   --failures       names each missed picture and each wrong read on stderr, as a line of JSON
//   --write          into results.md, too, or a file named after the families, the set and the seed
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { listContestants } from './contestants/list-contestants.mjs'
import { setOfImages } from './images/set-of-images.ts'
import { reportOf } from './verdict/report.mjs'
import { Tally } from './verdict/tally.mjs'

const { values } = parseArgs({
  // `pnpm run bench:camera -- --only X` hands the dashes on.
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: {
    only: { type: 'string' },
    images: { type: 'string' },
    families: { type: 'string' },
    seed: { type: 'string', default: '1' },
    adversarial: { type: 'boolean', default: false },
    failures: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})

const warmUp = 12

const entries = await listContestants(values.only?.split(','))
if (entries.length === 0) throw new Error(`No contestant's name holds ${values.only}.`)
const contestants = await Promise.all(entries.map(started))
const images = setOfImages({
  families: values.families?.split(','),
  adversarial: values.adversarial,
  seed: Number(values.seed),
  about: values.images === undefined ? undefined : Number(values.images),
})

// The first pictures would pay for the compiler: they are met twice, and counted the second time.
for (const image of images.some(warmUp)) {
  for (const contestant of contestants) await readingBy(contestant, image)
}
let done = 0
for (const image of images.all()) {
  // One after the other: two at once would wait for each other's memory.
  for (const contestant of contestants) await meet(contestant, image)
  done += 1
  if (process.stderr.isTTY || done % 50 === 0) progress(`${done} of ${images.count}`)
}
progress('')
for (const { process: child } of contestants) child.disconnect()

const machine = `Node ${process.versions.node}, ${cpus().length} cores`
const report = reportOf({ contestants, images: done, seed: values.seed, machine })
console.log(report)
if (values.write) {
  const parts = [
    values.adversarial ? 'adversarial' : 'results',
    ...(values.families?.split(',').map((family) => family.replaceAll(' ', '-')) ?? []),
    ...(values.seed === '1' ? [] : [`seed-${values.seed}`]),
  ]
  const name = `${parts.join('-')}.md`
  await writeFile(join(import.meta.dirname, name), `${report}\n`)
}

async function started(entry) {
  const file = join(import.meta.dirname, 'contestants', 'contestant-process.mjs')
  const child = fork(file, [entry.file, entry.variant], { serialization: 'advanced' })
  child.once('exit', (code) => {
    if (code !== 0) throw new Error(`${entry.name} ended with ${code}.`)
  })
  await once(child, 'message')
  return { ...entry, process: child, tally: new Tally() }
}

async function readingBy({ name, process: child }, image) {
  child.send({ frame: image.frame })
  const [reading] = await once(child, 'message')
  if ('fault' in reading) throw new Error(`${name} at ${image.id}: ${reading.fault}`)
  return reading
}

async function meet(contestant, image) {
  const { name, tally } = contestant
  const { read, wrong } = tally.add(image, await readingBy(contestant, image))
  if (!values.failures) return
  if (wrong.length > 0) tell({ name, id: image.id, level: image.level, wrong })
  if (image.codes.length > 0 && !read)
    tell({ name, id: image.id, level: image.level, missed: true })
}

function tell(failure) {
  process.stderr.write(`${JSON.stringify(failure)}\n`)
}

function progress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${text}`)
  else if (text !== '') process.stderr.write(`${text}\n`)
}

// A small part of the bench, for the tests: what the strategy reads, and what it reads wrongly, as JSON.
import { argv } from 'node:process'
import { open, variants } from './contestants/paycode.mjs'
import { adversarialImage } from '../../lab/pictures/adversarial-image.ts'
import { familyNames } from '../../lab/pictures/image-of.ts'
import { setOfImages } from '../../lab/pictures/set-of-images.ts'
import { Tally } from './verdict/tally.mjs'

/** Two halves of two codes, of which a third was read once, with all options of zxing-wasm on its bars. */
const onceReadWrongly = { index: 71, seed: 3 }

const [ofEachFamily, withoutCode, adversarial] = argv.slice(2).map(Number)
const decoder = await open(variants.strategy.options)
const tally = new Tally()
for (const family of familyNames) {
  const count = family === 'no code' ? withoutCode : ofEachFamily
  for (const image of setOfImages({ families: [family], about: count }).all()) await meet(image)
}
for (const image of setOfImages({ adversarial: true, about: adversarial }).all()) await meet(image)
await meet(adversarialImage(onceReadWrongly.index, onceReadWrongly.seed))
const families = tally.families().filter(({ withCode }) => withCode > 0)
console.log(
  JSON.stringify({
    read: Object.fromEntries(families.map(({ name, read }) => [name, read])),
    wrong: tally.wrong.map(({ id, symbology }) => `${symbology} at ${id}`),
  }),
)

async function meet(image) {
  tally.add(image, { found: await decoder.read(image.frame), ms: 0, prepareMs: 0 })
}

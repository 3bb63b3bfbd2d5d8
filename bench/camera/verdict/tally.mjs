import { familyNames } from '../../../lab/pictures/image-of.ts'

/** What a contestant made of the images. */
export class Tally {
  #families = new Map()
  #shown = new Map()
  #turned = newEntry()
  #prepareMs = []
  /** Texts that are in no picture: which, and where. */
  wrong = []

  add(image, { found, ms, prepareMs }) {
    const texts = new Set([...image.codes.map(({ text }) => text), ...image.otherTexts])
    const wrong = found.filter(({ text }) => !texts.has(text))
    for (const { text, symbology } of wrong) this.wrong.push({ id: image.id, text, symbology })
    const read = found.some(({ text }) => image.codes.some((code) => code.text === text))
    const family = entryOf(this.#families, image.family)
    family.ms.push({ ms, lines: image.frame.height })
    family.images += 1
    family.wrong += wrong.length
    this.#prepareMs.push(prepareMs)
    if (image.codes.length > 0) {
      family.withCode += 1
      if (read) family.read += 1
      const shown = entryOf(this.#shown, image.codes.map(({ symbology }) => symbology).join(' + '))
      shown.withCode += 1
      if (read) shown.read += 1
      if (image.family === 'rotation' && image.codes.every(isBars)) {
        this.#turned.withCode += 1
        if (read) this.#turned.read += 1
      }
    }
    return { read, wrong }
  }

  /** In the order of the set. */
  families() {
    const known = [...familyNames, ...this.#families.keys()]
    const named = [...new Set(known)].filter((name) => this.#families.has(name))
    return named.map((name) => ({ name, ...this.#families.get(name) }))
  }

  /** By what the picture shows: `code-128`, `qr`, `code-128 + qr`. */
  shown(what) {
    return this.#shown.get(what) ?? newEntry()
  }

  /** Code 128 without a QR beside it, at every angle. */
  turned() {
    return this.#turned
  }

  total() {
    return this.families().reduce(
      (sum, { withCode, read }) => ({ withCode: sum.withCode + withCode, read: sum.read + read }),
      { withCode: 0, read: 0 },
    )
  }

  times() {
    return this.families().flatMap(({ ms }) => ms)
  }

  prepareTimes() {
    return this.#prepareMs
  }
}

function entryOf(map, key) {
  let entry = map.get(key)
  if (entry === undefined) {
    entry = newEntry()
    map.set(key, entry)
  }
  return entry
}

const isBars = ({ symbology }) => symbology === 'code-128'

const newEntry = () => ({ images: 0, withCode: 0, read: 0, wrong: 0, ms: [] })

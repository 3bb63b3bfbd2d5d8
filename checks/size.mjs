// What a page loads, with all that it pulls in of core, rxjs and the libraries: minified and gzipped. The documents say these
// numbers too, and say them as they are.
import { readFileSync } from 'node:fs'
import { conclude } from './lib/conclude.mjs'
import { root } from './lib/root.mjs'
import { inKilobytes, weighFile, weighScript } from './lib/weigh.mjs'

const camera = 'packages/camera'
const reader = 'packages/reader'
const wedge = 'packages/keyboard-wedge'
const readyCodes = `export { readyCodes } from '@paycode/core'`
const decoder = (path) => `export * from './dist/decoders/${path}.js'`
/** The libraries: whoever takes one decoder must not load another one's. */
const libraries = ['zxing-wasm', '@zxing/library']

/**
 * What a page takes, the most that it may weigh in bytes, the libraries that it may load, and the document with a row
 * `| name | … kB |` on it. `later` counts what is loaded on demand as well; what the page has anyway, `beside`, does not count.
 */
const parts = [
  {
    name: 'the keyboard wedge',
    script: `export { keyboardWedge } from '@paycode/keyboard-wedge'`,
    ...{ from: wedge, most: 23_700, may: [] },
    document: 'docs/comparison.md',
  },
  {
    name: 'the keyboard wedge in a page that has `readyCodes`',
    script: `export { keyboardWedge } from '@paycode/keyboard-wedge'; ${readyCodes}`,
    ...{ beside: readyCodes, from: wedge, most: 17_600, may: [] },
    document: 'docs/comparison.md',
  },
  {
    name: 'a page with a camera, before it reads',
    script: `export { camera } from '@paycode/camera'`,
    ...{ from: camera, most: 40_000, may: [] },
    document: `${camera}/README.md`,
  },
  {
    name: 'own reader of Code 128',
    script: decoder('payment-code-128'),
    ...{ from: reader, most: 20_000, may: [], later: true },
    document: `${reader}/README.md`,
  },
  {
    name: '`zxingWasmDecoder`, its JavaScript',
    script: decoder('zxing-wasm/zxing-wasm-decoder'),
    ...{ from: reader, most: 20_000, may: ['zxing-wasm'], later: true },
    document: `${reader}/README.md`,
  },
  {
    name: '`zxingWasmDecoder`, its wasm',
    file: `${reader}/wasm/zxing_reader.wasm`,
    most: 450_000,
    document: `${reader}/README.md`,
  },
  {
    name: '`zxingJsDecoder`',
    script: decoder('zxing-js/zxing-js-decoder'),
    ...{ from: reader, most: 45_000, may: ['@zxing/library'], later: true },
    document: `${reader}/README.md`,
  },
  {
    name: 'the worker in one file, with all its decoders',
    file: `${camera}/wasm/frame-worker.js`,
    most: 90_000,
    document: `${camera}/README.md`,
  },
]

/** So far a document may be off: the numbers of gzip differ a little from machine to machine. */
const tolerance = 0.02

function documentProblem({ name, document, bytes }) {
  if (document === undefined) return []
  const row = readFileSync(`${root}/${document}`, 'utf8')
    .split('\n')
    .find((line) => line.startsWith(`| ${name} |`))
  const said = /(?<number>\d+(?:\.\d+)?) kB/.exec(row ?? '')?.groups?.number
  if (said === undefined) return [`${document} has no row "| ${name} | … kB |"`]
  return Math.abs(Number(said) * 1000 - bytes) <= tolerance * bytes
    ? []
    : [`${document} says ${said} kB of ${name}, which is ${inKilobytes(bytes)}`]
}

function weightProblem({ name, bytes, most }) {
  return bytes > most ? [`${name}: ${inKilobytes(bytes)}, more than ${inKilobytes(most)}`] : []
}

function libraryProblem({ name, inputs, may = libraries }) {
  return libraries
    .filter((library) => !may.includes(library))
    .filter((library) => inputs.some((input) => input.includes(`/node_modules/${library}/`)))
    .map((library) => `${name} loads ${library}`)
}

async function weigh(part) {
  if (part.file !== undefined) return weighFile(part.file)
  const { bytes, inputs } = await weighScript(part)
  const had =
    part.beside === undefined ? 0 : (await weighScript({ ...part, script: part.beside })).bytes
  return { bytes: bytes - had, inputs }
}
const weighed = await Promise.all(parts.map(async (part) => ({ ...part, ...(await weigh(part)) })))

conclude(
  weighed.flatMap((part) => [
    ...weightProblem(part),
    ...libraryProblem(part),
    ...documentProblem(part),
  ]),
  weighed.map(({ name, bytes }) => `${name} ${inKilobytes(bytes)}`).join(', '),
)

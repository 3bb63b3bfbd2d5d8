// Uses a camera in a real Chromium for a long time, as a till does, and looks for leaks.
//
//   --minutes N   how long (default 30)
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bundlePage } from '../../../../lab/bundle-page.ts'
import { cameraClip } from '../../../../lab/clips/camera-clip.ts'
import { startCameraLab } from '../../../../lab/start-camera-lab.ts'
import { growthOf, leaksIn } from './leaks-in.ts'
import { browserMemoryMb, memoryOf } from './memory-of.mjs'
import { openAndRelease, troubleSteady } from './soak-round.mjs'

const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: { minutes: { type: 'string', default: '30' } },
})
const minutes = Number(values.minutes)
if (!(minutes > 0)) throw new TypeError('--minutes must be a number above 0')
/** With fewer rounds a trend cannot be distinguished from chance. */
const minRounds = 6

/**
 * When a track ends, Chromium drops the frame that it was handing over, and warns about it. The warning gives no number, so
 * frames that Chromium dropped cannot be distinguished from frames that the camera package left open.
 */
const chromiumsOwn = /^A VideoFrame was garbage collected without being closed/

// One page stays open; another opens and releases its camera. Both are measured between two rounds: the first with its
// camera open and no order waiting, the second with nothing open.
const bounds = {
  'open page: tracks': { exactly: 1 },
  'open page: workers': { exactly: 1 },
  'open page: object URLs': { exactly: 0 },
  'open page: memory': { mayGrowBy: 400, unit: 'kB' },
  'open page: DOM nodes': { mayGrowBy: 0 },
  'open page: listeners': { mayGrowBy: 0 },
  'worker: memory': { mayGrowBy: 400, unit: 'kB' },
  'released page: tracks': { exactly: 0 },
  'released page: workers': { exactly: 0 },
  'released page: object URLs': { exactly: 0 },
  'released page: memory': { mayGrowBy: 400, unit: 'kB' },
  'released page: DOM nodes': { mayGrowBy: 0 },
  'released page: listeners': { mayGrowBy: 0 },
  'browser: memory': { mayGrowBy: 60, unit: 'MB' },
}

const camera = join(import.meta.dirname, '..', '..')
const clip = { scene: 'qr', lines: 480, emptyMs: 600, heldMs: 2000 }
const lab = await startCameraLab(await cameraClip(clip))
const words = []
let leaks
try {
  leaks = await soakFor(minutes * 60_000)
} finally {
  await lab.close()
}
leaks.push(...words)
for (const leak of leaks) print(`✗ ${leak}`)
if (leaks.length > 0) process.exitCode = 1

async function soakFor(ms) {
  const worker = join(camera, 'src', 'worker', 'frame-worker.ts')
  lab.put('/frame-worker.js', await bundlePage(worker, { format: 'esm' }))
  const wasm = await readFile(join(camera, 'wasm', 'zxing_reader.wasm'))
  lab.put('/wasm/zxing_reader.wasm', wasm)
  const browser = await lab.browser.newBrowserCDPSession()
  const [steady, fleeting] = [await openPage(), await openPage()]
  const permit = await permitter(browser, steady.page)
  await steady.page.evaluate(() => soak.open())
  const samples = []
  const startedAt = performance.now()
  const passedMs = () => performance.now() - startedAt
  while (passedMs() < ms || samples.length < minRounds) {
    await troubleSteady(steady.page, permit)
    await openAndRelease(fleeting.page)
    samples.push(await sampleOf(steady, fleeting, browser))
    printRound(samples, passedMs())
  }
  conclude(samples, passedMs())
  return leaksIn(samples, bounds)
}

async function openPage() {
  const page = await lab.open({ entry: join(import.meta.dirname, 'soak.page.ts') })
  page.on('console', (message) => {
    if (!chromiumsOwn.test(message.text())) words.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => words.push(`page: ${error.message}`))
  return { page, memory: await memoryOf(page) }
}

/** Grants and withdraws a page's permission to use the camera. */
async function permitter(browser, page) {
  const session = await page.context().newCDPSession(page)
  const { targetInfo } = await session.send('Target.getTargetInfo')
  await session.detach()
  const { origin } = new URL(page.url())
  const { browserContextId } = targetInfo
  return (setting) =>
    browser.send('Browser.setPermission', {
      ...{ permission: { name: 'camera' }, setting, origin, browserContextId },
    })
}

async function sampleOf(steady, fleeting, browser) {
  const [open, released] = [
    { ...(await steady.memory.page()), ...(await steady.page.evaluate(() => soak.seen)) },
    { ...(await fleeting.memory.page()), ...(await fleeting.page.evaluate(() => soak.seen)) },
  ]
  return {
    ...numbersOf('open page', open),
    'worker: memory': await steady.memory.worker(),
    ...numbersOf('released page', released),
    'browser: memory': await browserMemoryMb(browser),
    frames: open.frames,
    scans: open.scans,
  }
}

function numbersOf(page, { tracks, workers, urls, heapKb, nodes, listeners }) {
  return {
    ...{ [`${page}: tracks`]: tracks, [`${page}: workers`]: workers },
    ...{ [`${page}: object URLs`]: urls, [`${page}: memory`]: heapKb },
    ...{ [`${page}: DOM nodes`]: nodes, [`${page}: listeners`]: listeners },
  }
}

function printRound(samples, passedMs) {
  const sample = samples.at(-1)
  const shown = ['open page', 'worker', 'released page'].map(
    (who) => `${who} ${sample[`${who}: memory`]} kB`,
  )
  print(
    `${(passedMs / 60_000).toFixed(1)} of ${minutes} min, round ${samples.length}: ` +
      `${sample.frames} frames, ${sample.scans} scans; ${shown.join(', ')}, browser ${sample['browser: memory']} MB`,
  )
}

function conclude(samples, passedMs) {
  print(`${samples.length} rounds in ${(passedMs / 60_000).toFixed(1)} minutes:`)
  for (const [name, { exactly, mayGrowBy, unit = '' }] of Object.entries(bounds)) {
    const { from, to } = growthOf(samples.map((sample) => sample[name]))
    const bound =
      exactly === undefined ? `may grow by ${mayGrowBy} ${unit}`.trim() : `must be ${exactly}`
    print(`  ${name}: ${from} → ${to} ${unit}`.trimEnd() + ` (${bound})`)
  }
}

function print(line) {
  process.stdout.write(`${line}\n`)
}

// The camera beside its rivals: each alone on its page, in a real Chromium whose camera shows the same film.
//
//   --rounds N      how often each meets each scene (default 2)
//   --seconds N     how long each time (default 16: three turns of the film)
//   --only A,B      of bare-video, paycode, html5-qrcode, zxing-browser, zxing-wasm
//   --scenes A,B    of the lab's clips
//   --write         into results.md, too
import { writeFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { cameraClip } from '../../lab/clips/camera-clip.ts'
import { clipScenes } from '../../lab/clips/clip-scenes.ts'
import { startCameraLab } from '../../lab/start-camera-lab.ts'
import { listContestants, versionsOfLibraries } from './contestants/list-contestants.mjs'
import { watchPageWork } from './measure/page-work.mjs'
import { serveWorker } from './serve-worker.mjs'
import { reportOf } from './verdict/report.mjs'
import { Tally } from './verdict/tally.mjs'

const { values } = parseArgs({
  // `pnpm run bench:camera-live -- --only X` hands the dashes on.
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: {
    rounds: { type: 'string', default: '2' },
    seconds: { type: 'string', default: '16' },
    only: { type: 'string' },
    scenes: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
})
const rounds = Number(values.rounds)
/** A page's start is not what is measured: the compiler and the camera settle first. */
const warmUpMs = 2500

const entries = listContestants(values.only?.split(','))
const versions = await versionsOfLibraries()
const scenes = values.scenes?.split(',') ?? Object.keys(clipScenes)
const rows = new Map()
const loads = []
let machine = ''

for (let round = 1; round <= rounds; round += 1) {
  for (const scene of scenes) {
    await play(scene, round)
    // It takes long: what there is stays, whatever comes.
    if (values.write) await writeFile(join(import.meta.dirname, 'results.md'), reportSoFar())
  }
}
progress('')
console.log(reportSoFar())

function reportSoFar() {
  return reportOf({
    ...{ rows: inOrder([...rows.values()]), machine, rounds },
    load: loads.map((load) => load.toFixed(0)).join(', '),
  })
}

async function play(scene, round) {
  const clip = await cameraClip({ scene })
  const lab = await startCameraLab(clip)
  machine = `${cpus().length} cores, Chromium ${lab.browser.version()}`
  try {
    await serveWorker(lab)
    const clock = await lab.open({
      entry: join(import.meta.dirname, 'measure/frame-clock.page.mjs'),
    })
    await clock.evaluate('frameClock.start()')
    const contestants = (await Promise.all(entries.map((entry) => variantsOf(lab, entry)))).flat()
    // No contestant always comes first.
    for (let at = 0; at < contestants.length; at += 1) {
      const contestant = contestants[(at + round) % contestants.length]
      await meet({ lab, clock, clip, scene, ...contestant })
    }
  } finally {
    await lab.close()
  }
}

async function variantsOf(lab, entry) {
  const page = await openContestant(lab, entry)
  const { library, variants } = await page.evaluate('({ ...bench })')
  await page.close()
  const name = [library ?? basename(entry, '.mjs').replace('-', ' '), versionOf(library)]
  return Object.keys(variants).map((variant) => ({
    ...{ entry, variant },
    name: [name.filter(Boolean).join(' '), variant].filter(Boolean).join(', '),
  }))
}

function versionOf(library) {
  return versions[library]?.startsWith('workspace') ? '' : versions[library]
}

function openContestant(lab, entry) {
  const define = { 'process.env.NODE_ENV': '"production"' }
  return lab.open({ entry, minify: true, define })
}

async function meet({ lab, clock, clip, scene, entry, variant, name }) {
  progress(`${scene}: ${name}`)
  const page = await openContestant(lab, entry)
  await page.evaluate((wanted) => bench.start(wanted), variant)
  await sleep(warmUpMs)
  const work = await watchPageWork(lab.browser, page, async () => {
    await clock.evaluate('void frameClock.take()')
    await sleep(Number(values.seconds) * 1000)
    return {
      ticks: await clock.evaluate('frameClock.take()'),
      notes: await page.evaluate('bench.notes()'),
    }
  })
  await page.close()
  const key = `${scene}/${name}`
  const row = rows.get(key) ?? { scene, shows: shownIn(scene), name, tally: new Tally() }
  rows.set(key, row)
  const { outcome, ...measured } = work
  row.tally.add({ clip, ...outcome, ...measured })
  loads.push(loadavg()[0])
}

/** What a phone shows in a scene of one phone: `both`, `code-128` or `qr`. */
function shownIn(scene) {
  const { phones } = clipScenes[scene]
  return phones.length === 1 ? phones[0].shows : undefined
}

/** By scene, then as the contestants are listed. */
function inOrder(all) {
  return scenes.flatMap((scene) => all.filter((row) => row.scene === scene))
}

/** Long work shows that it lives. */
function progress(text) {
  process.stderr.write(process.stderr.isTTY ? `\r\u001B[2K${text}` : `${text}\n`)
}

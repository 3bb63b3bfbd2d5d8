import { chosen, startContestants } from '../contestants/start-contestants.mjs'
import { sizeImage } from '../../../lab/pictures/sizes/size-image.ts'
import { sizeSteps } from '../../../lab/pictures/sizes/size-steps.ts'
import { sizeReport } from '../verdict/size-report.mjs'
import { failuresOf } from './failures.mjs'
import { progress } from './progress.mjs'

const usual = ['@paycode/reader strategy, video', 'zxing-wasm default']
const picturesOfStep = 6

/** Every contestant meets codes from the smallest to the frame's full width or height. */
export async function run({
  only,
  seed,
  machine,
  lines = [480, 720, 1080, 2160],
  families: symbologies = ['code-128', 'qr'],
  ...options
}) {
  const contestants = await startContestants(chosen(only, ({ name }) => usual.includes(name)))
  const failures = failuresOf(options)
  const steps = symbologies.flatMap((symbology) =>
    lines.flatMap((each) =>
      sizeSteps(symbology, each).map((module) => ({ symbology, lines: each, module })),
    ),
  )
  const rows = []
  for (const step of steps) {
    const read = new Map(contestants.map(({ name }) => [name, 0]))
    for (let index = 0; index < picturesOfStep; index += 1) {
      const image = sizeImage({ ...step, index, seed })
      for (const contestant of contestants) {
        const { found } = await contestant.reading(image.frame, image.id)
        const isRead = found.some(({ text }) => text === image.codes[0].text)
        if (isRead) read.set(contestant.name, read.get(contestant.name) + 1)
        failures.add(contestant, image, { read: isRead, wrong: [] })
      }
    }
    rows.push({ ...step, read })
    progress(rows.length, steps.length)
  }
  for (const contestant of contestants) contestant.stop()
  return sizeReport({ contestants, rows, picturesOfStep, seed, machine })
}

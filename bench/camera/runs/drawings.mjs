import { chosen, startContestants } from '../contestants/start-contestants.mjs'
import { setOfImages } from '../../../lab/pictures/set-of-images.ts'
import { reportOf } from '../verdict/report.mjs'
import { Tally } from '../verdict/tally.mjs'
import { failuresOf } from './failures.mjs'
import { progress } from './progress.mjs'

const warmUp = 12

/** Every contestant meets every drawn picture of a set. */
export async function run({ only, images: about, families, adversarial, seed, ...options }) {
  const contestants = await startContestants(chosen(only, () => true))
  const tallies = new Map(contestants.map((contestant) => [contestant, new Tally()]))
  const images = setOfImages({ families, adversarial, seed, about })
  const failures = failuresOf(options)

  // The first pictures would pay for the compiler: they are met twice, and counted the second time.
  for (const image of images.some(warmUp)) {
    for (const contestant of contestants) await contestant.reading(image.frame, image.id)
  }
  let done = 0
  for (const image of images.all()) {
    // One after the other: two at once would wait for each other's memory.
    for (const contestant of contestants) {
      const reading = await contestant.reading(image.frame, image.id)
      failures.add(contestant, image, tallies.get(contestant).add(image, reading))
    }
    done += 1
    progress(done, images.count)
  }
  for (const contestant of contestants) contestant.stop()
  return reportOf({
    ...{ images: done, seed, machine: options.machine },
    contestants: contestants.map((contestant) => ({
      ...contestant,
      tally: tallies.get(contestant),
    })),
  })
}

import { chosen, startContestants } from '../contestants/start-contestants.mjs'
import { loadPhotos } from '../photos/load-photos.mjs'
import { photoReport } from '../photos/photo-report.mjs'
import { PhotoTally } from '../photos/photo-tally.mjs'
import { failuresOf } from './failures.mjs'
import { progress } from './progress.mjs'

const usual = [
  ...['@paycode/reader strategy', '@paycode/reader strategy, video'],
  ...['zxing-wasm default', 'zxing-wasm default, denoise', '@zxing/library default'],
  ...['jsqr default', '@undecaf/zbar-wasm default'],
]

/** Every contestant meets every picture of a folder. */
export async function run({ folder, only, images: about, machine, ...options }) {
  const photos = await loadPhotos(folder, about)
  const contestants = await startContestants(chosen(only, ({ name }) => usual.includes(name)))
  const tallies = new Map(contestants.map((contestant) => [contestant, new PhotoTally()]))
  const failures = failuresOf(options)
  let done = 0
  for await (const photo of photos.all()) {
    for (const contestant of contestants) {
      const reading = await contestant.reading(photo.frame, photo.id)
      failures.add(contestant, photo, tallies.get(contestant).add(photo, reading))
    }
    done += 1
    progress(done, photos.count)
  }
  for (const contestant of contestants) contestant.stop()
  return photoReport({
    ...{ count: done, machine },
    contestants: contestants.map((contestant) => ({
      ...contestant,
      tally: tallies.get(contestant),
    })),
  })
}

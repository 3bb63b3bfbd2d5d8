import { startContestants, chosen } from '../contestants/start-contestants.mjs'
import { filmThings, filmWithoutCode } from '../../../lab/pictures/films/film-without-code.ts'
import { costReport, yardstick } from '../verdict/cost-report.mjs'
import { progress } from './progress.mjs'

/** Frames at the start of each film that are met but not counted: they pay for the compiler. */
const warmUp = 20

/** The strategy, the yardstick and those of --only meet the same films, frame after frame. */
export async function run({
  only,
  seed,
  machine,
  images: frames = 120,
  lines = [480, 720, 1080],
  families: things = filmThings,
}) {
  const isChosen = chosen(only, () => false)
  const isMet = (entry) => entry.isForFilm || entry.name === yardstick || isChosen(entry)
  const contestants = await startContestants(isMet)
  const films = lines.flatMap((each) => things.map((thing) => ({ thing, lines: each })))
  const costs = []
  let done = 0
  for (const film of films) {
    let number = 0
    for (const frame of filmWithoutCode({ ...film, frames: warmUp + frames, seed })) {
      for (const contestant of contestants) {
        const { ms } = await contestant.reading(frame, film.thing)
        if (number >= warmUp) costs.push({ ...film, name: contestant.name, ms })
      }
      number += 1
      done += 1
      progress(done, films.length * (warmUp + frames))
    }
  }
  for (const contestant of contestants) contestant.stop()
  return costReport({ contestants, films, costs, frames, seed, machine })
}

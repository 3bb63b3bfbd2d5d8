import { appearancesIn, frameAt } from './appearances.mjs'
import { quantile, workBetween } from './statistics.mjs'

/** What came of one contestant with one scene, over all rounds. */
export class Tally {
  appearances = 0
  read = 0
  ambiguous = 0
  wrong = 0
  watchedMs = 0
  attempts = 0
  latenciesMs = []
  latencyFrames = []
  /** Processor time of the page's own code for each frame that it read, in ms. */
  ownMs = []
  mainThreadMs = 0
  otherThreadsMs = 0

  add({ clip, ticks, notes, tasks, scripts, otherThreadsMs }) {
    const { attempts, reads, refusals } = notes
    const [start, end] = [ticks[0].at, ticks.at(-1).at]
    const isWatched = ({ at }) => at >= start && at <= end
    const texts = new Set(clip.frames.flat())
    this.watchedMs += end - start
    this.wrong += reads.filter(({ text }) => !texts.has(text)).length
    for (const appearance of appearancesIn(ticks, clip.frames)) {
      if (appearance.from > start) this.#meet(appearance, ticks, reads, refusals)
    }
    const ended = attempts.filter((at) => at >= start && at <= end)
    this.attempts += ended.length
    // Where nothing is read there is still the browser's own work for each frame that it shows.
    const moments = ended.length > 0 ? ended : ticks.map(({ at }) => at)
    this.ownMs.push(...workBetween(moments, scripts))
    this.mainThreadMs += sum(tasks.filter(isWatched))
    this.otherThreadsMs += otherThreadsMs
  }

  #meet({ first, from, to }, ticks, reads, refusals) {
    const isIn = ({ at }) => at >= from && at <= to + slackMs
    this.appearances += 1
    const read = reads.find(isIn)
    if (refusals.some((refusal) => isIn(refusal) && refusal.reason === 'ambiguous')) {
      this.ambiguous += 1
    }
    if (read === undefined) return
    this.read += 1
    this.latenciesMs.push(read.at - from)
    this.latencyFrames.push(frameAt(ticks, read.at) - first)
  }

  get figures() {
    const seconds = this.watchedMs / 1000
    return {
      readPerSecond: this.attempts / seconds,
      latencyMs: [quantile(this.latenciesMs, 0.5), quantile(this.latenciesMs, 1)],
      latencyFrames: quantile(this.latencyFrames, 0.5),
      ownMs: [quantile(this.ownMs, 0.5), quantile(this.ownMs, 0.95)],
      mainThreadShare: this.mainThreadMs / this.watchedMs,
      otherThreadsShare: this.otherThreadsMs / this.watchedMs,
    }
  }
}

/** A slow reader may report a code some time after it has left the picture. */
const slackMs = 600

const sum = (work) => work.reduce((total, { ms }) => total + ms, 0)

import type { BarredArea } from '../code-128/find/barred-areas.ts'
import type { FoundCode } from '../decoders/frame-decoder.ts'
import { clip, type LuminanceFrame, type Region } from '../frame/luminance-frame.ts'
import { isExplainedBy, widened } from './code-in-place.ts'
import { Level } from './level.ts'
import { inFrame, type Place, regionInFrame } from './place.ts'

/** At most this many places per frame: a page full of text has dozens. */
const maxPlaces = 3
/** The margin around bars, as a share of their length: the quiet zone, and a little for movement. */
const quietZone = 0.22

/** A place with bars that were not read, with a margin, in pixels of its level's picture. */
export interface UnreadBars {
  readonly region: Region
  readonly barred: readonly BarredArea[]
}

/** A frame, or a part of it, while it is read: its picture at several sizes, and the codes read so far. */
export class FrameLook {
  readonly frame: LuminanceFrame
  readonly region: Region
  /** Divisor of each side for the light level. The picture stays large enough for a code that fills a tenth of the region. */
  readonly #shrink: 1 | 2 | 4
  readonly #levels = new Map<number, Level>()
  readonly #codes: FoundCode[] = []
  readonly #explained: FoundCode[] = []

  constructor(frame: LuminanceFrame, region?: Region) {
    this.frame = frame
    this.region = clip(region, frame)
    const side = Math.min(this.region.width, this.region.height)
    this.#shrink = side >= 1_440 ? 4 : side >= 400 ? 2 : 1
  }

  get codes(): readonly FoundCode[] {
    return this.#codes
  }

  /** The level that is small enough to be read in every frame. */
  get light(): Level {
    return this.#level(this.#shrink)
  }

  /** The level with every pixel. */
  get full(): Level {
    return this.#level(1)
  }

  /** The levels above the light one, up to the full one. */
  get finer(): readonly Level[] {
    return [2, 1].filter((shrink) => shrink < this.#shrink).map((shrink) => this.#level(shrink))
  }

  /** Adds codes that were read in a picture of this frame. Each symbol counts once, however many passes read it. */
  add(codes: readonly FoundCode[], place: Place): void {
    const found = codes.map((code) => inFrame(code, place))
    for (const code of found) {
      const isKnown = this.#codes.some(
        (other) => other.text === code.text && other.symbology === code.symbology,
      )
      if (!isKnown) this.#codes.push(code)
    }
    this.#explained.push(...found)
  }

  /** Marks the places of codes that were read but not requested, so that no decoder tries them again. */
  explain(codes: readonly FoundCode[], place: Place): void {
    this.#explained.push(...codes.map((code) => inFrame(code, place)))
  }

  /** The places of a level with bars that were not read, those nearest to the middle first. */
  unreadBars(level: Level): UnreadBars[] {
    const { picture } = level
    const fromMiddle = ({ x, y, width, height }: Region): number =>
      Math.hypot(x + width / 2 - picture.width / 2, y + height / 2 - picture.height / 2)
    return level.bars
      .filter((place) => !this.#isExplained(regionInFrame(place, level)))
      .toSorted((a, b) => fromMiddle(a) - fromMiddle(b))
      .slice(0, maxPlaces)
      .map((place) => ({
        region: widened(place, quietZone, picture),
        barred: [place.barred],
      }))
  }

  #level(shrink: number): Level {
    let level = this.#levels.get(shrink)
    if (!level) this.#levels.set(shrink, (level = new Level(this.frame, this.region, shrink)))
    return level
  }

  #isExplained(place: Region): boolean {
    return this.#explained.some((code) => isExplainedBy(place, code))
  }
}

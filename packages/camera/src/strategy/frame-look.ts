import type { BarredArea } from '../code-128/find/barred-areas.ts'
import type { FoundCode } from '../decoders/frame-decoder.ts'
import { clip, type LuminanceFrame, type Region } from '../frame/luminance-frame.ts'
import type { BarPlace } from './bar-places.ts'
import { isExplainedBy, widened } from './code-in-place.ts'
import { Level } from './level.ts'
import { inFrame, type Place, regionInFrame } from './preparation/prepared-picture.ts'

/** At most this many places are tried: a page full of text has dozens. */
const maxPlaces = 3
/** A QR that fills more of the region is read by the light pass, or is none. */
const maxOfRegion = 0.3
/** The quiet zone about a QR, as part of its side: four modules of 21, and a little for what moved. */
const quietZone = 0.22

/** Where something looks like a code that was not read, with room about it, in pixels of its level's picture. */
export interface UnreadPlace {
  readonly level: Level
  readonly region: Region
  /** What is known of the bars there; of a grid nothing. */
  readonly barred: readonly BarredArea[]
}

/** One frame, or a part of it, while it is being looked at: what in it looks like a code, and what has been read. */
export class FrameLook {
  readonly frame: LuminanceFrame
  readonly region: Region
  /** Each side is divided by it for the light look: large enough to see what fills a tenth of the region. */
  readonly shrink: 1 | 2 | 4
  readonly #levels = new Map<number, Level>()
  readonly #codes: FoundCode[] = []
  readonly #explained: FoundCode[] = []

  constructor(frame: LuminanceFrame, region?: Region) {
    this.frame = frame
    this.region = clip(region, frame)
    const side = Math.min(this.region.width, this.region.height)
    this.shrink = side >= 1_440 ? 4 : side >= 400 ? 2 : 1
  }

  get codes(): readonly FoundCode[] {
    return this.#codes
  }

  get isCodeLike(): boolean {
    const { bars, grid } = this.level()
    return bars.length > 0 || grid.length > 0 || this.#codes.length > 0
  }

  /** Whether something looks like a code that was not read. */
  get hasUnread(): boolean {
    return this.unread('bars').length > 0 || this.unread('grid').length > 0
  }

  /** What is left between the light look's size and every pixel, the coarser first. */
  get finerLevels(): readonly Level[] {
    return [2, 1].filter((shrink) => shrink < this.shrink).map((shrink) => this.level(shrink))
  }

  level(shrink: number = this.shrink): Level {
    let level = this.#levels.get(shrink)
    if (!level) this.#levels.set(shrink, (level = new Level(this.frame, this.region, shrink)))
    return level
  }

  /** What was read in a picture of it. Each symbol counts once, however many passes have read it. */
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

  /** What looked like a code is one of these, though it was not asked for. */
  explain(codes: readonly FoundCode[], place: Place): void {
    this.#explained.push(...codes.map((code) => inFrame(code, place)))
  }

  /** Where something looks like this kind of code, and none was read there: the ones nearest to the middle first. */
  unread(kind: 'bars' | 'grid', level: Level = this.level()): UnreadPlace[] {
    const { picture, part } = level
    const fromMiddle = ({ x, y, width, height }: Region): number =>
      Math.hypot(x + width / 2 - picture.width / 2, y + height / 2 - picture.height / 2)
    const places: readonly (Region & Partial<BarPlace>)[] = level[kind]
    return (
      places
        // Bars that stand aslant have a large rectangle about them.
        .filter((place) => kind === 'bars' || areaOf(place) <= maxOfRegion * areaOf(part))
        .filter((place) => !this.#isExplained(regionInFrame(place, level)))
        .toSorted((a, b) => fromMiddle(a) - fromMiddle(b))
        .slice(0, maxPlaces)
        .map((place) => ({
          level,
          region: widened(place, quietZone, picture),
          barred: place.barred ? [place.barred] : [],
        }))
    )
  }

  #isExplained(place: Region): boolean {
    return this.#explained.some((code) => isExplainedBy(place, code))
  }
}

const areaOf = ({ width, height }: Region): number => width * height

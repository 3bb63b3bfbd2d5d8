import type { BarredArea } from '../code-128/barred-areas.ts'
import { type BarPlace, barPlaces } from './bar-places.ts'
import { blockTensors, type BlockTensors } from '../code-128/block-tensors.ts'
import type { FoundCode } from '../decoders/frame-decoder.ts'
import { clip, type LuminanceFrame, overlap, type Region } from '../frame/luminance-frame.ts'
import { isExplainedBy, widened } from './code-in-place.ts'
import { type EdgedGroups, edgedGroups } from './edged-groups.ts'
import { gridPlaces } from './grid-places.ts'

/** So many places are tried at the most: a page full of text has dozens. */
const mostPlaces = 3
/** A QR that fills more of the frame is read by the light pass, or is none. */
const mostOfFrame = 0.3
/** The quiet zone about a QR, as part of its side: four modules of 21, and a little for what moved. */
const quietZone = 0.22

/** Where something looks like a code that was not read, with room about it. */
export interface UnreadPlace {
  readonly region: Region
  /** What is known of the bars there; of a grid nothing. */
  readonly barred: readonly BarredArea[]
}

/** One frame, or a part of it, while it is being looked at: what in it looks like a code, and what has been read. */
export class FrameLook {
  readonly frame: LuminanceFrame
  readonly region: Region
  readonly tensors: BlockTensors
  readonly #edged: EdgedGroups
  readonly #places: { readonly bars: readonly BarPlace[]; readonly grid: readonly Region[] }
  readonly #codes: FoundCode[] = []
  readonly #explained: FoundCode[] = []

  constructor(frame: LuminanceFrame, region?: Region) {
    this.frame = frame
    this.region = clip(region, frame)
    this.tensors = blockTensors(frame, this.region)
    this.#edged = edgedGroups(this.tensors)
    this.#places = {
      bars: barPlaces(frame, this.tensors, this.region),
      grid: gridPlaces(this.tensors, this.#edged),
    }
  }

  get codes(): readonly FoundCode[] {
    return this.#codes
  }

  /** All of what has edges; `undefined` where it is plain. */
  get edged(): Region | undefined {
    return this.#edged.box && overlap(this.#edged.box, this.region)
  }

  get isCodeLike(): boolean {
    const { bars, grid } = this.#places
    return bars.length > 0 || grid.length > 0 || this.#codes.length > 0
  }

  /** Whether something looks like this kind of code, read or not. */
  has(kind: 'bars' | 'grid'): boolean {
    return this.#places[kind].length > 0
  }

  /** Each symbol once, however many passes have read it. */
  add(codes: readonly FoundCode[]): void {
    for (const code of codes) {
      const isKnown = this.#codes.some(
        (other) => other.text === code.text && other.symbology === code.symbology,
      )
      if (!isKnown) this.#codes.push(code)
    }
    this.explain(codes)
  }

  /** What looked like a code is one of these, asked for or not. */
  explain(codes: readonly FoundCode[]): void {
    this.#explained.push(...codes)
  }

  /** Where something looks like this kind of code, and none was read there: the ones nearest to the middle of the frame. */
  unread(kind: 'bars' | 'grid', most: number = mostPlaces): UnreadPlace[] {
    const { width, height } = this.frame
    const fromMiddle = ({ x, y, width: across, height: down }: Region): number =>
      Math.hypot(x + across / 2 - width / 2, y + down / 2 - height / 2)
    const places: readonly (Region & Partial<BarPlace>)[] = this.#places[kind]
    return (
      places
        // Bars that stand aslant have a large rectangle about them.
        .filter((place) => kind === 'bars' || areaOf(place) <= mostOfFrame * width * height)
        .filter((place) => !this.#explained.some((code) => isExplainedBy(place, code)))
        .toSorted((a, b) => fromMiddle(a) - fromMiddle(b))
        .slice(0, most)
        .map((place) => ({
          region: widened(place, quietZone, this.frame),
          barred: place.barred ? [place.barred] : [],
        }))
    )
  }
}

const areaOf = ({ width, height }: Region): number => width * height

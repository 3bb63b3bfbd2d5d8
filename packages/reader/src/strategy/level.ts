import { blockTensors, type BlockTensors } from '../code-128/find/block-tensors.ts'
import { cropFrame, croppedSize } from '../frame/crop-frame.ts'
import type { LuminanceFrame, Region } from '../frame/luminance-frame.ts'
import { type BarPlace, barPlaces } from './bar-places.ts'
import type { Place } from './place.ts'

/** A part of a frame at one size. Its bars are searched on first use. */
export class Level implements Place {
  readonly picture: LuminanceFrame
  readonly region: Region
  readonly scale: number
  /** The part of the picture that belongs to this level; like all places, in pixels of the picture. */
  readonly part: Region
  #tensors: BlockTensors | undefined
  #bars: readonly BarPlace[] | undefined

  /** With `shrink` 1 the picture is the frame itself. Otherwise each of its pixels is the mean of a square. */
  constructor(frame: LuminanceFrame, region: Region, shrink: number) {
    if (shrink === 1) {
      this.picture = frame
      this.region = { ...frame, x: 0, y: 0 }
      this.part = region
    } else {
      this.picture = smaller(frame, region, shrink)
      this.region = region
      this.part = { ...this.picture, x: 0, y: 0 }
    }
    this.scale = 1 / shrink
  }

  get tensors(): BlockTensors {
    return (this.#tensors ??= blockTensors(this.picture, this.part))
  }

  get bars(): readonly BarPlace[] {
    return (this.#bars ??= barPlaces(this.picture, this.tensors, this.part))
  }
}

function smaller(frame: LuminanceFrame, region: Region, shrink: number): LuminanceFrame {
  const { width, height } = croppedSize(region, shrink)
  const data = new Uint8Array(width * height)
  cropFrame(frame, region, shrink, data)
  return { data, width, height, stride: width }
}

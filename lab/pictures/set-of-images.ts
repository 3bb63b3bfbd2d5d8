import { adversarialCount, adversarialImage } from './adversarial-image.ts'
import { countOf, familyNames, imageOf } from './image-of.ts'
import type { TestImage } from './test-image.ts'

export interface SetOptions {
  /** Without it, all. */
  readonly families?: readonly string[] | undefined
  /** The set made to be read wrongly, instead of the families. */
  readonly adversarial?: boolean
  /** Another set of the same kinds for each number. Default 1. */
  readonly seed?: number | undefined
  /** About this many images, spread evenly. Without it, every image. */
  readonly about?: number | undefined
}

export interface SetOfImages {
  readonly count: number
  all(): Generator<TestImage>
  /** This many of them, spread evenly. */
  some(count: number): Generator<TestImage>
}

/** The images of a run, each made when its turn comes. */
export function setOfImages({
  families,
  adversarial = false,
  about,
  seed,
}: SetOptions): SetOfImages {
  const makers = adversarial
    ? Array.from({ length: adversarialCount }, (_, index) => () => adversarialImage(index, seed))
    : (families ?? familyNames).flatMap((family) =>
        Array.from({ length: countOf(family) }, (_, index) => () => imageOf(family, index, seed)),
      )
  const count = Math.min(makers.length, about ?? makers.length)
  function* some(wanted: number): Generator<TestImage> {
    for (let at = 0; at < wanted; at += 1) {
      yield makers[Math.floor((at * makers.length) / wanted)]!()
    }
  }
  return { count, some, all: () => some(count) }
}

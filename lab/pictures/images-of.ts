import { countOf, imageOf } from './image-of.ts'
import type { TestImage } from './test-image.ts'

/** All images of a family, one at a time: together they would fill the memory. */
export function* imagesOf(family: string, seed?: number): Generator<TestImage> {
  for (let index = 0; index < countOf(family); index += 1) {
    yield imageOf(family, index, seed)
  }
}

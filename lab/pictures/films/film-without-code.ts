import type { Frame } from '../frame.ts'
import { lightOfTones, widthOf, type Lines } from '../photograph.ts'
import { develop } from '../optics/develop.ts'
import { expose } from '../optics/expose.ts'
import { compress } from '../optics/jpeg.ts'
import { viewOf } from '../optics/view.ts'
import { randomOf } from '../random.ts'
import { layCounter } from '../scenes/counter.ts'
import { thingsWithoutPayment } from '../scenes/nothing-to-pay.ts'

export const filmThings: readonly string[] = Object.keys(thingsWithoutPayment)

export interface FilmOptions {
  /** One of `filmThings`. */
  readonly thing: string
  readonly lines: Lines
  readonly frames: number
  readonly seed: number
}

/**
 * Consecutive frames of a thing that slides slowly over the counter: every frame a little further, a little brighter or
 * darker, with noise of its own, compressed as a webcam does it. No frame equals another.
 */
export function* filmWithoutCode({ thing, lines, frames, seed }: FilmOptions): Generator<Frame> {
  const name = `film of ${thing}, ${lines} lines, set ${seed}`
  const random = randomOf(name)
  const { surface, middle } = thingsWithoutPayment[thing]!(random)
  const size = { width: widthOf(lines), height: lines }
  const counter = new Float32Array(size.width * size.height)
  layCounter(counter, size, random)
  const [startX, startY] = [random.between(0.4, 0.6), random.between(0.4, 0.6)]
  const heading = random.between(0, 2 * Math.PI)
  // Shares of the frame's height, each frame: over 120 frames about a third of it.
  const speed = 0.003
  const pose = {
    pixelsPerModule: (lines / 480) * random.between(1.2, 2),
    rotationDegrees: random.between(-20, 20),
    tiltDegrees: random.between(0, 20),
    tiltTowardsDegrees: random.between(0, 360),
  }
  const noiseSigma = random.between(2, 6)
  for (let number = 0; number < frames; number += 1) {
    const way = speed * lines * (number - frames / 2)
    const at = [
      startX * size.width + way * Math.cos(heading),
      startY * lines + way * Math.sin(heading),
    ] as const
    const white = 225 + 12 * Math.sin(number / 15)
    const light = counter.slice()
    expose(
      light,
      size,
      surface,
      viewOf(
        { ...pose, rotationDegrees: pose.rotationDegrees + number / 20, at },
        middle,
        size.width,
      ),
      lightOfTones({ black: 25, white }),
    )
    const data = develop(light, noiseSigma, randomOf(`${name}, frame ${number}`))
    compress(data, size, 85)
    yield { data, ...size, stride: size.width }
  }
}

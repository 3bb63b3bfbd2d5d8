import { checkOf } from '../../src/code-128/values/check-symbol.ts'
import { modulesOf } from '../../src/code-128/fit/code-modules.ts'
import type { LuminanceFrame, Point } from '../../src/frame/luminance-frame.ts'
import { codeModules } from '../../src/code-128/values/symbol-patterns.ts'

// Looked up once, because access to a global is slow in jest's sandbox.
const { abs, ceil, cos, floor, imul, log, max, min, PI, pow, sin, sqrt, exp } = Math

/** The code's position before the camera, and the camera's blur, noise and light. */
export interface Scene {
  readonly text: string
  readonly width?: number
  readonly height?: number
  /** Pixels per module in the middle of the code. */
  readonly pitch?: number
  /** Height of the bars, in modules. */
  readonly bars?: number
  readonly middle?: Point
  /** Rotations in degrees: in the picture's plane, about the bars' direction, about the code's own. */
  readonly turn?: number
  readonly yaw?: number
  readonly tip?: number
  /** Standard deviation of the lens's blur and length of the motion, in pixels; direction of the motion in degrees. */
  readonly blur?: number
  readonly motion?: number
  readonly motionAngle?: number
  /** Standard deviation of the noise, in grey values. */
  readonly noise?: number
  /** Light of paper and ink, 0 to 1. */
  readonly paper?: number
  readonly ink?: number
  /** Light around the phone. */
  readonly table?: number
  readonly seed?: number
}

/** Random numbers. The same seed gives the same numbers. */
export function random(seed: number): () => number {
  let state = (seed * 2_654_435_761 + 1) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = imul(state ^ (state >>> 15), 1 | state)
    t = (t + imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function normal(next: () => number): number {
  return sqrt(-2 * log(1 - next())) * cos(2 * PI * next())
}

/** Made-up digits that look like a payment code. */
export function madeUpDigits(next: () => number): string {
  const tail = Array.from({ length: 16 }, () => floor(next() * 10)).join('')
  return `1${floor(next() * 6)}${tail}`
}

const valuesOf = (text: string): number[] => {
  const pairs = text.match(/../g)?.map(Number) ?? []
  return [...pairs, checkOf(pairs)]
}

const across = 3

/** A frame with a code on a white card. The drawing adds light; grey values are its 2.2th root. */
export function drawCode128(scene: Scene): LuminanceFrame {
  const { width = 640, height = 480, table = 0.12 } = scene
  const light = new Float32Array(width * height).fill(table)
  addCode(light, scene)
  return develop(light, scene)
}

/** Draws one more code into light. */
export function addCode(light: Float32Array, scene: Scene): void {
  const { width = 640, height = 480, pitch = 2, bars = 30, paper = 0.85, ink = 0.02 } = scene
  const { middle = { x: width / 2, y: height / 2 }, turn = 0, yaw = 0, tip = 0 } = scene
  const modules = modulesOf(valuesOf(scene.text))
  const half = codeModules / 2
  const [sinT, cosT] = sine(turn)
  const [sinY, cosY] = sine(yaw)
  const [sinP, cosP] = sine(tip)
  // The plane's axes in space; the camera is `far` away, in pixels, and so is its focal length.
  const far = 1.2 * width
  const ax = [cosY, 0, sinY] as const
  const bx = [sinP * sinY * -1, cosP, sinP * cosY] as const
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let sum = 0
      let inside = 0
      for (let sub = 0; sub < across * across; sub += 1) {
        const px = x - middle.x + ((sub % across) + 0.5) / across - 0.5
        const py = y - middle.y + (floor(sub / across) + 0.5) / across - 0.5
        const qx = px * cosT + py * sinT
        const qy = py * cosT - px * sinT
        // qx = far (a·ax0 + b·bx0) / (far + a·ax2 + b·bx2), solved for a and b.
        const m00 = far * ax[0] - qx * ax[2]
        const m01 = far * bx[0] - qx * bx[2]
        const m10 = far * ax[1] - qy * ax[2]
        const m11 = far * bx[1] - qy * bx[2]
        const determinant = m00 * m11 - m01 * m10
        const a = (far * (qx * m11 - qy * m01)) / determinant / pitch
        const b = (far * (m00 * qy - m10 * qx)) / determinant / pitch
        const module = a + half
        if (module < -10 || module > 2 * half + 10 || abs(b) > bars / 2 + 6) continue
        inside += 1
        const isBar = abs(b) <= bars / 2 && modules[floor(module)] === 1
        sum += isBar ? ink : paper
      }
      if (inside === 0) continue
      const at = y * width + x
      light[at] = (sum + light[at]! * (across * across - inside)) / (across * across)
    }
  }
}

/** Applies blur, motion and noise, and converts light to grey values. */
export function develop(light: Float32Array, scene: Scene): LuminanceFrame {
  const { width = 640, height = 480, blur = 0, motion = 0, motionAngle = 0, noise = 0 } = scene
  let picture = light
  if (blur > 0)
    picture = blurred(blurred(picture, width, height, blur, 1), width, height, blur, width)
  if (motion > 0) picture = moved(picture, width, height, motion, motionAngle)
  const next = random(scene.seed ?? 1)
  const stride = width + 16
  const data = new Uint8ClampedArray(stride * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const grey = 255 * pow(picture[y * width + x]!, 1 / 2.2)
      data[y * stride + x] = grey + (noise ? noise * normal(next) : 0)
    }
  }
  return { data, width, height, stride }
}

function blurred(
  light: Float32Array,
  width: number,
  height: number,
  sigma: number,
  step: number,
): Float32Array {
  const reach = ceil(3 * sigma)
  const weights = Array.from({ length: 2 * reach + 1 }, (_, at) =>
    exp(-((at - reach) ** 2) / (2 * sigma * sigma)),
  )
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const result = new Float32Array(light.length)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let sum = 0
      for (let at = -reach; at <= reach; at += 1) {
        const i = step === 1 ? x + at : y + at
        const inside = max(0, min((step === 1 ? width : height) - 1, i))
        sum += weights[at + reach]! * light[step === 1 ? y * width + inside : inside * width + x]!
      }
      result[y * width + x] = sum / total
    }
  }
  return result
}

function moved(
  light: Float32Array,
  width: number,
  height: number,
  length: number,
  angle: number,
): Float32Array {
  const [aside, along] = sine(angle)
  const steps = ceil(2 * length) + 1
  const result = new Float32Array(light.length)
  for (let step = 0; step < steps; step += 1) {
    const far = (step / (steps - 1) - 0.5) * length
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const sx = max(0, min(width - 1.001, x + far * along))
        const sy = max(0, min(height - 1.001, y + far * aside))
        const [left, top] = [floor(sx), floor(sy)]
        const [px, py] = [sx - left, sy - top]
        const at = top * width + left
        const above = light[at]! * (1 - px) + light[at + 1]! * px
        const below = light[at + width]! * (1 - px) + light[at + width + 1]! * px
        result[y * width + x]! += (above * (1 - py) + below * py) / steps
      }
    }
  }
  return result
}

const sine = (degrees: number): [number, number] => [
  sin((degrees * PI) / 180),
  cos((degrees * PI) / 180),
]

import type { Corners, Point } from '../scenes/draw-symbol.ts'
import { texelsPerModule } from '../scenes/scene.ts'

export interface Pose {
  /** Of Code 128's modules, where the surface's middle is, before it is tilted. */
  readonly pixelsPerModule: number
  /** Clockwise. */
  readonly rotationDegrees: number
  readonly tiltDegrees: number
  /** Of the axis about which it is tilted: 0 brings the right side nearer, 90 the lower one. */
  readonly tiltTowardsDegrees: number
  /** Where the surface's middle is seen, in pixels. */
  readonly at: Point
}

/** From a surface's texels to a frame's pixels, and back. */
export interface View {
  pixelOf(point: Point): Point
  cornersOf(corners: Corners): Corners
  /** Row by row: texel = (m0 x + m1 y + m2, m3 x + m4 y + m5) / (m6 x + m7 y + m8). */
  readonly toTexel: readonly number[]
}

/** A pinhole camera that looks straight down, about 50 degrees wide. */
export function viewOf(pose: Pose, middle: Point, frameWidth: number): View {
  const focal = 1.1 * frameWidth
  const scale = pose.pixelsPerModule / texelsPerModule
  const turn = (pose.rotationDegrees * Math.PI) / 180
  const tilt = (pose.tiltDegrees * Math.PI) / 180
  const towards = (pose.tiltTowardsDegrees * Math.PI) / 180
  const [cx, cy] = [Math.cos(towards), Math.sin(towards)]
  const [shrunk, depth] = [Math.cos(tilt), Math.sin(tilt)]
  // The surface is turned in its plane, then what points `towards` is shortened and comes nearer.
  const [r00, r01, r10, r11] = [Math.cos(turn), -Math.sin(turn), Math.sin(turn), Math.cos(turn)]
  const k = shrunk - 1
  const [s00, s01, s10, s11] = [1 + k * cx * cx, k * cx * cy, k * cx * cy, 1 + k * cy * cy]
  const a = [
    scale * (s00 * r00 + s01 * r10),
    scale * (s00 * r01 + s01 * r11),
    scale * (s10 * r00 + s11 * r10),
    scale * (s10 * r01 + s11 * r11),
  ] as const
  const z = [
    (-scale * depth * (cx * r00 + cy * r10)) / focal,
    (-scale * depth * (cx * r01 + cy * r11)) / focal,
  ] as const
  const [px, py] = pose.at
  const [mx, my] = middle
  // Pixel = ((a + at·z) · (texel − middle) + at) / (z · (texel − middle) + 1)
  const h = [
    a[0] + px * z[0],
    a[1] + px * z[1],
    0,
    a[2] + py * z[0],
    a[3] + py * z[1],
    0,
    z[0],
    z[1],
    0,
  ]
  h[2] = px - h[0]! * mx - h[1]! * my
  h[5] = py - h[3]! * mx - h[4]! * my
  h[8] = 1 - h[6]! * mx - h[7]! * my
  const pixelOf = ([x, y]: Point): Point => {
    const w = h[6]! * x + h[7]! * y + h[8]!
    return [(h[0]! * x + h[1]! * y + h[2]!) / w, (h[3]! * x + h[4]! * y + h[5]!) / w]
  }
  const cornersOf = ([first, second, third, fourth]: Corners): Corners => [
    pixelOf(first),
    pixelOf(second),
    pixelOf(third),
    pixelOf(fourth),
  ]
  return { pixelOf, cornersOf, toTexel: inverseOf(h) }
}

/** But for a factor, which a homography does not mind. */
function inverseOf(m: readonly number[]): readonly number[] {
  const [a, b, c, d, e, f, g, h, i] = m as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  return [
    ...[e * i - f * h, c * h - b * i, b * f - c * e],
    ...[f * g - d * i, a * i - c * g, c * d - a * f],
    ...[d * h - e * g, b * g - a * h, a * e - b * d],
  ]
}
